package sheet

import (
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/config"
)

// TestSaidOfPages holds what the pages say of stories that run on, move, or found no
// room: each at the page that it was meant for.
func TestSaidOfPages(t *testing.T) {
	b := &Budget{Pages: []Planned{{Number: 1, Listed: true}, {Number: 2, Listed: true}, {Number: 4, Listed: true}}, Fixed: true}
	for i, home := range []int{1, 1, 2, 2, 0, 9} {
		c := copyOf(2*i+1, 3)
		c.Page, c.Headline = home, []string{"甲", "乙", "丙", "丁", "戊", "己"}[i]
		b.Copy = append(b.Copy, c)
	}
	f := Printed(printSettings(), false)
	slot := func(copy, from int) Slot {
		h, _ := headings(f, newWords("", "甲", "", nil), 0, false)
		return Slot{Copy: []int{copy}, From: from, Heading: h[0].broken()}
	}
	at := func(story, jump int) compose.Place {
		return compose.Place{Story: story, Option: -1, Jump: jump, Legs: []compose.Leg{{Rect: compose.Rect{Cols: 1, Lines: 20}, To: 12}}}
	}
	m := &Made{
		Pages: []Dummy{
			{Number: 1, Slots: []Slot{slot(0, 0)}, Layout: compose.Layout{Places: []compose.Place{at(0, 8)}, Reports: []compose.Report{{Chars: 44}}}},
			{Number: 2, Slots: []Slot{slot(2, 0), slot(4, 0)}, Layout: compose.Layout{Places: []compose.Place{at(0, -1), at(1, -1)}}},
			{Number: 4, Slots: []Slot{slot(0, 1), slot(1, 0)}, Layout: compose.Layout{Places: []compose.Place{at(0, -1), at(1, -1)}}},
		},
		Left: []Left{{Copy: 3, Page: 2}, {Copy: 5, Page: 9}},
	}
	m.Pages[2].Slots[0].Start = 8
	sheets := b.Sheets(m, printSettings())
	for i, want := range []string{
		"《甲》超 44 字，下转第4版；《乙》排不下，移到第4版",
		"《丁》排不下",
		"",
	} {
		_, got, _ := strings.Cut(strings.Join(sheets[i].Fit(), "；"), "；")
		if got != want {
			t.Errorf("page %d says %s, want %s", sheets[i].Number, got, want)
		}
	}
	for i, want := range []string{"", "丁", "己"} { // of no page that there is: on the last
		got := ""
		for _, c := range sheets[i].Out {
			got += c.Headline
		}
		if got != want {
			t.Errorf("page %d names %q as left out, want %q", sheets[i].Number, got, want)
		}
	}
	if story := sheets[2].Stories[0]; story.From != 1 || sheets[0].Stories[0].To != 4 || sheets[2].Stories[0].To != 0 || sheets[1].Stories[0].To != 0 {
		t.Errorf("it comes from page %d and goes to page %d", story.From, sheets[0].Stories[0].To)
	}
	b.Record = []Recorded{}
	for i, s := range b.Sheets(m, printSettings()) {
		if text := strings.Join(s.Fit(), "；"); strings.Contains(text, "排不下") {
			t.Errorf("page %d of a paper that is out says %s", i+1, text)
		}
	}
}

// TestBrokenRulesAreNamed holds that a rule which could not be held is told with the
// stories that it is about.
func TestBrokenRulesAreNamed(t *testing.T) {
	f := Printed(printSettings(), false)
	var pieces []piece
	for _, headline := range []string{"老井", "新灯"} {
		c := copyOf(1, 2)
		c.Headline = headline
		pieces = append(pieces, newPiece(&c, f))
	}
	s := made(f, pieces, nil, compose.Layout{Broken: []compose.Violation{{Rule: "碰题", Stories: []int{1, 0}}, {Rule: "空版"}}}, nil)
	if got := strings.Join(s.Broken, "，"); got != "碰题《新灯》《老井》，空版" {
		t.Error(got)
	}
}

// TestPhotosGoOn holds that of a story which runs on no picture is lost in silence and
// none shown twice.
func TestPhotosGoOn(t *testing.T) {
	p := printSettings()
	p.Overflow = config.OverflowGrow
	jumped := false
	for _, paragraphs := range []int{130, 150, 170, 250} {
		long := copyOf(1, paragraphs)
		for _, name := range []string{"a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.jpg", "g.jpg", "h.jpg"} {
			long.Photos = append(long.Photos, pictureOf(name, 1600, 1067))
		}
		b := &Budget{Copy: []Copy{long, copyOf(3, 15)}}
		times, said := map[string]int{}, ""
		for _, s := range b.composed(p) {
			said += strings.Join(s.Fit(), "；")
			for _, story := range s.Stories {
				jumped = jumped || story.From > 0 && len(story.Photos) > 0
				for _, photo := range story.Photos {
					times[photo.Photo.Address]++
				}
			}
		}
		for _, photo := range long.Photos {
			if n := times[photo.Address]; n > 1 || n == 0 && !strings.Contains(said, "没有排上") {
				t.Errorf("%d paragraphs: %s is shown %d times, and the pages say %s", paragraphs, photo.Address, n, said)
			}
		}
	}
	if !jumped {
		t.Error("no picture goes on with the rest of its story")
	}
}

// TestOneFrame holds that of several notices on a page one stands in a frame, and never
// what leads it.
func TestOneFrame(t *testing.T) {
	for first := range 3 {
		var list []Copy
		for i, paragraphs := range []int{24, 20, 12, 10, 8} {
			c := copyOf(2*i+1, paragraphs)
			c.Framed = i >= first
			list = append(list, c)
		}
		frames := 0
		for i, story := range onePage(list).composed(printSettings())[0].Stories {
			if !story.Place.Boxed {
				continue
			}
			if frames++; i == 0 || !story.Framed {
				t.Errorf("notices from story %d on: story %d stands in a frame", first, i)
			}
		}
		if frames != 1 {
			t.Errorf("notices from story %d on: %d frames", first, frames)
		}
	}
}

// TestLooserPage holds that a page which would be short otherwise may have more white
// and wider lines, and that this changes no story's own shape.
func TestLooserPage(t *testing.T) {
	f := Printed(printSettings(), false)
	c := copyOf(1, 4)
	it := newItem(&c, f, 0)
	own := it.shape(f, shapeKey{}).story
	page, stories := f.page(), []compose.Story{own}
	before := own.Heads[0].MaxWhite
	loosen(&page, stories)
	if page.LeadingUp <= f.page().LeadingUp || stories[0].Heads[0].MaxWhite <= before || own.Heads[0].MaxWhite != before {
		t.Errorf("leading %d, white %d of %d, its own %d", page.LeadingUp, stories[0].Heads[0].MaxWhite, before, own.Heads[0].MaxWhite)
	}
	if page.LeadingWide <= page.LeadingUp {
		t.Errorf("a story over all columns has no more leading than %d", page.LeadingWide)
	}
	white := func(list ...compose.Story) int {
		page := f.page()
		loosen(&page, list)
		return list[0].Heads[0].MaxWhite
	}
	tail := own
	tail.Tail = true
	if alone := white(own); alone <= white(own, own) || alone <= white(tail) {
		t.Errorf("alone on its page it has %d lines of white, with another %d, a tail %d", alone, white(own, own), white(tail))
	}
}

// TestFormats holds the grid of a page: room for the nameplate on the first, and what
// columns and gutters come to.
func TestFormats(t *testing.T) {
	p := printSettings()
	first, inner := Printed(p, true), Printed(p, false)
	if first.Lines != p.Lines-NameplateLines || inner.Lines != p.Lines-FolioLines || inner.Columns != p.Columns || inner.Chars != p.Chars {
		t.Errorf("%+v, %+v", first, inner)
	}
	if p.Lines = 12; Printed(p, true).Lines < 10 {
		t.Errorf("%d lines", Printed(p, true).Lines)
	}
	f := Format{Columns: 5, Chars: 11, Gutter: 1, Size: 9, Leading: 11.25}
	if f.Width() != 59 || f.SpanWidth(1) != 11 || f.SpanWidth(3) != 35 || f.SpanWidth(f.Columns) != f.Width() || f.Pitch() != 1.25 {
		t.Errorf("%d, %d, %d, %.2f", f.Width(), f.SpanWidth(1), f.SpanWidth(3), f.Pitch())
	}
	for height, want := range map[float64]int{0: 0, 1.25: 1, 1.26: 2, 12.5: 10} {
		if got := f.rows(height); got != want {
			t.Errorf("%.2f em take %d lines, want %d", height, got, want)
		}
	}
	if m := f.boxedMeasure(); m.Width != 9000 || f.measure().Width != 11000 || m.Indent != f.measure().Indent {
		t.Errorf("in a frame %+v, without %+v", m, f.measure())
	}
	if f = Screen(3); f.boxedMeasure() != f.measure() || !f.CloseUp || f.page().Lines < 200 || !f.page().Free {
		t.Errorf("the front page: %+v, %+v", f, f.page())
	}
	p = printSettings()
	for short, want := range map[string]bool{config.ShortClose: true, config.ShortFiller: false, config.ShortLast: false} {
		if p.Short = short; Printed(p, false).CloseUp != want {
			t.Errorf("%s closes up: %t", short, !want)
		}
	}
}

// TestNarrowAndWideStories holds over how many columns stories stand: a lead with enough
// copy over half of them at least, a brief over two at most, a line of copy like any leg.
func TestNarrowAndWideStories(t *testing.T) {
	for columns := 3; columns <= 7; columns++ {
		f := Printed(printSettings(), false)
		f.Columns = columns
		half := (columns + 1) / 2
		shapeOf := func(f Format, lines int, key shapeKey) compose.Story {
			set := func(n int) *setting { return asSet(linesOf(strings.Repeat("a", n))) }
			p := piece{Copy: &Copy{}, plain: set(lines), framed: set(lines + 7), words: newWords("", "老井", "", nil)}
			s, _ := p.story(f, key)
			return s
		}
		front := f
		front.OuterFrames = true
		for _, tt := range []struct {
			name       string
			story      compose.Story
			least, max int
		}{
			{"a lead", shapeOf(f, leadLines, shapeKey{}), half, 0},
			{"a short lead", shapeOf(f, leadLines-1, shapeKey{}), 0, 0},
			{"a lead on the front page", shapeOf(front, frontLeadLines, shapeKey{}), half, 0},
			{"a short one there", shapeOf(front, frontLeadLines-1, shapeKey{}), 0, 0},
			{"a second story", shapeOf(f, 90, shapeKey{rank: 1}), 0, 0},
			{"a brief", shapeOf(f, 9, shapeKey{rank: 3, brief: true}), 0, min(2, columns)},
		} {
			if tt.story.MinSpan != tt.least || tt.story.MaxSpan != tt.max {
				t.Errorf("%d columns, %s: over %d to %d, want %d to %d", columns, tt.name, tt.story.MinSpan, tt.story.MaxSpan, tt.least, tt.max)
			}
		}
		for lines, want := range map[int]int{0: 0, 1: leastLines, 2: 2, 3: 3} {
			if got := shapeOf(f, lines, shapeKey{rank: 1}).Lines; got != want {
				t.Errorf("a story of %d lines is given %d", lines, got)
			}
		}
		if s := shapeOf(f, 20, shapeKey{rank: 2, framed: true}); s.Lines != 27 || !s.Boxed {
			t.Errorf("in a frame it takes %d lines, boxed %t", s.Lines, s.Boxed)
		}
	}
}
