package compose

// MostPhotos is how many photos of a story are looked at; a report counts no more.
const MostPhotos = 6

// Bounds on what a page may ask for. Beyond them numbers are cut, so that no
// input is too large to answer.
const (
	mostColumns = 12
	mostLines   = 1000
	mostCopy    = 100000
	mostWhite   = 40
	mostStories = 60
	mostHeads   = 60
	mostCrop    = 60 // per cent
)

func within(n, low, high int) int { return max(low, min(n, high)) }

// cleanPage brings a page's numbers within their bounds.
func cleanPage(p Page) Page {
	p.Columns = within(p.Columns, 1, mostColumns)
	p.Lines = within(p.Lines, 1, mostLines)
	p.Chars = within(p.Chars, 1, 200)
	p.Gutter = within(p.Gutter, 0, 20)
	if !(p.Pitch >= 0.5 && p.Pitch <= 10) {
		p.Pitch = 1.25
	}
	p.Gap = within(p.Gap, 0, mostWhite)
	p.MinLeg = within(p.MinLeg, 2, mostWhite)
	p.LeadingDown = within(p.LeadingDown, 0, 200)
	p.LeadingUp = within(p.LeadingUp, 0, 200)
	p.LeadingWide = within(p.LeadingWide, 0, 200)
	p.BoxLines = within(p.BoxLines, 0, mostWhite)
	p.JumpLines = within(p.JumpLines, 0, p.MinLeg)
	return p
}

func cleanStory(page Page, st Story) Story {
	st.MinSpan = within(st.MinSpan, 0, page.Columns)
	if st.Tail {
		st.MinSpan, st.MaxSpan = 0, 0 // as the strip of tails takes it
	}
	st.Stay = max(st.Stay, page.MinLeg)
	st.Go = within(st.Go, 0, mostCopy)
	st.Lines = within(st.Lines, 0, mostCopy)
	heads := make([]Head, min(len(st.Heads), mostHeads))
	for i := range heads {
		heads[i] = cleanHead(st.Heads[i])
	}
	st.Heads = heads
	photos := make([]Photo, min(len(st.Photos), MostPhotos))
	for i := range photos {
		photos[i] = cleanPhoto(page, st.Photos[i])
	}
	st.Photos = photos
	return st
}

func cleanHead(h Head) Head {
	h.Lines = within(h.Lines, 0, mostLines)
	h.MinWhite = within(h.MinWhite, 0, mostWhite)
	h.MaxWhite = within(h.MaxWhite, h.MinWhite, mostWhite)
	h.White = within(h.White, h.MinWhite, h.MaxWhite)
	return h
}

func cleanPhoto(page Page, p Photo) Photo {
	if !(p.Aspect >= 0.05 && p.Aspect <= 20) {
		p.Aspect = 1.5
	}
	if !(p.Inset >= 0) {
		p.Inset = 0
	}
	p.MinSpan = within(p.MinSpan, 1, page.Columns)
	if p.MaxSpan > 0 {
		p.MaxSpan = within(p.MaxSpan, p.MinSpan, page.Columns)
	}
	p.Taller, p.Lower = within(p.Taller, 0, mostCrop), within(p.Lower, 0, mostCrop)
	if p.set() {
		p.Taller, p.Lower = 0, 0
		p.Rows = append([]int{}, p.Rows...)
		for i, n := range p.Rows {
			p.Rows[i] = within(n, 1, mostLines)
		}
	}
	cut := make([]int, len(p.Cutline))
	for i, n := range p.Cutline {
		cut[i] = within(n, 0, mostWhite)
	}
	p.Cutline = cut
	return p
}
