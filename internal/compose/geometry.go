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

func (s *search) geometry(story int, f *form) geometry {
	var g geometry
	st := &s.stories[story]
	if s.boxed(story, f) {
		g.frame = s.page.BoxLines
	}
	headLines, block := 0, 0
	if f.head >= 0 {
		headLines = st.Heads[f.head].Lines + f.white
	}
	if f.strip >= 0 {
		block = f.photo + s.photos[story][f.strip].cut
	}
	g.head = g.frame
	if f.side == sideTop {
		g.photo = g.frame
		g.head = g.photo + block
		g.body = g.head + headLines
		g.text = g.body
	} else {
		g.body = g.head + headLines
		g.photo = g.body
		g.text = g.body
	}
	if f.side.atFoot() {
		g.photo = f.height - s.page.Gap - g.frame - block
	}
	g.under = g.photo + block
	if f.side == sideFull {
		g.text = g.under + s.page.photoGap()
	}
	return g
}

// place puts a story's form on the page.
func (s *search) place(story int, f *form, col, top int) Place {
	g := s.geometry(story, f)
	st := &s.stories[story]
	p := Place{Story: story, Option: f.head, Copy: f.copy, Jump: -1, White: f.white, Leading: f.leading}
	p.Region = Rect{col, top, f.span, f.height - s.page.Gap}
	if f.head >= 0 {
		p.Head = Rect{col, top + g.head, f.span, g.body - g.head}
	}
	from, to := 0, 0 // columns under or over the photos
	if f.side != sideNone {
		from, to = f.side.columns(f.span, s.photos[story][f.strip].span)
		s.placePhotos(&p, story, f, col+from, g.photo+top)
	}
	if f.copy < 0 {
		return p
	}
	c := &st.Copy[f.copy]
	p.Boxed = c.Boxed
	if f.side.whole() {
		from, to = 0, 0
	}
	for x := 0; x < f.span; x += c.Measure {
		leg := Leg{Rect: Rect{col + x, top + g.text, c.Measure, f.rows + f.leading}}
		if from <= x && x < to {
			down := g.under - g.photo + s.page.photoGap()
			leg.Lines -= down
			if !f.side.atFoot() {
				leg.Top += down
			}
		}
		p.Legs = append(p.Legs, leg)
	}
	if f.stay < c.Lines {
		p.Jump = f.stay
	}
	s.fillLegs(&p, f.stay)
	return p
}

// placePhotos puts a form's photos from column x on.
func (s *search) placePhotos(p *Place, story int, f *form, x, top int) {
	strip := &s.photos[story][f.strip]
	for i, h := range s.heights(s.stories[story].Photos, strip, f.photo) {
		cut := s.stories[story].Photos[i].cutline(strip.spans[i])
		p.Photos = append(p.Photos, PhotoPlace{Rect{x, top, strip.spans[i], h}, i, cut})
		if strip.stacked {
			top += h + cut
		} else {
			x += strip.spans[i]
		}
	}
}

// fillLegs flows lines through the legs. What the legs hold too much is taken
// from the last ones, a line each, so that the foot is as level as can be;
// the jump line takes its room in the last leg.
func (s *search) fillLegs(p *Place, stay int) {
	room := 0
	take := make([]int, len(p.Legs))
	for i, leg := range p.Legs {
		take[i] = leg.Lines - p.Leading
		room += take[i]
	}
	if p.Jump >= 0 {
		last := len(take) - 1
		cut := min(s.page.JumpLines, room-stay)
		take[last] -= cut
		room -= cut
	}
	for i := len(take) - 1; room > stay; i-- {
		if i < 0 {
			i = len(take) - 1
		}
		take[i]--
		room--
	}
	line := 0
	for i := range p.Legs {
		p.Legs[i].From, p.Legs[i].To = line, line+take[i]
		line += take[i]
	}
}
