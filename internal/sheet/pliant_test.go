package sheet

import (
	"math/rand/v2"
	"testing"

	"bao/internal/compose"
	"bao/internal/typeset"
)

func textOfLines(lines []typeset.Line) string {
	text := ""
	for _, l := range lines {
		text += lineText(l)
	}
	return text
}

// TestSuited holds that copy whose paragraphs are set longer or shorter is the same copy,
// stands in the room there is, and has fewer lines empty.
func TestSuited(t *testing.T) {
	f := Printed(printSettings(), false)
	less := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		c := headed(r, 1, 6+r.IntN(12))
		p := newPiece(&c, f)
		own := p.plain.lines()
		legs, spare := 2+r.IntN(3), r.IntN(9)
		rows := (len(own) + spare + legs - 1) / legs
		place := compose.Place{Jump: -1}
		for k := range legs {
			place.Legs = append(place.Legs, compose.Leg{Rect: compose.Rect{Col: k, Cols: 1, Lines: rows}})
		}
		ends, set, _ := newPliant(p.plain, own).suited(&place, f.page(), true, leeway{white: hangingIn(own)})
		if ends == nil {
			continue
		}
		if len(set) > rows*legs || ends[legs-1] != len(set) {
			t.Errorf("seed %d: %d lines in %d legs of %d, the last ends at %d", seed, len(set), legs, rows, ends[legs-1])
		}
		if textOfLines(set) != textOfLines(own) {
			t.Errorf("seed %d: the copy is not the same", seed)
		}
		if len(set) > len(own) {
			less++
		}
	}
	if less < 20 {
		t.Errorf("only %d of 60 stories have fewer empty lines", less)
	}
}

// TestPoemStaysWhole holds that the white between stanzas is the same everywhere.
func TestPoemStaysWhole(t *testing.T) {
	f := Printed(printSettings(), false)
	c := copyOf(1, 1)
	blocks := []typeset.Block{}
	for i := range 4 {
		if i > 0 {
			blocks = append(blocks, typeset.Block{Kind: typeset.Fixed, Rows: 1})
		}
		blocks = append(blocks, typeset.Block{Kind: typeset.Flush, Ragged: true, Runs: []typeset.Run{{Text: "雨落在小巷里\n风从河上来"}}})
	}
	c.Verse = true
	s := setIn(f.measure(), func() []typeset.Block { return blocks })
	for room := len(s.lines()); room < len(s.lines())+5; room++ {
		place := compose.Place{Jump: -1, Legs: []compose.Leg{{Rect: compose.Rect{Cols: 1, Lines: room}}}}
		_, set, _ := newPliant(s, s.lines()).suited(&place, f.page(), true, leeway{white: hangingIn(s.lines())})
		gaps := map[int]int{}
		for i := 0; i < len(set); i++ {
			n := 0
			for ; i < len(set) && blank(&set[i]); i++ {
				n++
			}
			if n > 0 {
				gaps[n]++
			}
		}
		if len(gaps) > 1 {
			t.Errorf("in %d lines the white between stanzas is %v", room, gaps)
		}
		if more := room - len(s.lines()); more >= 3 && gaps[2] != 3 {
			t.Errorf("%d lines to spare, and the white is %v", more, gaps)
		}
	}
}
