package compose

import (
	"math/rand/v2"
	"testing"
)

// TestNoThinLegs holds that no story over several columns has scraps of legs, and that
// what stands beside photos is no thin leg: at least half as wide as they are.
func TestNoThinLegs(t *testing.T) {
	beside, wide := 0, 0
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 44))
		page := tabloid(5 + int(seed%3))
		stories := bare(generate(r, page, 3+r.IntN(6)))
		l := Compose(page, stories)
		if l.Plain || len(l.Broken) > 0 {
			continue
		}
		for i := range l.Places {
			p := &l.Places[i]
			shortest, cols := mostLines, 0
			for _, leg := range p.Legs {
				shortest = min(shortest, leg.To-leg.From)
			}
			if want := min(p.Region.Cols, bannerLeg, stories[p.Story].Lines); len(p.Legs) > 2 && len(p.Legs) == p.Region.Cols {
				if wide++; shortest < want {
					t.Errorf("seed %d, story %d over %d columns: a leg of %d lines", seed, p.Story, p.Region.Cols, shortest)
				}
			}
			if len(p.Photos) > 0 {
				cols = p.stripCols()
			}
			if len(p.Legs) > 0 && len(p.Legs)+cols == p.Region.Cols && cols > 0 {
				if beside++; cols > 2*len(p.Legs) {
					t.Errorf("seed %d, story %d: %d legs beside photos of %d columns", seed, p.Story, len(p.Legs), cols)
				}
			}
		}
	}
	if beside == 0 || wide == 0 {
		t.Error("nothing of that kind was composed")
	}
}
