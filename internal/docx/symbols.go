package docx

import (
	"strconv"
	"strings"
)

// symbol returns the character of Unicode that a font of symbols shows at a
// place, which is U+F000 and the place in the font.
func symbol(r rune, font string) (rune, bool) {
	if !private(r) {
		return r, true
	}
	at := r - 0xF000
	switch strings.ToLower(strings.TrimSpace(font)) {
	case "wingdings":
		r = wingdings[at]
	case "wingdings 2":
		r = wingdings2[at]
	case "wingdings 3":
		r = wingdings3[at]
	case "webdings":
		r = webdings[at]
	case "symbol", "standard symbols ps", "opensymbol":
		r = greek[at]
	default:
		// A font of text at these places shows what it has at the place
		// itself, as Word does on falling back.
		if r = wingdings[at]; r == 0 {
			r = greek[at]
		}
	}
	return r, r != 0
}

// bullet returns the mark of a list without numbers.
func bullet(text, font string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	r := []rune(text)
	for i := range r {
		known, ok := symbol(r[i], font)
		switch {
		case !ok:
			known = '•'
		case private(r[i]):
		case r[i] < 0x7F && r[i] > ' ' && (dingbats(font) || strings.EqualFold(font, "symbol")):
			if at, ok := symbol(r[i]+0xF000, font); ok {
				known = at
			}
		case r[i] == 'o':
			known = '◦'
		}
		r[i] = known
	}
	return string(r)
}

// dingbats tells whether a font has symbols where others have letters.
func dingbats(font string) bool {
	switch strings.ToLower(font) {
	case "wingdings", "wingdings 2", "wingdings 3", "webdings":
		return true
	}
	return false
}

// symbolRune returns the place of a w:sym, 0 for none. Some programs write the
// place in the font alone.
func symbolRune(n *node) rune {
	code, err := strconv.ParseUint(n.attr("w:char"), 16, 32)
	if err != nil || code == 0 || code > 0x10FFFF {
		return 0
	}
	if code < 0x100 {
		code += 0xF000
	}
	return rune(code)
}

// numberedRune is the same by the number of a SYMBOL field.
func numberedRune(word string) rune {
	code, err := strconv.ParseUint(word, 0, 32)
	if err != nil || code == 0 || code > 0x10FFFF {
		return 0
	}
	if code < 0x100 {
		code += 0xF000
	}
	return rune(code)
}
