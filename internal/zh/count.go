package zh

import (
	"unicode"

	"golang.org/x/text/width"
)

// Count returns the 字数 of s as Chinese word processors count it: every
// Chinese character and every full-width mark is one, a Latin word or a
// number is one however long, spaces are none. Half-width punctuation belongs
// to the word or number it touches and is one when it stands alone, so 3,000
// is one and 好,好 is three.
func Count(s string) int {
	n, inWord := 0, false
	for _, r := range s {
		switch {
		case r >= 0x4e00 && r <= 0x9fff: // nearly all there is to count
			n++
			inWord = false
		case unicode.IsSpace(r), unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r):
			// Invisible format characters end a word like a space: the
			// zero-width space is there to let a line break.
			inWord = false
		case ownCell(r):
			n++
			inWord = false
		case !inWord && !unicode.Is(unicode.Mn, r):
			n++
			inWord = true
		}
	}
	return n
}

// ownCell reports whether r is counted by itself: characters and marks of the
// wide scripts.
func ownCell(r rune) bool {
	if r < 0x80 {
		return false
	}
	if Han(r) || Fullwidth(r) {
		return !fullwidthAlnum(r)
	}
	return width.LookupRune(r).Kind() == width.EastAsianWide
}
