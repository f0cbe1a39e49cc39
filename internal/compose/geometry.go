package compose

// leadingUp bounds how much wider the lines of a story over so many columns stand.
func (p *Page) leadingUp(span int) int {
	if span == p.Columns {
		return max(p.LeadingUp, p.LeadingWide)
	}
	return p.LeadingUp
}

// geometry gives the lines of a form from the top of its region.
type geometry struct {
	frame int // lines of the frame above
	head  int // first line of the headline block
	body  int // first line below it
	photo int // first line of the photos
	under int // first line below their cutlines
	other int // first line of those at the foot of other columns, 0 without
	text  int // first line of the legs that do not stand under photos
}

func (s *search) geometry(f *form) geometry {
	var g geometry
	st := &s.stories[f.story]
	if st.Boxed {
		g.frame = s.page.BoxLines
	}
	var headLines, block int
	if f.head >= 0 {
		headLines = st.Heads[f.head].Lines + f.white
	}
	if f.side != sideNone {
		block = f.photo + s.strip[f.story][f.strip].cut
	}
	g.head = g.frame
	if f.side == sideTop {
		g.head += block
	}
	g.body = g.head + headLines
	g.text = g.body
	switch {
	case f.side == sideTop:
		g.photo = g.frame
	case f.side.atFoot():
		g.photo = f.height - s.page.Gap - g.frame - block
	default:
		g.photo = g.body
	}
	g.under = g.photo + block
	if f.side == sideFull {
		g.text = g.under + photoGap
	}
	if f.side == partedRight || f.side == partedLeft {
		g.other = f.height - s.page.Gap - g.frame - f.other - s.strip[f.story][f.strip].other.cut
	}
	return g
}

// columns returns the columns under or over photos of so many columns.
func (f *form) columns(photos int, right bool) (from, to int) {
	if right {
		return f.span - photos, f.span
	}
	return 0, photos
}

// place puts a story's form on the page.
func (s *search) place(f *form, col, top int) Place {
	g := s.geometry(f)
	st := &s.stories[f.story]
	p := Place{Story: f.story, Boxed: st.Boxed, Option: f.head, Jump: -1, White: f.white, Leading: f.leading}
	p.Region = Rect{col, top, f.span, f.height - s.page.Gap}
	if f.head >= 0 {
		p.Head = Rect{col, top + g.head, f.span, g.body - g.head}
	}
	var from, to int // columns under, over or of the photos
	if f.side != sideNone {
		strip := &s.strip[f.story][f.strip]
		p.Photos = make([]PhotoPlace, strip.count())
		from, to = f.columns(strip.span, f.side.atRight())
		s.placePhotos(&p, strip, f.photo, col+from, g.photo+top, f.side.atFoot(), f.side.atRight())
		if f.side.whole() {
			from, to = 0, 0
		}
		if strip.other != nil {
			at, _ := f.columns(strip.other.span, !f.side.atRight())
			s.placePhotos(&p, strip.other, f.other, col+at, g.other+top, true, !f.side.atRight())
		}
	}
	for x := 0; x < f.span && len(p.Legs) < f.legs; x++ {
		leg := Leg{Rect: Rect{col + x, top + g.text, 1, f.rows + f.leading}}
		if from <= x && x < to {
			if f.under == 0 {
				continue // nothing but the photos stands there
			}
			down := p.photoLines(col+x) + photoGap
			leg.Lines -= down
			if !f.side.atFoot() {
				leg.Top += down
			}
		} else if down := p.photoLines(col + x); down > 0 && g.other > 0 {
			leg.Lines -= down + photoGap
		}
		p.Legs = append(p.Legs, leg)
	}
	if f.stay < st.Lines {
		p.Jump = f.stay
	}
	s.fillLegs(&p, f.stay)
	return p
}

// placePhotos puts photos of so many lines together from a column and a line on.
func (s *search) placePhotos(p *Place, strip *strip, lines, x, top int, atFoot, atRight bool) {
	heights := s.heights(strip, lines)
	for k, h := range heights {
		i := k
		if strip.stacked {
			i = strip.order[k]
			if atFoot {
				i = strip.order[len(heights)-1-k] // the widest at the very foot
			}
			h = heights[i]
		}
		span, photo := strip.spans[i], i
		if strip.index != nil {
			photo = strip.index[i]
		}
		at := PhotoPlace{Rect{x, top, span, h}, photo, strip.photos[i].cutline(span)}
		if strip.stacked {
			if atRight {
				at.Col += strip.span - span
			}
			top += h + at.Cutline
		} else {
			x += span
		}
		p.Photos[photo] = at
	}
}

// photoLines is how many lines the photos over a column take of it.
func (p *Place) photoLines(col int) int {
	n := 0
	for _, ph := range p.Photos {
		if ph.Col <= col && col < ph.right() {
			n += ph.Lines + ph.Cutline
		}
	}
	return n
}

// fillLegs flows lines through the legs. What the legs hold too much is taken
// from the last ones, a line each, so that the foot is as level as can be;
// the jump line takes its room in the last leg.
func (s *search) fillLegs(p *Place, stay int) {
	if len(p.Legs) == 0 {
		return
	}
	spare := -stay
	for i := range p.Legs {
		leg := &p.Legs[i]
		leg.To = leg.Lines - p.Leading
		spare += leg.To
	}
	last := len(p.Legs) - 1
	if p.Jump >= 0 {
		cut := min(s.page.JumpLines, spare)
		p.Legs[last].To -= cut
		spare -= cut
	}
	for i := last; spare > 0; i-- {
		if i < 0 {
			i = last
		}
		p.Legs[i].To--
		spare--
	}
	line := 0
	for i := range p.Legs {
		leg := &p.Legs[i]
		leg.From, leg.To = line, line+leg.To
		line = leg.To
	}
}
