package sheet

import (
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
// so many lines.
func opened(place *compose.Place, most int) (compose.Place, bool) {
	if place.Jump >= 0 || place.White >= most || place.Head.Lines == 0 {
		return *place, false
	}
	return shifted(place, 1)
}
