package markup

import (
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"
)

// cjk reports whether r is set on a full square and takes no space beside it:
// Chinese characters, kana, bopomofo and full-width marks. Korean is written
// with spaces and does not count. Marks that Latin text shares with Chinese
// are ambiguous instead.
func cjk(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r >= 0x3000 && r <= 0x31ff:
		return r < 0x3130 || r > 0x318f // Hangul compatibility letters
	case r >= 0xff00 && r <= 0xffef:
		return r < 0xffa0 || r > 0xffdc // half-width Hangul
	}
	return r >= 0xfe10 && r <= 0xfe6f || r >= 0x2e80 && r <= 0x2fff || zh.Han(r)
}

// ambiguous reports whether r is a mark that Chinese and Latin text share:
// “ ” ‘ ’ — … · and the like. Its neighbours tell which it is.
func ambiguous(r rune) bool {
	return r < 0x2e80 && r >= 0x80 && zh.Fullwidth(r)
}

// wideAhead reports whether text begins, after ambiguous marks, with a
// full-square character.
func wideAhead(text []byte) bool {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if !ambiguous(r) {
			return cjk(r)
		}
		text = text[size:]
	}
	return false
}

// wideBehind reports whether text ends, before ambiguous marks, with a
// full-square character.
func wideBehind(text []byte) bool {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRune(text)
		if !ambiguous(r) {
			return cjk(r)
		}
		text = text[:len(text)-size]
	}
	return false
}

// blankRune reports whether r shows nothing but space, U+3000 included, or is
// one of the invisible characters that word processors leave behind.
func blankRune(r rune) bool {
	return unicode.IsSpace(r) || r == 0x200b || r == 0xfeff || r == 0x2060
}
