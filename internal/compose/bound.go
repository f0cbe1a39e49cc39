package compose

import "math/bits"

// grain is how many lines × columns one step of the bound's tables stands for.
const grain = 24

// bound answers what the stories outside a set, and white at the foot, cost
// at least when they must take up exactly the room a block leaves: blocks tile
// the page, so room is an equation.
type bound struct {
	steps int
	least [][]int32 // by set, by room / grain
}

// option is a story's least cost at one size.
type option struct {
	room int // / grain, rounded down
	cost int32
}

// newBound combines the leaves of all stories within the limit of a pass.
func (s *search) newBound() {
	n := len(s.stories)
	room := s.page.Columns * s.tall
	s.bound.steps = room/grain + 1
	options := make([][]option, n)
	for i := range n {
		options[i] = s.options(i, s.limit)
	}
	exact := make([][]int32, 1<<n)
	s.bound.least = make([][]int32, 1<<n)
	backing := make([]int32, 2*s.bound.steps<<n)
	cut := func() []int32 {
		t := backing[:s.bound.steps:s.bound.steps]
		backing = backing[s.bound.steps:]
		for i := range t {
			t[i] = unlimited
		}
		return t
	}
	for set := s.all(); set >= 0; set-- {
		t := cut()
		exact[set] = t
		if set == s.all() {
			s.footOptions(t)
		} else {
			i := bits.TrailingZeros(uint(^set))
			combine(t, exact[set|1<<i], options[i], s.limit)
		}
		// Each size was rounded down: the sum may be one step short for
		// each story and for the foot.
		wide := cut()
		s.bound.least[set] = wide
		short := n - bits.OnesCount(uint(set)) + 1
		for at := range wide {
			for k := max(0, at-short); k <= at; k++ {
				wide[at] = min(wide[at], t[k])
			}
		}
	}
}

// roomCost is the least cost at which all stories and white at the foot take
// the room of the page, within the limit; sum is what they cost at least.
func (s *search) roomCost(sum int32) int32 {
	s.bound.steps = s.page.Columns*s.tall/grain + 1
	t := make([]int32, s.bound.steps)
	for i := range t {
		t[i] = unlimited
	}
	s.footOptions(t)
	for i := range s.stories {
		options := s.options(i, s.limit-sum+s.least[i])
		next := make([]int32, len(t))
		for k := range next {
			next[k] = unlimited
		}
		combine(next, t, options, s.limit)
		t = next
	}
	cost := int32(unlimited)
	for k := max(0, len(t)-len(s.stories)-2); k < len(t); k++ {
		cost = min(cost, t[k])
	}
	return cost
}

func affordable(least []int32, limit int32) []option {
	var list []option
	for room, cost := range least {
		if cost <= limit {
			list = append(list, option{room, cost})
		}
	}
	return list
}

// combine adds one story to the sums.
func combine(t, others []int32, options []option, limit int32) {
	for at, cost := range others {
		if cost > limit {
			continue
		}
		for _, o := range options {
			if k := at + o.room; k < len(t) {
				t[k] = min(t[k], cost+o.cost)
			}
		}
	}
}

// options lists a story's least cost by room, staying out included.
func (s *search) options(story int, limit int32) []option {
	least := make([]int32, s.bound.steps)
	for i := range least {
		least[i] = unlimited
	}
	least[0] = s.outCost(1 << story)
	s.eachShape(story, limit, func(room int, cost int32) {
		if k := room / grain; k < len(least) {
			least[k] = min(least[k], cost)
		}
	})
	return affordable(least, s.limit)
}

// footOptions are the rooms that may stay free at the foot of the page.
func (s *search) footOptions(t []int32) {
	for h := 0; h <= s.tall; h++ {
		if cost, ok := s.footCost(h); ok {
			k := (s.tall - h) * s.page.Columns / grain
			t[k] = min(t[k], cost)
		}
	}
}

// total is what a layout with a block of such columns, height and cost costs
// at least.
func (s *search) total(set, cols, h int, cost int32) int32 {
	room := s.page.Columns*s.tall - cols*h
	if room < 0 {
		return unlimited
	}
	return cost + s.bound.least[set][room/grain]
}
