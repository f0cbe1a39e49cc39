package compose

// maxLines is the tallest region a mask describes. Taller pages are composed
// on a coarser grid (see newSearch).
const maxLines = 128

// mask is a set of lines, counted from the top of a block.
type mask struct{ lo, hi uint64 }

// lines returns the set from ≤ i < to.
func lines(from, to int) mask {
	return below(to).without(below(from))
}

func below(n int) mask {
	switch {
	case n <= 0:
		return mask{}
	case n < 64:
		return mask{lo: 1<<n - 1}
	case n == 64:
		return mask{lo: ^uint64(0)}
	case n < maxLines:
		return mask{lo: ^uint64(0), hi: 1<<(n-64) - 1}
	}
	return mask{^uint64(0), ^uint64(0)}
}

func (m mask) without(o mask) mask { return mask{m.lo &^ o.lo, m.hi &^ o.hi} }
func (m mask) or(o mask) mask      { return mask{m.lo | o.lo, m.hi | o.hi} }
func (m mask) meets(o mask) bool   { return m.lo&o.lo|m.hi&o.hi != 0 }
func (m mask) within(o mask) bool  { return m.lo&^o.lo|m.hi&^o.hi == 0 }

// down moves the set n lines down, 0 ≤ n < maxLines.
func (m mask) down(n int) mask {
	if n >= 64 {
		return mask{hi: m.lo << (n - 64)}
	}
	return mask{m.lo << n, m.hi<<n | m.lo>>(64-n)}
}

// edge is what stands along one side of a block.
type edge struct {
	head  mask // headlines in the open
	box   mask // headlines in a frame
	photo mask // pictures with their cutlines
	cut   mask // first lines of stories below another one
}

func (e *edge) meets(o *edge) bool {
	return e.head.meets(o.head) || e.box.meets(o.box) || e.photo.meets(o.photo) || e.cut.meets(o.cut)
}

func (e *edge) within(o *edge) bool {
	return e.head.within(o.head) && e.box.within(o.box) && e.photo.within(o.photo) && e.cut.within(o.cut)
}

func (e *edge) or(o *edge) edge {
	return edge{e.head.or(o.head), e.box.or(o.box), e.photo.or(o.photo), e.cut.or(o.cut)}
}

func (e *edge) down(n int) edge {
	return edge{e.head.down(n), e.box.down(n), e.photo.down(n), e.cut.down(n)}
}

// at moves an edge to its line in a larger block and marks the cut where it
// begins: the gap units above, and its first line.
func (e *edge) at(top, gap int) edge {
	moved := e.down(top)
	moved.cut = moved.cut.or(lines(top-gap, top+1))
	return moved
}
