package page

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/sheet"
	"bao/internal/typeset"
)

// numbered are lines that say their own number, in paragraphs of some.
func numbered(random *rand.Rand, n int) []typeset.Line {
	var lines []typeset.Line
	block := 0
	for i := range n {
		lines = append(lines, typeset.Line{
			Block: block, Width: 9000, Spread: 2000,
			Segments: []typeset.Segment{{Text: fmt.Sprintf("<%d>", i)}},
		})
		if random.IntN(4) == 0 {
			lines[i].Last = true
			block++
		}
	}
	return lines
}

// inLegs stands the lines in legs at random places.
func inLegs(random *rand.Rand, lines []typeset.Line) *sheet.Story {
	s := &sheet.Story{Copy: &sheet.Copy{}, Place: compose.Place{Region: compose.Rect{Col: random.IntN(3), Top: random.IntN(40)}}}
	col := s.Place.Region.Col
	for len(lines) > 0 {
		n := min(len(lines), 1+random.IntN(6))
		s.Legs = append(s.Legs, sheet.Leg{
			Leg:   compose.Leg{Rect: compose.Rect{Col: col, Top: s.Place.Region.Top + 3 + random.IntN(9), Cols: 1, Lines: n}},
			Lines: lines[:n],
		})
		lines, col = lines[n:], col+1
	}
	return s
}

var (
	runForm = regexp.MustCompile(`<span class="run" style="([^"]*)">((?:<span class="line[^"]*">&lt;\d+&gt;</span>)+)</span>`)
	lineNo  = regexp.MustCompile(`&lt;(\d+)&gt;`)
)

// places reads back from HTML where each line stands, by the names of lengths.
func places(t *testing.T, html, left, top string, pitch float64) map[int][2]float64 {
	t.Helper()
	at := map[int][2]float64{}
	length := func(style, name string) float64 {
		for _, part := range strings.Split(style, ";") {
			if value, ok := strings.CutPrefix(part, name+":"); ok {
				n, err := strconv.ParseFloat(strings.TrimSuffix(value, "em"), 64)
				if err != nil {
					t.Fatal(err)
				}
				return n
			}
		}
		t.Fatalf("no %s in %s", name, style)
		return 0
	}
	for _, run := range runForm.FindAllStringSubmatch(html, -1) {
		for row, m := range lineNo.FindAllStringSubmatch(run[2], -1) {
			n, _ := strconv.Atoi(m[1])
			if _, twice := at[n]; twice {
				t.Errorf("line %d stands there twice", n)
			}
			at[n] = [2]float64{length(run[1], left), length(run[1], top) + float64(row)*pitch}
		}
	}
	return at
}

// TestRuns holds that each line stands once, in order, where its leg has it,
// in one setting and in two that have other legs.
func TestRuns(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		lines := numbered(random, 1+random.IntN(30))
		wide, narrow := inLegs(random, lines), inLegs(random, lines)
		g := grid{sheet.Screen(5)}
		for _, c := range []struct {
			html      string
			left, top string
			story     *sheet.Story
		}{
			{string(copyOf("", false, newSetting(g, wide, ""))), "left", "top", wide},
			{string(copyOf("", false, newSetting(g, wide, "w"), newSetting(g, narrow, "n"))), "--wx", "--wy", wide},
			{string(copyOf("", false, newSetting(g, wide, "w"), newSetting(g, narrow, "n"))), "--nx", "--ny", narrow},
		} {
			var order []string
			for _, m := range lineNo.FindAllStringSubmatch(c.html, -1) {
				order = append(order, m[1])
			}
			for i, n := range order {
				if n != strconv.Itoa(i) || len(order) != len(lines) {
					t.Fatalf("%d lines are written as %v", len(lines), order)
				}
			}
			if strings.Count(c.html, "<p") != lines[len(lines)-1].Block+1 || strings.Count(c.html, "</p>") != strings.Count(c.html, "<p") {
				t.Fatalf("%d paragraphs are written as %s", lines[len(lines)-1].Block+1, c.html)
			}
			at, i := places(t, c.html, c.left, c.top, g.Pitch()), 0
			for _, leg := range c.story.Legs {
				for row := range leg.Lines {
					want := [2]float64{g.left(leg.Col) - g.left(c.story.Place.Region.Col), g.top(leg.Top - c.story.Place.Region.Top + row)}
					if got := at[i]; max(got[0]-want[0], want[0]-got[0], got[1]-want[1], want[1]-got[1]) > 0.02 {
						t.Fatalf("line %d stands at %v, not %v, in %s", i, got, want, c.html)
					}
					i++
				}
			}
		}
	}
}

// TestLeading holds that lines closer than the grid's fill their leg.
func TestLeading(t *testing.T) {
	s := inLegs(rand.New(rand.NewPCG(3, 4)), numbered(rand.New(rand.NewPCG(5, 6)), 1))
	s.Place.Leading, s.Legs[0].Rect.Lines = -2, 8 // ten lines in the height of eight
	g := grid{sheet.Screen(3)}
	html := string(copyOf("", false, newSetting(g, s, "")))
	if want := "--pitch:" + em(0.8*g.Pitch()); !strings.Contains(html, want) {
		t.Errorf("no %s in %s", want, html)
	}
}

// TestVerse holds that the stanzas of a poem move to the middle by the same,
// and that what is no verse stays.
func TestVerse(t *testing.T) {
	line := func(block, width int, hard, last bool) typeset.Line {
		return typeset.Line{Block: block, Width: width, Spread: 13000 - width, Hard: hard, Last: last, Segments: []typeset.Segment{{Text: "诗"}}}
	}
	poem := []typeset.Line{line(0, 5000, true, false), line(0, 7000, false, true), line(2, 6000, true, false), line(2, 4000, false, true), line(3, 3000, false, true)}
	right := verseRight(poem, 13)
	if right[0] != 3 || right[2] != 3 || right[3] != 0 {
		t.Errorf("moved by %v", right)
	}
	if right := verseRight(poem[:2], 13); right != nil {
		t.Errorf("an address moved by %v", right)
	}
	s := &sheet.Story{Copy: &sheet.Copy{}, Place: compose.Place{Boxed: true, Region: compose.Rect{Cols: 2, Lines: 20}}}
	for col := range 2 {
		s.Legs = append(s.Legs, sheet.Leg{Leg: compose.Leg{Rect: compose.Rect{Col: col, Top: 4, Cols: 1, Lines: 5}}, Lines: poem})
	}
	if moved := inMiddle(s); len(moved.Legs) != 1 || moved.Legs[0].Cols != 2 || len(moved.Legs[0].Lines) != 10 || moved.Legs[0].Top != 6 {
		t.Errorf("a framed poem stands in %+v", moved.Legs)
	}
}
