package compose

import (
	"cmp"
	"slices"
)

// Limits on the cost above the least conceivable one, within which layouts are
// looked for: first close to it, then farther off. Where a page is full and
// nothing is found within patience, a story has to give way; lastStep ends the
// search for the stories there are.
const (
	firstStep = 24
	patience  = 60
	lastStep  = 2000
)

// nearStep is how much above the least of the relaxed pages layouts are first
// looked for, then three times that, and so on.
const nearStep = 2

// rowStories is how many stories a row within a stack may hold where there
// are too many to try everything.
const rowStories = 3

// mostAlike is how many blocks that begin alike are kept of a set, columns and
// height there.
const mostAlike = 3

// fewJumps is how many stories jump before whole ones stay out.
const fewJumps = 2

// full is from which share of the page on, in per cent, its stories' least
// room makes it full.
const full = 90

// mostNeed is the share of the page, in per cent, that stories may need
// before they have to give way: some room is always lost to making ends meet.
const mostNeed = 86

// littleAdo is the cost above its least up to which a form counts for that.
const littleAdo = 14

// run finds the cheapest layout for the stories there are, letting stories
// jump and stay out as long as there is none.
func (s *search) run() (whole, bool) {
	if len(s.stories) == 0 {
		return whole{}, false
	}
	ways := s.waysOut()
	tight := s.need()*100 > s.room()*full
	for s.need()*100 > s.room()*mostNeed && s.giveWay(&ways) {
	}
	for {
		last := int32(lastStep)
		if tight && len(ways) > 0 {
			last = patience
		}
		if best, found := s.widen(last); found {
			return best, true
		}
		if !s.giveWay(&ways) {
			return whole{}, false
		}
	}
}

// widen raises the limit until a layout without interlocking parts is found
// within it, then looks for one with them that costs less. The layout is the
// cheapest there is, since whatever costs less lies within the limit too.
func (s *search) widen(last int32) (whole, bool) {
	least := s.floor()
	for step := int32(firstStep); ; step = max(2*step, patience) {
		s.prepare(least + min(step, last))
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
		s.exact = found && len(s.stories) <= maxExact
		return best, found
	}
}

// cheapest finds the cheapest layout within the limit, with interlocking parts
// or without: first close to the least that a relaxed page costs, where few
// blocks are worth building.
func (s *search) cheapest(wheels bool) (whole, bool) {
	limit := s.limit
	near := s.relaxPlans(wheels)
	for more := int32(nearStep); near <= limit; more *= 3 {
		s.limit = min(near+more, limit)
		s.surroundAll()
		s.build()
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

func (s *search) room() int { return s.page.Columns * s.tall }

// need is the least room the stories take without much ado.
func (s *search) need() int {
	sum := 0
	for i := range s.stories {
		if !s.stories[i].Filler && s.gone>>i&1 == 0 {
			sum += s.leastRoom(i)
		}
	}
	return sum
}

// way is how a story makes room: it runs on elsewhere, or stays out.
type way struct {
	story int
	out   bool
}

// waysOut lists what can be done about a page that is too full, in order: a
// few stories jump, those first that can spare most; then briefs and the
// lowest ranks stay out, those that are to be kept last.
func (s *search) waysOut() []way {
	spare := func(i int) int { return s.stories[i].Copy[0].Lines - s.stories[i].Stay }
	var jumps, outs []way
	for i, st := range s.stories {
		if i > 0 {
			outs = append(outs, way{i, true})
		}
		if !st.MayJump || len(st.Copy) == 0 || spare(i) < s.page.MinLeg {
			continue
		}
		if s.page.FreeJump {
			s.jumps |= 1 << i
		} else {
			jumps = append(jumps, way{i, false})
		}
	}
	slices.SortStableFunc(jumps, func(a, b way) int { return cmp.Compare(spare(b.story), spare(a.story)) })
	slices.SortStableFunc(outs, func(a, b way) int {
		x, y := s.stories[a.story], s.stories[b.story]
		return cmp.Or(bool2int(x.Keep)-bool2int(y.Keep), bool2int(y.Filler)-bool2int(x.Filler), b.story-a.story)
	})
	few := min(len(jumps), fewJumps)
	return slices.Concat(jumps[:few], outs, jumps[few:])
}

func bool2int(b bool) int {
	if b {
		return 1
	}
	return 0
}

// giveWay takes the next way out and reports whether there was one.
func (s *search) giveWay(ways *[]way) bool {
	if len(*ways) == 0 {
		return false
	}
	w := (*ways)[0]
	*ways = (*ways)[1:]
	if w.out {
		s.gone |= 1 << w.story
	} else {
		s.jumps |= 1 << w.story
	}
	s.shapes[w.story] = shapes{}
	return true
}
