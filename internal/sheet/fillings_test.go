package sheet

import (
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// sum is what a set of candidates takes, and what it is worth.
func sum(list []candidate, set uint64) (size, worth int) {
	for i, c := range list {
		if set>>i&1 == 1 {
			size, worth = size+c.size, worth+c.worth
		}
	}
	return size, worth
}

// value is what a filling is worth for a page that is to be so full.
func value(list []candidate, set uint64, aim int) int {
	size, worth := sum(list, set)
	if size > aim {
		return worth - fillLong*(size-aim)
	}
	return worth - fillShort*max(0, aim-size-fillSlack)
}

// TestFillings holds, beside all sets that there are, that the best filling comes first,
// that each is the most that is worth taking of its size, and that none asks for more
// than the page can give.
func TestFillings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []candidate
		for range rapid.IntRange(0, 9).Draw(t, "candidates") {
			list = append(list, candidate{rapid.IntRange(1, 2*fillSteps).Draw(t, "size"), rapid.IntRange(1, 400).Draw(t, "worth")})
		}
		aim, most := rapid.IntRange(0, fillSteps+fillOver).Draw(t, "aim"), rapid.IntRange(1, 6).Draw(t, "most")
		best := map[int]int{} // worth by size
		top := 0
		for set := range uint64(1) << len(list) {
			if size, worth := sum(list, set); set > 0 && size <= fillSteps+fillOver {
				if len(best) == 0 || value(list, set, aim) > top {
					top = value(list, set, aim)
				}
				best[size] = max(best[size], worth)
			}
		}
		got := fillings(list, aim, most)
		if len(got) != min(most, len(best)) {
			t.Fatalf("%d fillings, there are %d", len(got), len(best))
		}
		for i, set := range got {
			size, worth := sum(list, set)
			if size > fillSteps+fillOver || worth != best[size] {
				t.Errorf("filling %b takes %d and is worth %d, the best of its size %d", set, size, worth, best[size])
			}
			if i == 0 && value(list, set, aim) != top {
				t.Errorf("first comes %b, worth %d for this page; another is worth %d", set, value(list, set, aim), top)
			}
			if i > 0 && value(list, set, aim) > value(list, got[i-1], aim) {
				t.Errorf("%b comes behind %b, which is worth less", set, got[i-1])
			}
		}
		if len(list) > 0 {
			set := rapid.Uint64Range(0, 1<<len(list)-1).Draw(t, "set")
			at := members(set)
			if len(at) != bits.OnesCount64(set) || !slices.IsSorted(at) || slices.ContainsFunc(at, func(i int) bool { return set>>i&1 == 0 }) {
				t.Errorf("%b has the members %v", set, at)
			}
		}
	})
}

// TestManyCandidates holds that of more stories than a page is filled from the first
// are considered.
func TestManyCandidates(t *testing.T) {
	list := make([]candidate, mostAsked+8)
	for i := range list {
		list[i] = candidate{size: fillSteps, worth: 100 + i}
	}
	if got := fillings(list, fillSteps, 1); !slices.Equal(got, []uint64{1 << (mostAsked - 1)}) {
		t.Errorf("%b", got)
	}
	if got := all(mostAsked); got != ^uint64(0) {
		t.Errorf("all %d are %b", mostAsked, got)
	}
}
