// Package zh knows Chinese text: which characters are Chinese, how wide and
// how many they are, how dates and numbers are written in a newspaper, what a
// word sounds like in pinyin, and where a sentence may be cut. Every function
// is pure and may be called concurrently; bytes that are not UTF-8 are taken
// for U+FFFD and never panic.
//
// It does no input or output, never looks at the clock, and never corrects
// what an editor wrote.
package zh

import "unicode"

// Han reports whether r is a Chinese character. 〇, the zero of 二〇二三年, and
// the repetition mark 々 count as characters, as Unicode's Han script has it.
func Han(r rune) bool {
	if r >= 0x4e00 && r <= 0x9fff {
		return true
	}
	return r >= 0x2e80 && unicode.Is(unicode.Han, r)
}

// Fullwidth reports whether r is a mark that Chinese newspapers set on a full
// character width (clreq section 3.1): the Chinese stops, brackets and quotes,
// the middle dot, the two-em dash and ellipsis, and the full-width forms of
// ASCII punctuation. The ideographic space U+3000 is a space, not a mark.
func Fullwidth(r rune) bool {
	switch {
	case r == '·', r == '—', r == '…', r == '―', r == '‘', r == '’', r == '“', r == '”':
		return true
	case r >= '、' && r <= '〃', r >= '〈' && r <= '】', r >= '〔' && r <= '〟':
		return true
	case r == '⸺', r == '⸻':
		return true
	case r >= '！' && r <= '～':
		return !fullwidthAlnum(r)
	}
	return false
}

// fullwidthAlnum reports whether r is a full-width Latin letter or digit.
func fullwidthAlnum(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// narrow returns the ASCII character that r is the full-width form of, and
// any other r as it is. U+3000 becomes a plain space.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '\u3000':
		return ' '
	}
	return r
}

// asciiAlnum reports whether r is an ASCII letter or digit.
func asciiAlnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}
