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

// fill is the share of the page's columns and lines that carry something: text,
// headlines with their white, photos with cutline and the white about them, frames
// and the white between two stories.
func (s *search) fill(l *Layout) float64 {
	all := l.Lines * s.page.Columns
	if all == 0 || len(l.Places) == 0 {
		return 0
	}
	g := &cells{s.page.Columns, l.Lines, make([]bool, all)}
	for i := range l.Places {
		s.carry(g, &l.Places[i])
	}
	n := 0
	for _, carries := range g.carry {
		if carries {
			n++
		}
	}
	return float64(n) / float64(all)
}

// cells are a page's, a column wide and a line high each.
type cells struct {
	columns, lines int
	carry          []bool
}

func (g *cells) mark(r Rect) {
	for line := max(0, r.Top); line < min(g.lines, r.bottom()); line++ {
		for col := max(0, r.Col); col < min(g.columns, r.right()); col++ {
			g.carry[line*g.columns+col] = true
		}
	}
}

// carry marks what a story carries.
func (s *search) carry(g *cells, p *Place) {
	at := p.Region
	g.mark(Rect{at.Col, at.bottom(), at.Cols, s.page.Gap})
	if p.Boxed {
		g.mark(Rect{at.Col, at.Top, at.Cols, s.page.BoxLines})
		g.mark(Rect{at.Col, at.bottom() - s.page.BoxLines, at.Cols, s.page.BoxLines})
	}
	g.mark(p.Head)
	for _, ph := range p.Photos {
		from, to := max(at.Top, ph.Top-photoGap), min(at.bottom(), ph.bottom()+ph.Cutline+photoGap)
		g.mark(Rect{ph.Col, from, ph.Cols, to - from})
	}
	for i, leg := range p.Legs {
		r := leg.Rect
		r.Lines = leg.To - leg.From + p.Leading
		if p.Jump >= 0 && i == len(p.Legs)-1 {
			r.Lines += s.page.JumpLines
		}
		g.mark(r)
	}
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
	for _, ph := range p.Photos {
		if ph.Cols < st.Photos[ph.Photo].Wish {
			r.Small++
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
