package compose

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
