package compose

// strip is one way to set a story's photos together: side by side at one
// height, or one above the other at one width.
type strip struct {
	spans   []int // of each photo, in order
	stacked bool
	span    int // of the strip
	cut     int // lines of the cutlines that add to its height
	lo, hi  int // least and most lines of the pictures together
	exact   int // height in true proportion, thousandths of a line
	cost    int32
	dropped int // photos left without a place
}

// strips lists the ways to set the photos of a story within width columns.
func (s *search) strips(story, width int) []strip {
	photos := s.stories[story].Photos
	var all []strip
	for n := len(photos); n >= 0; n-- {
		dropped := len(photos) - n
		for _, st := range s.arrange(photos[:n], width) {
			st.dropped = dropped
			st.cost = int32(dropped)*costPhotoOut + s.spanCost(story, st.span)
			all = append(all, st)
		}
		if n == 0 && dropped > 0 {
			all = append(all, strip{dropped: dropped, cost: int32(dropped) * costPhotoOut})
		}
	}
	return all
}

// spanCost prefers photos of two columns, for the lead half the page.
func (s *search) spanCost(story, span int) int32 {
	wish := min(2, s.page.Columns)
	if story == 0 {
		wish = max(wish, (s.page.Columns+1)/2)
	}
	return costPhotoSpan * int32(max(wish-span, span-wish))
}

func (s *search) arrange(photos []Photo, width int) []strip {
	var all []strip
	switch len(photos) {
	case 0:
	case 1:
		for p := 1; p <= width; p++ {
			all = s.row(all, photos, []int{p})
		}
	case 2:
		for p := 1; p < width; p++ {
			for q := 1; p+q <= width; q++ {
				all = s.row(all, photos, []int{p, q})
			}
		}
	default:
		for p := 1; p*len(photos) <= width; p++ {
			all = s.row(all, photos, same(p, len(photos)))
		}
	}
	if len(photos) > 1 {
		for p := 1; p <= width; p++ {
			all = s.column(all, photos, same(p, len(photos)))
		}
	}
	return all
}

func same(p, n int) []int {
	spans := make([]int, n)
	for i := range spans {
		spans[i] = p
	}
	return spans
}

// row adds the photos side by side, if they can have one height.
func (s *search) row(all []strip, photos []Photo, spans []int) []strip {
	st := strip{spans: spans, hi: maxLines * s.unit}
	for i, p := range photos {
		exact, lo, hi, ok := s.photoHeight(p, spans[i])
		if !ok {
			return all
		}
		st.lo, st.hi = max(st.lo, lo), min(st.hi, hi)
		st.exact += exact
		st.span += spans[i]
		st.cut = max(st.cut, p.cutline(spans[i]))
	}
	if st.lo > st.hi {
		return all
	}
	st.exact /= len(photos)
	return append(all, st)
}

// column adds the photos one above the other.
func (s *search) column(all []strip, photos []Photo, spans []int) []strip {
	st := strip{spans: spans, stacked: true, span: spans[0]}
	for i, p := range photos {
		exact, lo, hi, ok := s.photoHeight(p, spans[i])
		if !ok {
			return all
		}
		st.exact += exact
		st.lo += lo
		st.hi += hi
		st.cut += p.cutline(spans[i])
	}
	if st.hi = min(st.hi, maxLines*s.unit); st.lo > st.hi {
		return all
	}
	return append(all, st)
}

// photoHeight returns a photo's height in true proportion in thousandths of
// a line, and the whole lines it may be cropped or grown to.
func (s *search) photoHeight(p Photo, span int) (exact, lo, hi int, ok bool) {
	if span < p.MinSpan || p.MaxSpan > 0 && span > p.MaxSpan {
		return 0, 0, 0, false
	}
	exact = photoLines(s.page, p, span)
	lo, hi = cropRange(s.page, exact)
	return exact, lo, hi, lo < maxLines*s.unit
}

func photoLines(page Page, p Photo, span int) int {
	em := float64(span*(page.Chars+page.Gutter) - page.Gutter)
	return max(1000, int(em*1000/p.Aspect/page.Pitch+0.5))
}

// cropRange gives whole lines within the page's bounds; where no whole line
// is, the nearest one.
func cropRange(page Page, exact int) (lo, hi int) {
	lo = (exact*(100-page.Crop)/100 + 999) / 1000
	hi = exact * (100 + page.Crop) / 100 / 1000
	if lo > hi {
		lo = (exact + 500) / 1000
		hi = lo
	}
	return max(1, lo), max(1, hi)
}

func (p Photo) cutline(span int) int {
	if len(p.Cutline) == 0 {
		return 0
	}
	return p.Cutline[min(span, len(p.Cutline))-1]
}

// heights shares h lines out among the photos of the strip, top first.
func (s *search) heights(photos []Photo, st *strip, h int) []int {
	each := make([]int, len(st.spans))
	if !st.stacked {
		for i := range each {
			each[i] = h
		}
		return each
	}
	rest := h - st.lo
	for i := range each {
		_, lo, hi, _ := s.photoHeight(photos[i], st.spans[i])
		each[i] = lo + min(rest, hi-lo)
		rest -= each[i] - lo
	}
	return each
}
