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

// relax finds the profiles within the limit.
func (s *search) relax() {
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
			s.neighbours(set, cols)
		}
	}
}

func emptied[T any](list []T, size int) []T {
	list = slices.Grow(list[:0], size)[:size]
	clear(list)
	return list
}

// gathered takes the slate's profile, as far as the limit leaves the other
// stories enough.
func (s *search) gathered(set, cols int) *profile {
	var most [maxLines + 1]int32
	for h := s.slate.low; h <= s.slate.high; h++ {
		most[h] = s.limit - s.total(set, cols, h, 0)
	}
	return s.slate.profile(&s.ints, &most)
}

// roomFor is the most that a part of the page over all columns may cost at
// each height, where it may have it at all.
func (s *search) roomFor(set int) run {
	r := run{0, s.ints.unlimited(s.tall + 1)}
	for h := range r.cost {
		r.cost[h] = s.limit - s.total(set, s.page.Columns, h, 0)
	}
	for len(r.cost) > 0 && r.cost[0] < 0 {
		r.low, r.cost = r.low+1, r.cost[1:]
	}
	for len(r.cost) > 0 && r.cost[len(r.cost)-1] < 0 {
		r.cost = r.cost[:len(r.cost)-1]
	}
	return r
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
		s.neighbours(1<<story, cols)
	}
}

// neighbours fills in how a set's blocks stand beside and below others, which
// those with the lead never do.
func (s *search) neighbours(set, cols int) {
	if set&1 == 1 || cols == s.page.Columns {
		return
	}
	at := s.index(set, cols)
	low, high := maxLines, 0
	f := s.ints.newFacing()
	b := beneath{least: unlimited}
	for i, p := range []*profile{s.relaxed.elements[at], s.relaxed.stacks[at]} {
		if p != nil {
			f.least = min(f.least, p.least)
			b.least = min(b.least, p.least+int32(i*costLadder))
			low, high = min(low, p.any.low), max(high, p.any.high())
		}
	}
	if low > high {
		return
	}
	fresh := func() run { return run{low, s.ints.unlimited(high - low + 1)} }
	b.run = fresh()
	for i, p := range []*profile{s.relaxed.elements[at], s.relaxed.stacks[at]} {
		if p == nil {
			continue
		}
		b.lower(p.any, int32(i*costLadder))
		for _, c := range p.classes {
			for x := range uint8(3) {
				if bump(x, c/3) {
					continue
				}
				by, any := &f.by[x][c%3], &f.any[x]
				if by.cost == nil {
					*by = fresh()
				}
				if any.cost == nil {
					*any = fresh()
				}
				by.lower(p.in[c], 0)
				any.lower(p.in[c], 0)
			}
		}
	}
	s.relaxed.facing[at], s.relaxed.beneath[at] = f, b
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
