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

// meet are the heights that two runs share.
func (r run) meet(o run) (from, to int) {
	return max(r.low, o.low), min(r.high(), o.high())
}

// profile tells, for the blocks of one set of stories over some columns, what
// they cost at least by beginning and height, and what the rest of the page
// costs at least around such a block. Nothing but the beginnings of blocks
// that stand side by side is looked at: no layout costs less.
type profile struct {
	classes []uint8      // those there are
	in      [classes]run // by class
	any     run          // whatever the class
	least   int32        // the least of any
	out     [classes]run // around it; empty where no page within the limit has such a block
	live    bool         // some out is not empty
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
	o := &p.out[class]
	if o.cost == nil {
		*o = run{p.in[class].low, ints.unlimited(len(p.in[class].cost))}
		p.live = true
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

// profile takes what was gathered, as far as it is below the dearest that each
// height may cost, and clears the slate. It is nil when nothing is left.
func (s *slate) profile(ints *arena, dearest func(h int) int32) *profile {
	if s.high < s.low {
		return nil
	}
	var most [maxLines + 1]int32
	for h := s.low; h <= s.high; h++ {
		most[h] = dearest(h)
	}
	p := ints.newProfile()
	low, high := maxLines, 0
	for c := range s.cost {
		if !s.used[c] {
			continue
		}
		s.used[c] = false
		line := s.cost[c][s.low : s.high+1]
		from, to := -1, 0
		for i, cost := range line {
			if cost <= most[s.low+i] {
				if from < 0 {
					from = i
				}
				to = i
				p.least = min(p.least, cost)
			} else {
				line[i] = unlimited
			}
		}
		if from >= 0 {
			p.classes = append(p.classes, uint8(c))
			p.in[c] = run{s.low + from, ints.copy(line[from : to+1])}
			low, high = min(low, s.low+from), max(high, s.low+to)
		}
		for i := range line {
			line[i] = unlimited
		}
	}
	s.low, s.high = maxLines+1, -1
	if len(p.classes) == 0 {
		return nil
	}
	p.any = p.leastOf(ints, low, high, p.classes)
	return p
}

// leastOf is the least of some classes at each height.
func (p *profile) leastOf(ints *arena, low, high int, of []uint8) run {
	if len(of) == 1 {
		return p.in[of[0]]
	}
	all := run{low, ints.unlimited(high - low + 1)}
	for _, c := range of {
		in := p.in[c]
		to := all.cost[in.low-low:][:len(in.cost)]
		for i, cost := range in.cost {
			to[i] = min(to[i], cost)
		}
	}
	return all
}

// arena hands out slices, profiles and facings that are used until it is
// emptied.
type arena struct {
	ints     slab[int32]
	profiles slab[profile]
	facings  slab[facing]
}

// empty makes everything that was handed out free again.
func (a *arena) empty() {
	a.ints.at, a.profiles.at, a.facings.at = 0, 0, 0
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
	at     int // of all chunks, how far they are used
}

// chunk is how many values are made at once, enough for the longest slice.
const chunk = 1 << 9

// take hands out n values that are as they were left.
func (s *slab[T]) take(n int) []T {
	if left := chunk - s.at%chunk; n > left {
		s.at += left
	}
	if s.at/chunk == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, chunk))
	}
	from := s.at % chunk
	s.at += n
	return s.chunks[(s.at-1)/chunk][from : from+n : from+n]
}
