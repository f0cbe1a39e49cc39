package audit

import (
	"html"
	"strings"
	"unicode"
)

// blankRune reports whether r shows nothing by itself.
func blankRune(r rune) bool {
	switch {
	case r < 0x80:
		return r <= ' ' || r == 0x7f
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff:
		return true
	case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe: // no characters
		return true
	}
	return unicode.IsSpace(r) || r < 0xa0
}

// spelled reads a character at the start of the copy that is written as
// something else, \* or &amp;, and returns how long that is when s begins with
// the character (then said is its length) or it shows nothing.
func spelled(copy []byte, s string) (n, said int) {
	character, n := resolve(copy)
	switch {
	case n == 0:
		return 0, 0
	case strings.HasPrefix(s, character):
		return n, len(character)
	case trim(character) == "":
		return n, 0
	}
	return 0, 0
}

// resolve returns the character that the copy begins with when it is written
// with a backslash or as an entity, and the length of that; 0 if it is not.
func resolve(copy []byte) (character string, n int) {
	const longest = 40
	if len(copy) == 0 {
		return "", 0
	}
	switch copy[0] {
	case '\\':
		if pairs := backslashes(copy) / 2; pairs > 0 {
			return strings.Repeat(`\`, pairs), 2 * pairs
		}
		if len(copy) > 1 && mark(copy[1]) {
			return string(copy[1]), 2
		}
	case '&':
		i := 1
		for i < min(len(copy), longest) && nameByte(copy[i]) {
			i++
		}
		if i < len(copy) && copy[i] == ';' {
			typed := string(copy[:i+1])
			if character = html.UnescapeString(typed); character != typed {
				return character, i + 1
			}
		}
	}
	return "", 0
}

// nameByte reports whether c can stand between the & and the ; of an entity.
func nameByte(c byte) bool {
	return c == '#' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// backslashes returns how many s begins with. As many are printed when they
// are copy, half of them when they are not.
func backslashes[T string | []byte](s T) int {
	n := 0
	for n < len(s) && s[n] == '\\' {
		n++
	}
	return n
}

// mark reports whether c is an ASCII mark.
func mark(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
