package compose

// run is a cost by height, in units, from low on.
type run struct {
	low  int
	cost []int32
}

func (r run) high() int { return r.low + len(r.cost) - 1 }

func (r run) empty() bool { return len(r.cost) == 0 }

// at is the cost at height h.
func (r run) at(h int) int32 {
	if h -= r.low; h < 0 || h >= len(r.cost) {
		return unlimited
	}
	return r.cost[h]
}

// most is the highest cost.
func (r run) most() int32 {
	most := int32(-unlimited)
	for _, cost := range r.cost {
		most = max(most, cost)
	}
	return most
}

// meet are the heights that two runs share.
func (r run) meet(o run) (from, to int) {
	return max(r.low, o.low), min(r.high(), o.high())
}

// profile tells, for the blocks of one set of stories over some columns, what
// they cost at least by beginning and height, and what the rest of the page
// costs at least around such a block. Nothing but the beginnings of blocks
// that stand side by side is looked at: no layout costs less.
type profile struct {
	classes []uint8       // those there are
	in      [classes]run  // by class
	any     run           // whatever the class
	least   int32         // the least of any
	out     *[classes]run // around it; nil where no page within the limit has such a block
}

// worth reports whether a block of such a class, height and cost may be part
// of a page within the limit.
func (p *profile) worth(class uint8, h int, cost, limit int32) bool {
	return cost+p.out[class].at(h) <= limit
}

// around is the least that the rest of the page costs, whatever the class.
func (p *profile) around(h int) int32 {
	least := int32(unlimited)
	for _, c := range p.classes {
		least = min(least, p.out[c].at(h))
	}
	return least
}

// surround notes what the rest of a page costs around a block.
func (p *profile) surround(ints *arena, class uint8, h int, cost int32) {
	if p.out == nil {
		p.out = &ints.outs.take(1)[0]
		*p.out = [classes]run{}
	}
	o := &p.out[class]
	if o.cost == nil {
		*o = run{p.in[class].low, ints.unlimited(len(p.in[class].cost))}
	}
	if at := h - o.low; cost < o.cost[at] {
		o.cost[at] = cost
	}
}

// slate is where a profile is gathered.
type slate struct {
	cost [classes][maxLines + 1]int32
	used [classes]bool
	low  int
	high int
}

func newSlate() *slate {
	s := &slate{low: maxLines + 1, high: -1}
	for c := range s.cost {
		for h := range s.cost[c] {
			s.cost[c][h] = unlimited
		}
	}
	return s
}

// row is where the costs of a class go that come at heights from to to.
func (s *slate) row(class uint8, from, to int) []int32 {
	s.used[class] = true
	s.low, s.high = min(s.low, from), max(s.high, to)
	return s.cost[class][from : to+1]
}

func (s *slate) put(class uint8, h int, cost int32) {
	if c := s.row(class, h, h); cost < c[0] {
		c[0] = cost
	}
}

// profile takes what was gathered, as far as it is not above the most that a
// block of each height may cost, and clears the slate. It is nil when nothing
// is left.
func (s *slate) profile(ints *arena, most *[maxLines + 1]int32) *profile {
	if s.high < s.low {
		return nil
	}
	var p *profile
	low, high := maxLines, 0
	limits := most[s.low : s.high+1]
	for c := range s.cost {
		if !s.used[c] {
			continue
		}
		s.used[c] = false
		line := s.cost[c][s.low : s.high+1]
		from, to, least := -1, 0, int32(unlimited)
		for i, cost := range line {
			if cost > limits[i] {
				line[i] = unlimited
				continue
			}
			if to = i; from < 0 {
				from = i
			}
			least = min(least, cost)
		}
		if from < 0 {
			continue
		}
		if p == nil {
			p = ints.newProfile()
		}
		p.classes = append(p.classes, uint8(c))
		p.in[c] = run{s.low + from, ints.copy(line[from : to+1])}
		p.least = min(p.least, least)
		low, high = min(low, s.low+from), max(high, s.low+to)
		for i := range line[from : to+1] {
			line[from+i] = unlimited
		}
	}
	s.low, s.high = maxLines+1, -1
	if p != nil {
		p.any = p.leastOf(ints, low, high)
	}
	return p
}

// leastOf is the least of all classes at each height.
func (p *profile) leastOf(ints *arena, low, high int) run {
	if len(p.classes) == 1 {
		return p.in[p.classes[0]]
	}
	all := run{low, ints.unlimited(high - low + 1)}
	for _, c := range p.classes {
		all.lower(p.in[c], 0)
	}
	return all
}

// lower takes what another run, within its heights, costs less with more.
func (r run) lower(o run, more int32) {
	to := r.cost[o.low-r.low:][:len(o.cost)]
	for i, cost := range o.cost {
		to[i] = min(to[i], cost+more)
	}
}

// arena hands out slices, profiles and facings that are used until it is
// emptied.
type arena struct {
	ints     slab[int32]
	profiles slab[profile]
	facings  slab[facing]
	outs     slab[[classes]run]
}

func newArena() arena {
	return arena{
		slab[int32]{chunk: chunkInts},
		slab[profile]{chunk: chunkStructs},
		slab[facing]{chunk: chunkStructs},
		slab[[classes]run]{chunk: chunkStructs},
	}
}

// empty makes everything that was handed out free again.
func (a *arena) empty() {
	a.rewind([4]int{})
}

// mark is how far an arena is used; rewind makes what came after free again.
func (a *arena) mark() [4]int {
	return [4]int{a.ints.at, a.profiles.at, a.facings.at, a.outs.at}
}

func (a *arena) rewind(to [4]int) {
	a.ints.at, a.profiles.at, a.facings.at, a.outs.at = to[0], to[1], to[2], to[3]
}

func (a *arena) newProfile() *profile {
	p := &a.profiles.take(1)[0]
	*p = profile{classes: p.classes[:0], least: unlimited}
	return p
}

func (a *arena) newFacing() *facing {
	f := &a.facings.take(1)[0]
	*f = facing{least: unlimited}
	return f
}

func (a *arena) copy(list []int32) []int32 {
	t := a.ints.take(len(list))
	copy(t, list)
	return t
}

func (a *arena) unlimited(n int) []int32 {
	t := a.ints.take(n)
	for i := range t {
		t[i] = unlimited
	}
	return t
}

// slab holds many values of a kind in few pieces of memory.
type slab[T any] struct {
	chunks [][]T
	chunk  int // values of a chunk
	at     int // of all chunks, how far they are used
}

// Values made at once: enough for the longest slice, few enough for a page of
// three stories.
const (
	chunkInts    = 1 << 12
	chunkStructs = 1 << 5
)

// take hands out n values that are as they were left.
func (s *slab[T]) take(n int) []T {
	if left := s.chunk - s.at%s.chunk; n > left {
		s.at += left
	}
	if s.at/s.chunk == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, s.chunk))
	}
	from := s.at % s.chunk
	s.at += n
	return s.chunks[(s.at-1)/s.chunk][from : from+n : from+n]
}
