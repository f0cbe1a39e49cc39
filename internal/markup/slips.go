package markup

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Slips of the keyboard that turn marks into text. The copy stays as it was
// typed; the editor is told.

// slips looks for slips in text that came out as text. s is as typed and
// stands at the given place.
func (b *builder) slips(s string, at int) {
	b.slipsOfStars(s, at)
	b.slipOfPicture(s, at)
}

// slipsOfStars looks for stars in text that were meant to be marks: two that
// found no pair and are no mask, and single ones within words.
func (b *builder) slipsOfStars(s string, at int) {
	for i := 0; ; {
		next := strings.Index(s[i:], "**")
		if next < 0 {
			break
		}
		i += next
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], "*"))
		if (i == 0 || s[i-1] != '\\') && !b.hidden[at+i] && !runAt(b.src, at+i, at+i+n).mask(b.src) {
			b.warn(at+i, 2, unpairedStars, "** 没有配成对，照原样印出来了", "粗体前后各两个星号，星号里侧不留空格：**粗体**")
			break
		}
		i += n
	}
	for _, star := range b.doubt {
		if i := star - at; i >= 0 && i < len(s) && s[i] == '*' {
			b.warn(star, 1, literalStar, "* 夹在字中间，照原样印出来了", "要加粗，写成 **重点**；本来就是星号，写成 \\*")
			b.doubt = nil // once
			break
		}
	}
	for len(b.guessed) > 0 && b.guessed[0] < at+len(s) {
		if i := b.guessed[0] - at; i >= 0 {
			b.warn(at+i, 2, guessedMask, "这里的两个星号当作没有写出来的数字，照原样印，没有加粗", "要加粗，写成 <b>这几个字</b>")
		}
		b.guessed = b.guessed[1:]
	}
}

// swapped finds what was meant for a picture or a link with its brackets
// missing, mixed up or in the wrong order. A file or an address stands behind.
var swapped = regexp.MustCompile(`(?i)(?:[!！]\s?[\[［【(（]|[\])）】］] ?[\[［(（{<【]|\]\S?\()[^\n]{0,200}?(?:\.(jpe?g|png|gif|webp|bmp|heic|md)|https?://[^\s\])）】］]+)[\])）】］}>]`)

// slipOfPicture reports a picture or a link that was not made.
func (b *builder) slipOfPicture(s string, at int) {
	if !strings.Contains(s, ".") {
		return
	}
	m := swapped.FindStringSubmatchIndex(s)
	if m == nil {
		return
	}
	what, hint := "链接", "写成 [文字](文件名.md)，先方括号后圆括号"
	if m[2] >= 0 && !strings.EqualFold(s[m[2]:m[3]], "md") {
		what, hint = "图片", "写成 ![说明](文件名)，先方括号后圆括号"
	}
	b.warn(at+m[0], m[1]-m[0], unmadeLink, what+"没有成，照原样印出来了", hint)
}

// slipOfHeading reports a paragraph that was meant to be a heading.
func (b *builder) slipOfHeading(p *ast.Paragraph) {
	if p.Lines().Len() == 0 {
		return
	}
	line := p.Lines().At(0)
	s := bytes.TrimLeft(line.Value(b.src), " ")
	at := max(line.Stop-len(s), 0)
	rest := bytes.TrimLeft(s, "#＃")
	marks := s[:len(s)-len(rest)]
	if len(marks) == 0 || len(bytes.TrimSpace(rest)) == 0 {
		return
	}
	switch {
	case bytes.Contains(marks, []byte("＃")):
		b.warn(at, len(marks), wideMark, "小标题要用半角的 #", "写成 ## 小标题，# 后面空一格")
	case wideAhead(rest) && !bytes.Contains(rest, []byte("#")): // #话题# is no slip
		b.warn(at, len(marks), tightHeading, "# 后面没有空格，不成小标题", "写成 ## 小标题，# 后面空一格")
	}
}

// slipOfFence reports a code block that runs to the end of the copy because
// its last line is missing.
func (b *builder) slipOfFence(c *ast.FencedCodeBlock) {
	n := c.Lines().Len()
	if n == 0 {
		return
	}
	rest := b.src[min(c.Lines().At(n-1).Stop, len(b.src)):]
	if len(bytes.TrimSpace(rest)) == 0 {
		fence := bytes.TrimRight(b.src[:c.Lines().At(0).Start], " \t\r\n")
		at := bytes.LastIndexByte(fence, '\n') + 1
		b.warn(at, len(fence)-at, unclosedCode, "代码块没有结束，后面的文字都成了代码", "在代码后面单独一行写 ```")
	}
}
