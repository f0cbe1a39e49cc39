package sheet

import (
	"math"

	"bao/internal/compose"
	"bao/internal/typeset"
)

// spareOf is how many lines of a page may be empty before it is no longer full; any
// number of one that is not to be.
func spareOf(f Format, layout *compose.Layout) int {
	spare := int((layout.Fill - wantedFill) * float64(layout.Lines*f.Columns))
	if spare < 0 || layout.Foot.Lines > 0 || layout.Lines < f.Lines || f.Lines == 0 {
		return math.MaxInt // it is not, or need not be
	}
	return spare
}

// roomOf is how many lines the legs of a place have room for.
func roomOf(place *compose.Place, page compose.Page) int {
	sum := 0
	for _, room := range legRooms(place, page) {
		sum += room
	}
	return sum
}

// mayBeEmpty is how many lines of so many legs may be empty: an uneven last row, and a
// few beside it.
func mayBeEmpty(legs int) int { return legs - 1 + mostEmpty }

// emptyOf is how many lines of its legs show nothing of these.
func emptyOf(place *compose.Place, page compose.Page, lines []typeset.Line, play leeway) int {
	return roomOf(place, page) - len(lines) + play.hanging(lines).over(endsOf(place.Legs))
}

// retell tells that so many lines of a place are no longer empty.
func retell(f Format, layout *compose.Layout, place *compose.Place, filled int) {
	if filled == 0 {
		return
	}
	layout.Fill += float64(filled) / float64(max(1, layout.Lines*f.Columns))
	for k := range layout.Reports {
		if r := &layout.Reports[k]; r.Story == place.Story {
			r.Empty -= filled
			if place.Jump < 0 {
				r.Misfit = min(0, len(place.Legs)-1-r.Empty)
				r.Chars = r.Misfit * f.Chars
			}
		}
	}
}
