package sheet

import (
	"math"

	"bao/internal/compose"
)

// heights are the heights at which a front page is tried, in hundredths of
// what its stories take by area; the first at which all of them stand without
// holes is taken.
var heights = []int{103, 108, 114, 122, 132, 145}

// decentFill is the least share of lines that a front page carries.
const decentFill = 0.95

// Front composes copy to a sheet of so many columns, as tall as it needs to
// be. The lines of the copy are the same at every number of columns. m may be
// nil.
func Front(list []Copy, columns int, m Memory) Sheet {
	f := Screen(columns)
	c := composer{memory: m}
	var pieces []piece
	for i := range list {
		pieces = append(pieces, newPiece(&list[i], f))
	}
	pieces = inOrder(pieces)
	stories, set := shapes(f, pieces, false)
	area := f.area(pieces, stories)
	var best Sheet
	for _, percent := range heights {
		f.Lines = max(12, (area*percent/columns+99)/100)
		s, _ := c.laid(f, pieces, stories, set, 0, 0)
		if best.Lines == 0 || s.misses() < best.misses() {
			best = s
		}
		if best.misses() == 0 {
			break
		}
	}
	if len(best.Out) > 0 {
		// No composition shows every story; a plain page does.
		f.Lines = 4*area + 40*len(pieces)
		return made(f, pieces, set, plain(f.page(), stories))
	}
	return best
}

// misses counts what is wrong with a front page: stories left out above all,
// broken rules, holes.
func (s *Sheet) misses() int {
	n := 100*len(s.Out) + 20*len(s.Broken)
	if s.Fill < decentFill {
		n += 1 + int(100*(decentFill-s.Fill))
	}
	for _, story := range s.Stories {
		if story.Place.Jump >= 0 {
			n += 50
		}
	}
	for _, r := range s.Reports {
		n += 30 * r.Photos
	}
	return n
}

// area is about how many column lines the pieces take.
func (f Format) area(pieces []piece, stories []compose.Story) int {
	sum := 0
	for i := range pieces {
		story := stories[i]
		sum += pieces[i].count() + f.headArea(story) + 1
		for _, p := range story.Photos {
			span := min(max(p.MinSpan, 2), f.Columns)
			height := float64(f.SpanWidth(span)) / p.Aspect
			cutline := 1
			if n := len(p.Cutline); n > 0 {
				cutline += p.Cutline[min(span, n)-1]
			}
			sum += span * (int(math.Ceil(height/f.Pitch())) + cutline)
		}
	}
	return sum
}

// headArea is what the headline takes at the narrowest span it may have.
func (f Format) headArea(story compose.Story) int {
	for _, h := range story.Heads {
		if h.Span >= max(story.MinSpan, 1) {
			return h.Span * (h.Lines + h.White)
		}
	}
	return 0
}
