package compose

import "math"

type kind uint8

const (
	leaf  kind = iota // one story
	row               // two blocks side by side
	stack             // one block above another
)

// What a block shows at its sides, as flags.
const (
	headed     uint8 = 1 << iota // of a leaf: it has a headline
	photoLeft                    // a photo stands at the left edge
	photoRight                   // and at the right one
)

// variant is one way to set the stories of a block. Blocks are built of
// smaller ones; a and b are their indices in the search's variants, left or
// upper first. A leaf has the index of its form in a.
type variant struct {
	cost int32
	a, b int32
	h    int16 // lines, the gap below included
	face
	kind kind
	cols uint8 // of a, when side by side
}

// face is what a block is to its neighbours, as far as photos go.
type face struct {
	top, foot uint16 // columns that begin, and end, with a photo
	flags     uint8
}

// shape is what a block can look like over some columns: for each height from
// low on the cheapest variant, and the cheapest that shows its neighbours
// other photos.
type shape struct {
	low   int
	heads []int32 // of each height: its first variant; and the end
	least int32   // cost of the cheapest
}

var nothing = &shape{least: unlimited}

func (sh *shape) empty() bool { return len(sh.heads) == 0 }
func (sh *shape) high() int   { return sh.low + len(sh.heads) - 2 }

// at returns the range of variants of a height from low to high.
func (sh *shape) at(h int) (from, to int32) {
	heads := sh.heads[h-sh.low:]
	return heads[0], heads[1]
}

// natural is the height of the cheapest variant.
func (sh *shape) natural(s *search) int {
	for h := sh.low; h <= sh.high(); h++ {
		if from, to := sh.at(h); from < to && s.variants[from].cost == sh.least {
			return h
		}
	}
	return 0
}

// unlimited is the cost of what there is none of.
const unlimited = math.MaxInt32 / 4

// bucket gathers the variants of a shape.
type bucket struct {
	cells     []cell // by height
	low, high int
}

type cell struct {
	n int8
	v [2]variant
}

// otherMost is how much more a variant may cost than the cheapest, for what
// it shows its neighbours.
const otherMost = 12

// open reports whether a variant of such a height and cost may be wanted.
func (b *bucket) open(h int, cost int32) bool {
	c := &b.cells[h]
	return c.n < 2 || cost < c.v[1].cost
}

// wants reports whether a variant is the cheapest of its height or shows something
// other than that.
func (b *bucket) wants(h int, cost int32, f face) bool {
	c := &b.cells[h]
	switch {
	case c.n == 0 || cost < c.v[0].cost:
		return true
	case cost > c.v[0].cost+otherMost || f == c.v[0].face:
		return false
	}
	return c.n == 1 || cost < c.v[1].cost
}

// add keeps v, which is wanted.
func (b *bucket) add(v *variant) {
	c := &b.cells[v.h]
	switch {
	case c.n == 0:
		c.v[0], c.n = *v, 1
		b.low, b.high = min(b.low, int(v.h)), max(b.high, int(v.h))
	case v.cost < c.v[0].cost:
		if v.face != c.v[0].face {
			c.v[1], c.n = c.v[0], 2
		}
		c.v[0] = *v
	default:
		c.v[1], c.n = *v, 2
	}
}

// shape moves what was gathered out of the bucket.
func (s *search) shape() *shape {
	b := &s.bucket
	if b.high < 0 {
		return nothing
	}
	sh := s.newShape()
	sh.low, sh.least = b.low, unlimited
	from := len(s.ints)
	for h := b.low; h <= b.high; h++ {
		s.ints = append(s.ints, int32(len(s.variants)))
		c := &b.cells[h]
		s.variants = append(s.variants, c.v[:c.n]...)
		if c.n > 0 {
			sh.least = min(sh.least, c.v[0].cost)
		}
		c.n = 0
	}
	s.ints = append(s.ints, int32(len(s.variants)))
	sh.heads = s.ints[from:len(s.ints):len(s.ints)]
	b.low, b.high = len(b.cells), -1
	return sh
}

// newShape takes one from the search's store.
func (s *search) newShape() *shape {
	if len(s.shapes) == cap(s.shapes) {
		s.shapes = make([]shape, 0, 256)
	}
	s.shapes = append(s.shapes, shape{})
	return &s.shapes[len(s.shapes)-1]
}
