package markup

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"
)

// Characters that are not what they seem come with copy from a PDF, a scan or
// a word processor: readers see nothing, a box, or a word that no search
// finds. They print as they are, and the first of each kind is named.

// A strange kind of character.
type strange uint8

const (
	usual        strange = iota
	private              // of a symbol font (Unicode's private use areas)
	invisible            // zero-width marks, controls
	damaged              // U+FFFD
	lookalike            // radicals, compatibility forms, letters of other scripts
	strangeKinds         // how many there are
)

// strangers names the first character of each kind; of look-alikes, the first
// that is not in code, where 㐀 and 一 may be meant to differ. It sets b.unclean
// when there is one that must not come out, and b.wide when there is a full-width
// bracket, so that nothing else looks for those.
func (b *builder) strangers(root ast.Node) {
	var told [strangeKinds]bool
	var code []text.Segment // found when first asked for
	s := b.text
	for i := zh.AfterHan(s, 0); i < len(s); i = zh.AfterHan(s, i) {
		if n := plainLen(s[i:]); n > 0 {
			b.wide = b.wide || n == len("】") && strings.Contains(wideClose, s[i:i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b.unclean = b.unclean || unwanted(r)
		if kind := strangeness(r, s, i, size); kind != usual && !told[kind] {
			if kind == lookalike {
				if code == nil {
					code = b.code(root)
				}
				if within(code, i) {
					i += size
					continue
				}
			}
			told[kind] = true
			message, hint := kind.describe(r)
			b.warn(i, size, strangeCharacter, message, hint)
		}
		i += size
	}
}

// Strangers names the characters of front matter that are not what they seem,
// the first of each kind; what nobody sees is named where it is read.
func Strangers(s string) []Finding {
	var findings []Finding
	var told [strangeKinds]bool
	for i := zh.AfterHan(s, 0); i < len(s); i = zh.AfterHan(s, i) {
		if n := plainLen(s[i:]); n > 0 {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if kind := strangeness(r, s, i, size); kind != usual && kind != invisible && !told[kind] {
			told[kind] = true
			message, hint := kind.describe(r)
			findings = append(findings, Finding{i, size, strangeCharacter, message, hint})
		}
		i += size
	}
	return findings
}

// plainLen returns the length of the character that s begins with when it is
// one of those that make up nearly all copy: ASCII, Chinese marks, quotes and
// dashes. 0 tells to look closer.
func plainLen(s string) int {
	switch c := s[0]; {
	case c < utf8.RuneSelf:
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' || c == '\r' {
			return 1
		}
	case len(s) < 3:
	case c == 0xe3 && s[1] == 0x80, c == 0xef && s[1] == 0xbc, // U+3000–U+303F, U+FF00–U+FF3F
		c == 0xe2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0xa7: // U+2010–U+2027
		return 3
	}
	return 0
}

// strangeness returns the kind of the character at s[i:i+size].
func strangeness(r rune, s string, i, size int) strange {
	switch {
	case r >= 0xa0 && r < 0x2e80:
		switch {
		case r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
			if r == 0x200d && joinsEmoji(s[:i]) {
				return usual
			}
			return invisible
		case strings.ContainsRune("АВЕКМНОРСТУХаеорсух", r) && besideLatin(s, i, size): // Cyrillic
			return lookalike
		}
	case r >= 0x30a1 && r <= 0x30fc:
		if likeHan[r] != 0 && amongHan(r, s, i, size) {
			return lookalike
		}
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xfeff, r >= 0xfff9 && r <= 0xfffb:
		return invisible
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		return private
	case r == 0xfffd:
		return damaged
	case r >= 0x2e80 && r <= 0x2fd5, r >= 0x31c0 && r <= 0x31e3, r >= 0x1d400 && r <= 0x1d7ff,
		(r >= 0xf900 && r <= 0xfad9 || r >= 0x2f800 && r <= 0x2fa1d) && norm.NFC.String(string(r)) != string(r):
		return lookalike
	}
	return usual
}

// joinsEmoji reports whether s ends in a picture character, which a joiner
// makes one with the next.
func joinsEmoji(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= 0x1f000 || r == 0xfe0f || r >= 0x2190 && r < 0x2c00
}

func besideLatin(s string, i, size int) bool {
	return i > 0 && asciiLetter(s[i-1]) || i+size < len(s) && asciiLetter(s[i+size])
}

// likeHan are the kana that scans have for Chinese characters.
var likeHan = map[rune]rune{'ニ': '二', 'ハ': '八', 'ロ': '口', 'エ': '工', 'カ': '力', 'タ': '夕', 'ト': '卜', 'オ': '才', 'ミ': '三', 'ー': '一'}

// amongHan reports whether a kana stands by itself in Chinese copy. ー is also
// a dash where it stands at the edge.
func amongHan(r rune, s string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	if kana(before) || kana(after) {
		return false
	}
	return zh.Han(before) && zh.Han(after) || r != 'ー' && (zh.Han(before) || zh.Han(after))
}

func kana(r rune) bool { return r >= 0x3041 && r <= 0x30ff }

// symbols are characters of the fonts Symbol and Wingdings that word
// processors set before the items of a list, and what looks like them.
var symbols = map[rune]string{
	0xf06c: "●", 0xf0b7: "●", 0xf06e: "■", 0xf0a7: "■", 0xf075: "◆", 0xf076: "◆", 0xf0d8: "▶", 0xf0fc: "√", 0xf0fe: "☑",
	0xf06f: "□", 0xf071: "□", 0xf0a8: "□", 0xf0e0: "→", 0xf0e8: "→", 0xf0ab: "★",
}

// names of characters that cannot be seen.
var invisibleNames = map[rune]string{
	0xad: "软连字符", 0x200b: "零宽空格", 0x200c: "零宽不连字", 0x200d: "零宽连字", 0x200e: "方向标记", 0x200f: "方向标记",
	0x2028: "行分隔符", 0x2029: "段分隔符", 0x2060: "零宽不换行", 0xfeff: "字节顺序标记", 0x0b: "软换行", 0x0c: "分页符",
}

// describe says what is wrong with a character of the kind.
func (kind strange) describe(r rune) (message, hint string) {
	switch kind {
	case private:
		hint = "换成普通的符号，如 ●、■、√"
		if like := symbols[r]; like != "" {
			hint = "换成 " + like
		}
		return fmt.Sprintf("这个字（U+%04X）只在某一种字体里有，读者看到的多半是方框", r), hint
	case invisible:
		name := invisibleNames[r]
		if name == "" {
			name = "控制符"
		}
		return fmt.Sprintf("这里有看不见的字符（%s，U+%04X）", name, r), "删去它：光标移到它后面，按一次退格"
	case damaged:
		return "这个字坏了（U+FFFD）", "照原稿补上这个字"
	}
	plain := string(likeHan[r])
	if likeHan[r] == 0 {
		plain = norm.NFKC.String(string(r))
	}
	if plain == string(r) {
		return fmt.Sprintf("“%c”（U+%04X）看着像一个字，其实是另一个", r, r), "重新打一遍这个字"
	}
	return fmt.Sprintf("“%c”（U+%04X）看着像“%s”，其实不是，搜索找不到", r, r, plain), "改成 " + plain
}
