package word

import (
	"slices"
	"strings"
)

// Symbol fonts number their characters by bytes, which Word keeps in the
// private area from U+F000 on.

// Symbol returns the character of Unicode that a font of symbols shows for one in
// the private area; what isn't known comes back as it is.
func Symbol(r rune, font string) rune {
	if !Private(r) {
		return r
	}
	known, at := rune(0), r-0xF000
	switch strings.ToLower(strings.TrimSpace(font)) {
	case "wingdings":
		known = wingdings[at]
	case "wingdings 2":
		known = wingdings2[at]
	case "wingdings 3":
		known = wingdings3[at]
	case "webdings":
		known = webdings[at]
	case "symbol", "standard symbols ps", "opensymbol":
		known = greek[at]
	default:
		// A font of text at these places shows what it has at the place
		// itself, as Word does on falling back.
		if known = wingdings[at]; known == 0 {
			known = greek[at]
		}
	}
	if known == 0 {
		return r
	}
	return known
}

// Bullet returns the mark of an item, whose font may be any: one of a symbol
// font that isn't known is a point, as most are.
func Bullet(mark string) string {
	r := []rune(strings.TrimSpace(mark))
	switch {
	case len(r) == 1 && r[0] == 'o':
		return "◦" // as Word's second level has it, in Courier New
	case len(r) == 1 && 0xF000 <= r[0] && r[0] <= 0xF0FF:
		if s := Symbol(r[0], "wingdings"); s != r[0] && r[0] != 0xF06C && r[0] != 0xF0B7 { // F0B7 is Symbol's
			return string(s)
		}
		return "•"
	}
	return string(r)
}

// Private reports whether r is a character of a symbol font that isn't known.
func Private(r rune) bool { return 0xF000 <= r && r <= 0xF0FF }

// Once returns all with r in it, once.
func Once(all []rune, r rune) []rune {
	if slices.Contains(all, r) {
		return all
	}
	return append(all, r)
}
