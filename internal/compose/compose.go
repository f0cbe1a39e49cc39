package compose

import (
	"math/bits"
)

// maxExact is up to how many stories a layout is proved to be the cheapest.
const maxExact = 6

// Version changes whenever Compose may answer otherwise than before: what is
// remembered of another version is not its answer.
const Version = 3

// Compose places the stories, best rank first, on the page. It returns a
// layout for any input; what could not be held is in Broken, what found no
// place in Out. The same input gives the same layout. It may be called
// concurrently.
func Compose(page Page, stories []Story) Layout {
	all := newSearch(page, stories)
	f := newFitting(all)
	layout := Layout{Lines: all.page.Lines}
	if s, best, found := f.layout(); found {
		layout = s.layout(&best)
		for i := range layout.Places {
			p := &layout.Places[i]
			p.Story = f.present[p.Story]
		}
	}
	layout.Out = missing(&layout, len(stories))
	layout.Fill = all.fill(&layout)
	layout.Reports = all.reports(len(stories), &layout)
	layout.Broken = Check(page, stories, layout)
	return layout
}

// missing lists the stories without a place.
func missing(l *Layout, n int) []int {
	placed := make([]bool, n)
	for _, p := range l.Places {
		placed[p.Story] = true
	}
	var out []int
	for i := range placed {
		if !placed[i] {
			out = append(out, i)
		}
	}
	return out
}

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
