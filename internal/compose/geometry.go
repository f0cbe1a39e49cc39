package compose

// geometry gives the lines of a form from the top of its region.
type geometry struct {
	frame int // lines of the frame above
	head  int // first line of the headline block
	body  int // first line below it
	photo int // first line of the photos
	under int // first line below their cutlines
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
	return g
}

// columns returns the columns under or over photos of so many columns.
func (f *form) columns(photos int) (from, to int) {
	switch {
	case f.side == sideNone:
		return 0, 0
	case f.side.atRight():
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
		from, to = f.columns(s.strip[f.story][f.strip].span)
		s.placePhotos(&p, f, col+from, g.photo+top)
		if f.side.whole() {
			from, to = 0, 0
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
		}
		p.Legs = append(p.Legs, leg)
	}
	if f.stay < st.Lines {
		p.Jump = f.stay
	}
	s.fillLegs(&p, f.stay)
	return p
}

// placePhotos puts a form's photos from column x on.
func (s *search) placePhotos(p *Place, f *form, x, top int) {
	strip := &s.strip[f.story][f.strip]
	heights := s.heights(s.stories[f.story].Photos, strip, f.photo)
	p.Photos = make([]PhotoPlace, len(heights))
	for k, h := range heights {
		i := k
		if strip.stacked {
			i = strip.order[k]
			if f.side.atFoot() {
				i = strip.order[len(heights)-1-k] // the widest at the very foot
			}
			h = heights[i]
		}
		span := strip.spans[i]
		at := PhotoPlace{Rect{x, top, span, h}, i, s.stories[f.story].Photos[i].cutline(span)}
		if strip.stacked {
			if f.side.atRight() {
				at.Col += strip.span - span
			}
			top += h + at.Cutline
		} else {
			x += span
		}
		p.Photos[i] = at
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
