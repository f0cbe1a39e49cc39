package sheet

import (
	"slices"

	"bao/internal/compose"
	"bao/internal/typeset"
)

// open puts more white above the copy of a place, where its legs have as many lines to
// spare: white about a headline is wished, holes at the feet of legs are not.
func open(f Format, layout *compose.Layout, i int, lines []typeset.Line, p *piece, play leeway) {
	page, place := f.page(), &layout.Places[i]
	most := mostWhite + looserWhite
	if p.small() || p.from > 0 {
		most = smallWhite + looserWhite
	}
	before, legs := emptyOf(place, page, lines, play), len(place.Legs)
	empty := before
	for empty >= legs && (empty > mayBeEmpty(legs) || layout.Fill < fullSheet) {
		down, ok := opened(place, most)
		if !ok {
			break
		}
		ends, _ := bestEnds(&down, lines, page, play.hanging(lines))
		if ends == nil {
			break
		}
		down.Legs = endedAt(down.Legs, ends)
		if feetCost(&down, lines) > feetCost(place, lines) {
			break
		}
		*place, empty = down, emptyOf(&down, page, lines, play)
	}
	retell(f, layout, place, before-empty)
}

// opened is a place whose copy and pictures stand a line lower, below more white, up to
// so many lines. All legs must end on one line, and no picture as low.
func opened(place *compose.Place, most int) (compose.Place, bool) {
	down := *place
	if place.Jump >= 0 || place.White >= most || place.Head.Lines == 0 || len(place.Legs) == 0 {
		return down, false
	}
	below := place.Head.Top + place.Head.Lines
	end := place.Legs[0].Top + place.Legs[0].Rect.Lines
	down.White++
	down.Head.Lines++
	down.Legs, down.Photos = slices.Clone(place.Legs), slices.Clone(place.Photos)
	for i := range down.Legs {
		leg := &down.Legs[i]
		if leg.Top < below || leg.Top+leg.Rect.Lines != end || leg.Rect.Lines < 2 {
			return down, false
		}
		leg.Top++
		leg.Rect.Lines--
	}
	for i := range down.Photos {
		p := &down.Photos[i]
		if p.Top < below {
			continue
		}
		if foot(p) >= end {
			return down, false
		}
		p.Top++
	}
	return down, true
}
