package compose

// Photos of one story need one height side by side, and much room one above the
// other. Where they find no place so, they stand in two: some under the headline,
// the others at the foot of other columns.

// muchAdo is the cost beyond that of the stories at their best from which on a page is
// tried with the photos of a story in two places.
const muchAdo = 150

// tryParted tries, and again with photos in two places where that finds nothing, or
// nothing good.
func (s *search) tryParted() (Layout, bool) {
	l, ok := s.try()
	if ok && l.Cost <= int(s.base())+muchAdo || !ok && !s.mayFit() || !s.partAll() {
		return l, ok
	}
	if other, found := s.try(); found && (!ok || other.Cost < l.Cost) {
		return other, true
	}
	return l, ok
}

// partAll lets the photos of all stories stand in two places, and reports whether that
// is new for any of them.
func (s *search) partAll() bool {
	found := false
	for _, i := range s.present {
		found = s.partPhotos(i) || found
	}
	return found
}

// partPhotos lets the photos of a story stand in two places, and reports whether that is
// new.
func (s *search) partPhotos(story int) bool {
	if s.parted>>story&1 == 1 || s.photos[story] < 2 || s.stories[story].Lines == 0 {
		return false
	}
	s.parted |= 1 << story
	s.strip[story] = append(s.strip[story], s.partedStrips(story)...)
	s.known[story] = known{}
	return true
}

// partedStrips lists the ways to set the photos of a story in two places: one of them,
// and the others.
func (s *search) partedStrips(story int) []strip {
	count := len(s.stories[story].Photos)
	var all []strip
	for n := count; n > 1; n-- {
		more := int32(count-n)*costPhotoOut + costParted
		for one := range n {
			rest := s.some(story, n, func(i int) bool { return i != one })
			for _, st := range s.some(story, n, func(i int) bool { return i == one }) {
				for k := range rest {
					st.other = &rest[k]
					if st.span+rest[k].span > s.page.Columns || story == s.lead && !s.wideEnough(&st) {
						continue
					}
					st.cost = more + s.stripCost(story, &st)
					all = append(all, st)
				}
			}
		}
	}
	return all
}

// some lists the ways to set some of the first n photos of a story together.
func (s *search) some(story, n int, which func(i int) bool) []strip {
	var photos []Photo
	var index []int
	for i, p := range s.stories[story].Photos[:n] {
		if which(i) {
			photos, index = append(photos, p), append(index, i)
		}
	}
	all := s.arrange(nil, photos)
	for i := range all {
		all[i].index = index
	}
	return all
}

// fewHeights is about how many heights of photos are tried beside those of others.
const fewHeights = 3

// partedForms puts some photos under the headline, others at the foot of other columns.
func (s *search) partedForms(b body, st *strip) {
	other := st.other
	if b.under = st.span + other.span; b.under > b.span {
		return
	}
	b.sides = overAndUnder
	cost := b.cost
	for h := st.lo; h <= st.hi; h += 1 + (st.hi-st.lo)/fewHeights {
		area, deep := s.taken(st, h)
		for k := other.lo; k <= other.hi; k += 1 + (other.hi-other.lo)/fewHeights {
			more, deeper := s.taken(other, k)
			b.photo, b.other, b.taken, b.block = h, k, area+more, max(deep, deeper)
			b.cost = cost + cropCost((h*1000-st.exact)*1000/st.exact) + cropCost((k*1000-other.exact)*1000/other.exact)
			s.textForms(b)
		}
	}
}
