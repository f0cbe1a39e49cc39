package zh

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Count returns the 字数 of s as Chinese word processors count it: every
// Chinese character and every full-width mark is one, a Latin word or a
// number is one, spaces are none. Half-width punctuation belongs
// to the word or number it touches and is one when it stands alone, so 3,000
// is one and 好,好 is three. What goes on for longer than any word is no word:
// of a file of nothing but letters, each longestWord are one, or the whole
// file would be taken for a brief.
func Count(s string) int {
	var c Counter
	c.Add(s)
	return c.N
}

// longestWord is the length beyond which a word is counted again.
const longestWord = 256

// Counter counts as Count does, of a text that comes in pieces.
type Counter struct {
	N    int
	word int // characters of the word that the last piece ended in
}

// EndWord tells that a line ends, or anything else that ends a word.
func (c *Counter) EndWord() { c.word = 0 }

// Add counts the next piece.
func (c *Counter) Add(s string) {
	n, word := c.N, c.word
	for i := 0; i < len(s); {
		if end := AfterHan(s, i); end > i {
			n += (end - i) / hanLen
			word = 0
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r > ' ' && r < 0x7f:
			if word%longestWord == 0 {
				n++
			}
			word++
		case ownCell(r):
			n++
			word = 0
		case unicode.IsSpace(r), unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r):
			// Invisible format characters end a word like a space: the
			// zero-width space is there to let a line break.
			word = 0
		case word > 0 || !unicode.Is(unicode.Mn, r):
			if word%longestWord == 0 {
				n++
			}
			word++
		}
	}
	c.N, c.word = n, word
}

// hanLen is how many bytes a character between U+4E00 and U+9FFF takes.
const hanLen = 3

// AfterHan returns where the characters between U+4E00 and U+9FFF end that
// stand in s at i and right behind: nearly all that Chinese copy holds, which
// a loop may pass over at once that looks for something else.
func AfterHan(s string, i int) int {
	for ; i+hanLen <= len(s); i += hanLen {
		lead, tails := s[i], s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80
		if lead < 0xe4 || lead > 0xe9 || lead == 0xe4 && s[i+1] < 0xb8 || !tails {
			break
		}
	}
	return i
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
