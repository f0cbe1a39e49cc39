package compose

import (
	"cmp"
	"math/bits"
	"slices"
)

// Limits on the cost above the least conceivable one. Layouts are looked for
// within firstStep, then twice that, and so on. Where a page is full and
// nothing is found within patience, a story has to give way; lastStep ends
// the search for the stories there are.
const (
	firstStep = 30
	patience  = 60
	lastStep  = 2000
)

// A quick look keeps only so many variants of a set and columns, and stays so
// close to the least conceivable cost.
const (
	wideWidth  = 40
	quickWidth = 12
	quickStep  = 60
)

// mostVariants bounds the search that proves a layout the cheapest.
const mostVariants = 2000

// full is from which share of the page on, in per cent, its stories' least
// room makes it full.
const full = 90

// mostNeed is the share of the page, in per cent, that stories may need
// before they have to give way: some room is always lost to making ends meet.
const mostNeed = 86

// littleAdo is the cost above its least up to which a form counts for that.
const littleAdo = 14

// run finds the cheapest layout for the stories there are, letting stories
// jump and at last stay out as long as there is none.
func (s *search) run() (whole, bool) {
	if len(s.stories) == 0 {
		return whole{}, false
	}
	order := s.jumpOrder()
	tight := s.need()*100 > s.room()*full
	for s.need()*100 > s.room()*mostNeed && s.giveWay(&order) {
	}
	for {
		last := int32(lastStep)
		if tight && len(order) > 0 {
			last = patience
		}
		if best, found := s.widen(last); found {
			return best, true
		}
		if !s.giveWay(&order) {
			return whole{}, false
		}
	}
}

// widen raises the limit until a layout is found within it, a quick look
// first. Few stories are then searched again with every variant kept, for
// anything cheaper.
func (s *search) widen(last int32) (whole, bool) {
	least := s.floor()
	s.width = quickWidth
	s.prepare(least + quickStep)
	best, found := s.solve()
	s.width = wideWidth
	for step := int32(firstStep); !found; step *= 2 {
		s.prepare(least + min(step, last))
		best, found = s.solve()
		if step >= last {
			break
		}
	}
	if found && len(s.stories) <= maxExact {
		best = s.prove(best, least)
	}
	return best, found
}

// prove looks for anything cheaper than a layout with every variant kept,
// widening the limit up to its cost. It gives up, and leaves the layout
// unproved, when there are too many variants.
func (s *search) prove(best whole, least int32) whole {
	t := *s
	t.bucket = bucket{high: maxLines}
	t.rows, t.most = maxExact, mostVariants
	t.variants, t.wheels, t.elements, t.stacks = nil, nil, nil, nil
	t.shapes = make([]shapes, len(s.stories))
	for step := int32(firstStep); ; step *= 2 {
		limit := min(least+step, best.cost-1)
		t.prepare(limit)
		if len(t.variants) > mostVariants {
			return best
		}
		better, found := t.solve()
		if found {
			*s = t
			best = better
		}
		if found || limit == best.cost-1 {
			s.exact = true
			return best
		}
	}
}

func (s *search) room() int { return s.page.Columns * s.tall }

// need is the least room the stories take without much ado.
func (s *search) need() int {
	if s.page.Lines == 0 {
		return 0
	}
	sum := 0
	for i := range s.stories {
		if !s.stories[i].Filler && s.gone>>i&1 == 0 {
			sum += s.leastRoom(i)
		}
	}
	return sum
}

// jumpOrder lists the stories that may jump, those first that can spare most.
func (s *search) jumpOrder() []int {
	spare := func(i int) int {
		return s.stories[i].Copy[0].Lines - s.stories[i].Stay
	}
	var order []int
	for i, st := range s.stories {
		if !st.MayJump || len(st.Copy) == 0 || spare(i) < s.page.MinLeg {
			continue
		}
		if s.page.FreeJump {
			s.jumps |= 1 << i
		} else {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spare(b), spare(a)) })
	return order
}

// giveWay lets one more story jump, or if none can, one stay out: briefs
// first, then the lowest rank. It reports whether there was one.
func (s *search) giveWay(order *[]int) bool {
	if len(*order) > 0 {
		s.jumps |= 1 << (*order)[0]
		s.shapes[(*order)[0]] = shapes{}
		*order = (*order)[1:]
		return true
	}
	left := s.all() &^ (s.gone | 1)
	if left == 0 {
		return false
	}
	last := bits.Len(uint(left)) - 1
	for i := last; i > 0; i-- {
		if s.stories[i].Filler && left>>i&1 == 1 {
			last = i
			break
		}
	}
	s.gone |= 1 << last
	s.shapes[last] = shapes{}
	return true
}
