package sheet

import (
	"math"
	"slices"

	"bao/internal/compose"
	"bao/internal/paper"
	"bao/internal/typeset"
)

// leeway is how far a place may be changed so that its legs break better.
type leeway struct {
	white hanging // white that may hang over the feet of legs, in the lines as they were at first
	low   []int   // how high each of its pictures is at least, in lines
	spare int     // lines that may be empty before the page is no longer full
}

// hanging is the white that hangs in the lines of the place as they are set now: a
// paragraph longer or shorter moves all that is below it.
func (l leeway) hanging(lines []typeset.Line) hanging {
	if l.white == nil {
		return nil
	}
	return hangingIn(lines)
}

// leewayOf is that of a place, which shows these lines. Where the lines are fixed they
// stand at other widths too, and in other legs there.
func leewayOf(f Format, place *compose.Place, p *piece, lines []typeset.Line, fixed bool) leeway {
	play := leeway{}
	if !fixed {
		play.white = hangingIn(lines)
	}
	tables := 0
	if p.apart {
		tables = len(p.tables().tables)
	}
	for _, at := range place.Photos {
		low := at.Lines
		if at.Photo >= tables {
			low = lowest(f, &p.photos[at.Photo-tables], &at, place.Boxed)
		}
		play.low = append(play.low, low)
	}
	return play
}

// lowest is how high a picture is at least where it stands. Of a box and of a drawing
// all is to be seen.
func lowest(f Format, photo *paper.Photo, at *compose.PhotoPlace, boxed bool) int {
	if photo.Crop.Box() || isDrawing(photo) {
		return at.Lines
	}
	width := float64(f.SpanWidth(at.Cols))
	if boxed {
		width -= 2 * BoxInset
	}
	exact := width * float64(photo.Height) / float64(photo.Width) / f.Pitch()
	return min(at.Lines, int(math.Ceil(exact*(100-mostCrop)/100)))
}

// roomier are the ways in which legs of a place gain a line: its copy stands higher,
// below less white, or its pictures are a line lower.
func roomier(place *compose.Place, play leeway) []compose.Place {
	var list []compose.Place
	if up, ok := raised(place); ok {
		list = append(list, up)
	}
	if low, ok := lowered(place, play.low); ok {
		list = append(list, low)
	}
	return list
}

// lowered is a place whose pictures are a line lower, so that the legs below or above
// them gain it. The pictures must stand side by side, on one line or below one.
func lowered(place *compose.Place, low []int) (compose.Place, bool) {
	down := *place
	if len(place.Photos) == 0 || len(low) == 0 || place.Jump >= 0 {
		return down, false
	}
	down.Legs, down.Photos = slices.Clone(place.Legs), slices.Clone(place.Photos)
	first := place.Photos[0]
	whole := place.Head.Lines > 0 && place.Head.Top >= foot(&first) // all stands below them
	for i, p := range place.Photos {
		if p.Lines <= max(low[i], 1) || whole && p.Top != first.Top {
			return down, false
		}
		above, below := false, whole
		for k, leg := range place.Legs {
			switch {
			case whole || leg.Col < p.Col || leg.Col >= p.Col+p.Cols:
			case leg.Top < p.Top:
				down.Legs[k].Rect.Lines++
				above = true
			default:
				down.Legs[k].Top--
				down.Legs[k].Rect.Lines++
				below = true
			}
		}
		if above == below || above && foot(&p) != foot(&first) || below && p.Top != first.Top {
			return down, false
		}
		if down.Photos[i].Lines--; above {
			down.Photos[i].Top++
		}
	}
	if whole {
		down.Head.Top--
		for k := range down.Legs {
			down.Legs[k].Top--
			down.Legs[k].Rect.Lines++
		}
	}
	return down, true
}

// foot is the first line below a picture and its cutline.
func foot(p *compose.PhotoPlace) int { return p.Top + p.Lines + p.Cutline }

// raised is a place whose copy and photos stand a line higher, below less white, so
// that each leg has a line to spare. There must be white.
func raised(place *compose.Place) (compose.Place, bool) {
	if place.White <= 1 || place.Jump >= 0 {
		return *place, false
	}
	return shifted(place, -1)
}

// shifted is a place whose copy and photos stand so many lines lower, below more white,
// or, with less than none, higher. All legs must end on one line, where they still do;
// no photo may come to stand lower than that.
func shifted(place *compose.Place, by int) (compose.Place, bool) {
	moved := *place
	if len(place.Legs) == 0 {
		return moved, false
	}
	below := place.Head.Top + place.Head.Lines
	end := place.Legs[0].Top + place.Legs[0].Rect.Lines
	moved.White += by
	moved.Head.Lines += by
	moved.Legs, moved.Photos = slices.Clone(place.Legs), slices.Clone(place.Photos)
	for i := range moved.Legs {
		leg := &moved.Legs[i]
		if leg.Top < below || leg.Top+leg.Rect.Lines != end || leg.Rect.Lines <= by {
			return moved, false
		}
		leg.Top += by
		leg.Rect.Lines -= by
	}
	for i := range moved.Photos {
		p := &moved.Photos[i]
		if p.Top < below {
			continue
		}
		if by > 0 && foot(p) >= end {
			return moved, false
		}
		p.Top += by
	}
	return moved, true
}
