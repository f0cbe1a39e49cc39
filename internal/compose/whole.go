package compose

import "math"

// whole is a page put together: the lead over all columns, or not; a part of
// blocks side by side or interlocking, or none; stories over all columns.
type whole struct {
	parts [3]int32 // variants; 0 is the empty one
	cost  int32
	built
}

// solve finds the cheapest whole page within the limit of this pass.
func (s *search) solve() (whole, bool) {
	best := whole{cost: s.limit + 1}
	mixed := map[middle]*table{}
	for i := range s.plans {
		pl := &s.plans[i]
		if pl.least >= best.cost {
			continue
		}
		mid := &table{}
		if pl.set != 0 {
			if mixed[pl.middle] == nil {
				mixed[pl.middle] = s.middle(pl.middle)
			}
			if mid = mixed[pl.middle]; mid.empty() {
				continue
			}
		}
		s.join(&best, pl, mid)
	}
	return best, best.cost <= s.limit
}

// middle is the part of a page between stories over all columns.
func (s *search) middle(m middle) *table {
	p := s.middles[m]
	s.bucket.reset()
	switch {
	case p == nil || p.out == nil:
	case m.wheels:
		s.wheelsOf(m.set, p)
	default:
		s.rowsOf(m.set, s.page.Columns, p)
	}
	t := s.store()
	return &t
}

// join finds the cheapest heights for the parts of a plan.
func (s *search) join(best *whole, pl *plan, middle *table) {
	none := &table{starts: []int32{0, 1}}
	top, foot := none, none
	if pl.crown {
		top = &s.elements[s.index(1, s.page.Columns)]
	}
	if pl.banners != 0 {
		foot = s.bannersOf(pl.banners)
	}
	if middle.empty() {
		middle = none
	}
	for _, i := range s.byCost(top) {
		a := &s.variants[i]
		if pl.crown && middle != none && !a.spans {
			continue // the cut below the lead is not covered by its headline
		}
		for _, j := range s.byCost(foot) {
			c := &s.variants[j]
			fixed := a.cost + c.cost + pl.cost
			if fixed >= best.cost {
				break
			}
			for _, k := range s.byCost(middle) {
				b := &s.variants[k]
				if fixed+b.cost >= best.cost {
					break
				}
				h := int(a.h + b.h + c.h)
				over, ok := s.footCost(h)
				if !ok || fixed+b.cost+over >= best.cost || !stackable(a, b, c) {
					continue
				}
				*best = whole{parts: [3]int32{i, k, j}, cost: fixed + b.cost + over}
			}
		}
	}
}

// stackable reports whether no photo stands on a photo of another story.
func stackable(a, b, c *variant) bool {
	if b.h == 0 {
		return a.foot&c.top == 0
	}
	return a.foot&b.top == 0 && b.foot&c.top == 0
}

// bannersOf stacks stories over all columns in the order of rank.
func (s *search) bannersOf(set int) *table {
	if t, ok := s.bannerTables[set]; ok {
		return t
	}
	first := set & -set
	upper := &s.elements[s.index(first, s.page.Columns)]
	p := s.relaxBanners(set)
	s.bucket.reset()
	if set == first {
		for _, i := range s.byCost(upper) {
			if v := s.variants[i]; v.spans || v.top != 0 {
				v.edges = [2]edge{}
				s.bucket.add(&v)
			}
		}
	} else {
		rest, one := s.bannersOf(set&^first), s.bannersOf(first)
		s.bucket.reset()
		if p != nil && p.out != nil {
			s.above(p, one, rest, 0)
		}
	}
	t := s.store()
	s.bannerTables[set] = &t
	return &t
}

// footCost is the cost of a page h units high, the last gap included.
func (s *search) footCost(h int) (int32, bool) {
	left := s.page.Lines + s.page.Gap - h*s.unit
	switch {
	case h > s.tall:
		return 0, false
	case left < s.unit:
		return 0, true
	case s.page.CloseUp:
		return int32(left * costFootLine), true
	}
	return int32(left*costFootLine + costFootPlace), true
}

// unlimited is the cost of what there is none of.
const unlimited = math.MaxInt32 / 4
