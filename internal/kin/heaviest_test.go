package kin

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The heaviest words are those that come first when all are sorted by what they
// count for.
func TestHeaviest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.Uint8Range(1, most), 0, 3*mostWords).Draw(t, "weights")
		if rapid.Bool().Draw(t, "alike") {
			for i := range weights {
				weights[i] = 1 + weights[i]%4
			}
		}
		words := make([]seen, len(weights))
		for i, w := range weights {
			words[i] = seen{at: int32(i), weight: w}
		}
		want := slices.DeleteFunc(slices.Clone(words), func(w seen) bool { return w.weight < enough })
		slices.SortStableFunc(want, func(a, b seen) int { return cmp.Compare(b.weight, a.weight) })
		want = want[:min(len(want), mostWords)]
		slices.SortFunc(want, func(a, b seen) int { return cmp.Compare(a.at, b.at) })
		g := gatherer{words: words}
		if got := g.heaviest(); !slices.Equal(got, want) {
			t.Fatalf("of %v the words at %v, want %v", weights, got, want)
		}
	})
}
