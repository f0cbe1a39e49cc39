package compose

// empty counts the lines of base columns in a place's legs that carry nothing.
func (s *search) empty(p *Place) int {
	n := 0
	for _, leg := range p.Legs {
		n += leg.Lines - p.Leading - (leg.To - leg.From)
	}
	if p.Jump >= 0 {
		n -= s.page.JumpLines
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
		all[i].Misfit, all[i].Natural, all[i].Chars = st.Lines, st.Lines, st.Lines*s.page.Chars
		all[i].Dropped = len(st.Photos)
	}
	for i := range l.Places {
		p := &l.Places[i]
		all[p.Story] = s.report(p)
	}
	return all
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
	if st.Lines == 0 {
		return r
	}
	r.Empty = s.empty(p)
	uneven := len(p.Legs) - 1
	r.Natural = beyond(st.Lines-room-grown, uneven)
	switch {
	case p.Jump >= 0:
		r.Misfit = st.Lines - p.Jump
	default:
		r.Misfit = beyond(-r.Empty, uneven)
	}
	r.Chars = r.Misfit * s.page.Chars
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
