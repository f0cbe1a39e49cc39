package typeset

import "unicode"

// em is the body size; half of it is a half-width mark.
const em = 1000

// Advance widths of U+0020–U+007E in 1/1000 em, read from the hmtx tables of
// Liberation Serif and Liberation Sans 2.1, which have the metrics of Times
// New Roman and Arial. Pages name such a face for U+20–7E before the Song or
// Hei face, so that these are the widths readers see.
var (
	serif = [95]int16{
		250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
		921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
		556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
		333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
		500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
	}
	serifBold = [95]int16{
		250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
		930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
		611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
		333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
		556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
	}
	sans = [95]int16{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	}
	sansBold = [95]int16{
		278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
		611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
	}
)

// advances holds what is neither ASCII nor an em wide in a Song or Hei face:
// the wider of Noto Serif CJK SC and Noto Sans CJK SC, measured in Chromium.
var advances = map[rune]int{
	'\u00a0': 256, '·': 500, '°': 370, '′': 278, '″': 474, '–': 563, '‐': 347, '‑': 347,
	'²': 411, '³': 411, '¹': 411, '©': 832, '®': 501, '™': 795, '€': 555, '£': 555, '¥': 555, '¢': 555,
	'№': 1089, '⸺': 2000, '\u2002': 500, '\u2003': 1000, '\u2009': 200, '\u202f': 200,
	'«': 550, '»': 550, '\u200b': 0, '\u2060': 0, '\ufeff': 0,
}

// latinQuotes are the widths of ’ and ” in Latin text, where they are not an em
// wide; of the same faces as the tables. Code has none of its own in many faces
// and takes the serif's.
var latinQuotes = [Sans | Bold + 1][2]int{0: {333, 444}, Bold: {333, 500}, Sans: {222, 333}, Sans | Bold: {278, 500}}

// latinQuote is the width of the curly quote r in Latin text.
func latinQuote(r rune, style Style) int {
	widths := &latinQuotes[style&(Sans|Bold)]
	if r == '“' || r == '”' {
		return widths[1]
	}
	return widths[0]
}

var code = func() (widths [95]int16) {
	for i := range widths {
		widths[i] = 600
	}
	return widths
}()

// asciiOf are the widths of U+0020–U+007E in a style, at full size.
func asciiOf(style Style) *[95]int16 {
	switch {
	case style&Code != 0:
		return &code
	case style&(Sans|Bold) == Sans|Bold:
		return &sansBold
	case style&Sans != 0:
		return &sans
	case style&Bold != 0:
		return &serifBold
	}
	return &serif
}

// advance is the width of r at full size in thousandths of an em.
func advance(r rune, style Style) int {
	if r >= 0x20 && r < 0x7f {
		return int(asciiOf(style)[r-0x20])
	}
	if wide(r) {
		return em
	}
	if w, ok := advances[r]; ok {
		return w
	}
	switch {
	case r == '\t':
		return 2400
	case raised(r):
		return 500
	case r >= '🀀' && r <= '🫿':
		return 1300 // emoji: Segoe UI and Noto Color Emoji are wider than an em
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return 650
	}
	return em
}

// grid holds ideographs, kana, Hangul, and the full-width forms.
var grid = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x11ff, Stride: 1}, // Hangul Jamo
		{Lo: 0x2e80, Hi: 0xa4cf, Stride: 1}, // radicals to Yi
		{Lo: 0xac00, Hi: 0xd7af, Stride: 1}, // Hangul
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1},
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1},
		{Lo: 0xff01, Hi: 0xff60, Stride: 1},
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x16fe0, Hi: 0x1b2ff, Stride: 1}, {Lo: 0x20000, Hi: 0x3ffff, Stride: 1}},
}

// wide reports whether r is a character of the Chinese grid.
func wide(r rune) bool { return unicode.Is(grid, r) }

// raised reports whether r is a figure or a sign set high or low.
func raised(r rune) bool { return r >= '⁰' && r <= 'ₜ' }
