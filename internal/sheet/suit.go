package sheet

import (
	"bao/internal/compose"
	"bao/internal/typeset"
)

// suit sets the paragraphs of a place longer or shorter where its legs break badly or hold
// too many blank lines, or where the page is short.
func suit(f Format, layout *compose.Layout, i int, lines *[]typeset.Line, s *setting, short bool, cost int, play leeway) {
	page, place := f.page(), &layout.Places[i]
	if len(place.Legs) == 0 {
		return
	}
	room, empty := play.empty(place, *lines, page)
	bad := func(cost int) bool { return cost >= costNear*len(place.Legs) }
	if empty < 0 || !bad(cost) && empty <= len(place.Legs)-1+mostEmpty && (!short || empty == 0) {
		return
	}
	p := newPliant(s, *lines)
	ends, set, cost := p.suited(place, page, short, play.white != nil)
	for _, roomy := range roomier(place, play) {
		if !bad(cost) {
			break
		}
		if e, with, less := p.suited(&roomy, page, short, play.white != nil); e != nil && less < cost {
			*place, ends, set, cost = roomy, e, with, less
		}
	}
	if ends == nil {
		return
	}
	place.Legs = endedAt(place.Legs, ends)
	more := len(set) - len(*lines)
	*lines = set
	if place.Jump >= 0 {
		place.Jump = len(set)
	}
	if play.white != nil {
		play.white = hangingIn(set)
	}
	now, still := play.empty(place, set, page)
	layout.Fill += float64(more+room-now) / float64(max(1, layout.Lines*f.Columns))
	for k := range layout.Reports {
		if r := &layout.Reports[k]; r.Story == place.Story {
			r.Empty += still - empty
			if place.Jump >= 0 {
				continue
			}
			r.Misfit = min(0, len(place.Legs)-1-still)
			r.Chars = r.Misfit * f.Chars
		}
	}
}

// empty is for how many lines the legs of a place have room, and how many of them stay
// empty.
func (l *leeway) empty(place *compose.Place, lines []typeset.Line, page compose.Page) (room, empty int) {
	for _, n := range legRooms(place, page) {
		room += n
	}
	return room, room - len(lines) + l.white.over(endsOf(place.Legs))
}
