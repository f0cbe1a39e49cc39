package sheet

import (
	"testing"

	"pgregory.net/rapid"

	"bao/internal/compose"
)

// headsOver are headlines of so many lines over each of so many columns.
func headsOver(lines ...int) (list []compose.Head) {
	for i, n := range lines {
		if n > 0 {
			list = append(list, compose.Head{Span: i + 1, Size: 200, Lines: n, MinWhite: 1, White: 2, MaxWhite: 4})
		}
	}
	return list
}

// TestDemandByHand holds what stories take, counted by hand on a page whose columns are
// ten characters and whose pictures lose no line.
func TestDemandByHand(t *testing.T) {
	page := compose.Page{Columns: 4, Lines: 60, Chars: 9, Gutter: 1, Pitch: 1, Gap: 1, MinLeg: 2, JumpLines: 1}
	wide := compose.Photo{Aspect: 1, MinSpan: 2, MaxSpan: 2, Cutline: []int{2, 1}} // 19 lines, its cutline, white
	small := compose.Photo{Aspect: 1, MinSpan: 1, MaxSpan: 1, Cutline: []int{2}}   // 9 lines, its cutline, white
	for _, tt := range []struct {
		name  string
		story compose.Story
		want  demand
	}{
		// A headline of three lines, white of one or two, the line between two stories.
		{"one column", compose.Story{Lines: 20, Heads: headsOver(3)}, demand{20 + 3 + 1 + 1, 20 + 3 + 2 + 1}},
		{"two columns at least", compose.Story{Lines: 20, MinSpan: 2, MaxSpan: 2, Heads: headsOver(3, 2)}, demand{20 + 2*(2+1+1), 20 + 2*(2+2+1)}},
		{"no headline for one column", compose.Story{Lines: 20, MaxSpan: 2, Heads: headsOver(0, 2)}, demand{20 + 2*(2+1+1), 20 + 2*(2+2+1)}},
		{"the lower of two headlines", compose.Story{Lines: 20, Heads: append(headsOver(3), headsOver(2)...)}, demand{20 + 2 + 1 + 1, 20 + 2 + 2 + 1}},
		{"a picture", compose.Story{Lines: 20, MaxSpan: 1, Heads: headsOver(3), Photos: []compose.Photo{small}}, demand{20 + 12 + 5, 20 + 12 + 6}},
		{"a picture over two columns", compose.Story{Lines: 40, MinSpan: 2, MaxSpan: 2, Heads: headsOver(3, 2), Photos: []compose.Photo{wide}}, demand{40 + 2*21 + 2*4, 40 + 2*21 + 2*5}},
		{"two pictures", compose.Story{Lines: 20, MaxSpan: 1, Heads: headsOver(3), Photos: []compose.Photo{small, small}}, demand{20 + 2*12 + 5, 20 + 2*12 + 6}},
		{"no headline at all", compose.Story{Lines: 20}, demand{20, 20}},
		{"long: over more columns", compose.Story{Lines: 200, Heads: headsOver(3, 2, 2, 2)}, demand{200 + 5, 200 + 4*(2+2+1)}},
		{"short: over one", compose.Story{Lines: 6, Heads: headsOver(2, 2, 2, 2)}, demand{6 + 4, 6 + 5}},
	} {
		if got := demandOf(page, &tt.story); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// TestPictureDemand holds that a picture which may be wider is wished as wide as stands
// well, two columns, and takes at least what it takes at its narrowest.
func TestPictureDemand(t *testing.T) {
	page := compose.Page{Columns: 5, Lines: 60, Chars: 9, Gutter: 1, Pitch: 1, Gap: 1}
	free := compose.Photo{Aspect: 1, MinSpan: 1, MaxSpan: 3, Cutline: []int{1, 1, 1}}
	one, two, three := 9+1+1, 2*(19+1+1), 3*(29+1+1)
	for _, tt := range []struct {
		span, from, to        int
		least, wished, widest int
	}{
		{1, 1, 3, one, one, 1},
		{2, 1, 3, one, two, 2},
		{4, 1, 3, one, two, 2},
		{4, 3, 3, three, three, 3},
		{2, 3, 3, three, three, 3},
		{4, 2, 3, two, two, 2},
		{4, 1, 1, one, one, 1},
	} {
		free.MinSpan, free.MaxSpan = tt.from, tt.to
		least, wished, widest := photoArea(page, &compose.Story{Photos: []compose.Photo{free}}, tt.span)
		if least != tt.least || wished != tt.wished || widest != tt.widest {
			t.Errorf("of %d to %d columns in a story of %d: %d, %d over %d; want %d, %d over %d",
				tt.from, tt.to, tt.span, least, wished, widest, tt.least, tt.wished, tt.widest)
		}
	}
}

// TestDemandIsHonest holds that no story takes less on a page than was said that it
// takes at least: else a page is filled with more than it holds.
func TestDemandIsHonest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := copyOf(1, rapid.IntRange(1, 30).Draw(t, "paragraphs"))
		f := Printed(printSettings(), false)
		rank := rapid.IntRange(0, 4).Draw(t, "rank")
		it := newItem(&c, f, 0)
		d := it.weigh(f, rank)
		if d.least > d.wished {
			t.Errorf("at least %d, wished %d", d.least, d.wished)
		}
		page := f.page()
		page.CloseUp = true
		l := compose.Compose(page, []compose.Story{it.shape(f, shapeKey{rank: rank}).story})
		if len(l.Places) != 1 || len(l.Broken) > 0 {
			return // it has no good place
		}
		p := &l.Places[0]
		taken := p.Region.Cols // the line below
		taken += p.Head.Lines * p.Head.Cols
		for _, leg := range p.Legs {
			taken += leg.To - leg.From
		}
		if taken < d.least {
			t.Errorf("said to take %d lines and takes %d", d.least, taken)
		}
	})
}
