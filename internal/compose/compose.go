package compose

import "slices"

// Version changes whenever Compose may answer otherwise than before: what is
// remembered of another version is not its answer.
const Version = 10

// Compose places the stories, best rank first, on the page. It returns a
// layout for any input; what could not be held is in Broken, what found no
// place in Out. The same input gives the same layout. It may be called
// concurrently.
func Compose(page Page, stories []Story) Layout {
	s := newSearch(page, stories)
	defer s.release()
	layout, found := s.fit()
	if !found {
		layout.Lines = s.page.Lines
	}
	layout.Out = missing(&layout, len(stories))
	layout.Fill = s.fill(&layout)
	layout.Reports = s.reports(len(stories), &layout)
	layout.Broken = Check(page, stories, layout)
	return layout
}

// missing lists the stories without a place.
func missing(l *Layout, n int) []int {
	placed := make([]bool, n)
	for _, p := range l.Places {
		placed[p.Story] = true
	}
	var out []int
	for i := range placed {
		if !placed[i] {
			out = append(out, i)
		}
	}
	return out
}

// layout puts a whole page's stories where they stand.
func (s *search) layout(w *whole) Layout {
	l := Layout{Lines: s.page.Lines, Cost: int(w.cost)}
	top := 0
	for _, part := range w.parts {
		if part >= 0 {
			s.draw(&l, part, 0, top)
			top += int(s.variants[part].h)
		}
	}
	s.end(&l, top)
	return l
}

// end completes a layout that takes so many lines, the last gap included.
func (s *search) end(l *Layout, top int) {
	slices.SortFunc(l.Places, func(a, b Place) int { return a.Story - b.Story })
	switch left := s.page.Lines - top; {
	case (s.page.CloseUp || s.page.Free) && top > 0:
		l.Lines = min(max(0, top-s.page.Gap), s.page.Lines)
	case left > 0:
		l.Foot = Rect{0, top, s.page.Columns, left}
	}
	s.lighten(l)
}

// draw places the stories of a variant from a column and line on.
func (s *search) draw(l *Layout, i int32, col, top int) {
	v := &s.variants[i]
	switch v.kind {
	case leaf:
		l.Places = append(l.Places, s.place(&s.kept[v.a], col, top))
	case row:
		s.draw(l, v.a, col, top)
		s.draw(l, v.b, col+int(v.cols), top)
	case stack:
		s.draw(l, v.a, col, top)
		s.draw(l, v.b, col, top+int(s.variants[v.a].h))
	}
}

// lighten tells equal headlines side by side apart by weight: of each group of
// such neighbours the best ranked is bold, those beside it are light, and so
// on.
func (s *search) lighten(l *Layout) {
	c := checker{page: s.page, stories: s.stories}
	seen := make([]bool, len(l.Places))
	var reach func(i int)
	reach = func(i int) {
		seen[i] = true
		for k := range l.Places {
			if !seen[k] && c.equals(&l.Places[i], &l.Places[k]) {
				l.Places[k].Light = !l.Places[i].Light
				reach(k)
			}
		}
	}
	for i := range l.Places {
		if !seen[i] {
			reach(i)
		}
	}
}
