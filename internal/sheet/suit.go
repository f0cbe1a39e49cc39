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
	empty := emptyOf(place, page, *lines, play)
	bad := func(cost int) bool { return cost >= costNear*len(place.Legs) }
	if empty < 0 || !bad(cost) && empty <= mayBeEmpty(len(place.Legs)) && (!short || empty == 0) {
		return
	}
	p := newPliant(s, *lines)
	ends, set, cost := p.suited(place, page, short, play)
	for _, roomy := range roomier(place, play) {
		if !bad(cost) {
			break
		}
		e, with, less := p.suited(&roomy, page, true, play)
		if e == nil || less >= cost {
			continue
		}
		roomy.Legs = endedAt(roomy.Legs, e)
		if emptyOf(&roomy, page, with, play)-empty <= play.spare {
			*place, ends, set, cost = roomy, e, with, less
		}
	}
	if ends == nil {
		return
	}
	place.Legs = endedAt(place.Legs, ends)
	*lines = set
	if place.Jump >= 0 {
		place.Jump = len(set)
	}
	retell(f, layout, place, empty-emptyOf(place, page, set, play))
}
