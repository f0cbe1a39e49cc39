package sheet

import (
	"cmp"
	"math/bits"
	"slices"
)

// candidate is a story that may go on a page: what part of the page it takes, and
// what it is worth to have it there.
type candidate struct {
	size  int // in steps of the page
	worth int
}

// A page is filled in steps; the fill that is aimed at is met to one of them.
const (
	fillSteps = 250
	fillOver  = fillSteps / 20 // more than the page than may be asked of it
	mostAsked = 64             // stories that are considered for one page
)

// How far a fill is from the one that is aimed at costs as much as leaving out
// a story of that worth.
const (
	fillShort = 12 // each step below
	fillLong  = 30 // each step above
	fillSlack = 6  // steps below that cost nothing
)

// fillings are ways to fill a page with some of the candidates, the best
// first: sets of them, each a bit. The aim is in steps.
func fillings(list []candidate, aim, most int) []uint64 {
	list = list[:min(len(list), mostAsked)]
	width := fillSteps + fillOver + 1
	worth := make([]int, width)
	sets := make([]uint64, width)
	for w := 1; w < width; w++ {
		worth[w] = -1
	}
	for i, c := range list {
		for w := width - 1; w >= c.size; w-- {
			if before := worth[w-c.size]; before >= 0 && before+c.worth > worth[w] {
				worth[w], sets[w] = before+c.worth, sets[w-c.size]|1<<i
			}
		}
	}
	order := make([]int, 0, width)
	for w := range width {
		if worth[w] > 0 {
			order = append(order, w)
		}
	}
	value := func(w int) int {
		switch off := w - aim; {
		case off > 0:
			return worth[w] - off*fillLong
		case off < -fillSlack:
			return worth[w] + (off+fillSlack)*fillShort
		}
		return worth[w]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(value(b), value(a)), cmp.Compare(b, a)) })
	var best []uint64
	for _, w := range order {
		if len(best) == most {
			break
		}
		best = append(best, sets[w])
	}
	return best
}

// members lists a set.
func members(set uint64) []int {
	var list []int
	for ; set != 0; set &= set - 1 {
		list = append(list, bits.TrailingZeros64(set))
	}
	return list
}
