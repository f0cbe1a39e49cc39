package compose

import (
	"cmp"
	"math/bits"
	"slices"
)

// A plan is which stories run over all columns: the lead above everything, or
// not (then a story below must, or a cut would run from head to foot), and
// others below. What is left stands side by side between them.
type plan struct {
	crown   bool
	banners int // set of items
	middle  int
	cost    int32 // beside that of the middle
	least   int32 // of any page of the plan
}

// whole is a page put together: the crown, the middle, the banners and tails,
// or some of them.
type whole struct {
	parts [3]int32 // variants; -1 for none
	cost  int32
}

// mostBanners is how many stories besides the lead may run over all columns.
const mostBanners = 3

// plans lists the plans that may be best, the most promising first.
func (s *search) plans() []plan {
	all := 1<<len(s.items) - 1
	cols := s.page.Columns
	limit := s.leasts[all] + s.slack
	var list []plan
	add := func(crown bool, banners int) {
		p := plan{crown: crown, banners: banners, middle: all &^ banners}
		if crown {
			p.middle &^= 1
			p.cost += s.element(1, cols).least
			if p.middle != 0 && len(s.stories[s.lead].Heads) == 0 {
				return // the cut below it would not be covered
			}
		} else if banners == 0 && s.tails == nil && !s.cuts && !s.sparse() {
			return
		}
		if p.middle != 0 && p.middle&(p.middle-1) == 0 {
			return // no row
		}
		for rest := banners; rest != 0; rest &= rest - 1 {
			p.cost = min(p.cost+s.element(rest&-rest, cols).least+costBanner, unlimited)
		}
		p.cost += costAbove * s.inversions(all&^banners, banners)
		if p.least = p.cost + s.leasts[p.middle]; p.least <= limit+planMore {
			list = append(list, p)
		}
	}
	for banners := 0; banners <= all; banners += 2 {
		if bits.OnesCount(uint(banners)) <= mostBanners {
			add(true, banners)
			add(false, banners)
		}
	}
	slices.SortStableFunc(list, func(a, b plan) int { return cmp.Compare(a.least, b.least) })
	return list[:min(len(list), s.effort.plans)]
}

// sparse reports whether the copy may leave a page without a foot.
func (s *search) sparse() bool {
	lines := 0
	for _, i := range s.present {
		lines += s.stories[i].Lines
	}
	return s.page.footless(lines / s.page.Columns)
}

// planMore is how much stories over all columns may cost beyond the slack.
const planMore = 40

// solve finds the cheapest page.
func (s *search) solve() (whole, bool) {
	best := whole{cost: unlimited}
	switch {
	case len(s.items) == 0:
		s.join(&best, nil, nil, s.tails, 0)
	case s.page.Columns == 1:
		s.single(&best)
	default:
		for _, p := range s.plans() {
			if p.least < best.cost {
				s.slack = min(s.effort.slack, best.cost-p.least)
				s.assemble(&best, p)
			}
		}
	}
	return best, best.cost < unlimited
}

// assemble looks for a cheaper page of a plan.
func (s *search) assemble(best *whole, p plan) {
	cols := s.page.Columns
	var crown, middle *shape
	lower := s.tails
	cost := p.cost
	for rest := p.banners; rest != 0; {
		i := 1 << (bits.Len(uint(rest)) - 1)
		rest &^= i
		cost -= s.element(i, cols).least
		lower = s.banner(s.element(i, cols), lower)
	}
	if p.crown {
		crown = s.element(1, cols)
		cost -= crown.least
	}
	if p.middle != 0 {
		middle = s.element(p.middle, cols)
	}
	s.join(best, crown, middle, lower, cost)
}

// banner puts a story over all columns above what is below it. It has to
// cover the cut above itself.
func (s *search) banner(one, lower *shape) *shape {
	full := uint16(1)<<s.page.Columns - 1
	for h := one.low; h <= one.high(); h++ {
		for i, end := one.at(h); i < end; i++ {
			a := &s.variants[i]
			if a.flags&headed == 0 && a.top != full {
				continue
			}
			if lower == nil {
				s.bucket.add(a)
				continue
			}
			s.above(&shape{low: h, heads: []int32{i, i + 1}, least: a.cost}, lower, 0, unlimited)
		}
	}
	return s.shape()
}

// single is a page of one column, all in the order of rank.
func (s *search) single(best *whole) {
	lower := s.tails
	for i := len(s.items) - 1; i >= 0; i-- {
		one := &s.items[i].shapes[0]
		if lower == nil {
			lower = one
			continue
		}
		s.above(one, lower, 0, unlimited)
		lower = s.shape()
	}
	s.join(best, nil, nil, lower, 0)
}

// join finds the cheapest heights for the parts of a page, nil for none.
func (s *search) join(best *whole, crown, middle, lower *shape, more int32) {
	for _, part := range []*shape{crown, middle, lower} {
		if part != nil && part.empty() {
			return
		}
	}
	mid := int32(0)
	if middle != nil {
		mid = middle.least
	}
	for i, end := crown.all(); i < end; i++ {
		a := s.part(i)
		if middle != nil && i >= 0 && a.flags&headed == 0 {
			continue // the cut below the lead is not covered by its headline
		}
		for k, end := lower.all(); k < end; k++ {
			c := s.part(k)
			if fixed := a.cost + c.cost + more; fixed+mid < best.cost {
				s.between(best, i, k, middle, fixed)
			}
		}
	}
}

// between finds the cheapest middle of a page between a crown and what is below it.
func (s *search) between(best *whole, i, k int32, middle *shape, fixed int32) {
	a, c := s.part(i), s.part(k)
	for j, end := middle.all(); j < end; j++ {
		b := s.part(j)
		cost := fixed + b.cost
		if cost >= best.cost || !stackable(a, b, c) {
			continue
		}
		over, ok := s.footCost(int(a.h + b.h + c.h))
		if cost += over; !ok || cost >= best.cost {
			continue
		}
		if i < 0 && j >= 0 && !s.page.footless(int(a.h+b.h+c.h)-s.page.Gap) && s.seams(j)&s.seams(k) != 0 {
			if cost += costBroken; !s.cuts || cost >= best.cost {
				continue // a cut from head to foot
			}
		}
		*best = whole{[3]int32{i, j, k}, cost}
	}
}

// all is the range of all variants of a shape; of nil, that of the empty part alone.
func (sh *shape) all() (from, to int32) {
	if sh == nil {
		return -1, 0
	}
	return sh.heads[0], sh.heads[len(sh.heads)-1]
}

// part is a variant, or the empty one for -1.
func (s *search) part(i int32) *variant {
	if i < 0 {
		return &emptyPart
	}
	return &s.variants[i]
}

var emptyPart variant

// seams are the columns before which a cut runs through a block from head to
// foot; through no block at all it runs everywhere.
func (s *search) seams(i int32) uint16 {
	if i < 0 {
		return 1<<mostColumns - 1
	}
	switch v := &s.variants[i]; v.kind {
	case row:
		return 1<<v.cols | s.seams(v.a) | s.seams(v.b)<<v.cols
	case stack:
		return s.seams(v.a) & s.seams(v.b)
	}
	return 0
}

// stackable reports whether no photo stands on a photo of another story.
func stackable(a, b, c *variant) bool {
	if b.h == 0 {
		return a.foot&c.top == 0
	}
	return a.foot&b.top == 0 && b.foot&c.top == 0
}

// footCost is the cost of a page h lines high, the last gap included.
func (s *search) footCost(h int) (int32, bool) {
	left := s.tall - h
	switch {
	case left < 0:
		return 0, false
	case left == 0 || s.page.Free:
		return 0, true
	case s.page.CloseUp:
		return int32(min(left, mostClosed) * costFootLine), true
	}
	return int32(min(left, mostFoot)*costFootLine + costFootPlace), true
}

// Up to so many lines at the foot a page is stretched to be full, where it may
// end early and where it may not: what is shorter is not meant to be.
const (
	mostClosed = 6
	mostFoot   = 12
)
