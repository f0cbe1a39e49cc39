package word

import "unicode/utf8"

// Enclosed returns a letter in a ring as one character, or beside its ring
// where there is none; "" where ring is none.
func Enclosed(ring, letter string) string {
	switch ring {
	case "○", "〇", "◯", "О":
	case "□", "△", "◇", "\uF081":
		return ring + letter
	default:
		return ""
	}
	for i, r := range circled {
		if Numeral(i+1, "decimal") == letter {
			return string(r)
		}
	}
	for i, r := range sequences["ideographEnclosedCircle"] {
		if Numeral(i+1, "chineseCounting") == letter {
			return string(r)
		}
	}
	if r, n := utf8.DecodeRuneInString(letter); n == len(letter) {
		switch {
		case r >= 'A' && r <= 'Z':
			return string('Ⓐ' + r - 'A')
		case r >= 'a' && r <= 'z':
			return string('ⓐ' + r - 'a')
		}
	}
	return "○" + letter
}
