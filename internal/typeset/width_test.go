package typeset

import (
	"testing"
	"unicode"

	"golang.org/x/text/width"
)

// TestWide asks Unicode which letters stand in the Chinese grid (UAX #11, East
// Asian Width): they are wide, an em each, and no others are.
func TestWide(t *testing.T) {
	for r := rune(0x20); r < 0x40000; r++ {
		if !unicode.IsLetter(r) || unicode.Is(unicode.Hangul, r) && (r < '가' || r > '힣') { // letters that are put together to one
			continue
		}
		kind := width.LookupRune(r).Kind()
		want := kind == width.EastAsianWide || kind == width.EastAsianFullwidth
		if got := wide(r); got != want {
			t.Errorf("%U %c: wide %v", r, r, got)
		}
		if want && advance(r, 0) != em {
			t.Errorf("%U %c takes %d", r, r, advance(r, 0))
		}
	}
}

// TestAdvances compares what stands beside each other in print.
func TestAdvances(t *testing.T) {
	for _, r := range "iMx0 .W" {
		if advance(r, Code) != advance('m', Code) {
			t.Errorf("%c is not as wide as m in code", r)
		}
	}
	for _, style := range []Style{0, Bold, Sans, Sans | Bold} {
		if advance('i', style) >= advance('n', style) || advance('n', style) >= advance('M', style) {
			t.Errorf("style %d: i %d, n %d, M %d", style, advance('i', style), advance('n', style), advance('M', style))
		}
	}
	for _, c := range []struct {
		name              string
		narrower, broader rune
	}{
		{"raised figures", '⁵', '五'},
		{"lowered figures", '₅', '五'},
		{"Greek", 'λ', '五'},
		{"Cyrillic", 'д', '五'},
		{"Thai", 'ก', '五'},
		{"pictures", '五', '😀'},
		{"pictures, first", '五', '🀀'},
		{"tabs", '五', '\t'},
		{"raised figures of Latin", '²', '五'},
		{"half-width kana", 'ｱ', 'ア'},
		{"full-width letters", 'a', 'ａ'},
	} {
		if a, b := advance(c.narrower, 0), advance(c.broader, 0); a >= b || a <= 0 {
			t.Errorf("%s: %c takes %d, %c %d", c.name, c.narrower, a, c.broader, b)
		}
	}
}

// TestRaised: what is raised or lowered is set at six tenths.
func TestRaised(t *testing.T) {
	for _, text := range []string{"字", "a", "·", "，", "1", "a 字 1"} {
		full := Lines([]Block{{Kind: Preformatted, Runs: []Run{{Text: text}}}}, Measure{Width: 9 * em})[0].Width
		for _, style := range []Style{Sup, Sub, Sup | Sub} {
			got := Lines([]Block{{Kind: Preformatted, Runs: []Run{{Text: text, Style: style}}}}, Measure{Width: 9 * em})[0].Width
			if off := got - full*6/10; off > 0 || off < -len(text) { // each character is rounded down
				t.Errorf("%s: %d of %d", text, got, full)
			}
		}
	}
}

// TestInterpuncts are half a character wide, whichever it is (GB/T 15834-2011 5.1.7).
func TestInterpuncts(t *testing.T) {
	for _, mark := range []string{"·", "・", "‧"} {
		if l := flush("甲" + mark + "乙").Lines(Measure{Width: 9 * em})[0]; l.Width != 2*em+em/2 {
			t.Errorf("%s: %d", mark, l.Width)
		}
	}
}
