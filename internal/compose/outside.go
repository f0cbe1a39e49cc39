package compose

import (
	"iter"
	"maps"
	"slices"
)

// surroundAll finds what the rest of a page within the limit costs at least
// round each block.
func (s *search) surroundAll() {
	x := &s.relaxed
	for _, list := range []iter.Seq[*profile]{
		slices.Values(x.elements), slices.Values(x.stacks), maps.Values(x.banners), maps.Values(x.middles),
	} {
		for p := range list {
			if p != nil {
				p.out = nil
			}
		}
	}
	for i := range x.plans {
		if x.plans[i].least <= s.limit {
			s.surroundPlan(&x.plans[i])
		}
	}
	for m, p := range x.middles {
		switch {
		case p == nil || p.out == nil:
		case m.wheels:
			s.surroundWheels(m.set, p)
		default:
			s.surroundRows(m.set, s.page.Columns, p)
		}
	}
	s.surroundBanners()
	for set := s.all() - 1; set > 0; set-- {
		for cols := 1; cols < s.page.Columns; cols++ {
			at := s.index(set, cols)
			if p := x.elements[at]; p != nil && p.out != nil && set&(set-1) != 0 {
				s.surroundRows(set, cols, p)
			}
			if p := x.stacks[at]; p != nil && p.out != nil {
				s.surroundStacks(set, cols, p)
			}
		}
	}
}

// surroundPlan starts from whole pages.
func (s *search) surroundPlan(pl *plan) {
	top, mid, foot := s.planParts(pl)
	topRun, midRun, footRun := runOf(top), runOf(mid), runOf(foot)
	for i, a := range topRun.cost {
		for k, c := range footRun.cost {
			fixed := pl.cost + a + c
			if fixed+pl.midLeast > s.limit {
				continue
			}
			h := topRun.low + i + footRun.low + k
			for j, b := range midRun.cost {
				over, ok := s.footCost(h + midRun.low + j)
				t := fixed + b + over
				if !ok || t > s.limit {
					continue
				}
				surroundClasses(&s.ints, top, topRun.low+i, t-a)
				surroundClasses(&s.ints, mid, midRun.low+j, t-b)
				surroundClasses(&s.ints, foot, footRun.low+k, t-c)
			}
		}
	}
}

// surroundClasses surrounds the blocks of a height, whatever their class.
func surroundClasses(ints *arena, p *profile, h int, cost int32) {
	if p == nil {
		return
	}
	for _, c := range p.classes {
		if p.in[c].at(h) < unlimited {
			p.surround(ints, c, h, cost)
		}
	}
}

// surroundRows hands what surrounds rows on to their blocks.
func (s *search) surroundRows(set, cols int, p *profile) {
	full := cols == s.page.Columns
	most := s.limit - p.leastOut()
	eachSplit(set, func(first, second int) {
		single := first&(first-1) == 0
		for w := 1; w < cols; w++ {
			left := s.relaxed.unbroken(s.index(first, w), single)
			f := s.relaxed.facing[s.index(second, cols-w)]
			if left == nil || f == nil || left.least+f.least > most {
				continue
			}
			at := s.index(second, cols-w)
			for _, right := range []*profile{s.relaxed.elements[at], s.relaxed.stacks[at]} {
				if right != nil {
					s.surroundPair(p, left, right, full)
				}
			}
		}
	})
}

func (s *search) surroundPair(p, left, right *profile, full bool) {
	for _, c := range left.classes {
		for _, d := range right.classes {
			class := c/3*3 + d%3
			if full {
				class = 0
			}
			o := p.out[class]
			if o.empty() || bump(c%3, d/3) {
				continue
			}
			a, b := left.in[c], right.in[d]
			from, to := a.meet(b)
			for h := max(from, o.low); h <= min(to, o.high()); h++ {
				x, y, z := a.cost[h-a.low], b.cost[h-b.low], o.cost[h-o.low]
				if x+y+z <= s.limit {
					left.surround(&s.ints, c, h, y+z)
					right.surround(&s.ints, d, h, x+z)
				}
			}
		}
	}
}

// surroundStacks hands what surrounds stacks on to their blocks.
func (s *search) surroundStacks(set, cols int, p *profile) {
	most := s.limit - p.leastOut()
	eachSplit(set, func(first, second int) {
		upper := s.relaxed.elements[s.index(first, cols)]
		at := s.index(second, cols)
		if upper == nil || s.relaxed.beneath[at].empty() || upper.least+s.relaxed.beneath[at].least > most {
			return
		}
		more := costAbove * inversions(first, second)
		if e := s.relaxed.elements[at]; e != nil {
			s.surroundPile(p, upper, e, more)
		}
		if k := s.relaxed.stacks[at]; k != nil {
			s.surroundPile(p, upper, k, more+costLadder)
		}
	})
}

// surroundPile does so for one block on another.
func (s *search) surroundPile(p, upper, lower *profile, more int32) {
	b := lower.any
	least := s.scratch[:0]
	for range b.cost {
		least = append(least, unlimited)
	}
	s.scratch = least
	for _, c := range upper.classes {
		o := p.out[c]
		if o.empty() {
			continue
		}
		a := upper.in[c]
		for i, x := range a.cost {
			x += more
			if x+lower.least > s.limit {
				continue
			}
			h := a.low + i
			around := int32(unlimited)
			for k := max(b.low, o.low-h); k <= min(b.high(), o.high()-h); k++ {
				y, z := b.cost[k-b.low], o.cost[h+k-o.low]
				if x+y+z <= s.limit {
					around = min(around, y+z)
					least[k-b.low] = min(least[k-b.low], x+z)
				}
			}
			if around < unlimited {
				upper.surround(&s.ints, c, h, around+more)
			}
		}
	}
	for k, cost := range least {
		if cost < unlimited {
			surroundClasses(&s.ints, lower, b.low+k, cost)
		}
	}
}

// surroundBanners hands what surrounds stories over all columns on to each.
func (s *search) surroundBanners() {
	sets := slices.Sorted(maps.Keys(s.relaxed.banners))
	for _, set := range slices.Backward(sets) {
		p := s.relaxed.banners[set]
		if p == nil || p.out == nil {
			continue
		}
		first := set & -set
		s.surroundPile(p, s.relaxed.elements[s.index(first, s.page.Columns)], s.relaxBanners(set&^first), 0)
	}
}

// leastOut is the least of what is around any block of the profile.
func (p *profile) leastOut() int32 {
	least := int32(unlimited)
	for _, c := range p.classes {
		for _, cost := range p.out[c].cost {
			least = min(least, cost)
		}
	}
	return least
}
