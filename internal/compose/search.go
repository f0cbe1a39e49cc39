package compose

import (
	"cmp"
	"math/bits"
	"slices"
)

// maxStories bounds the sets the search looks at; stories of lower rank stay
// out and are reported.
const maxStories = 12

// search composes one page.
type search struct {
	page    Page
	stories []Story
	heads   [][]int   // headline options each story may use
	photos  [][]strip // ways to set each story's photos
	jumps   int       // set of stories that may run on elsewhere
	gone    int       // set of stories that had to give way
	turning bool      // interlocking parts are looked for
	unit    int       // lines of a unit of height
	gap     int       // units between two stories, rounded up
	tall    int       // units a block may be high, the gap below included
	width   int       // variants of a set and columns that are kept
	most    int       // variants after which building stops; 0 for no end
	exact   bool      // the layout found is proved the cheapest
	rows    int       // stories a row within a stack may hold

	limit    int32   // cost no layout may exceed in this pass
	least    []int32 // of each story: the least it adds to any layout
	rest     []int32 // of each set: what the stories outside it add at least
	variants []variant
	shapes   []shapes // of each story
	wheels   []turned
	elements []table // single stories and rows, by set and columns
	stacks   []table
	banners  map[int]*table
	outCosts []int32
	bound    bound
	bucket   bucket
	scratch  []int32
}

func (s *search) all() int { return 1<<len(s.stories) - 1 }

func (s *search) index(set, cols int) int { return set*s.page.Columns + cols - 1 }

// build fills the tables of all sets and columns below the page's.
func (s *search) build() {
	for set := 1; set <= s.all(); set++ {
		if set&(set-1) == 0 {
			continue
		}
		if s.most > 0 && len(s.variants) > s.most {
			return
		}
		for cols := 1; cols < s.page.Columns; cols++ {
			if cols > 1 && bits.OnesCount(uint(set)) <= s.rows {
				s.bucket.reset()
				s.rowsOf(set, cols)
				s.elements[s.index(set, cols)] = s.store(set, cols)
			}
			s.bucket.reset()
			s.stacksOf(set, cols)
			s.stacks[s.index(set, cols)] = s.store(set, cols)
		}
	}
}

// store moves the bucket's variants of a set and columns into a table. Where
// variants are bounded, those go first that leave the other stories worst off.
func (s *search) store(set, cols int) table {
	b := &s.bucket
	if b.low > b.high {
		return table{}
	}
	most := s.dearest(set, cols)
	t := table{low: b.low}
	first := int32(len(s.variants))
	t.starts = make([]int32, 0, b.high-b.low+2)
	for h := b.low; h <= b.high; h++ {
		t.starts = append(t.starts, int32(len(s.variants)))
		slices.SortStableFunc(b.by[h], func(x, y variant) int { return cmp.Compare(x.cost, y.cost) })
		for i := range b.by[h] {
			if v := &b.by[h][i]; s.total(set, cols, h, v.cost) <= most {
				s.variants = append(s.variants, *v)
			}
		}
	}
	end := int32(len(s.variants))
	if end == first {
		return table{}
	}
	t.starts = append(t.starts, end)
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

// dearest is the total up to which variants of the bucket are kept.
func (s *search) dearest(set, cols int) int32 {
	b := &s.bucket
	s.scratch = s.scratch[:0]
	for h := b.low; h <= b.high; h++ {
		for i := range b.by[h] {
			s.scratch = append(s.scratch, s.total(set, cols, h, b.by[h][i].cost))
		}
	}
	if set == 0 || len(s.scratch) <= s.width {
		return unlimited
	}
	slices.Sort(s.scratch)
	return s.scratch[s.width-1]
}

// leaf describes a form to its neighbours, in units.
func (s *search) leaf(story int, f *form) variant {
	v := variant{kind: leaf, cost: f.cost, h: int16((f.height + s.unit - 1) / s.unit)}
	g := s.geometry(story, f)
	span := func(from, to int) mask { return lines(from/s.unit, (to+s.unit-1)/s.unit) }
	for i := range v.edges {
		if head := span(g.head, g.body); f.head >= 0 {
			if g.frame > 0 {
				v.edges[i].box = head
			} else {
				v.edges[i].head = head
			}
		}
		if f.side == sideNone {
			continue
		}
		if from, to := f.side.columns(f.span, s.photos[story][f.strip].span); i == 0 && from == 0 || i == 1 && to == f.span {
			v.edges[i].photo = span(g.photo, g.under)
		}
	}
	if f.side != sideNone {
		from, to := f.side.columns(f.span, s.photos[story][f.strip].span)
		columns := uint16(1)<<to - uint16(1)<<from
		if f.side == sideTop || f.side == sideFull && f.head < 0 {
			v.top = columns
		}
		if f.side.atFoot() || f.stay == 0 && (f.side == sideFull || f.head < 0) {
			v.foot = columns
		}
	}
	v.class = v.edges[0].begin()*3 + v.edges[1].begin()
	return v
}

// rowsOf puts two blocks side by side. The left one holds the best rank and
// is no row itself, so that each arrangement comes up once.
func (s *search) rowsOf(set, cols int) {
	first := set & -set
	for rest := (set - 1) & (set ^ first); ; rest = (rest - 1) & (set ^ first) {
		if right := (set ^ first) &^ rest; right != 0 {
			cost := costBefore * inversions(set^right, right)
			for w := 1; w < cols; w++ {
				left := s.unbroken(set^right, w)
				s.beside(set, cols, w, left, &s.elements[s.index(right, cols-w)], cost)
				s.beside(set, cols, w, left, &s.stacks[s.index(right, cols-w)], cost)
			}
		}
		if rest == 0 {
			return
		}
	}
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

func (s *search) beside(set, cols, w int, left, right *table, more int32) {
	if left.empty() || right.empty() {
		return
	}
	for h := max(left.low, right.low); h <= min(left.high(), right.high()); h++ {
		l, lEnd := left.at(h)
		r, rEnd := right.at(h)
		if l == lEnd || r == rEnd || s.hopeless(set, cols, h, s.variants[l].cost+s.variants[r].cost+more) {
			continue
		}
		for ; l < lEnd; l++ {
			for i := r; i < rEnd; i++ {
				a, b := &s.variants[l], &s.variants[i]
				cost := a.cost + b.cost + more
				if s.hopeless(set, cols, h, cost) {
					break
				}
				if !s.bucket.wants(h, a.class/3*3+b.class%3, cost) || a.edges[1].meets(&b.edges[0]) {
					continue
				}
				v := variant{kind: row, cost: cost, a: l, b: i, h: int16(h), cols: uint8(w), class: a.class/3*3 + b.class%3}
				v.top, v.foot = a.top|b.top<<w, a.foot|b.foot<<w
				if cols < s.page.Columns {
					v.edges = [2]edge{a.edges[0], b.edges[1]}
				}
				s.bucket.add(&v)
			}
		}
	}
}

// stacksOf puts a story or a row above a block. The upper one holds the best
// rank.
func (s *search) stacksOf(set, cols int) {
	first := set & -set
	for rest := (set - 1) & (set ^ first); ; rest = (rest - 1) & (set ^ first) {
		if lower := (set ^ first) &^ rest; lower != 0 {
			upper := &s.elements[s.index(set^lower, cols)]
			cost := costAbove * inversions(set^lower, lower)
			s.above(set, cols, upper, &s.elements[s.index(lower, cols)], cost)
			s.above(set, cols, upper, &s.stacks[s.index(lower, cols)], cost+costLadder)
		}
		if rest == 0 {
			return
		}
	}
}

func (s *search) above(set, cols int, upper, lower *table, more int32) {
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
			// What is left to spend after the cheapest of both.
			left := s.limit - s.total(set, cols, h1+h2, s.variants[i].cost+s.variants[j].cost+more)
			if left >= 0 {
				s.pile(i, iEnd, j, jEnd, more, left)
			}
		}
	}
}

// pile puts the variants i to iEnd of one height on those from j to jEnd.
func (s *search) pile(i, iEnd, j, jEnd int32, more, left int32) {
	left += s.variants[i].cost + s.variants[j].cost
	for ; i < iEnd; i++ {
		a := &s.variants[i]
		for k := j; k < jEnd; k++ {
			b := &s.variants[k]
			cost, h := a.cost+b.cost, int(a.h+b.h)
			if cost > left {
				break
			}
			if a.foot&b.top != 0 || !s.bucket.wants(h, a.class, cost+more) {
				continue
			}
			v := variant{kind: stack, cost: cost + more, a: i, b: k, h: int16(h), top: a.top, foot: b.foot, class: a.class}
			for side := range v.edges {
				lowered := b.edges[side].at(int(a.h), s.gap)
				v.edges[side] = a.edges[side].or(&lowered)
			}
			s.bucket.add(&v)
		}
	}
}
