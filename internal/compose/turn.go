package compose

// relaxWheels gathers what a set costs at least interlocking.
func (s *search) relaxWheels(set int) {
	room := s.roomFor(set)
	s.eachDeal(set, room, func(d deal, arms *[5]*profile) {
		d.eachTurn(arms, room, func(turn [5]int, h int, cost int32) {
			s.slate.put(0, h, cost)
		})
	})
}

// surroundWheels hands what surrounds wheels on to their arms.
func (s *search) surroundWheels(set int, m *profile) {
	room := run{m.any.low, s.ints.copy(m.any.cost)}
	for i := range room.cost {
		room.cost[i] = s.limit - m.out[0].at(room.low+i)
	}
	s.eachDeal(set, room, func(d deal, arms *[5]*profile) {
		d.eachTurn(arms, room, func(turn [5]int, h int, cost int32) {
			total := cost + m.out[0].at(h)
			for arm, own := range turn {
				surroundClasses(&s.ints, arms[arm], own, total-arms[arm].any.at(own))
			}
		})
	})
}

// eachTurn calls use with the heights of the five arms at which they
// interlock, the height of all, and the least they cost together, where there
// is room for that.
func (d *deal) eachTurn(arms *[5]*profile, room run, use func(turn [5]int, h int, cost int32)) {
	a, b, c, l, e := arms[armA].any, arms[armB].any, arms[armC].any, arms[armD].any, arms[armE].any
	spare := room.most() - d.cost
	for _, p := range arms {
		spare -= p.least
	}
	for p := a.low; p <= a.high() && spare >= 0; p++ {
		left := spare - (a.cost[p-a.low] - arms[armA].least)
		for k := e.low; k <= e.high() && left >= 0; k++ {
			q := p + k
			if d.turned {
				q = p - k
			}
			if q < b.low || q > b.high() || b.cost[q-b.low]+e.cost[k-e.low]-arms[armB].least-arms[armE].least > left {
				continue
			}
			upper := d.cost + a.cost[p-a.low] + b.cost[q-b.low] + e.cost[k-e.low]
			topC, topD := d.top(armC, p, q), d.top(armD, p, q)
			from := max(topC+c.low, topD+l.low, room.low)
			for h := from; h <= min(topC+c.high(), topD+l.high(), room.high()); h++ {
				if cost := upper + c.cost[h-topC-c.low] + l.cost[h-topD-l.low]; cost <= room.cost[h-room.low] {
					use([5]int{armA: p, armB: q, armC: h - topC, armD: h - topD, armE: k}, h, cost)
				}
			}
		}
	}
}
