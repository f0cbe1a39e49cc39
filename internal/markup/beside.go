package markup

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"
)

// What stands beside a star or a line tells what it is.

func allHan(s []byte) bool {
	for _, r := range string(s) {
		if !zh.Han(r) {
			return false
		}
	}
	return true
}

func unit(r rune) bool {
	return strings.ContainsRune("年月日时分秒号期届元人名户次件楼单室", r)
}

// unitAlone reports whether s begins with a unit and no word that begins like
// it: 人，, but not 人大.
func unitAlone(s []byte) bool {
	first, size := utf8.DecodeRune(s)
	next, _ := utf8.DecodeRune(s[size:])
	return unit(first) && (size == len(s) || next == '*' || next == '_' || numeral(next) || edge(next) ||
		strings.ContainsRune("和与及至到", next))
}

// adverb reports whether r is emphasised by itself: 本期**不**收费.
func adverb(r rune) bool {
	return strings.ContainsRune("不未没无非勿莫别禁必须应可能会已仅只都均全才最再先后", r)
}

// joins reports whether r joins two names.
func joins(r rune) bool { return strings.ContainsRune("和与及同跟", r) }

func colon(r rune) bool   { return r == '：' || r == ':' }
func opening(r rune) bool { return strings.ContainsRune("（【《〈([", r) }
func numeral(r rune) bool { return digit(r) >= 0 }
func latin(r rune) bool   { return unicode.Is(unicode.Latin, r) }

// solid reports whether words of r are written without spaces, so that a mark
// beside it may stand within one.
func solid(r rune) bool {
	return numeral(r) || zh.Han(r) || kana(r) && r != '・'
}

// fullSquare reports whether r is a digit or set on a full square.
func fullSquare(r rune) bool { return numeral(r) || cjk(r) && r != 0x3000 }

// ascii reports whether s begins with nothing else, as far as one looks.
func ascii(s []byte) bool {
	return !bytes.ContainsFunc(s[:min(len(s), 96)], func(r rune) bool { return r >= utf8.RuneSelf })
}

func asciiWord(r rune) bool { return r < utf8.RuneSelf && wordByte(byte(r)) }

// edge reports whether a word ends at r: a mark, a space, or no character.
func edge(r rune) bool {
	return r == 0 || r == utf8.RuneError || r != '*' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
