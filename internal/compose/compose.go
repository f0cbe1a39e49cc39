package compose

import (
	"math/bits"
	"slices"
)

// maxExact is up to how many stories a layout is proved to be the cheapest.
const maxExact = 6

// Compose places the stories, best rank first, on the page. It returns a
// layout for any input; what could not be held is in Broken, what found no
// place in Out. The same input gives the same layout. It may be called
// concurrently.
func Compose(page Page, stories []Story) Layout {
	s := newSearch(page, stories)
	best, found := s.run()
	if !found {
		best = whole{out: s.all()}
	}
	layout := s.layout(&best)
	for i := len(s.stories); i < len(stories); i++ {
		layout.Out = append(layout.Out, i)
	}
	layout.Reports = s.reports(stories, &layout)
	layout.Broken = Check(page, stories, layout)
	return layout
}

// floor is a cost no layout can go below, from the room the stories take.
func (s *search) floor() int32 {
	s.least = make([]int32, len(s.stories))
	sum := int32(0)
	for i := range s.least {
		s.least[i] = min(s.leastCost(i), s.outCost(1<<i))
		sum += s.least[i]
	}
	if s.page.Lines == 0 {
		return sum
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
	if s.page.Lines == 0 {
		lines = s.wishedLines()
	}
	s.unit = (lines + maxLines - 2) / (maxLines - 1)
	s.tall = lines / s.unit
	s.gap = (s.page.Gap + s.unit - 1) / s.unit
	s.heads = headBands(s.stories)
	s.shapes = make([]shapes, len(s.stories))
	s.bucket.high = maxLines
	for i := range s.stories {
		s.photos = append(s.photos, s.strips(i, s.page.Columns))
		cost := int32(unlimited / maxStories)
		if s.stories[i].Filler {
			cost = costFillerOut
		}
		s.outCosts = append(s.outCosts, cost)
	}
	s.rows, s.bucket.keep, s.width = 3, 1, unlimited
	return s
}

// wishedLines is room enough for a page without a height of its own.
func (s *search) wishedLines() int {
	sum := 0
	for _, st := range s.stories {
		most := 0
		for _, h := range st.Heads {
			most = max(most, (h.Lines+h.MaxWhite)*h.Span)
		}
		for _, c := range st.Copy {
			most = max(most, c.Lines*c.Measure+most)
		}
		for _, p := range st.Photos {
			span := min(2, s.page.Columns)
			most += (photoLines(s.page, p, span)/1000 + p.cutline(span) + 1) * span
		}
		sum += most/s.page.Columns + s.page.Gap + 1
	}
	return max(16, sum*3/2)
}

// prepare fills the tables for layouts that cost at most limit.
func (s *search) prepare(limit int32) {
	n := len(s.stories)
	s.variants = append(s.variants[:0], variant{})
	s.wheels = s.wheels[:0]
	s.banners = map[int]*table{}
	s.bound.least = nil
	s.bucket.low, s.bucket.high = 0, maxLines
	s.limit = limit
	s.rest = make([]int32, 1<<n)
	for set := s.all() - 1; set >= 0; set-- {
		i := bits.TrailingZeros(uint(^set))
		s.rest[set] = s.rest[set|1<<i] + s.least[i]
	}
	size := (s.all() + 1) * s.page.Columns
	s.elements = slices.Grow(s.elements[:0], size)[:size]
	s.stacks = slices.Grow(s.stacks[:0], size)[:size]
	clear(s.elements)
	clear(s.stacks)
	s.setLeaves()
	if s.page.Lines > 0 {
		s.newBound()
	}
	s.build()
}
