package compose

import "slices"

type kind uint8

const (
	leaf  kind = iota // one story
	row               // two blocks side by side
	stack             // one story or row above a block
	wheel             // five blocks interlocking
)

// variant is one way to set a set of stories in a block of some columns.
// Blocks are built of smaller ones; a and b are their indices in the search's
// variants. A leaf has its story and form there, a wheel its index in
// search.wheels in a.
type variant struct {
	edges     [2]edge // left, right
	cost      int32
	a, b      int32
	h         int16  // units
	top, foot uint16 // columns that begin, and end, with a photo
	kind      kind
	spans     bool  // of a leaf: it has a headline
	class     uint8 // see classes
	cols      uint8 // of a, when side by side
}

// beats reports whether v can stand wherever o can, at no higher cost.
func (v *variant) beats(o *variant) bool {
	return v.cost <= o.cost && v.top&^o.top == 0 && v.foot&^o.foot == 0 && (v.spans || !o.spans) &&
		v.edges[0].within(&o.edges[0]) && v.edges[1].within(&o.edges[1])
}

// classes is how many ways there are for a block to begin: on the left and on
// the right (nothing, an open headline, a boxed one) × 3. What stands beside
// decides which can be used.
const classes = 9

// table holds the variants of one set of stories at one number of columns.
type table struct {
	starts []int32 // of each height from low on, and the end
	low    int     // least height
	order  []int32 // all, by cost; made when asked for
}

// at returns the range of variants of height h, by cost.
func (t *table) at(h int) (from, to int32) {
	i := h - t.low
	if i < 0 || i+1 >= len(t.starts) {
		return 0, 0
	}
	return t.starts[i], t.starts[i+1]
}

func (t *table) empty() bool { return len(t.starts) == 0 }

func (t *table) high() int { return t.low + len(t.starts) - 2 }

// bucket collects the variants of a table by height before they are stored.
type bucket struct {
	by        [maxLines + 1][]variant
	low, high int
	keep      int // variants of a class and height that are kept; 0 for all

	count [maxLines + 1][classes]uint8
	worst [maxLines + 1][classes]int32 // dearest of those kept
}

func (b *bucket) reset() {
	for h := b.low; h <= b.high; h++ {
		b.by[h] = b.by[h][:0]
		b.count[h] = [classes]uint8{}
	}
	b.low, b.high = maxLines, 0
}

// wants reports whether a variant could be kept.
func (b *bucket) wants(h int, class uint8, cost int32) bool {
	return b.keep == 0 || int(b.count[h][class]) < b.keep || cost < b.worst[h][class]
}

// add keeps v, which is wanted, unless another makes it needless, and reports
// whether it did.
func (b *bucket) add(v *variant) bool {
	list := b.by[v.h]
	same, worst, second := 0, -1, int32(0)
	for i := range list {
		if b.keep > 0 && list[i].class != v.class {
			continue
		}
		if list[i].beats(v) {
			return false
		}
		same++
		if worst < 0 || list[i].cost >= list[worst].cost {
			if worst >= 0 {
				second = list[worst].cost
			}
			worst = i
		} else {
			second = max(second, list[i].cost)
		}
	}
	b.low, b.high = min(b.low, int(v.h)), max(b.high, int(v.h))
	switch {
	case b.keep == 0:
		list = slices.DeleteFunc(list, func(o variant) bool { return v.beats(&o) })
		b.by[v.h] = append(list, *v)
	case same < b.keep:
		b.by[v.h] = append(list, *v)
		b.count[v.h][v.class]++
		b.worst[v.h][v.class] = max(v.cost, b.worst[v.h][v.class]*int32(min(same, 1)))
	default:
		list[worst] = *v
		b.worst[v.h][v.class] = max(v.cost, second)
	}
	return true
}
