package zh

import (
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
