package word

import (
	"slices"
	"strings"
)

// Symbol fonts number their characters by bytes, which Word keeps in the
// private area from U+F000 on. The tables have those that copy has.

// wingdings are characters of Wingdings, which Word takes its bullets from.
var wingdings = map[byte]rune{
	0x28: '☎', 0x2A: '✉', 0x4A: '☺', 0x50: '⚐', 0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '□', 0x72: '□', 0x75: '◆', 0x76: '❖',
	0x9F: '•', 0xA7: '▪', 0xA8: '□', 0xAB: '★', 0xB6: '✰', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE8: '→', 0xF0: '⇨',
	0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
}

// greek are the letters of Symbol from @ and from ` on.
const (
	greekUpper = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
	greekLower = "\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)

// marks are other characters of Symbol that aren't ASCII's.
var marks = map[byte]rune{
	0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2A: '∗', 0x2D: '−', 0xA2: '′', 0xA3: '≤', 0xA5: '∞', 0xAB: '↔', 0xAC: '←', 0xAD: '↑',
	0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″', 0xB3: '≥', 0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡',
	0xBB: '≈', 0xBC: '…', 0xC5: '⊕', 0xC6: '∅', 0xC7: '∩', 0xC8: '∪', 0xCC: '⊂', 0xCE: '∈', 0xD0: '∠', 0xD6: '√', 0xD7: '⋅',
	0xDE: '⇒', 0xE5: '∑', 0xF2: '∫',
}

// Symbol returns the character for one of a symbol font; what isn't known comes
// back as it is, in the private area.
func Symbol(r rune, font string) rune {
	if r < 0xF020 || r > 0xF0FF {
		return r
	}
	c := byte(r)
	font = strings.ToLower(font)
	switch {
	case font == "wingdings":
		if s, ok := wingdings[c]; ok {
			return s
		}
	case strings.HasPrefix(font, "symbol"):
		if s, ok := marks[c]; ok {
			return s
		}
		switch {
		case c < 0x40:
			return rune(c)
		case c < 0x60:
			return []rune(greekUpper)[c-0x40]
		case c < 0x7F:
			return []rune(greekLower)[c-0x60]
		}
	}
	return r
}

// Bullet returns the mark of an item, whose font may be any: one of a symbol
// font that isn't known is a point, as most are.
func Bullet(mark string) string {
	r := []rune(strings.TrimSpace(mark))
	switch {
	case len(r) == 1 && r[0] == 'o':
		return "◦" // as Word's second level has it, in Courier New
	case len(r) == 1 && 0xF000 <= r[0] && r[0] <= 0xF0FF:
		if s := Symbol(r[0], "wingdings"); s != r[0] && r[0] != 0xF06C {
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
