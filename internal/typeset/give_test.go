package typeset

import (
	"reflect"
	"strings"
	"testing"
)

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

// TestTableGivesNothing: a table has as many lines as are counted, whatever it is
// asked to give away.
func TestTableGivesNothing(t *testing.T) {
	m := Measure{Width: 7400}
	b := Block{Kind: Tabular, Runs: []Run{{Text: strings.Repeat("春", 13) + "小桥流水小桥流水", Style: Sup}, {Text: "吹过"}}}
	lines := Lines([]Block{b}, m)
	for _, b.Give = range []int{1, 2, -1} {
		if n := Count([]Block{b}, m); n != len(lines) {
			t.Errorf("giving %d: %d lines are counted, want %d", b.Give, n, len(lines))
		}
		if got := Lines([]Block{b}, m); !reflect.DeepEqual(got, lines) {
			t.Errorf("giving %d: %d lines, want %d", b.Give, len(got), len(lines))
		}
	}
}
