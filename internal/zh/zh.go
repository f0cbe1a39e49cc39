// Package zh knows Chinese text: which characters are Chinese, how wide and
// how many they are, how dates and numbers are written, what a word sounds
// like in pinyin, and where a sentence may be cut.
//
// It does no input or output, holds no state and never looks at the clock.
package zh

import "unicode"

// Han reports whether r is a Chinese character. 〇, the zero of 二〇二三年,
// counts as one although Unicode files it under letter numbers.
func Han(r rune) bool {
	return r == '〇' || unicode.Is(unicode.Han, r)
}

// Fullwidth reports whether r is a punctuation mark that newspapers set on a
// full character width.
func Fullwidth(r rune) bool {
	switch r {
	case '·', '—', '…', '‘', '’', '“', '”':
		return true
	}
	return r >= 0x3001 && r <= 0x301f && r != '〇' || r >= 0xff01 && r <= 0xff65 && unicode.IsPunct(r)
}
