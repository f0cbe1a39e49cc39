package compose

import "slices"

// layout puts a whole page's stories where they stand.
func (s *search) layout(w *whole) Layout {
	s.built = w.built
	l := Layout{Lines: s.page.Lines, Cost: int(w.cost), Exact: s.exact}
	top := 0
	for _, part := range w.parts {
		s.draw(&l, part, 0, top)
		top += int(s.variants[part].h) * s.unit
	}
	slices.SortFunc(l.Places, func(a, b Place) int { return a.Story - b.Story })
	switch left := s.page.Lines - top; {
	case s.page.CloseUp && top > 0:
		l.Lines = max(0, top-s.page.Gap)
	case left > 0:
		l.Foot = Rect{0, top, s.page.Columns, left}
	}
	l.Lines = min(l.Lines, s.page.Lines)
	return l
}

// draw places the stories of a variant from a column and line on.
func (s *search) draw(l *Layout, variant int32, col, top int) {
	v := &s.variants[variant]
	switch {
	case variant == 0:
	case v.kind == leaf:
		l.Places = append(l.Places, s.place(int(v.a), &s.kept[v.b], col, top))
	case v.kind == row:
		s.draw(l, v.a, col, top)
		s.draw(l, v.b, col+int(v.cols), top)
	case v.kind == stack:
		s.draw(l, v.a, col, top)
		s.draw(l, v.b, col, top+int(s.variants[v.a].h)*s.unit)
	case v.kind == wheel:
		w := s.wheels[v.a]
		p, q := int(s.variants[w.arms[armA]].h), int(s.variants[w.arms[armB]].h)
		for arm, part := range w.arms {
			first, _ := w.cols(arm, s.page.Columns)
			s.draw(l, part, col+first, top+w.top(arm, p, q)*s.unit)
		}
	}
}

// empty counts the lines of base columns in a place's legs that carry nothing.
func (s *search) empty(p *Place) int {
	n := 0
	for _, leg := range p.Legs {
		n += (leg.Lines - p.Leading - (leg.To - leg.From)) * leg.Cols
	}
	if p.Jump >= 0 {
		n -= s.page.JumpLines * p.Legs[0].Cols
	}
	return max(0, n)
}

// fill is the share of the page that is not empty. White of headlines and
// between stories belongs to a filled page.
func (s *search) fill(l *Layout) float64 {
	all := l.Lines * s.page.Columns
	if all == 0 {
		return 0
	}
	empty := l.Foot.Lines * l.Foot.Cols
	for i := range l.Places {
		empty += s.empty(&l.Places[i])
	}
	if len(l.Places) == 0 {
		empty = all
	}
	return 1 - float64(empty)/float64(all)
}

// reports tells for every story how it fits; those beyond mostStories were not
// looked at.
func (s *search) reports(n int, l *Layout) []Report {
	all := make([]Report, n)
	for i := range all {
		all[i].Story = i
		if i >= len(s.stories) {
			continue
		}
		st := &s.stories[i]
		if len(st.Copy) > 0 {
			all[i].Misfit = st.Copy[0].Lines
			all[i].Natural = all[i].Misfit
			all[i].Chars = all[i].Misfit * s.chars(st.Copy[0].Measure)
		}
		all[i].Dropped = len(st.Photos)
	}
	for i := range l.Places {
		p := &l.Places[i]
		all[p.Story] = s.report(p)
	}
	return all
}

// chars is how many full-width characters a line of a measure holds.
func (s *search) chars(measure int) int {
	measure = max(1, measure)
	return measure*(s.page.Chars+s.page.Gutter) - s.page.Gutter
}

func (s *search) report(p *Place) Report {
	st := &s.stories[p.Story]
	r := Report{Story: p.Story, Leading: p.Leading, Dropped: len(st.Photos) - len(p.Photos)}
	if p.Option >= 0 {
		r.White = p.White - st.Heads[p.Option].White
	}
	room, grown := 0, 0
	for _, leg := range p.Legs {
		room += leg.Lines
		room += r.White
		for i := range p.Photos {
			ph := &p.Photos[i]
			exact := photoLines(s.page, st.Photos[ph.Photo], ph.Cols)
			if i == 0 || ph.Col == p.Photos[0].Col { // side by side counts once
				if ph.Col < leg.Col+leg.Cols && leg.Col < ph.Col+p.stripCols() {
					grown += ph.Lines - (exact+500)/1000
				}
			}
			r.Photo = (ph.Lines*1000 - exact) * 1000 / exact
		}
	}
	if p.Copy < 0 {
		return r
	}
	c := st.Copy[p.Copy]
	r.Empty = s.empty(p) / c.Measure
	uneven := len(p.Legs) - 1
	r.Natural = beyond(c.Lines-room-grown, uneven)
	switch {
	case p.Jump >= 0:
		r.Misfit = c.Lines - p.Jump
	default:
		r.Misfit = beyond(-r.Empty, uneven)
	}
	r.Chars = r.Misfit * s.chars(c.Measure)
	return r
}

// beyond leaves of a shortage what is more than an uneven last row.
func beyond(misfit, uneven int) int {
	if misfit >= 0 {
		return misfit
	}
	return min(0, misfit+uneven)
}

// stripCols is how many columns the photos take together.
func (p *Place) stripCols() int {
	first, end := p.Photos[0].Col, 0
	for _, ph := range p.Photos {
		end = max(end, ph.Col+ph.Cols)
	}
	return end - first
}
