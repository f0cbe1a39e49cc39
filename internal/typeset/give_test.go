package typeset

import "testing"

// TestGive holds that a paragraph takes a line more where its lines give characters away,
// and one less where its marks are squeezed, and that no line is opened for it by more
// than an eighth of an em.
func TestGive(t *testing.T) {
	m := Measure{Width: 11000, Indent: 2000}
	for _, tt := range []struct {
		text       string
		give, want int
	}{
		{"春风吹过小桥流水的时候大家都来到河边看一看新修好的那一座桥还有桥边的树和草地上面的花", 0, 4},
		{"春风吹过小桥流水的时候大家都来到河边看一看新修好的那一座桥还有桥边的树和草地上面的花", 2, 5},
		{"春风，吹过，小桥，流水，大家，都来，到河边，看", 0, 3},
		{"春风，吹过，小桥，流水，大家，都来，到河边，看", -1, 2},
	} {
		lines := Lines([]Block{{Runs: []Run{{Text: tt.text}}, Give: tt.give}}, m)
		if len(lines) != tt.want {
			t.Errorf("giving %d: %d lines, want %d", tt.give, len(lines), tt.want)
		}
		for i, l := range lines {
			if tt.give > 0 && l.Justify && l.Spread > mostGiven*l.Gaps {
				t.Errorf("giving %d: line %d is opened by %d over %d gaps", tt.give, i, l.Spread, l.Gaps)
			}
		}
	}
}
