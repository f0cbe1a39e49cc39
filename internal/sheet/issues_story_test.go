package sheet

import (
	"path"
	"slices"

	"bao/internal/typeset"
)

// story holds how one story stands.
func (j *judge) story(s *Sheet, story *Story) {
	n := s.Number
	empty := emptyLines(story)
	j.empty = append(j.empty, empty)
	j.count(hollow, j.seed, n, float64(empty), when(empty > 2, "《%s》 has %d empty lines", story.Headline, empty))
	for k, leg := range story.Legs {
		if len(leg.Lines) == 0 {
			continue
		}
		tail := leg.Lines[max(0, len(leg.Lines)-2):]
		ends := k == len(story.Legs)-1 && story.To == 0
		low := slices.ContainsFunc(tail, func(l typeset.Line) bool { return l.Keep && l.Table == nil })
		j.count(lowSubhead, j.seed, n, 1, when(low && !ends, "《%s》 leg %d", story.Headline, k+1))
		first := leg.Lines[0]
		lone := first.Last && first.Table == nil && first.Row > 0 && (k > 0 || story.From > 0)
		j.count(widow, j.seed, n, 1, when(lone, "《%s》 leg %d: %s", story.Headline, k+1, lineText(first)))
	}
	if story.From > 0 {
		return
	}
	for _, c := range copiesOf(story.Copy) {
		w := j.byAddr[c.Address]
		for k := range w.photos {
			j.photo(s, story, &w.photos[k])
		}
	}
}

// photo holds that a picture of a story stands here or with the rest of it,
// and that what must be seen of it is.
func (j *judge) photo(s *Sheet, story *Story, p *writtenPhoto) {
	at, of := j.standing(p)
	j.count(photosOut, j.seed, s.Number, 1, when(at == nil, "《%s》 %s", story.Headline, path.Base(p.Address)))
	if at == nil {
		return
	}
	win := window(s.Format, at, of.Place.Boxed)
	drawn := path.Ext(p.Origin) == ".png" && !p.Crop.Set // shown whole, in white
	switch {
	case p.whole:
		j.count(boxCut, j.seed, s.Number, 1-win.w*win.h, when(!drawn && !win.wholeEnough(s.Format, at), "《%s》: %.0f×%.0f %% are seen", story.Headline, 100*win.w, 100*win.h))
	case p.seen.w > 0:
		j.count(pointCut, j.seed, s.Number, 1-win.w*win.h, when(!win.shows(p.seen), "《%s》: %.2f of %.2f", story.Headline, win, p.seen))
	}
}

// standing finds the place of a picture on any sheet.
func (j *judge) standing(p *writtenPhoto) (*Photo, *Story) {
	for i := range j.sheets {
		for k := range j.sheets[i].Stories {
			story := &j.sheets[i].Stories[k]
			for n := range story.Photos {
				if story.Photos[n].Photo.Address == p.Address {
					return &story.Photos[n], story
				}
			}
		}
	}
	return nil, nil
}

// lead holds that the first story of a page has its picture, and how wide.
func (j *judge) lead(s *Sheet) {
	story := &s.Stories[0]
	if story.From > 0 || len(copiesOf(story.Copy)) != 1 {
		return
	}
	w := j.byAddr[story.Address]
	if !slices.ContainsFunc(w.photos, func(p writtenPhoto) bool { return !p.small }) {
		return
	}
	wide, want := 0, 2
	for _, p := range story.Photos {
		wide = max(wide, p.Cols)
	}
	if slices.ContainsFunc(w.photos, func(p writtenPhoto) bool { return !p.small && p.Width > p.Height }) {
		want = (2*s.Format.Columns + 4) / 5
	}
	j.count(leadBare, j.seed, s.Number, 1, when(wide == 0, "《%s》", story.Headline))
	j.count(leadSmall, j.seed, s.Number, 1, when(wide < want, "《%s》: %d of %d columns", story.Headline, wide, s.Format.Columns))
}
