package compose

import (
	"math"
	"math/bits"
)

// maxBanners is how many stories besides the lead may run over all columns.
const maxBanners = 3

// whole is a page put together: the lead over all columns, or not; a part of
// blocks side by side or interlocking, or none; stories over all columns.
type whole struct {
	parts  [3]int32 // variants; 0 is the empty one
	cost   int32
	height int // units, the last gap included
	out    int // set of stories left out
}

// solve finds the cheapest whole page within the limit of this pass.
func (s *search) solve() (whole, bool) {
	best := whole{cost: s.limit + 1}
	mixed := map[int]*table{}
	for _, wheels := range []bool{false, true} {
		if wheels && (best.cost <= s.limit || !s.turning) && len(s.stories) > maxExact {
			break
		}
		s.eachPlan(func(crown, banners, out int, cost int32) {
			if cost >= best.cost || wheels && bits.OnesCount(uint(banners)) > 1 {
				return
			}
			set := s.all() &^ (crown | banners | out)
			middle := &table{}
			if set != 0 {
				key := set<<1 | bits.OnesCount8(uint8(b2i(wheels)))
				if mixed[key] == nil {
					mixed[key] = s.middle(set, wheels)
				}
				middle = mixed[key]
				if middle.empty() {
					return
				}
				if !wheels && crown|banners == 0 {
					return // a cut from head to foot
				}
			} else if wheels {
				return
			}
			s.join(&best, crown, middle, banners, out, cost)
		})
	}
	return best, best.cost <= s.limit
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// middle is the part of a page between stories over all columns.
func (s *search) middle(set int, wheels bool) *table {
	s.bucket.reset()
	if wheels {
		s.wheelsOf(set)
	} else if set&(set-1) != 0 {
		s.rowsOf(set, s.page.Columns)
	}
	t := s.store(set, s.page.Columns)
	return &t
}

// eachPlan calls use with every choice of which stories run over all columns
// and which stay out, that the limit allows.
func (s *search) eachPlan(use func(crown, banners, out int, cost int32)) {
	others := s.all() &^ 1
	for out := 0; ; out = (out - others) & others {
		cost := s.outCost(out)
		if rest := others &^ out; cost <= s.limit-s.least[0] && s.gone&^out == 0 {
			for banners := 0; ; banners = (banners - rest) & rest {
				if n := bits.OnesCount(uint(banners)); n <= maxBanners || len(s.stories) <= maxExact {
					more := cost + costBanner*int32(n) + costAbove*inversions(s.all()&^(banners|out), banners)
					use(1, banners, out, more)
					use(0, banners, out, more)
				}
				if banners == rest {
					break
				}
			}
		}
		if out == others {
			return
		}
	}
}

func (s *search) outCost(out int) int32 {
	var cost int32
	for out &^= s.gone; out != 0; out &= out - 1 {
		cost += s.outCosts[bits.TrailingZeros(uint(out))]
	}
	return cost
}

// join finds the cheapest heights for the parts of a plan.
func (s *search) join(best *whole, crown int, middle *table, banners, out int, cost int32) {
	none := &table{starts: []int32{0, 1}}
	top, foot := none, none
	if crown != 0 {
		top = &s.elements[s.index(crown, s.page.Columns)]
	}
	if banners != 0 {
		foot = s.bannersOf(banners)
	}
	if middle.empty() {
		if crown == 0 {
			return // the lead has no place
		}
		middle = none
	}
	for _, i := range s.byCost(top) {
		a := &s.variants[i]
		if crown != 0 && middle != none && !s.spans(a) {
			continue // the cut below the lead is not covered by its headline
		}
		for _, j := range s.byCost(foot) {
			c := &s.variants[j]
			fixed := a.cost + c.cost + cost
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
				if !ok || fixed+b.cost+over >= best.cost || !s.stackable(a, b, c) {
					continue
				}
				*best = whole{[3]int32{i, k, j}, fixed + b.cost + over, h, out}
			}
		}
	}
}

// stackable reports whether no photo stands on a photo of another story.
func (s *search) stackable(a, b, c *variant) bool {
	if b.h == 0 {
		return a.foot&c.top == 0
	}
	return a.foot&b.top == 0 && b.foot&c.top == 0
}

// spans reports whether a story over all columns has a headline or a photo at
// its top to cover the cut above it, or a headline to rule what is below.
func (s *search) spans(v *variant) bool {
	f := &s.shapes[v.a].forms[v.b]
	return f.head >= 0 && s.stories[v.a].Heads[f.head].Lines > 0
}

// bannersOf stacks stories over all columns in the order of rank.
func (s *search) bannersOf(set int) *table {
	if t, ok := s.banners[set]; ok {
		return t
	}
	first := set & -set
	upper := &s.elements[s.index(first, s.page.Columns)]
	s.bucket.reset()
	if set == first {
		for _, i := range s.byCost(upper) {
			if v := s.variants[i]; s.spans(&v) || v.top != 0 {
				v.edges = [2]edge{}
				s.bucket.add(&v)
			}
		}
	} else {
		rest := s.bannersOf(set &^ first)
		one := s.bannersOf(first)
		s.bucket.reset()
		s.above(set, s.page.Columns, one, rest, 0)
	}
	t := s.store(set, s.page.Columns)
	s.banners[set] = &t
	return &t
}

// footCost is the cost of a page h units high, the last gap included.
func (s *search) footCost(h int) (int32, bool) {
	if s.page.Lines == 0 {
		return int32(h * s.unit * costTall), true
	}
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

// unlimited is the limit of the last pass.
const unlimited = math.MaxInt32 / 4
