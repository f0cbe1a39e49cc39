package compose

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// FuzzCompose gives Compose pages and stories of any numbers. Whatever they
// are, every story is on the page or out, nothing overlaps and no line is lost.
func FuzzCompose(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 8))
		page, stories := anyPage(r)
		layout := Compose(page, stories)
		for _, v := range Check(page, stories, layout) {
			if slices.Contains([]string{ruleMissing, ruleBounds, ruleText}, v.Rule) {
				t.Errorf("seed %d: %v: %+v", seed, v, layout)
			}
		}
		if len(layout.Reports) != len(stories) || len(layout.Places)+len(layout.Out) != len(stories) {
			t.Errorf("seed %d: %d stories, %d placed, %d out, %d reports", seed, len(stories), len(layout.Places), len(layout.Out), len(layout.Reports))
		}
	})
}

// odd is mostly a number up to most, sometimes one that makes no sense.
func odd(r *rand.Rand, most int) int {
	switch r.IntN(12) {
	case 0:
		return -r.IntN(1 << 20)
	case 1:
		return r.IntN(1 << 30)
	case 2:
		return 0
	}
	return r.IntN(most + 1)
}

func anyPage(r *rand.Rand) (Page, []Story) {
	page := Page{
		Columns: 1 + r.IntN(6+6*r.IntN(2)), Lines: odd(r, 100), Chars: odd(r, 16), Gutter: odd(r, 2), Pitch: r.Float64() * 3,
		Gap: odd(r, 2), MinLeg: odd(r, 3), LeadingDown: odd(r, 30), LeadingUp: odd(r, 40),
		BoxLines: odd(r, 2), JumpLines: odd(r, 2), CloseUp: r.IntN(2) == 0, Free: r.IntN(5) == 0,
	}
	stories := make([]Story, pick(r, r.IntN(9), r.IntN(9), r.IntN(20)))
	for i := range stories {
		stories[i] = anyStory(r)
	}
	return page, stories
}

func pick(r *rand.Rand, list ...int) int { return list[r.IntN(len(list))] }

func anyStory(r *rand.Rand) Story {
	st := Story{
		MinSpan: odd(r, 2) * r.IntN(2), MaxSpan: odd(r, 6) * r.IntN(2), Lines: odd(r, 80), Boxed: r.IntN(6) == 0, Tail: r.IntN(7) == 0,
		MayJump: r.IntN(2) == 0, Stay: odd(r, 12),
	}
	for range r.IntN(8) {
		st.Heads = append(st.Heads, Head{
			Span: odd(r, 6), Size: odd(r, 40), Lines: odd(r, 8), MinWhite: odd(r, 1), White: odd(r, 2), MaxWhite: odd(r, 4),
		})
	}
	for range r.IntN(3) {
		p := Photo{Aspect: r.Float64() * 3, MinSpan: odd(r, 3), MaxSpan: odd(r, 6), Taller: odd(r, 30), Lower: odd(r, 30)}
		for range r.IntN(3) {
			p.Cutline = append(p.Cutline, odd(r, 3))
		}
		st.Photos = append(st.Photos, p)
	}
	return st
}
