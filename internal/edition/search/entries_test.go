package search

import (
	"slices"
	"testing"
)

// The places of a character are those of all its pairs, each article once, in
// order, at the highest rank.
func TestAll(t *testing.T) {
	at := func(second, article int, in rank) uint64 {
		return uint64('花')<<(21+placeBits) | uint64(second)<<placeBits | uint64(article<<3) | uint64(in)
	}
	var g gatherer
	for range 2 { // what a longer list left does not come again
		for _, c := range []struct {
			pairs []uint64
			want  []place
		}{
			{[]uint64{at('开', 0, inBody), at('开', 7, inDeck), at('香', 2, inBody), at('香', 7, inHeadline), at('香', 9, inBody)}, []place{0, 2 << 3, 7<<3 | place(inHeadline), 9 << 3}},
			{[]uint64{at('香', 1, inPeople), at('园', 0, inBody), at('园', 1, inBody)}, []place{0, 1<<3 | place(inPeople)}},
		} {
			g.pairs = c.pairs
			if got := g.all(0, len(c.pairs)); !slices.Equal(got, c.want) {
				t.Errorf("%d, want %d", got, c.want)
			}
		}
	}
}
