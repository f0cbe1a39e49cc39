package compose

import "slices"

// sample is a page made up by hand, of five stories, that breaks no rule:
//
//	┌───────────────┬──────────┐
//	│ 0 lead        │ 1        │
//	│ photo ▐       │ photo    │
//	├─────────┬─────┤ headline │
//	│ 2 photo │ [3] │          │
//	├─────────┴─────┴──────────┤
//	│ 4 over all columns       │
//	└──────────────────────────┘
//
// Each test of Check changes one thing about it.
type sample struct {
	page    Page
	stories []Story
	layout  Layout
}

const (
	sampleLead   = iota // 3 columns, its photo at the left below its headline
	sampleBeside        // 2 columns, a photo above its headline
	sampleSquare        // 2 columns below the lead, a photo above its headline
	sampleFrame         // 1 column in a frame
	sampleBanner        // over all columns
)

func sound() *sample {
	s := &sample{page: Page{
		Columns: 5, Lines: 88, Chars: 13, Gutter: 1, Pitch: 1.25, Gap: 1, MinLeg: 2,
		LeadingDown: 20, LeadingUp: 30, BoxLines: 1, JumpLines: 1,
	}}
	s.layout.Lines = s.page.Lines
	s.add(400, 5, Rect{0, 0, 3, 27}, Rect{0, 0, 3, 7}, Rect{0, 7, 2, 14},
		Rect{0, 23, 1, 4}, Rect{1, 23, 1, 4}, Rect{2, 7, 1, 20})
	s.add(240, 4, Rect{3, 0, 2, 59}, Rect{3, 15, 2, 6}, Rect{3, 0, 2, 14},
		Rect{3, 21, 1, 38}, Rect{4, 21, 1, 38})
	s.add(220, 3, Rect{0, 28, 2, 31}, Rect{0, 43, 2, 5}, Rect{0, 28, 2, 14},
		Rect{0, 48, 1, 11}, Rect{1, 48, 1, 11})
	s.add(200, 2, Rect{2, 28, 1, 31}, Rect{2, 29, 1, 4}, Rect{},
		Rect{2, 33, 1, 25})
	s.place(sampleFrame).Boxed = true
	s.stories[sampleFrame].Boxed = true
	s.add(180, 3, Rect{0, 60, 5, 28}, Rect{0, 60, 5, 5}, Rect{},
		Rect{0, 65, 1, 23}, Rect{1, 65, 1, 23}, Rect{2, 65, 1, 23}, Rect{3, 65, 1, 23}, Rect{4, 65, 1, 23})
	return s
}

// add puts the next story on the page: where all of it, its headline of so
// many lines, its photo with one line of cutline and its legs stand.
func (s *sample) add(size, lines int, region, head, photo Rect, legs ...Rect) {
	p := Place{Story: len(s.stories), Region: region, Head: head, White: head.Lines - lines, Jump: -1}
	st := Story{MayJump: true, Stay: 12, Heads: []Head{
		{Span: head.Cols, Size: size, Lines: lines, MinWhite: 1, White: 2, MaxWhite: 4},
	}}
	if photo.Lines > 0 {
		p.Photos = []PhotoPlace{{photo, 0, 1}}
		st.Photos = []Photo{{Aspect: 1.5, MinSpan: 1, MaxSpan: 3, Cutline: []int{2, 1}, Taller: 10, Lower: 10}}
	}
	line := 0
	for _, r := range legs {
		p.Legs = append(p.Legs, Leg{r, line, line + r.Lines})
		line += r.Lines
	}
	st.Lines = line
	s.stories = append(s.stories, st)
	s.layout.Places = append(s.layout.Places, p)
}

func (s *sample) place(story int) *Place { return &s.layout.Places[story] }

func (s *sample) story(story int) *Story { return &s.stories[story] }

// move moves a story with all that is in it.
func (s *sample) move(story, cols, lines int) {
	p := s.place(story)
	rects := []*Rect{&p.Region, &p.Head}
	for i := range p.Photos {
		rects = append(rects, &p.Photos[i].Rect)
	}
	for i := range p.Legs {
		rects = append(rects, &p.Legs[i].Rect)
	}
	for _, r := range rects {
		r.Col += cols
		r.Top += lines
	}
}

// fill lets legs of these lengths stand in the place of a story's, as many as
// it has, and sets its copy to what they hold.
func (s *sample) fill(story int, lines ...int) {
	line := 0
	for i, n := range lines {
		leg := &s.place(story).Legs[i]
		leg.From, leg.To = line, line+n
		line += n
	}
	s.stories[story].Lines = line
}

// jump lets a story run on after so many lines, all of them in its first legs.
func (s *sample) jump(story, stay int) {
	p := s.place(story)
	p.Jump = stay
	line := 0
	for i := range p.Legs {
		leg := &p.Legs[i]
		leg.From = line
		leg.To = min(stay-2*(len(p.Legs)-1-i), line+leg.Lines)
		line = leg.To
	}
}

// headless takes a story's headline away.
func (s *sample) headless(story int) {
	p := s.place(story)
	p.Option, p.Head, p.White = -1, Rect{}, 0
	s.stories[story].Heads = nil
}

// leaveOut takes a story from the page.
func (s *sample) leaveOut(story int) {
	at := func(p Place) bool { return p.Story == story }
	s.layout.Places = slices.DeleteFunc(s.layout.Places, at)
	s.layout.Out = append(s.layout.Out, story)
}

// tail adds what is left of a story of an earlier page, below all of the page.
func (s *sample) tail(region Rect) {
	head := Rect{region.Col, region.Top, region.Cols, 3}
	var legs []Rect
	for col := range region.Cols {
		legs = append(legs, Rect{region.Col + col, region.Top + 3, 1, region.Lines - 3})
	}
	s.layout.Lines = max(s.layout.Lines, region.bottom())
	s.add(130, 2, region, head, Rect{}, legs...)
	s.stories[len(s.stories)-1].Tail = true
}
