package compose

import "math/bits"

// item is what the search moves about: a story, or on a page of many stories
// two items that stay together.
type item struct {
	stories uint64   // set of stories
	shapes  []shape  // by columns, from one on
	least   int32    // cost of the cheapest form
	room    int      // lines × columns of the smallest one
	areas   []extent // over up to so many columns
}

// extent is the room, lines × columns, of an item's cheapest form and of the
// smallest that costs little more.
type extent struct{ wished, least int }

func (it *item) area() int { return it.areas[len(it.areas)-1].wished }

// index is where what is known of a set of items over some columns is kept.
func (s *search) index(set, cols int) int { return set*s.page.Columns + cols - 1 }

// element is the shape of a set as a block that is no stack: one item, or a
// row.
func (s *search) element(set, cols int) *shape {
	if set&(set-1) == 0 {
		return &s.items[bits.TrailingZeros(uint(set))].shapes[cols-1]
	}
	known := &s.rows[s.index(set, cols)]
	if *known == nil {
		*known = nothing // a row within itself there is none
		*known = s.rowShape(set, cols)
	}
	return *known
}

// unbroken is the shape of a set as a block that is no row.
func (s *search) unbroken(set, cols int) *shape {
	if set&(set-1) == 0 {
		return s.element(set, cols)
	}
	return s.stack(set, cols)
}

// stack is the shape of a set as a block above another.
func (s *search) stack(set, cols int) *shape {
	if set&(set-1) == 0 {
		return nothing
	}
	known := &s.stacks[s.index(set, cols)]
	if *known == nil {
		*known = nothing
		*known = s.stackShape(set, cols)
	}
	return *known
}

// split parts a set in two, side by side: first takes cols columns.
type split struct {
	first, cols int
	off         int // lines by which they differ in height
}

// mostSplits bounds how many splits of a row are followed.
const mostSplits = 48

// rowSplits lists the splits of a row whose blocks come to about one height,
// the closest first. The first block holds the best rank, so that each
// arrangement comes up once.
func (s *search) rowSplits(list []split, set, cols, most int) []split {
	lowest := set & -set
	for first := (set - 1) & set; first > 0; first = (first - 1) & set {
		if first&lowest == 0 {
			continue
		}
		for w := 1; w < cols; w++ {
			left, right := s.areas[s.index(first, w)]/w, s.areas[s.index(set&^first, cols-w)]/(cols-w)
			off := max(left-right, right-left)
			if off*100 > max(left, right)*s.uneven() && off > fewLines || s.rooms[first] > w*s.tall || s.rooms[set&^first] > (cols-w)*s.tall {
				continue
			}
			k := len(list)
			if k == most {
				if off >= list[k-1].off {
					continue
				}
				k--
			} else {
				list = append(list, split{})
			}
			for ; k > 0 && list[k-1].off > off; k-- {
				list[k] = list[k-1]
			}
			list[k] = split{first, w, off}
		}
	}
	return list
}

// uneven is by how many per cent the blocks of a row may differ: more where
// there are few of them and little to choose from.
func (s *search) uneven() int {
	return s.effort.uneven + unevenMore*max(0, fewItems-len(s.items))
}

const (
	fewItems   = 7
	unevenMore = 8
)

// fewLines is by how much blocks of a row may always differ in height before
// their slack is looked at.
const fewLines = 6

// rowShape puts two blocks side by side, the right one maybe a row itself.
func (s *search) rowShape(set, cols int) *shape {
	if s.work > s.effort.work {
		return nothing
	}
	var store [mostSplits]split
	most := s.effort.splits
	if cols == s.page.Columns {
		most = s.effort.wide
	}
	most = min(most<<max(0, fewItems-len(s.items)), mostSplits)
	list := s.rowSplits(store[:0], set, cols, most)
	limit := s.leasts[set] + s.slack
	for i, sp := range list { // whatever they are made of, before the bucket is used
		left := s.unbroken(sp.first, sp.cols)
		list[i].off = 0
		rest := set &^ sp.first
		if left.least+s.leasts[rest] > limit {
			continue
		}
		r, k := s.element(rest, cols-sp.cols), s.stack(rest, cols-sp.cols)
		if left.least+min(r.least, k.least) <= limit {
			list[i].off = 1
		}
	}
	for _, sp := range list {
		if sp.off == 0 {
			continue
		}
		rest, w := set&^sp.first, cols-sp.cols
		left := s.unbroken(sp.first, sp.cols)
		swap := set&1 == 0 // the lead, which is the first item, stands at the left
		s.beside(left, s.element(rest, w), sp.cols, w, limit, swap)
		s.beside(left, s.stack(rest, w), sp.cols, w, limit, swap)
	}
	return s.shape()
}

// beside puts two blocks side by side, the other way round where that is
// allowed and they can't stand so.
func (s *search) beside(left, right *shape, w, w2 int, limit int32, swap bool) {
	if left.least+right.least > limit {
		return
	}
	for h := max(left.low, right.low); h <= min(left.high(), right.high()); h++ {
		l, lEnd := left.at(h)
		r, rEnd := right.at(h)
		for ; l < lEnd; l++ {
			for i := r; i < rEnd; i++ {
				if s.variants[l].cost+s.variants[i].cost <= limit && !s.addRow(l, i, w, limit) && swap {
					s.addRow(i, l, w2, limit)
				}
			}
		}
	}
}

// addRow reports whether two variants can stand side by side.
func (s *search) addRow(l, r int32, w int, limit int32) bool {
	a, b := &s.variants[l], &s.variants[r]
	cost, h := a.cost+b.cost, int(a.h)
	look := face{a.top | b.top<<w, a.foot | b.foot<<w, a.flags&photoLeft | b.flags&photoRight}
	if !s.bucket.wants(h, cost, look) {
		return true
	}
	more, ok := s.seam(l, r)
	if cost += more; ok && cost <= limit && s.bucket.wants(h, cost, look) {
		s.bucket.add(&variant{kind: row, cost: cost, a: l, b: r, h: a.h, cols: uint8(w), face: look})
	}
	return ok
}

// mostUpper is how many items the upper block of a stack may hold.
const mostUpper = 3

// stackShape puts one block above another, which may be a stack itself. The
// upper one holds the best rank.
func (s *search) stackShape(set, cols int) *shape {
	lowest := set & -set
	if s.rooms[set] > cols*s.tall || s.work > s.effort.work {
		return nothing
	}
	limit := s.leasts[set] + s.slack
	var store [128]int
	list := store[:0]
	for rest := set &^ lowest; rest > 0; rest = (rest - 1) & (set &^ lowest) {
		upper := set &^ rest
		if n := bits.OnesCount(uint(upper)); n > mostUpper || n > 1 && cols == 1 {
			continue
		}
		u := s.element(upper, cols)
		if u.least+s.leasts[rest] > limit || len(list) == cap(list) {
			continue
		}
		if e, k := s.element(rest, cols), s.stack(rest, cols); u.least+min(e.least, k.least) <= limit {
			list = append(list, upper)
		}
	}
	for _, upper := range list {
		rest := set &^ upper
		cost := costAbove * s.inversions(upper, rest)
		s.above(s.element(upper, cols), s.element(rest, cols), cost, limit)
		s.above(s.element(upper, cols), s.stack(rest, cols), cost+costLadder, limit)
	}
	return s.shape()
}

// above puts one block above another; more is what that costs.
func (s *search) above(upper, lower *shape, more, limit int32) {
	if upper.empty() || lower.empty() || upper.least+lower.least+more > limit {
		return
	}
	below := s.variants[lower.heads[0]:lower.heads[len(lower.heads)-1]]
	for i := upper.heads[0]; i < upper.heads[len(upper.heads)-1]; i++ {
		a := &s.variants[i]
		fixed := a.cost + more
		if fixed+lower.least > limit || int(a.h)+lower.low > s.tall {
			continue
		}
		s.work += len(below)
		for j := range below {
			b := &below[j]
			cost, h := fixed+b.cost, int(a.h)+int(b.h)
			if cost > limit || h > s.tall || a.foot&b.top != 0 {
				continue
			}
			look := face{a.top, b.foot, (a.flags | b.flags) & (photoLeft | photoRight)}
			if s.bucket.wants(h, cost, look) {
				s.bucket.add(&variant{kind: stack, cost: cost, a: i, b: lower.heads[0] + int32(j), h: int16(h), face: look})
			}
		}
	}
}

// inversions counts the pairs of stories in which the second set of items has
// the better rank.
func (s *search) inversions(first, second int) int32 {
	return inversions(s.sets[first], s.sets[second])
}

func inversions(before, after uint64) int32 {
	n := 0
	for rest := after; rest != 0; rest &= rest - 1 {
		n += bits.OnesCount64(before &^ (rest&-rest - 1))
	}
	return int32(n)
}
