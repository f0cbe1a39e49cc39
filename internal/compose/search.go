package compose

import (
	"cmp"
	"math/bits"
	"slices"
)

// maxStories bounds the sets the search looks at; of more, some stay
// out and are reported.
const maxStories = 12

// search composes one page.
type search struct {
	page    Page
	stories []Story
	heads   [][]int   // headline options each story may use
	photos  [][]strip // ways to set each story's photos
	jumps   uint64    // set of stories that may run on elsewhere
	turning bool      // interlocking parts are looked for
	unit    int       // lines of a unit of height
	gap     int       // units between two stories, rounded up
	tall    int       // units a block may be high, the gap below included
	exact   bool      // the layout found is proved the cheapest
	rows    int       // stories a row within a stack may hold

	limit     int32    // cost no layout may exceed in this pass
	least     []int32  // of each story: the least it adds to any layout
	rest      []int32  // of each set: what the stories outside it add at least
	shapes    []shapes // of each story
	shapeInts arena
	outCosts  []int32
	bound     bound
	relaxed

	built
	elements     []table // single stories and rows, by set and columns
	stacks       []table
	bannerTables map[int]*table
	bucket       bucket
	form         form // the one that is looked at
	scratch      []int32
}

// built are the blocks that layouts are made of.
type built struct {
	variants []variant
	kept     []form // of the variants that are leaves
	wheels   []turned
}

func (s *search) all() int { return 1<<len(s.stories) - 1 }

func (s *search) index(set, cols int) int { return set*s.page.Columns + cols - 1 }

// mostVariants is how many blocks are built before no more than mostAlike of a
// kind are kept, and then before the search is given up.
const mostVariants = 1 << 18

// build fills the tables of all sets and columns below the page's with the
// blocks that are worth it. It reports false when there are too many.
func (s *search) build() bool {
	s.variants = append(s.variants[:0], variant{})
	s.kept, s.wheels = s.kept[:0], s.wheels[:0]
	s.bannerTables = map[int]*table{}
	size := (s.all() + 1) * s.page.Columns
	s.elements, s.stacks = emptied(s.elements, size), emptied(s.stacks, size)
	for i := range s.stories {
		s.leaves(i)
	}
	for set := 1; set < s.all(); set++ {
		if len(s.variants) > mostVariants {
			return false
		}
		for cols := 1; cols < s.page.Columns; cols++ {
			at := s.index(set, cols)
			if p := s.relaxed.elements[at]; p != nil && p.out != nil && set&(set-1) != 0 {
				s.bucket.reset()
				s.rowsOf(set, cols, p)
				s.elements[at] = s.store()
			}
			if p := s.relaxed.stacks[at]; p != nil && p.out != nil {
				s.bucket.reset()
				s.stacksOf(set, cols, p)
				s.stacks[at] = s.store()
			}
		}
	}
	return true
}

// store moves the bucket's variants into a table.
func (s *search) store() table {
	b := &s.bucket
	if b.low > b.high {
		return table{}
	}
	t := table{low: b.low}
	t.starts = make([]int32, 0, b.high-b.low+2)
	for h := b.low; h <= b.high; h++ {
		t.starts = append(t.starts, int32(len(s.variants)))
		slices.SortStableFunc(b.by[h], func(x, y variant) int { return cmp.Compare(x.cost, y.cost) })
		s.variants = append(s.variants, b.by[h]...)
	}
	t.starts = append(t.starts, int32(len(s.variants)))
	return t
}

// byCost lists the variants of a table, cheapest first.
func (s *search) byCost(t *table) []int32 {
	if t.order == nil && !t.empty() {
		end := t.starts[len(t.starts)-1]
		t.order = make([]int32, 0, end-t.starts[0])
		for i := t.starts[0]; i < end; i++ {
			t.order = append(t.order, i)
		}
		slices.SortStableFunc(t.order, func(x, y int32) int {
			return cmp.Compare(s.variants[x].cost, s.variants[y].cost)
		})
	}
	return t.order
}

// units is a height in units, rounded up.
func (s *search) units(lines int) int { return (lines + s.unit - 1) / s.unit }

// rowsOf puts two blocks side by side. The left one holds the best rank and
// is no row itself, so that each arrangement comes up once.
func (s *search) rowsOf(set, cols int, p *profile) {
	eachSplit(set, func(first, second int) {
		for w := 1; w < cols; w++ {
			left := s.unbroken(first, w)
			if left.empty() {
				continue
			}
			s.beside(p, cols, w, left, &s.elements[s.index(second, cols-w)])
			s.beside(p, cols, w, left, &s.stacks[s.index(second, cols-w)])
		}
	})
}

// unbroken is the table of a set's blocks that are no rows.
func (s *search) unbroken(set, cols int) *table {
	if set&(set-1) == 0 {
		return &s.elements[s.index(set, cols)]
	}
	return &s.stacks[s.index(set, cols)]
}

// inversions counts the pairs in which a story of the second set has the
// better rank.
func inversions(before, after int) int32 {
	n := 0
	for rest := after; rest != 0; rest &= rest - 1 {
		higher := before &^ (rest&-rest - 1)
		n += bits.OnesCount(uint(higher))
	}
	return int32(n)
}

func (s *search) beside(p *profile, cols, w int, left, right *table) {
	if right.empty() {
		return
	}
	full := cols == s.page.Columns
	for h := max(left.low, right.low); h <= min(left.high(), right.high()); h++ {
		l, lEnd := left.at(h)
		r, rEnd := right.at(h)
		if l == lEnd || r == rEnd {
			continue
		}
		most := s.limit - p.around(h)
		for ; l < lEnd; l++ {
			for i := r; i < rEnd; i++ {
				a, b := &s.variants[l], &s.variants[i]
				cost, class := a.cost+b.cost, a.class/3*3+b.class%3
				if cost > most {
					break
				}
				if full {
					class = 0
				}
				if !p.worth(class, h, cost, s.limit) || !s.bucket.wants(h, class, cost) || a.edges[1].meets(&b.edges[0]) {
					continue
				}
				v := variant{kind: row, cost: cost, a: l, b: i, h: int16(h), cols: uint8(w), class: class}
				v.top, v.foot = a.top|b.top<<w, a.foot|b.foot<<w
				if !full {
					v.edges = [2]edge{a.edges[0], b.edges[1]}
				}
				s.bucket.add(&v)
			}
		}
	}
}

// stacksOf puts a story or a row above a block. The upper one holds the best
// rank.
func (s *search) stacksOf(set, cols int, p *profile) {
	eachSplit(set, func(first, second int) {
		upper := &s.elements[s.index(first, cols)]
		if upper.empty() {
			return
		}
		cost := costAbove * inversions(first, second)
		s.above(p, upper, &s.elements[s.index(second, cols)], cost)
		s.above(p, upper, &s.stacks[s.index(second, cols)], cost+costLadder)
	})
}

func (s *search) above(p *profile, upper, lower *table, more int32) {
	if upper.empty() || lower.empty() {
		return
	}
	for h1 := upper.low; h1 <= upper.high(); h1++ {
		i, iEnd := upper.at(h1)
		if i == iEnd {
			continue
		}
		for h2 := lower.low; h2 <= lower.high() && h1+h2 <= s.tall; h2++ {
			j, jEnd := lower.at(h2)
			if j == jEnd {
				continue
			}
			most := s.limit - p.around(h1+h2) - more
			if s.variants[i].cost+s.variants[j].cost <= most {
				s.pile(p, i, iEnd, j, jEnd, more, most)
			}
		}
	}
}

// pile puts the variants i to iEnd of one height on those from j to jEnd.
func (s *search) pile(p *profile, i, iEnd, j, jEnd int32, more, most int32) {
	for ; i < iEnd; i++ {
		a := &s.variants[i]
		for k := j; k < jEnd; k++ {
			b := &s.variants[k]
			cost, h := a.cost+b.cost, int(a.h+b.h)
			if cost > most {
				break
			}
			if cost += more; a.foot&b.top != 0 || !p.worth(a.class, h, cost, s.limit) || !s.bucket.wants(h, a.class, cost) {
				continue
			}
			v := variant{kind: stack, cost: cost, a: i, b: k, h: int16(h), top: a.top, foot: b.foot, class: a.class}
			for side := range v.edges {
				lowered := b.edges[side].at(int(a.h), s.gap)
				v.edges[side] = a.edges[side].or(&lowered)
			}
			s.bucket.add(&v)
		}
	}
}
