package compose

import "math/bits"

// maxBanners is how many stories besides the lead may run over all columns
// where there are too many to try everything.
const maxBanners = 3

// plan is a choice of which stories run over all columns: the lead above
// everything, others below; of how the ones between are set; and of which
// stay out.
type plan struct {
	middle
	crown    bool
	banners  int
	out      int
	cost     int32 // beside what the parts cost
	midLeast int32
	least    int32 // of all pages of the plan
}

// eachPlan calls use with every plan that the limit allows.
func (s *search) eachPlan(wheels bool, use func(plan)) {
	others := s.all() &^ 1
	for out := 0; ; out = (out - others) & others {
		cost := s.outCost(out)
		if rest := others &^ out; cost <= s.limit-s.least[0] {
			for banners := 0; ; banners = (banners - rest) & rest {
				if n := bits.OnesCount(uint(banners)); n <= maxBanners || len(s.stories) <= maxExact || s.page.Columns == 1 {
					s.eachMiddle(rest&^banners, wheels, plan{
						banners: banners, out: out,
						cost: cost + costBanner*int32(n) + costAbove*inversions(s.all()&^(banners|out), banners),
					}, use)
				}
				if banners == rest {
					break
				}
			}
		}
		if out == others || s.page.All {
			return
		}
	}
}

// eachMiddle completes a plan with every way to set the stories that are
// neither left out nor banners: interlocking, or else side by side.
func (s *search) eachMiddle(rest int, wheels bool, pl plan, use func(plan)) {
	pl.crown, pl.set, pl.wheels = true, rest, wheels
	headed := len(s.stories[0].Heads) > 0 // or the cut below it is not covered
	if headed && rest&(rest-1) != 0 || rest == 0 && !wheels {
		use(pl)
	}
	pl.crown, pl.set = false, rest|1
	if wheels || pl.banners != 0 && rest != 0 {
		use(pl) // without a banner, a cut would run from head to foot
	}
}

func (s *search) outCost(out int) int32 {
	var cost int32
	for ; out != 0; out &= out - 1 {
		cost += s.outCosts[bits.TrailingZeros(uint(out))]
	}
	return cost
}

// relaxPlans lists the plans within the limit and returns the least any costs.
func (s *search) relaxPlans(wheels bool) int32 {
	best := int32(unlimited)
	s.plans = s.plans[:0]
	s.eachPlan(wheels, func(pl plan) {
		if s.relaxPlan(&pl); pl.least <= s.limit {
			s.plans = append(s.plans, pl)
			best = min(best, pl.least)
		}
	})
	return best
}

func (s *search) relaxPlan(pl *plan) {
	pl.least = unlimited
	top, mid, foot := s.planParts(pl)
	if pl.crown && top == nil || pl.set != 0 && mid == nil || pl.banners != 0 && foot == nil {
		return
	}
	if mid != nil {
		pl.midLeast = mid.least
	}
	topRun, midRun, footRun := runOf(top), runOf(mid), runOf(foot)
	for i, a := range topRun.cost {
		for k, c := range footRun.cost {
			fixed := pl.cost + a + c
			if fixed+pl.midLeast > s.limit || fixed+pl.midLeast >= pl.least {
				continue
			}
			h := topRun.low + i + footRun.low + k + midRun.low
			for j, b := range midRun.cost {
				if over, ok := s.footCost(h + j); ok {
					pl.least = min(pl.least, fixed+b+over)
				}
			}
		}
	}
}

// planParts are the profiles of a plan's parts, nil for none.
func (s *search) planParts(pl *plan) (top, mid, foot *profile) {
	if pl.crown {
		top = s.relaxed.elements[s.index(1, s.page.Columns)]
		if top == nil {
			return nil, nil, nil
		}
	}
	if pl.banners != 0 {
		foot = s.relaxBanners(pl.banners)
		if foot == nil {
			return nil, nil, nil
		}
	}
	if pl.set != 0 {
		mid = s.relaxMiddle(pl.middle)
	}
	return top, mid, foot
}

// runOf is what a part costs by height; a part that is not there takes and
// costs nothing.
func runOf(p *profile) run {
	if p == nil {
		return run{0, []int32{0}}
	}
	return p.any
}

func (s *search) relaxMiddle(m middle) *profile {
	if p, ok := s.middles[m]; ok {
		return p
	}
	if m.wheels {
		s.relaxWheels(m.set)
	} else {
		s.relaxRows(m.set, s.page.Columns)
	}
	p := s.gathered(m.set, s.page.Columns)
	s.middles[m] = p
	return p
}

func (s *search) relaxBanners(set int) *profile {
	first := set & -set
	one := s.relaxed.elements[s.index(first, s.page.Columns)]
	if set == first || one == nil {
		return one
	}
	if p, ok := s.banners[set]; ok {
		return p
	}
	if rest := s.relaxBanners(set &^ first); rest != nil {
		for _, c := range one.classes {
			s.slate.above(c, one.in[c], rest.any, 0, s.limit, s.tall)
		}
	}
	p := s.gathered(set, s.page.Columns)
	s.banners[set] = p
	return p
}
