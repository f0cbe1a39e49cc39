package sheet

import (
	"slices"

	"bao/internal/compose"
	"bao/internal/typeset"
)

// What a break between two legs costs. Compose counts lines and fills the legs
// evenly; only here is it known what the lines are. No subhead stands in the
// last two lines of a leg, and no leg begins with the last line of a paragraph,
// where there is any way without a hole. A leg that is a line shorter than the
// others costs costUneven, one that is two lines shorter four times that; a
// third line is a hole.
const (
	costSubhead   = 600 // a subhead ends the leg, its text begins in the next one; so with the head of a table
	costRow       = 350 // a row of a table is parted
	costLoneRow   = 200 // a single row stands below the head, or the last one at the head of a leg
	costNear      = 250 // a single line of its text stands below the subhead
	costLoneLast  = 250 // the last line of a paragraph stands alone at the head
	costLoneFirst = 8   // its first line stands alone at the foot
	costVerse     = 250 // the last line of a stanza stands alone, or the white between two begins the leg
	costVerseHead = 120 // its first line stands alone
	costStanza    = 2   // a stanza is parted
	costWhiteHead = 60  // the white between two stanzas stands at the head
	costUneven    = 1
	costHole      = 300 // for each line
	mostUneven    = 2
	mostRagged    = 2 // more of a poem, that its stanzas stay whole
)

// mostCarried is how many lines more a story lets run on, so that its legs may
// break better: a subhead of two lines, or one and the lone line above it.
const mostCarried = 2

// settled is the layout with the legs of every story broken where its lines
// break best, and the lines of each place. Blank lines move from leg to leg, paragraphs
// take a line more or less unless the lines are fixed, and that is all. Where a story runs
// on that was settled before its rest was placed.
func settled(f Format, pieces []piece, layout compose.Layout, fixed bool) (compose.Layout, [][]typeset.Line) {
	layout.Places = slices.Clone(layout.Places)
	layout.Reports = slices.Clone(layout.Reports)
	set := make([][]typeset.Line, len(layout.Places))
	for i := range layout.Places {
		place, p := &layout.Places[i], &pieces[layout.Places[i].Story]
		set[i] = p.set(place.Boxed)
		cost, play := 0, leeway{}
		if place.Jump >= 0 {
			set[i] = set[i][:min(place.Jump, len(set[i]))]
			cost = feetCost(place, set[i])
		} else {
			play = leewayOf(f, place, p, set[i], fixed)
			play.spare = spareOf(f, &layout)
			cost = settle(f, &layout, i, set[i], play)
		}
		if !fixed {
			suit(f, &layout, i, &set[i], p.setting(p.apart, place.Boxed), layout.Fill < fullSheet, cost, play)
			open(f, &layout, i, set[i], p, play)
		}
	}
	return layout, set
}

// feetCost is what the breaks between the legs of a place cost.
func feetCost(place *compose.Place, lines []typeset.Line) int {
	sum := 0
	for _, leg := range place.Legs {
		sum += breakCost(lines, leg.To)
	}
	return sum * len(place.Legs)
}

// fullSheet is how full a page is, of which no paragraph is set longer for that alone.
const fullSheet = 0.98

// settle breaks the legs of a place where its lines break best, and says what that costs.
// Where the story runs on, its last lines may go to the rest.
func settle(f Format, layout *compose.Layout, i int, lines []typeset.Line, play leeway) int {
	page, place := f.page(), &layout.Places[i]
	best, cost := bestEnds(place, lines, page, play.white)
	if best == nil {
		return 0 // a body too short for any leg
	}
	room := roomOf(place, page)
	for cost >= costNear*len(best) {
		before := cost
		for _, roomy := range roomier(place, play) {
			if roomOf(&roomy, page)-room > play.spare {
				continue
			}
			if better, less := bestEnds(&roomy, lines, page, play.white); better != nil && less < cost {
				*place, best, cost = roomy, better, less
			}
		}
		if cost == before {
			break
		}
	}
	place.Legs = endedAt(place.Legs, best)
	if stay := best[len(best)-1]; place.Jump > stay {
		tellCarried(layout, f, place.Story, place.Jump-stay)
		place.Jump = stay
	}
	retell(f, layout, place, room-roomOf(place, page)-play.white.over(endsOf(place.Legs)))
	return cost
}

// bestEnds is where the legs of a place end best, and what that costs; nil where they
// can't end at all.
func bestEnds(place *compose.Place, lines []typeset.Line, page compose.Page, white hanging) (best []int, least int) {
	stay, fewest := len(lines), len(lines)
	if place.Jump >= 0 {
		stay, fewest = place.Jump, max(place.Jump-mostCarried, leastStay)
	}
	rooms := legRooms(place, page)
	for ; stay >= fewest; stay-- {
		if ends, cost := legEnds(lines, stay, rooms, page.MinLeg, white); ends != nil && (best == nil || cost < least) {
			best, least = ends, cost
		}
	}
	return best, least
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

// endsOf is up to which lines legs go.
func endsOf(legs []compose.Leg) []int {
	ends := make([]int, len(legs))
	for i := range legs {
		ends[i] = legs[i].To
	}
	return ends
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
// best[hang+b] is that of the legs so far when b of their lines are left blank, or
// when as many lines of white as b is below 0 hang over their feet.
func legEnds(lines []typeset.Line, stay int, rooms []int, least int, white hanging) ([]int, int) {
	blank := -stay
	for _, room := range rooms {
		blank += room
	}
	hang := white.most(len(rooms))
	if blank+hang < 0 || len(rooms) == 0 {
		return nil, 0
	}
	const never = 1 << 30
	most := mostBlank(max(0, blank), len(rooms))
	if white != nil && slices.ContainsFunc(lines, func(l typeset.Line) bool { return l.Hard }) {
		most += mostRagged
	}
	width := max(0, blank) + hang + 1
	best := make([]int, width)
	for b := range best {
		best[b] = never
	}
	best[hang] = 0
	left := make([][]int, len(rooms)) // blank lines in leg i of the best way
	foot := 0                         // all room down to the end of leg i
	for i, room := range rooms {
		foot += room
		next := make([]int, width)
		left[i] = make([]int, width)
		for b := range next {
			next[b] = never
			end := foot + hang - b
			over := white.above(end)
			for n := max(0, b+over+1-width); n <= min(b+over, room-least); n++ {
				if cost := best[b+over-n] + unevenCost(n, i, len(rooms), most); cost < next[b] {
					next[b], left[i][b] = cost, n
				}
			}
			if next[b] < never {
				next[b] += len(rooms) * breakCost(lines, end)
			}
		}
		best = next
	}
	if best[hang+blank] >= never {
		return nil, 0
	}
	ends := make([]int, len(rooms))
	for i, b := len(rooms)-1, hang+blank; i >= 0; i-- {
		ends[i] = foot + hang - b
		foot, b = foot-rooms[i], b+white.above(ends[i])-left[i][b]
	}
	return ends, best[hang+blank]
}

// mostBlank is how many blank lines one of n legs has at most, so that none is
// more than mostUneven lines shorter than another.
func mostBlank(blank, n int) int { return (blank + mostUneven*(n-1)) / n }

// unevenCost is that of leg i of n ending blank lines early, in n-ths, so that
// of equal ways the one that leaves the last legs short is taken.
func unevenCost(blank, i, n, most int) int {
	return n*(costUneven*blank*blank+costHole*max(0, blank-most)) + blank*(n-1-i)
}

// blank reports whether a line is white between two blocks.
func blank(l *typeset.Line) bool { return len(l.Segments) == 0 && l.Table == nil }

// breakCost is that of a leg which ends above line at.
func breakCost(lines []typeset.Line, at int) int {
	if at <= 0 || at >= len(lines) {
		return 0
	}
	above, below := &lines[at-1], &lines[at]
	switch t := above.Table; {
	case !above.Keep:
	case t == nil || t.Head || t.Span:
		return costSubhead
	case t.Row == below.Table.Row:
		return costRow
	default:
		return costLoneRow
	}
	cost := 0
	switch {
	case blank(below):
		cost += costWhiteHead
	case below.End:
		cost += costLoneLast // the byline
	}
	if at > 1 && lines[at-2].Keep && lines[at-2].Last {
		cost += costNear
	}
	if above.Block != below.Block {
		if at+1 < len(lines) && blank(below) && lines[at+1].Hard {
			cost += costVerse
		}
		return cost
	}
	if above.Hard {
		cost += costStanza
		switch {
		case below.Last:
			cost += costVerse
		case above.Row == 0:
			cost += costVerseHead
		}
		return cost
	}
	if below.Last && below.Table == nil {
		cost += costLoneLast
	}
	if above.Row == 0 && above.Table == nil {
		cost += costLoneFirst
	}
	return cost
}
