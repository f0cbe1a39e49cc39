package zh

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Width returns how many terminal cells s takes: two for a Chinese character
// or full-width mark, none for control characters and combining marks, one
// for the rest. Characters whose width Unicode leaves open (UAX #11
// "ambiguous": curly quotes, dashes, ellipses) take two, as they do in the
// Chinese fonts of our editors' terminals.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += cells(r)
	}
	return n
}

// Unspread returns a word that was set wide, 标　题 or 责 任 编 辑, as forms have the
// words of two characters that stand below those of three, without its blanks.
// Any other s comes back as it is.
func Unspread(s string) string {
	last, han := rune(-1), 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
		case !Han(r) || Han(last): // two that touch are no word set wide
			return s
		default:
			han++
		}
		last = r
	}
	if han < 2 {
		return s
	}
	return strings.Join(strings.Fields(s), "")
}

func cells(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return 1
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	return 1
}
