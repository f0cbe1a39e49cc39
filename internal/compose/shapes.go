package compose

// leafKeep is how many forms of a story at one height, beginning alike, are
// kept when variants are bounded. They differ in where the photos stand.
const leafKeep = 3

// shapes are the forms of a story that cost up to a limit, as variants, those
// left out that another makes needless. They are found once for many passes.
type shapes struct {
	upto  int32
	forms []form
	list  []variant // b is the index in forms
}

// shapesOf returns a story's shapes that cost up to a limit, and maybe more.
func (s *search) shapesOf(story int, upto int32) *shapes {
	sh := &s.shapes[story]
	if sh.upto >= upto {
		return sh
	}
	sh.upto = min(max(2*upto, 200), unlimited)
	sh.forms, sh.list = sh.forms[:0], sh.list[:0]
	b := &s.bucket
	keep := b.keep
	if keep > 0 {
		b.keep = leafKeep
	}
	for cols := 1; cols <= s.page.Columns; cols++ {
		b.reset()
		s.forms(story, cols, sh.upto, s.tall*s.unit, func(f *form) {
			v := s.leaf(story, f)
			if !b.wants(int(v.h), v.class, f.cost) {
				return
			}
			v.a, v.b = int32(story), int32(len(sh.forms))
			if b.add(&v) {
				sh.forms = append(sh.forms, *f)
			}
		})
		for h := b.low; h <= b.high; h++ {
			sh.list = append(sh.list, b.by[h]...)
		}
	}
	b.keep = keep
	return sh
}

// leastCost is the least any form of a story costs.
func (s *search) leastCost(story int) int32 {
	for upto := int32(100); ; upto *= 4 {
		sh := s.shapesOf(story, min(upto, unlimited))
		least := int32(unlimited / maxStories)
		for i := range sh.list {
			least = min(least, sh.list[i].cost)
		}
		if len(sh.list) > 0 || sh.upto == unlimited {
			return least
		}
	}
}

// leastRoom is the smallest room, lines × columns, of a story's forms that
// cost little.
func (s *search) leastRoom(story int) int {
	least, limit := 0, s.leastCost(story)+littleAdo
	sh := s.shapesOf(story, limit)
	for i := range sh.list {
		v := &sh.list[i]
		if room := int(v.h) * sh.forms[v.b].span; v.cost <= limit && (least == 0 || room < least) {
			least = room
		}
	}
	return least
}

// setLeaves fills the tables of single stories with what this pass may use.
func (s *search) setLeaves() {
	for i := range s.stories {
		set := 1 << i
		limit := s.limit - s.rest[set]
		sh := s.shapesOf(i, limit)
		at := 0
		for cols := 1; cols <= s.page.Columns; cols++ {
			s.bucket.reset()
			for ; at < len(sh.list) && sh.forms[sh.list[at].b].span == cols; at++ {
				v := sh.list[at]
				if v.cost <= limit {
					s.bucket.put(&v)
				}
			}
			s.elements[s.index(set, cols)] = s.store(0, cols)
		}
	}
}
