package sheet

import (
	"math"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/typeset"
)

// legOf is a leg of so much room with so many lines.
func legOf(r compose.Rect, lines int) Leg {
	return Leg{compose.Leg{Rect: r}, setLines(lines)}
}

// setLines are so many lines of text.
func setLines(n int) []typeset.Line {
	lines := make([]typeset.Line, n)
	for i := range lines {
		lines[i].Segments = []typeset.Segment{{Text: "老"}}
	}
	return lines
}

// TestCarriedByGeometry holds what TestIssues takes for full: the judge must
// not be kinder than its page.
func TestCarriedByGeometry(t *testing.T) {
	// A page of two columns of twenty lines, and a story over both of them.
	full := func() *Sheet {
		s := &Sheet{Format: Format{Columns: 2, Lines: 20, Chars: 10, Gutter: 1}, Lines: 20}
		story := Story{Copy: &Copy{Headline: "老井"}, Place: compose.Place{
			Region: compose.Rect{Cols: 2, Lines: 20}, Head: compose.Rect{Cols: 2, Lines: 5}, Jump: -1,
		}}
		story.Photos = []Photo{{Rect: compose.Rect{Top: 5, Cols: 1, Lines: 6}, Rows: 1}}
		story.Legs = []Leg{legOf(compose.Rect{Top: 13, Cols: 1, Lines: 7}, 7), legOf(compose.Rect{Col: 1, Top: 5, Cols: 1, Lines: 15}, 15)}
		s.Stories = []Story{story}
		return s
	}
	for _, tt := range []struct {
		name   string
		change func(s *Sheet, story *Story)
		empty  int // cells of 40
		hollow int // empty lines of the story
	}{
		{"full", func(*Sheet, *Story) {}, 0, 0},
		{"a line short", func(_ *Sheet, s *Story) { s.Legs[1] = legOf(s.Legs[1].Rect, 14) }, 1, 0},
		{"three lines short", func(_ *Sheet, s *Story) { s.Legs[1] = legOf(s.Legs[1].Rect, 12) }, 3, 2},
		{"no photo where one was left room", func(_ *Sheet, s *Story) { s.Photos = nil }, 8, 0},
		{"a jump line", func(_ *Sheet, s *Story) { s.Legs[1] = legOf(s.Legs[1].Rect, 14); s.To = 2 }, 0, 0},
		{"white at the foot", func(_ *Sheet, s *Story) { s.Legs[1].Lines[14] = typeset.Line{} }, 1, 0},
		{"white over the foot", func(_ *Sheet, s *Story) { s.Legs[1].Lines = append(s.Legs[1].Lines, typeset.Line{}) }, 0, 0},
		{"wider leading", func(_ *Sheet, s *Story) {
			s.Legs[0], s.Legs[1] = legOf(s.Legs[0].Rect, 6), legOf(s.Legs[1].Rect, 14)
			s.Place.Leading = 1
		}, 0, 0},
		{"a leg beside which nothing stands", func(_ *Sheet, s *Story) { s.Legs = s.Legs[1:] }, 7, 0},
		{"a page that ends early", func(s *Sheet, story *Story) {
			s.Lines = 17
			story.Place.Region.Lines = 16
			story.Legs = []Leg{legOf(compose.Rect{Top: 13, Cols: 1, Lines: 3}, 3), legOf(compose.Rect{Col: 1, Top: 5, Cols: 1, Lines: 11}, 11)}
		}, 6, 0},
	} {
		s := full()
		tt.change(s, &s.Stories[0])
		if got := int(math.Round(40 * (1 - carried(s)))); got != tt.empty {
			t.Errorf("%s: %d cells are empty, want %d", tt.name, got, tt.empty)
		}
		if got := emptyLines(&s.Stories[0]); got != tt.hollow {
			t.Errorf("%s: %d lines are empty, want %d", tt.name, got, tt.hollow)
		}
		if wrong := astray(s); wrong != "" {
			t.Errorf("%s: %s", tt.name, wrong)
		}
	}
}

func TestAstray(t *testing.T) {
	story := func(col, top int) Story {
		r := compose.Rect{Col: col, Top: top, Cols: 1, Lines: 8}
		return Story{
			Copy: &Copy{Headline: "老井"}, Place: compose.Place{Region: r, Head: compose.Rect{Col: col, Top: top, Cols: 1, Lines: 3}},
			Legs: []Leg{legOf(compose.Rect{Col: col, Top: top + 3, Cols: 1, Lines: 5}, 5)},
		}
	}
	for _, tt := range []struct {
		name    string
		stories []Story
		wrong   bool
	}{
		{"apart", []Story{story(0, 0), story(1, 0), story(0, 9)}, false},
		{"over another", []Story{story(0, 0), story(0, 7)}, true},
		{"below the foot", []Story{story(0, 13)}, true},
		{"right of the page", []Story{story(2, 0)}, true},
		{"above the page", []Story{story(0, -1)}, true},
	} {
		s := &Sheet{Format: Format{Columns: 2, Lines: 20}, Lines: 20, Stories: tt.stories}
		if got := astray(s); got != "" != tt.wrong {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
	tail := story(0, 9)
	tail.From = 1
	for _, own := range []int{0, 10} {
		s := &Sheet{Stories: []Story{story(1, own), tail}}
		if got := highTail(s); got != "" != (own > 0) {
			t.Errorf("a tail at line 9, its page's story at %d: %q", own, got)
		}
	}
}

// TestWindow holds what of a picture a place shows.
func TestWindow(t *testing.T) {
	f := Format{Columns: 4, Chars: 9, Gutter: 1, Size: 10, Leading: 10}
	place := func(lines int, crop photo.Crop) *Photo {
		return &Photo{Rect: compose.Rect{Cols: 2, Lines: lines}, Photo: &paper.Photo{Width: 1900, Height: 1000, Crop: crop}}
	}
	point := photo.Crop{Set: true, X: 0.2, Y: 0.8}
	for _, tt := range []struct {
		lines int // ten in proportion
		crop  photo.Crop
		want  area
	}{
		{10, photo.Crop{}, area{0, 0, 1, 1}},
		{5, photo.Crop{}, area{0, 0.175, 1, 0.5}},
		{5, point, area{0, 0.4, 1, 0.5}},
		{20, point, area{0.1, 0, 0.5, 1}},
	} {
		p := place(tt.lines, tt.crop)
		got := window(f, p, false)
		for _, pair := range [][2]float64{{got.x, tt.want.x}, {got.y, tt.want.y}, {got.w, tt.want.w}, {got.h, tt.want.h}} {
			if math.Abs(pair[0]-pair[1]) > 0.02 {
				t.Errorf("%d lines: %.3f, want %.3f", tt.lines, got, tt.want)
				break
			}
		}
	}
	if w := (area{0, 0.2, 1, 0.6}); !w.shows(area{0.1, 0.2, 0.5, 0.6}) || w.shows(area{0, 0.15, 1, 0.5}) || w.shows(area{0, 0.3, 1, 0.55}) {
		t.Error("what a window shows of a region is mistaken")
	}
}

// TestWritten holds that generated issues are what TestIssues says they are.
func TestWritten(t *testing.T) {
	plans, lengths := map[planKind]int{}, []int{0, 0, 0}
	kinds := map[string]int{}
	for seed := range uint64(60) {
		w := writeIssue(seed)
		plans[w.plan]++
		kinds[strings.Fields(w.format)[0]]++
		if n := len(w.stories); n < 1 || n > 40 || w.print.Columns < 4 || w.print.Columns > 7 {
			t.Errorf("seed %d: %d stories on %d columns", seed, n, w.print.Columns)
		}
		for i := range w.stories {
			a := w.stories[i].article
			switch n := a.Body.Count; {
			case n < 30 || n > 3400:
				t.Errorf("seed %d: %d characters", seed, n)
			case n < 180:
				lengths[0]++
			case n > 1500:
				lengths[2]++
			default:
				lengths[1]++
			}
			if len(w.stories[i].photos) > 3 {
				t.Errorf("seed %d: %d photos", seed, len(w.stories[i].photos))
			}
		}
	}
	if plans[noPlan] < 30 || len(kinds) != len(papers) {
		t.Errorf("%v, %v", plans, kinds)
	}
	if all := lengths[0] + lengths[1] + lengths[2]; lengths[0]*10 < all || lengths[2]*20 < all {
		t.Errorf("lengths are even: %v", lengths)
	}
}

// TestDividedName holds what is taken for a name that lines divide.
func TestDividedName(t *testing.T) {
	for _, tt := range []struct {
		lines []string
		want  string
	}{
		{[]string{"网格员苗", "望舒的日志"}, "苗望舒"},
		{[]string{"网格员苗望", "舒的日志"}, "苗望舒"},
		{[]string{"网格员", "苗望舒", "的日志"}, ""},
		{[]string{"民警欧阳", "一"}, "欧阳一"},
		{[]string{"民警欧阳一", "闻", "渡"}, "闻渡"},
		{nil, ""},
	} {
		if got := dividedName(tt.lines); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.lines, got, tt.want)
		}
	}
}
