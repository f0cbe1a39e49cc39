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

// The blocks of a wheel, its arms.
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

// deal is how a wheel's stories are shared out among its arms.
type deal struct {
	wheelShape
	sets [5]int
	cost int32 // of stories above better ones
}

// eachDeal calls use with every wheel of a set over all columns whose arms
// have profiles and which there is room for; A gets the best rank.
func (s *search) eachDeal(set int, room run, use func(deal, *[5]*profile)) {
	if n := bits.OnesCount(uint(set)); n < 5 || n > maxWheel || room.empty() {
		return
	}
	for a := 1; a < s.page.Columns; a++ {
		for c := 1; c < s.page.Columns; c++ {
			if a != c {
				s.dealOut(set, wheelShape{a < c, a, c}, room, use)
			}
		}
	}
}

func (s *search) dealOut(set int, w wheelShape, room run, use func(deal, *[5]*profile)) {
	first, most := set&-set, room.most()
	d := deal{wheelShape: w}
	var arms [5]*profile
	var fill func(arm, left int, spent int32)
	fill = func(arm, left int, spent int32) {
		if arm == armE {
			d.sets[arm] = left
			if arms[arm] = s.armOf(left, w, arm); arms[arm] != nil && spent+arms[arm].least <= most {
				d.cost = wheelCost(w, d.sets)
				use(d, &arms)
			}
			return
		}
		eachArm(left, func(sub int) {
			if arm == armA && sub&first == 0 || left == sub {
				return
			}
			d.sets[arm] = sub
			if arms[arm] = s.armOf(sub, w, arm); arms[arm] == nil || spent+arms[arm].least > most {
				return
			}
			fill(arm+1, left&^sub, spent+arms[arm].least)
		})
	}
	fill(armA, set, 0)
}

// eachArm calls use with every subset of one or two stories.
func eachArm(set int, use func(sub int)) {
	for i := set; i != 0; i &= i - 1 {
		one := i & -i
		use(one)
		for j := i & (i - 1); j != 0; j &= j - 1 {
			use(one | j&-j)
		}
	}
}

func (s *search) armOf(set int, w wheelShape, arm int) *profile {
	if bits.OnesCount(uint(set)) > maxArm {
		return nil
	}
	_, cols := w.cols(arm, s.page.Columns)
	return s.relaxed.unbroken(s.index(set, cols), set&(set-1) == 0)
}

// wheelsOf interlocks the stories of a set over all columns.
func (s *search) wheelsOf(set int, m *profile) {
	s.eachDeal(set, s.roomFor(set), func(d deal, _ *[5]*profile) {
		var arms [5]*table
		for i, sub := range d.sets {
			_, cols := d.cols(i, s.page.Columns)
			if arms[i] = s.unbroken(sub, cols); arms[i].empty() {
				return
			}
		}
		s.turn(d, m, arms)
	})
}

func wheelCost(w wheelShape, sets [5]int) int32 {
	a, b, c, d, e := sets[armA], sets[armB], sets[armC], sets[armD], sets[armE]
	cost := costAbove * inversions(e, c)
	if w.turned {
		return cost + costAbove*(inversions(a, c)+inversions(b, e)+inversions(b, d))
	}
	return cost + costAbove*(inversions(a, d)+inversions(a, e)+inversions(b, c))
}

// turn finds the heights at which five blocks interlock.
func (s *search) turn(d deal, m *profile, arms [5]*table) {
	spare := s.limit - m.leastOut() - d.cost
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
			if p == q || p < q == d.turned {
				continue
			}
			from, to := arms[armE].at(max(p, q) - min(p, q))
			for k := from; k < to && s.variants[k].cost-least[armE] <= left; k++ {
				if s.upperFits(d.wheelShape, i, j, k) {
					pick[armA], pick[armB], pick[armE] = i, j, k
					s.lower(d, m, arms, pick, left-(s.variants[k].cost-least[armE]))
				}
			}
		}
	}
}

// lower adds the arms C and D, which end level.
func (s *search) lower(d deal, m *profile, arms [5]*table, pick [5]int32, left int32) {
	p, q := int(s.variants[pick[armA]].h), int(s.variants[pick[armB]].h)
	topC, topD := d.top(armC, p, q), d.top(armD, p, q)
	c, l := arms[armC], arms[armD]
	left += s.variants[s.byCost(c)[0]].cost + s.variants[s.byCost(l)[0]].cost
	upper := d.cost
	for _, k := range []int{armA, armB, armE} {
		upper += s.variants[pick[k]].cost
	}
	for h := max(topC+c.low, topD+l.low); h <= min(topC+c.high(), topD+l.high(), s.tall); h++ {
		i, iEnd := c.at(h - topC)
		for ; i < iEnd; i++ {
			j, jEnd := l.at(h - topD)
			for ; j < jEnd; j++ {
				cost := s.variants[i].cost + s.variants[j].cost
				if cost > left {
					break
				}
				pick[armC], pick[armD] = i, j
				if cost += upper; m.worth(0, h, cost, s.limit) && s.bucket.wants(h, 0, cost) && s.lowerFits(d.wheelShape, pick) {
					s.addWheel(d.wheelShape, pick, h, cost)
				}
			}
		}
	}
}

func (s *search) addWheel(w wheelShape, pick [5]int32, h int, cost int32) {
	v := variant{kind: wheel, cost: cost, h: int16(h), a: int32(len(s.wheels))}
	v.top = s.variants[pick[armA]].top | s.variants[pick[armB]].top<<w.a
	first, _ := w.cols(armC, s.page.Columns)
	v.foot = s.variants[pick[armC]].foot << first
	first, _ = w.cols(armD, s.page.Columns)
	v.foot |= s.variants[pick[armD]].foot << first
	if s.bucket.add(&v) {
		s.wheels = append(s.wheels, turned{w, pick})
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
