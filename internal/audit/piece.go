package audit

import (
	"cmp"
	"slices"
	"strings"
)

// pieces calls yield with what must be printed.
func (a *Account) pieces(yield func(piece) bool) {
	next := 0
	borders := a.borders()
	for i := 0; i < len(a.src); {
		if i, next = a.past(i, next); i >= len(a.src) {
			return
		}
		if n := blank(a.src[i:]); n > 0 {
			i += n
			continue
		}
		for len(borders) > 0 && borders[0] <= i {
			borders = borders[1:]
		}
		p := a.piece(i, next, borders)
		if !yield(p) {
			return
		}
		i = p.end
	}
}

// past returns where the copy goes on behind what is consumed at a place, and
// the first span behind that; next is the first that may be there.
func (a *Account) past(at, next int) (int, int) {
	for ; next < len(a.spans) && a.spans[next].at <= at; next++ {
		if s := a.spans[next]; s.why != moved {
			at = max(at, s.end)
		}
	}
	return at, next
}

// firstFrom returns which of the spans, in their order, is the first that does not
// begin before a place.
func firstFrom(spans []span, at int) int {
	i, _ := slices.BinarySearchFunc(spans, at, func(s span, at int) int { return cmp.Compare(s.at, at) })
	return i
}

// borders returns where stretches begin and end that do not look like marks:
// copy beside them is not part of them.
func (a *Account) borders() []int {
	var all []int
	for _, d := range a.doubts {
		all = append(all, d.at, d.end)
	}
	slices.Sort(all)
	return all
}

// piece returns the piece that begins at i.
func (a *Account) piece(i, next int, borders []int) piece {
	end := len(a.src)
	if len(borders) > 0 {
		end = min(end, borders[0])
	}
	if next < len(a.spans) {
		end = min(end, a.spans[next].at)
	}
	if said, n := resolve(a.src[i:end]); n > 0 {
		return piece{at: i, end: i + n, said: said}
	}
	p := piece{at: i, end: i + 1}
	for p.end < end && blank(a.src[p.end:]) == 0 {
		if _, n := resolve(a.src[p.end:end]); n > 0 {
			break
		}
		p.end++
	}
	return p
}

// joined makes Missings of what was not found, neighbours together.
func (a *Account) joined(lost []piece, units []Missing) []Missing {
	var all []Missing
	const mostDoubts = 1000 // findings say more of most of them
	sure := 0
	for i := 0; i < len(lost) && sure < most && len(all) < mostDoubts; {
		at, end := lost[i].at, lost[i].end
		var words strings.Builder
		words.Write(a.src[at:end])
		doubt := a.doubt(at)
		if doubt < 0 {
			sure++
		}
		for i++; i < len(lost) && a.empty(end, lost[i].at) && a.doubt(lost[i].at) == doubt; i++ {
			if lost[i].at > end {
				words.WriteByte(' ')
			}
			words.Write(a.src[lost[i].at:lost[i].end])
			end = lost[i].end
		}
		inside := false
		for _, u := range units {
			inside = inside || u.Kind != Number && u.At <= at && end <= u.At+u.Len
		}
		if !inside {
			all = append(all, Missing{Kind: Text, At: at, Len: end - at, Count: count(words.String()), Words: first(words.String())})
		}
	}
	return all
}

// doubt returns which stretch that does not look like marks a place is in; -1
// for none. Findings speak of such stretches one by one.
func (a *Account) doubt(at int) int {
	i := firstFrom(a.doubts, at+1)
	if i == 0 || a.doubts[i-1].end <= at {
		return -1
	}
	return i - 1
}

// empty reports whether nothing between two places has to be printed.
func (a *Account) empty(at, end int) bool {
	next := firstFrom(a.spans, at)
	for at < end {
		if at, next = a.past(at, next); at >= end {
			break
		}
		n := blank(a.src[at:])
		if n == 0 {
			return false
		}
		at += n
	}
	return true
}
