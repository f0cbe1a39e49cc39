package compose

// shapes are what a story's forms that cost up to a limit cost at least, by
// columns: profiles of which nothing has been taken away. They are found once
// for many passes.
type shapes struct {
	upto int32
	by   []*profile
}

// shapesOf returns a story's profiles that hold all its forms that cost up to
// a limit, and maybe more.
func (s *search) shapesOf(story int, upto int32) []*profile {
	sh := &s.shapes[story]
	if sh.by != nil && sh.upto >= upto {
		return sh.by
	}
	sh.upto = min(max(2*upto, 100), unlimited)
	sh.by = make([]*profile, s.page.Columns)
	var anything [maxLines + 1]int32
	for h := range anything {
		anything[h] = unlimited - 1
	}
	for cols := 1; cols <= s.page.Columns; cols++ {
		s.forms(story, cols, sh.upto, s.tall*s.unit, func(f *form) {
			// Over all columns a story has to cover the cut above it.
			if story == 0 || cols < s.page.Columns || s.headed(story, f) || f.crowned() {
				s.slate.put(s.class(story, f), s.units(f.height), f.cost)
			}
		})
		sh.by[cols-1] = s.slate.profile(&s.shapeInts, &anything)
	}
	return sh.by
}

// leastCost is the least any form of a story costs.
func (s *search) leastCost(story int) int32 {
	for upto := int32(40); ; upto *= 4 {
		upto = min(upto, unlimited)
		least := int32(unlimited / maxStories)
		for _, p := range s.shapesOf(story, upto) {
			if p != nil {
				least = min(least, p.least)
			}
		}
		if least <= s.shapes[story].upto || upto == unlimited {
			return least
		}
	}
}

// leastRoom is the smallest room, lines × columns, of a story's forms that
// cost little.
func (s *search) leastRoom(story int) int {
	least, limit := 0, s.leastCost(story)+littleAdo
	if s.jumps>>story&1 == 1 {
		limit += costJump
	}
	s.eachShape(story, limit, func(room int, cost int32) {
		if least == 0 || room < least {
			least = room
		}
	})
	return least
}

// eachShape calls use with the room, units × columns, and the least cost of a
// story's forms that cost up to a limit.
func (s *search) eachShape(story int, limit int32, use func(room int, cost int32)) {
	for i, p := range s.shapesOf(story, limit) {
		if p == nil {
			continue
		}
		for k, cost := range p.any.cost {
			if cost <= limit {
				use((p.any.low+k)*(i+1), cost)
			}
		}
	}
}
