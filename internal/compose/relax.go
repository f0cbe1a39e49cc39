package compose

import (
	"math/bits"
	"slices"
)

// relaxed holds the profiles of all blocks that could be part of a page
// within a limit. They say which blocks are worth building.
type relaxed struct {
	ints     arena
	slate    *slate
	elements []*profile // single stories and rows, by set and columns
	stacks   []*profile
	facing   []*facing
	beneath  []beneath
	banners  map[int]*profile // stories over all columns, one above the other
	middles  map[middle]*profile
	plans    []plan
}

// middle is a part of the page over all columns: blocks side by side, or
// interlocking.
type middle struct {
	set    int
	wheels bool
}

// facing is what a block costs at least as the right neighbour of an edge, by
// the class of that edge; by its own right class, and whatever that is.
type facing struct {
	by    [3][3]run
	any   [3]run
	least int32
}

// beneath is what a block costs at least under another one.
type beneath struct {
	run
	least int32
}

// bump reports whether two blocks that begin like this can't stand side by
// side: their headlines would.
func bump(left, right uint8) bool { return left == right && left != 0 }

// relax finds the profiles within the limit, and the least any page costs.
func (s *search) relax() int32 {
	x := &s.relaxed
	size := (s.all() + 1) * s.page.Columns
	x.elements, x.stacks = emptied(x.elements, size), emptied(x.stacks, size)
	x.facing, x.beneath = emptied(x.facing, size), emptied(x.beneath, size)
	x.banners, x.middles, x.plans = map[int]*profile{}, map[middle]*profile{}, x.plans[:0]
	x.ints.empty()
	for i := range s.stories {
		s.relaxStory(i)
	}
	for set := 1; set < s.all(); set++ {
		if set&(set-1) == 0 {
			continue
		}
		for cols := 1; cols < s.page.Columns; cols++ {
			at := s.index(set, cols)
			if cols > 1 && bits.OnesCount(uint(set)) <= s.rows {
				s.relaxRows(set, cols)
				s.relaxed.elements[at] = s.gathered(set, cols)
			}
			s.relaxStacks(set, cols)
			s.relaxed.stacks[at] = s.gathered(set, cols)
			s.neighbours(at)
		}
	}
	return s.relaxPlans()
}

func emptied[T any](list []T, size int) []T {
	list = slices.Grow(list[:0], size)[:size]
	clear(list)
	return list
}

// gathered takes the slate's profile, as far as the limit leaves the other
// stories enough.
func (s *search) gathered(set, cols int) *profile {
	return s.slate.profile(&s.ints, func(h int) int32 {
		return s.limit - s.total(set, cols, h, 0)
	})
}

func (s *search) relaxStory(story int) {
	for cols := 1; cols <= s.page.Columns; cols++ {
		known := s.shapesOf(story, s.limit-s.rest[1<<story])[cols-1]
		if known == nil {
			continue
		}
		for _, c := range known.classes {
			in := known.in[c]
			copy(s.slate.row(c, in.low, in.high()), in.cost)
		}
		at := s.index(1<<story, cols)
		s.relaxed.elements[at] = s.gathered(1<<story, cols)
		s.neighbours(at)
	}
}

// neighbours fills in how the blocks at an index stand beside and below
// others.
func (s *search) neighbours(at int) {
	e, k := s.relaxed.elements[at], s.relaxed.stacks[at]
	if e == nil && k == nil {
		return
	}
	f := s.ints.newFacing()
	s.relaxed.facing[at] = f
	low, high := maxLines, 0
	for _, p := range []*profile{e, k} {
		if p != nil {
			f.least = min(f.least, p.least)
			low, high = min(low, p.any.low), max(high, p.any.high())
		}
	}
	for x := range uint8(3) {
		for r := range uint8(3) {
			f.by[x][r] = s.facingRun(e, k, low, high, func(c uint8) bool { return c%3 == r && !bump(x, c/3) })
		}
		f.any[x] = s.facingRun(e, k, low, high, func(c uint8) bool { return !bump(x, c/3) })
	}
	b := beneath{run{low, s.ints.unlimited(high - low + 1)}, unlimited}
	for i, p := range []*profile{e, k} {
		if p == nil {
			continue
		}
		ladder := int32(i * costLadder)
		to := b.cost[p.any.low-low:]
		for h, cost := range p.any.cost {
			to[h] = min(to[h], cost+ladder)
		}
		b.least = min(b.least, p.least+ladder)
	}
	s.relaxed.beneath[at] = b
}

// facingRun is the least of the classes wanted, trimmed.
func (s *search) facingRun(e, k *profile, low, high int, want func(uint8) bool) run {
	var all run
	for _, p := range []*profile{e, k} {
		if p == nil {
			continue
		}
		for _, c := range p.classes {
			if !want(c) {
				continue
			}
			if all.cost == nil {
				all = run{low, s.ints.unlimited(high - low + 1)}
			}
			in := p.in[c]
			to := all.cost[in.low-low:][:len(in.cost)]
			for i, cost := range in.cost {
				to[i] = min(to[i], cost)
			}
		}
	}
	return all
}

// unbroken is the profile of a set's blocks that are no rows.
func (x *relaxed) unbroken(at int, single bool) *profile {
	if single {
		return x.elements[at]
	}
	return x.stacks[at]
}

// eachSplit calls use with every way to part a set in two, the best rank in
// the first.
func eachSplit(set int, use func(first, second int)) {
	others := set & (set - 1)
	for second := others; second != 0; second = (second - 1) & others {
		use(set^second, second)
	}
}

// relaxRows gathers a set's blocks side by side.
func (s *search) relaxRows(set, cols int) {
	most := s.limit - s.rest[set]
	full := cols == s.page.Columns
	eachSplit(set, func(first, second int) {
		single := first&(first-1) == 0
		for w := 1; w < cols; w++ {
			left := s.relaxed.unbroken(s.index(first, w), single)
			right := s.relaxed.facing[s.index(second, cols-w)]
			if left == nil || right == nil || left.least+right.least > most {
				continue
			}
			for _, c := range left.classes {
				if full {
					s.slate.beside(0, left.in[c], right.any[c%3])
					continue
				}
				for r := range uint8(3) {
					s.slate.beside(c/3*3+r, left.in[c], right.by[c%3][r])
				}
			}
		}
	})
}

// beside adds blocks of the same height.
func (s *slate) beside(class uint8, a, b run) {
	from, to := a.meet(b)
	if from > to {
		return
	}
	sum := s.row(class, from, to)
	left, right := a.cost[from-a.low:][:len(sum)], b.cost[from-b.low:][:len(sum)]
	for i := range sum {
		sum[i] = min(sum[i], left[i]+right[i])
	}
}

// relaxStacks gathers a set's blocks one above the other.
func (s *search) relaxStacks(set, cols int) {
	eachSplit(set, func(first, second int) {
		upper, lower := s.relaxed.elements[s.index(first, cols)], &s.relaxed.beneath[s.index(second, cols)]
		if upper == nil || lower.empty() {
			return
		}
		more := costAbove * inversions(first, second)
		if most := s.limit - s.rest[set] - lower.least - more; upper.least <= most {
			for _, c := range upper.classes {
				s.slate.above(c, upper.in[c], lower.run, more, most, s.tall)
			}
		}
	})
}

// above adds a run of upper blocks, those that cost at most so much, on one of
// lower ones.
func (s *slate) above(class uint8, a, b run, more, most int32, tall int) {
	low := a.low + b.low
	if low > tall {
		return
	}
	sum := s.row(class, low, min(a.high()+b.high(), tall))
	for i, upper := range a.cost {
		if upper > most || i >= len(sum) {
			continue
		}
		upper += more
		to := sum[i:]
		lower := b.cost[:min(len(b.cost), len(to))]
		to = to[:len(lower)]
		for j := range lower {
			to[j] = min(to[j], upper+lower[j])
		}
	}
}
