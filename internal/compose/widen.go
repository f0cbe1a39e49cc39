package compose

// widen raises the limit until a layout without interlocking parts is found
// within it, then looks for one with them that costs less. Of up to maxExact
// stories the layout is the cheapest there is, since whatever costs less lies
// within the limit too.
func (s *search) widen(last int32) (whole, bool) {
	least := s.floor()
	first := int32(firstStep)
	if s.jumps != 0 {
		first = patience
	}
	for step := first; ; step = max(2*step, patience) {
		s.prepare(min(least+min(step, last), unlimited-1))
		s.relax()
		best, found := s.cheapest(false)
		if !found && step < last {
			continue
		}
		if s.turning {
			if found {
				s.limit = best.cost - 1
			}
			if turned, ok := s.cheapest(true); ok {
				best, found = turned, true
			}
		}
		s.exact = found && len(s.stories) <= maxExact && s.bucket.keep == 0 && s.unit == 1
		return best, found
	}
}

// cheapest finds the cheapest layout within the limit, with interlocking parts
// or without: first close to the least that a relaxed page costs, where few
// blocks are worth building.
func (s *search) cheapest(wheels bool) (whole, bool) {
	limit := s.limit
	near := s.relaxPlans(wheels)
	mark := s.ints.mark()
	for more := int32(nearStep); near <= limit; more *= 3 {
		s.limit = min(near+more, limit)
		s.ints.rewind(mark)
		s.surroundAll()
		if !s.build() {
			s.bucket.keep = mostAlike
			s.build()
		}
		if best, found := s.solve(); found {
			best.built, s.built = s.built, built{}
			return best, true
		}
		if s.limit == limit {
			break
		}
	}
	s.limit = limit
	return whole{}, false
}
