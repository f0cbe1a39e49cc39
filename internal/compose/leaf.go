package compose

// leaves stores a story's forms that are worth it.
func (s *search) leaves(story int) {
	set := 1 << story
	for cols := 1; cols <= s.page.Columns; cols++ {
		p := s.relaxed.elements[s.index(set, cols)]
		if p == nil || p.out == nil {
			continue
		}
		s.bucket.reset()
		s.forms(story, cols, s.limit-p.leastOut(), s.tall*s.unit, func(f *form) {
			class, h := s.class(story, f), s.units(f.height)
			if !p.worth(class, h, f.cost, s.limit) || !s.bucket.wants(h, class, f.cost) {
				return
			}
			v := s.leaf(story, f)
			v.a, v.b, v.class = int32(story), int32(len(s.kept)), class
			if s.bucket.add(&v) {
				s.kept = append(s.kept, *f)
			}
		})
		s.elements[s.index(set, cols)] = s.store()
	}
}

// leaf describes a form to its neighbours, in units.
func (s *search) leaf(story int, f *form) variant {
	v := variant{kind: leaf, cost: f.cost, h: int16(s.units(f.height))}
	g := s.geometry(story, f)
	v.spans = s.headed(story, f)
	span := func(from, to int) mask { return lines(from/s.unit, (to+s.unit-1)/s.unit) }
	for i := range v.edges {
		if head := span(g.head, g.body); f.head >= 0 {
			if s.boxed(story, f) {
				v.edges[i].box = head
			} else {
				v.edges[i].head = head
			}
		}
		if f.side == sideNone {
			continue
		}
		if from, to := f.side.columns(f.span, s.photos[story][f.strip].span); i == 0 && from == 0 || i == 1 && to == f.span {
			v.edges[i].photo = span(g.photo, g.under)
		}
	}
	if f.side != sideNone {
		from, to := f.side.columns(f.span, s.photos[story][f.strip].span)
		columns := uint16(1)<<to - uint16(1)<<from
		if f.crowned() {
			v.top = columns
		}
		if f.side.atFoot() || f.stay == 0 && (f.side == sideFull || f.head < 0) {
			v.foot = columns
		}
	}
	return v
}

// class is how a form begins.
func (s *search) class(story int, f *form) uint8 {
	switch {
	case !s.headed(story, f) || f.side == sideTop:
		return 0
	case s.boxed(story, f):
		return 2*3 + 2
	}
	return 1*3 + 1
}

// boxed reports whether a form stands in a frame.
func (s *search) boxed(story int, f *form) bool {
	return f.copy >= 0 && s.stories[story].Copy[f.copy].Boxed
}

// headed reports whether a form has a headline that takes room.
func (s *search) headed(story int, f *form) bool {
	return f.head >= 0 && s.stories[story].Heads[f.head].Lines+f.white > 0
}

// crowned reports whether a form begins with photos over all its columns.
func (f *form) crowned() bool { return f.side == sideTop || f.side == sideFull && f.head < 0 }
