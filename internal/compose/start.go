package compose

import "math/bits"

// floor is a cost no layout can go below, from the room the stories take.
func (s *search) floor() int32 {
	s.least = make([]int32, len(s.stories))
	sum := int32(0)
	for i := range s.least {
		s.least[i] = min(s.leastCost(i), s.outCost(1<<i))
		sum += s.least[i]
	}
	for step := int32(80); ; step *= 4 {
		s.limit = min(sum+step, unlimited)
		if cost := s.roomCost(sum); cost <= s.limit || s.limit == unlimited {
			return min(cost, s.limit)
		}
	}
}

func newSearch(page Page, stories []Story) *search {
	s := &search{page: cleanPage(page), stories: cleanStories(page, stories)}
	lines := s.page.Lines + s.page.Gap
	s.unit = (lines + maxLines - 2) / (maxLines - 1)
	s.tall = lines / s.unit
	s.gap = (s.page.Gap + s.unit - 1) / s.unit
	s.heads = headBands(s.stories)
	s.shapes = make([]shapes, len(s.stories))
	s.slate, s.ints, s.shapeInts = newSlate(), newArena(), newArena()
	s.bucket.high = maxLines
	for i := range s.stories {
		s.photos = append(s.photos, s.strips(i, s.page.Columns))
		cost := int32(unlimited / maxStories)
		if s.stories[i].Filler && !s.page.All {
			cost = costFillerOut
		}
		s.outCosts = append(s.outCosts, cost)
	}
	s.rows, s.bucket.keep = rowStories, mostAlike
	if len(s.stories) <= maxExact {
		s.rows, s.turning, s.bucket.keep = maxExact, true, 0
	}
	return s
}

// prepare fills the tables that only depend on the limit.
func (s *search) prepare(limit int32) {
	n := len(s.stories)
	s.limit = limit
	s.rest = make([]int32, 1<<n)
	for set := s.all() - 1; set >= 0; set-- {
		i := bits.TrailingZeros(uint(^set))
		s.rest[set] = s.rest[set|1<<i] + s.least[i]
	}
	s.newBound()
}
