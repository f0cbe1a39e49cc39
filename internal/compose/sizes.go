package compose

import "math"

// headBands returns which headline options of each story may be used so that,
// whatever is chosen, size falls with rank and the lead's is the largest.
// Each story's band begins at the smallest size it has that is not below the
// bands of lower ranks, and ends where the band of the rank above begins.
// A story whose sizes fit no band keeps them all; Check then finds the break.
// Tails stand outside of that.
func headBands(stories []Story, lead int) [][]int {
	floor := make([]int, len(stories))
	least := math.MinInt // the floor of the nearest lower rank with a headline
	for i := len(stories) - 1; i >= 0; i-- {
		if stories[i].Tail {
			continue
		}
		want := least
		if i == lead && least != math.MinInt {
			want++
		}
		floor[i] = math.MaxInt
		for _, h := range stories[i].Heads {
			if h.Size >= want {
				floor[i] = min(floor[i], h.Size)
			}
		}
		if floor[i] < math.MaxInt {
			least = floor[i]
		}
	}
	kept := make([][]int, len(stories))
	ceiling := math.MaxInt
	for i := range stories {
		if !stories[i].Tail {
			kept[i] = between(stories[i].Heads, floor[i], ceiling)
		}
		if len(kept[i]) == 0 {
			kept[i] = between(stories[i].Heads, math.MinInt, math.MaxInt)
			continue
		}
		ceiling = floor[i]
		if i == lead {
			ceiling--
		}
	}
	return kept
}

func between(heads []Head, from, to int) []int {
	kept := make([]int, 0, len(heads))
	for i, h := range heads {
		if from <= h.Size && h.Size <= to {
			kept = append(kept, i)
		}
	}
	return kept
}
