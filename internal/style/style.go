// Package style reads a site's own style sheet, static/site.css, for mistakes
// that a browser passes over in silence: a name that nothing listens to, marks
// of a Chinese keyboard, a brace or a semicolon too few, a file that is not there.
//
// It says nothing of what is good CSS, and must not refuse what browsers take.
package style

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"bao/internal/diag"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// Check returns what is wrong in the style sheet that stands at a path and is
// published at an address. static lists what it may link to, as static/face.woff2.
func Check(path string, data []byte, address string, static []string) []diag.Problem {
	s := sheet{path: path, data: data, address: address, static: static, tokens: tokensOf(data)}
	s.marks()
	s.braces()
	s.declarations()
	s.links()
	return s.problems
}

// sheet is a style sheet as it is gone through.
type sheet struct {
	path, address string
	data          []byte
	static        []string
	tokens        []token
	problems      []diag.Problem
}

// token is a piece of the text. They follow each other without gaps.
type token struct {
	kind  css.TokenType
	start int
	text  string
}

func tokensOf(data []byte) []token {
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(data))) // which writes behind its input
	var list []token
	at := 0
	for {
		kind, text := lexer.Next()
		if kind == css.ErrorToken {
			return list
		}
		list = append(list, token{kind, at, string(text)})
		at += len(text)
	}
}

// enough problems are told of one style sheet: each costs a look at all of it.
const enough = 50

func (s *sheet) say(rule *diag.Rule, at, length int, message, hint string) {
	if len(s.problems) >= enough {
		return
	}
	s.problems = append(s.problems, rule.At(diag.At(s.path, s.data, at, length), message, hint))
}

// wide are marks of a Chinese keyboard, and what is meant. In a style sheet
// they are letters of a name.
var wide = map[rune]string{
	'：': ":", '；': ";", '｛': "{", '｝': "}", '（': "(", '）': ")", '“': `"`, '”': `"`, '‘': "'", '’': "'",
	'，': ",", '。': ".", '＃': "#", '－': "-", '　': "空格",
}

// marks finds the marks that are mistyped, the first of each line.
func (s *sheet) marks() {
	from := 0 // where the next line begins after one that has been told
	for _, t := range s.tokens {
		switch t.kind {
		case css.StringToken, css.CommentToken, css.URLToken, css.WhitespaceToken:
			continue
		}
		for i, r := range t.text {
			at := t.start + i
			if wide[r] == "" || at < from {
				continue
			}
			if from = len(s.data); bytes.IndexByte(s.data[at:], '\n') >= 0 {
				from = at + bytes.IndexByte(s.data[at:], '\n')
			}
			s.say(badStyle, at, len(string(r)), fmt.Sprintf("用了全角的 %c，这一条不起作用", r), "换成英文的 "+wide[r])
		}
	}
}

// braces finds what is not closed, and what closes nothing.
func (s *sheet) braces() {
	var open []token
	for i, t := range s.tokens {
		switch t.kind {
		case css.LeftBraceToken:
			open = append(open, t)
		case css.RightBraceToken:
			if len(open) == 0 {
				s.say(badStyle, t.start, 1, "这个 } 多了，前面没有等着它的 {", "去掉它，或者找找前面少了哪个 {")
				return
			}
			open = open[:len(open)-1]
		case css.BadStringToken, css.BadURLToken:
			s.say(badStyle, t.start, 1, "这里的引号或括号没有关上", "在同一行里补上另一半")
			return
		case css.CommentToken:
			if !strings.HasSuffix(t.text, "*/") || len(t.text) < 4 {
				s.say(badStyle, t.start, 2, "注释没有写完，后面的样式都不起作用", "在注释后面写 */")
				return
			}
		case css.DelimToken:
			if t.text == "/" && i+1 < len(s.tokens) && s.tokens[i+1].text == "/" {
				s.say(badStyle, t.start, 2, "样式表里没有 // 这种注释，后面一条不起作用", "注释写成 /* … */")
			}
		}
	}
	if len(open) > 0 {
		s.say(badStyle, open[0].start, 1, "这个 { 没有 }，后面的样式不起作用", "在它管的几行后面写 }")
	}
}

// declarations goes through what stands between semicolons and braces.
func (s *sheet) declarations() {
	start := 0
	for i, t := range s.tokens {
		switch t.kind {
		case css.SemicolonToken, css.RightBraceToken:
			s.declaration(solid(s.tokens[start:i]))
			start = i + 1
		case css.LeftBraceToken:
			start = i + 1
		}
	}
}

// solid leaves out comments and white space, but for what ends a line.
func solid(tokens []token) []token {
	return slices.DeleteFunc(slices.Clone(tokens), func(t token) bool {
		return t.kind == css.CommentToken || t.kind == css.WhitespaceToken && !strings.Contains(t.text, "\n")
	})
}

func isName(t token) bool {
	return t.kind == css.IdentToken || t.kind == css.CustomPropertyNameToken
}

// declaration looks at one name and its value.
func (s *sheet) declaration(list []token) {
	for len(list) > 0 && list[0].kind == css.WhitespaceToken {
		list = list[1:]
	}
	if len(list) < 2 || !isName(list[0]) {
		return
	}
	if list[1].kind == css.ColonToken {
		for i := 3; i+1 < len(list); i++ {
			if isName(list[i]) && list[i-1].kind == css.WhitespaceToken && list[i+1].kind == css.ColonToken {
				before := list[i-2]
				s.say(badStyle, before.start, len(before.text), "这一行末尾少了分号，下一条和它连成了一条", "在行末写 ;")
			}
		}
	}
	s.named(list[0], list[1:])
}
