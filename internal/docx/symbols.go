package docx

import (
	"strconv"
	"strings"

	"bao/internal/foreign/word"
)

// bullet returns the mark of a list without numbers.
func bullet(text, font string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	r := []rune(text)
	for i := range r {
		known := word.Symbol(r[i], font)
		switch {
		case word.Private(known):
			known = '•'
		case word.Private(r[i]):
		case r[i] < 0x7F && r[i] > ' ' && (dingbats(font) || strings.EqualFold(font, "symbol")):
			if at := word.Symbol(r[i]+0xF000, font); !word.Private(at) {
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

// symbolRune returns the place of a symbol by its number in a base as for
// strconv.ParseUint, 0 for none. Some programs write the place in the font
// alone.
func symbolRune(number string, base int) rune {
	code, err := strconv.ParseUint(number, base, 32)
	if err != nil || code == 0 || code > 0x10FFFF {
		return 0
	}
	if code < 0x100 {
		code += 0xF000
	}
	return rune(code)
}
