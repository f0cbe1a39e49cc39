package compose

import "math/bits"

const (
	maxWheel = 6 // stories of an interlocking part
	maxArm   = 2 // stories of one of its five blocks
)

// Five blocks interlock round the middle one, either way round:
//
//	AAAB   ABBB
//	DEEB   AEED
//	DCCC   CCCD
//
// No cut runs through the part. Arms are single stories or two, one above
// the other.
type wheelShape struct {
	turned bool // the right one above
	a, c   int  // columns left of the two long vertical cuts: A's edge, C's edge
}

// arm is a block of the wheel.
const (
	armA = iota
	armB
	armC
	armD
	armE
)

// cols returns the columns and the first column of an arm.
func (w wheelShape) cols(arm, all int) (first, cols int) {
	switch arm {
	case armA:
		return 0, w.a
	case armB:
		return w.a, all - w.a
	case armC:
		if w.turned {
			return 0, w.c
		}
		return w.c, all - w.c
	case armD:
		if w.turned {
			return w.c, all - w.c
		}
		return 0, w.c
	}
	return min(w.a, w.c), max(w.a, w.c) - min(w.a, w.c)
}

// top returns the first line of an arm, given the heights of A and B.
func (w wheelShape) top(arm, p, q int) int {
	switch arm {
	case armC:
		if w.turned {
			return p
		}
		return q
	case armD:
		if w.turned {
			return q
		}
		return p
	case armE:
		return min(p, q)
	}
	return 0
}

// wheelsOf interlocks the stories of a set over all columns.
func (s *search) wheelsOf(set int) {
	n := bits.OnesCount(uint(set))
	if n < 5 || n > maxWheel || s.page.Columns < 3 {
		return
	}
	for a := 1; a < s.page.Columns; a++ {
		for c := 1; c < s.page.Columns; c++ {
			if a != c {
				s.wheelSets(set, wheelShape{a < c, a, c})
			}
		}
	}
}

// wheelSets shares the set out among the arms; A gets the best rank.
func (s *search) wheelSets(set int, w wheelShape) {
	first := set & -set
	var arms [5]*table
	var sets [5]int
	var fill func(arm, left int)
	fill = func(arm, left int) {
		if arm == armE {
			sets[arm] = left
			if arms[arm] = s.arm(left, w, arm); arms[arm] != nil {
				s.turn(set, w, arms, sets, s.wheelCost(w, sets))
			}
			return
		}
		s.eachArm(left, func(sub int) {
			if arm == armA && sub&first == 0 || left == sub {
				return
			}
			if arms[arm] = s.arm(sub, w, arm); arms[arm] == nil {
				return
			}
			sets[arm] = sub
			if arm == armC && !meet(arms[armB], arms[armC], s.tall) || arm == armD && !meet(arms[armA], arms[armD], s.tall) {
				return
			}
			fill(arm+1, left&^sub)
		})
	}
	fill(armA, set)
}

// meet reports whether two blocks can stand one above the other.
func meet(upper, lower *table, tall int) bool { return upper.low+lower.low <= tall }

// eachArm calls use with every subset of one or two stories.
func (s *search) eachArm(set int, use func(sub int)) {
	for i := set; i != 0; i &= i - 1 {
		one := i & -i
		use(one)
		for j := i & (i - 1); j != 0; j &= j - 1 {
			use(one | j&-j)
		}
	}
}

func (s *search) arm(set int, w wheelShape, arm int) *table {
	if bits.OnesCount(uint(set)) > maxArm {
		return nil
	}
	_, cols := w.cols(arm, s.page.Columns)
	t := s.unbroken(set, cols)
	if t.empty() {
		return nil
	}
	return t
}

func (s *search) wheelCost(w wheelShape, sets [5]int) int32 {
	a, b, c, d, e := sets[armA], sets[armB], sets[armC], sets[armD], sets[armE]
	cost := costAbove*inversions(e, c) + costBefore*inversions(a, b)
	if w.turned {
		return cost + costAbove*(inversions(a, c)+inversions(b, e)+inversions(b, d)) +
			costBefore*(inversions(e, d)+inversions(c, d))
	}
	return cost + costAbove*(inversions(a, d)+inversions(a, e)+inversions(b, c)) +
		costBefore*(inversions(d, e)+inversions(d, c))
}

// turn finds the heights at which five blocks interlock.
func (s *search) turn(set int, w wheelShape, arms [5]*table, sets [5]int, more int32) {
	spare := s.limit - s.rest[set] - more
	least := [5]int32{}
	for i, t := range arms {
		least[i] = s.variants[s.byCost(t)[0]].cost
		spare -= least[i]
	}
	if spare < 0 {
		return
	}
	var pick [5]int32
	for _, i := range s.byCost(arms[armA]) {
		a := &s.variants[i]
		if a.cost-least[armA] > spare {
			break
		}
		for _, j := range s.byCost(arms[armB]) {
			b := &s.variants[j]
			left := spare - (a.cost - least[armA]) - (b.cost - least[armB])
			if left < 0 {
				break
			}
			p, q := int(a.h), int(b.h)
			room := w.a*p + (s.page.Columns-w.a)*q
			if p == q || p < q == w.turned || s.totalRoom(sets[armA]|sets[armB], room, a.cost+b.cost+more) > s.limit {
				continue
			}
			room += max(w.a-w.c, w.c-w.a) * max(p-q, q-p)
			from, to := arms[armE].at(max(p, q) - min(p, q))
			for k := from; k < to && s.variants[k].cost-least[armE] <= left; k++ {
				e := &s.variants[k]
				if s.totalRoom(sets[armA]|sets[armB]|sets[armE], room, a.cost+b.cost+e.cost+more) > s.limit || !s.upperFits(w, i, j, k) {
					continue
				}
				pick[armA], pick[armB], pick[armE] = i, j, k
				s.lower(set, w, arms, pick, left-(e.cost-least[armE]), more)
			}
		}
	}
}

// lower adds the arms C and D, which end level.
func (s *search) lower(set int, w wheelShape, arms [5]*table, pick [5]int32, left, more int32) {
	p, q := int(s.variants[pick[armA]].h), int(s.variants[pick[armB]].h)
	topC, topD := w.top(armC, p, q), w.top(armD, p, q)
	c, d := arms[armC], arms[armD]
	for h := max(topC+c.low, topD+d.low); h <= min(topC+c.high(), topD+d.high(), s.tall); h++ {
		i, iEnd := c.at(h - topC)
		for ; i < iEnd; i++ {
			j, jEnd := d.at(h - topD)
			for ; j < jEnd; j++ {
				cost := s.variants[i].cost + s.variants[j].cost
				if cost-s.variants[s.byCost(c)[0]].cost-s.variants[s.byCost(d)[0]].cost > left {
					break
				}
				pick[armC], pick[armD] = i, j
				for _, k := range []int{armA, armB, armE} {
					cost += s.variants[pick[k]].cost
				}
				cost += more
				if s.hopeless(set, s.page.Columns, h, cost) || !s.bucket.wants(h, 0, cost) || !s.lowerFits(w, pick) {
					continue
				}
				v := variant{kind: wheel, cost: cost, h: int16(h), a: int32(len(s.wheels))}
				v.top = s.variants[pick[armA]].top | s.variants[pick[armB]].top<<w.a
				first, _ := w.cols(armC, s.page.Columns)
				v.foot = s.variants[i].foot << first
				first, _ = w.cols(armD, s.page.Columns)
				v.foot |= s.variants[j].foot << first
				s.wheels = append(s.wheels, turned{w, pick})
				s.bucket.add(&v)
			}
		}
	}
}

// turned is a wheel with its arms' variants.
type turned struct {
	wheelShape
	arms [5]int32
}

// upperFits looks at A, B and E along A's edge.
func (s *search) upperFits(w wheelShape, i, j, k int32) bool {
	a, b, e := &s.variants[i], &s.variants[j], &s.variants[k]
	left, right := a.edges[1], b.edges[0]
	if w.turned {
		lowered := e.edges[0].at(int(b.h), s.gap)
		right = right.or(&lowered)
		return !left.meets(&right) && b.foot&e.top == 0
	}
	lowered := e.edges[1].at(int(a.h), s.gap)
	left = left.or(&lowered)
	return !left.meets(&right) && a.foot&(e.top<<w.c) == 0
}

// lowerFits looks at C, D and E along C's edge, and at what stands on what.
func (s *search) lowerFits(w wheelShape, pick [5]int32) bool {
	v := func(arm int) *variant { return &s.variants[pick[arm]] }
	a, b, c, d, e := v(armA), v(armB), v(armC), v(armD), v(armE)
	if w.turned {
		lowered := c.edges[1].at(int(e.h), s.gap)
		left := e.edges[1].or(&lowered)
		return !left.meets(&d.edges[0]) && b.foot&(d.top<<(w.c-w.a)) == 0 &&
			(a.foot|e.foot<<w.a)&c.top == 0
	}
	lowered := c.edges[0].at(int(e.h), s.gap)
	right := e.edges[0].or(&lowered)
	return !d.edges[1].meets(&right) && a.foot&d.top == 0 &&
		(e.foot|b.foot<<(w.a-w.c))&c.top == 0
}
