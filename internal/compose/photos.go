package compose

import "slices"

// strip is one way to set a story's photos together: side by side at one
// height, or one above the other at one width.
type strip struct {
	photos  []Photo
	index   []int // of each of them in its story; nil for the first ones
	spans   []int // of each photo, in order
	stacked bool
	order   []int // of the photos when stacked, from the top
	span    int   // of the strip
	cut     int   // lines of the cutlines that add to its height
	lo, hi  int   // least and most lines of the pictures together
	exact   int   // height in true proportion, thousandths of a line
	cost    int32
	other   *strip // photos that stand at the foot of other columns; nil for none
}

// count is how many photos it sets.
func (st *strip) count() int {
	n := len(st.spans)
	if st.other != nil {
		n += len(st.other.spans)
	}
	return n
}

// strips lists the ways to set the photos of a story, all of them first.
func (s *search) strips(story int) []strip {
	photos := s.stories[story].Photos
	var all []strip
	for n := len(photos); n > 0; n-- {
		out := int32(len(photos)-n) * costPhotoOut
		from := len(all)
		all = s.arrange(all, photos[:n])
		for i := from; i < len(all); i++ {
			all[i].cost = out + s.stripCost(story, &all[i])
		}
	}
	if story == s.lead {
		all = slices.DeleteFunc(all, func(st strip) bool { return !s.wideEnough(&st) })
	}
	return all
}

// stripCost is what the widths of the photos of a story cost.
func (s *search) stripCost(story int, st *strip) int32 {
	wide, small, all := st.span, st.small(), len(st.spans)
	if other := st.other; other != nil {
		wide, small, all = max(wide, other.span), small+other.small(), all+len(other.spans)
	}
	cost := s.spanCost(story, wide) + small*costPhotoSmall
	if story == s.lead && int(small) == all {
		cost += costLeadSmall
	}
	return cost
}

// small is how many photos are smaller than they are wished.
func (st *strip) small() int32 {
	n := int32(0)
	for k, span := range st.spans {
		if span < st.photos[k].Wish {
			n++
		}
	}
	return n
}

// blocks is how many of a story's photos are set lines, which are never left out.
func (s *search) blocks(story int) int {
	n := 0
	for i := range s.stories[story].Photos {
		if s.stories[story].Photos[i].set() {
			n++
		}
	}
	return n
}

// wideEnough reports whether one of the lead's photos stands over two fifths of the
// page, if any may be as wide.
func (s *search) wideEnough(st *strip) bool {
	ok := true
	for ; st != nil; st = st.other {
		for i, span := range st.spans {
			most := st.photos[i].MaxSpan
			switch {
			case st.photos[i].set():
			case span >= pictureSpan(s.page):
				return true
			default:
				ok = ok && most > 0 && most < pictureSpan(s.page)
			}
		}
	}
	return ok
}

// spanCost prefers photos of two columns, for the lead half the page.
func (s *search) spanCost(story, span int) int32 {
	wish := min(2, s.page.Columns)
	if story == s.lead {
		wish = max(wish, (s.page.Columns+1)/2)
	}
	return costPhotoSpan * int32(max(wish-span, span-wish))
}

// arrange adds the ways to set photos side by side and one above the other.
func (s *search) arrange(all []strip, photos []Photo) []strip {
	all = s.inARow(all, photos, make([]int, 0, len(photos)), s.page.Columns)
	for w := 1; len(photos) > 1 && w <= s.page.Columns; w++ {
		all = s.stacked(all, photos, w)
	}
	return all
}

// inARow adds the photos side by side over up to so many more columns, in all
// ways in which they can have one height.
func (s *search) inARow(all []strip, photos []Photo, spans []int, columns int) []strip {
	if len(spans) == len(photos) {
		return s.row(all, photos, slices.Clone(spans))
	}
	p := photos[len(spans)]
	for span := p.MinSpan; span <= columns && (span <= p.MaxSpan || p.MaxSpan == 0); span++ {
		all = s.inARow(all, photos, append(spans, span), columns-span)
	}
	return all
}

// row adds the photos side by side, if they can have one height.
func (s *search) row(all []strip, photos []Photo, spans []int) []strip {
	st := strip{photos: photos, spans: spans, hi: mostLines}
	for i, p := range photos {
		exact, lo, hi := s.photoHeight(p, spans[i])
		st.lo, st.hi = max(st.lo, lo), min(st.hi, hi)
		st.exact += exact
		st.span += spans[i]
		st.cut = max(st.cut, p.cutline(spans[i]))
	}
	st.exact /= len(photos)
	return append(all, st)
}

// stacked adds the photos one above the other, each as wide as it may be up to
// so many columns, the widest first.
func (s *search) stacked(all []strip, photos []Photo, columns int) []strip {
	st := strip{photos: photos, stacked: true}
	for i, p := range photos {
		span := columns
		if p.MaxSpan > 0 {
			span = min(span, p.MaxSpan)
		}
		if span < p.MinSpan {
			return all
		}
		exact, lo, hi := s.photoHeight(p, span)
		st.spans, st.span = append(st.spans, span), max(st.span, span)
		st.exact, st.lo, st.hi = st.exact+exact, st.lo+lo, st.hi+hi
		st.cut += p.cutline(span)
		st.order = append(st.order, i)
	}
	if st.span < columns {
		return all // as with fewer columns
	}
	slices.SortStableFunc(st.order, func(a, b int) int { return st.spans[b] - st.spans[a] })
	return append(all, st)
}

// photoHeight returns a photo's height in true proportion in thousandths of
// a line, and the whole lines it may be cropped or grown to.
func (s *search) photoHeight(p Photo, span int) (exact, lo, hi int) {
	exact = photoLines(s.page, p, span)
	lo, hi = p.heightRange(exact)
	return exact, lo, hi
}

func photoLines(page Page, p Photo, span int) int {
	if len(p.Rows) > 0 {
		return 1000 * p.Rows[min(span, len(p.Rows))-1]
	}
	em := max(1, float64(page.chars(span))-p.Inset)
	return max(1000, int(em*1000/p.Aspect/page.Pitch+0.5))
}

// heightRange gives whole lines within a photo's bounds; where no whole line
// is, the nearest one.
func (p Photo) heightRange(exact int) (lo, hi int) {
	lo = (exact*(100-p.Lower)/100 + 999) / 1000
	hi = exact * (100 + p.Taller) / 100 / 1000
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

// chars is how many full-width characters a line over so many columns holds.
func (p Page) chars(span int) int { return span*(p.Chars+p.Gutter) - p.Gutter }

// heights shares h lines out among the photos of the strip.
func (s *search) heights(st *strip, h int) []int {
	each := make([]int, len(st.spans))
	if !st.stacked {
		for i := range each {
			each[i] = h
		}
		return each
	}
	rest := h - st.lo
	for i := range each {
		_, lo, hi := s.photoHeight(st.photos[i], st.spans[i])
		each[i] = lo + min(rest, hi-lo)
		rest -= each[i] - lo
	}
	return each
}

// taken is how many lines the photos at height h and the white below them take
// of the columns they stand over, and of the deepest of those.
func (s *search) taken(st *strip, h int) (area, deepest int) {
	deepest = h + st.cut + photoGap
	if !st.stacked {
		return st.span * deepest, deepest
	}
	area = st.span * photoGap
	for i, h := range s.heights(st, h) {
		area += st.spans[i] * (h + st.photos[i].cutline(st.spans[i]))
	}
	return area, deepest
}

// hole is how many lines of columns the photos at height h leave empty in the
// rectangle around them: beside a narrower one, and below a shorter cutline but
// for the white that is there anyway.
func (s *search) hole(st *strip, h int) int {
	n := 0
	if !st.stacked {
		for i, span := range st.spans {
			n += span * max(0, st.cut-st.photos[i].cutline(span)-photoGap)
		}
		return n
	}
	if !slices.ContainsFunc(st.spans, func(span int) bool { return span < st.span }) {
		return 0
	}
	for i, h := range s.heights(st, h) {
		n += (st.span - st.spans[i]) * (h + st.photos[i].cutline(st.spans[i]))
	}
	return n
}
