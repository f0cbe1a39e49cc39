package sheet

import (
	"slices"

	"bao/internal/compose"
	"bao/internal/typeset"
)

// What a break between two legs costs. Compose counts lines and fills the legs
// evenly; only here is it known what the lines are. A leg that is a line
// shorter than the others costs costUneven, one that is two lines shorter four
// times that: a hole is not dug to keep a lone line company.
const (
	costSubhead   = 60 // a subhead ends the leg, its text begins in the next one
	costLoneLast  = 16 // the last line of a paragraph stands alone at the head
	costLoneFirst = 8  // its first line stands alone at the foot
	costUneven    = 1
)

// mostCarried is how many lines more a story lets run on, so that its legs may
// break better: a subhead of two lines, or one and the lone line above it.
const mostCarried = 2

// settled is the layout with the legs of every story broken where its lines
// break best. Blank lines move from leg to leg, and where a story runs on, its
// last lines to the rest; nothing else moves.
func settled(f Format, pieces []piece, layout compose.Layout) compose.Layout {
	page := f.page()
	layout.Places = slices.Clone(layout.Places)
	layout.Reports = slices.Clone(layout.Reports)
	for i := range layout.Places {
		place := &layout.Places[i]
		lines := pieces[place.Story].set(place.Copy)
		stay, fewest := len(lines), len(lines)
		if place.Jump >= 0 {
			stay, fewest = place.Jump, max(place.Jump-mostCarried, leastStay)
		}
		rooms := legRooms(place, page)
		best, least := []int(nil), 0
		for ; stay >= fewest; stay-- {
			if ends, cost := legEnds(lines, stay, rooms, page.MinLeg); ends != nil && (best == nil || cost < least) {
				best, least = ends, cost
			}
		}
		if best == nil {
			continue // a body too short for any leg
		}
		place.Legs = endedAt(place.Legs, best)
		if stay := best[len(best)-1]; place.Jump > stay {
			tellCarried(&layout, f, place.Story, place.Jump-stay)
			place.Jump = stay
		}
	}
	return layout
}

// legRooms is how many lines the legs of a place have room for, less those
// that say where the story runs on.
func legRooms(place *compose.Place, page compose.Page) []int {
	rooms := make([]int, len(place.Legs))
	for i, leg := range place.Legs {
		rooms[i] = leg.Lines - place.Leading
		if i == len(rooms)-1 && place.Jump >= 0 {
			rooms[i] = max(rooms[i]-page.JumpLines, leg.To-leg.From)
		}
	}
	return rooms
}

// endedAt is the legs with the lines up to these ends.
func endedAt(legs []compose.Leg, ends []int) []compose.Leg {
	legs = slices.Clone(legs)
	from := 0
	for i, end := range ends {
		legs[i].From, legs[i].To = from, end
		from = end
	}
	return legs
}

// tellCarried tells that so many more lines of a story run on.
func tellCarried(layout *compose.Layout, f Format, story, lines int) {
	layout.Fill -= float64(lines) / float64(max(1, layout.Lines*f.Columns))
	for i := range layout.Reports {
		if r := &layout.Reports[i]; r.Story == story {
			r.Misfit += lines
			r.Chars += lines * f.Chars
		}
	}
}

// legEnds distributes the first stay lines over legs of so much room, each of
// which takes at least so many. It tells where each ends and what that costs;
// nil where it can't be done. Of all ways it takes the one of least cost:
// best[b] is that of the legs so far when b of their lines are left blank.
func legEnds(lines []typeset.Line, stay int, rooms []int, least int) ([]int, int) {
	blank := -stay
	for _, room := range rooms {
		blank += room
	}
	if blank < 0 || len(rooms) == 0 {
		return nil, 0
	}
	const never = 1 << 30
	best := make([]int, blank+1)
	for b := 1; b <= blank; b++ {
		best[b] = never
	}
	left := make([][]int, len(rooms)) // blank lines in leg i of the best way
	foot := 0                         // all room down to the end of leg i
	for i, room := range rooms {
		foot += room
		next := make([]int, blank+1)
		left[i] = make([]int, blank+1)
		for b := range next {
			next[b] = never
			for n := 0; n <= min(b, room-least); n++ {
				if cost := best[b-n] + unevenCost(n, i, len(rooms)); cost < next[b] {
					next[b], left[i][b] = cost, n
				}
			}
			if next[b] < never {
				next[b] += len(rooms) * breakCost(lines, foot-b)
			}
		}
		best = next
	}
	if best[blank] >= never {
		return nil, 0
	}
	ends := make([]int, len(rooms))
	for i, b := len(rooms)-1, blank; i >= 0; i-- {
		ends[i] = foot - b
		foot, b = foot-rooms[i], b-left[i][b]
	}
	return ends, best[blank]
}

// unevenCost is that of leg i of n ending blank lines early, in n-ths, so that
// of equal ways the one that leaves the last legs short is taken.
func unevenCost(blank, i, n int) int {
	return n*costUneven*blank*blank + blank*(n-1-i)
}

// breakCost is that of a leg which ends above line at.
func breakCost(lines []typeset.Line, at int) int {
	if at <= 0 || at >= len(lines) {
		return 0
	}
	above, below := &lines[at-1], &lines[at]
	if above.Keep {
		return costSubhead
	}
	if above.Block != below.Block {
		return 0
	}
	cost := 0
	if below.Last {
		cost += costLoneLast
	}
	if above.Row == 0 {
		cost += costLoneFirst
	}
	return cost
}
