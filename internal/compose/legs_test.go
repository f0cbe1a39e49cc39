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

// TestSetLines holds that a block of set lines has its place, its height and its
// bounds whatever else finds none, never stands above its headline, and is no picture
// of the lead.
func TestSetLines(t *testing.T) {
	placed := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 45))
		page := tabloid(5 + int(seed%3))
		stories := bare(generate(r, page, 3+r.IntN(7)))
		block := Photo{MinSpan: 2, MaxSpan: 2 + r.IntN(2), Rows: []int{24, 12, 8}}
		for i := range stories {
			if i%2 == int(seed%2) {
				stories[i].MinSpan, stories[i].MaxSpan = 0, 0
				stories[i].Photos = append([]Photo{block}, stories[i].Photos...)
			}
		}
		l := Compose(page, stories)
		if len(l.Broken) > 0 {
			continue
		}
		for i := range l.Places {
			p := &l.Places[i]
			if i := p.Story; i%2 != int(seed%2) {
				continue
			}
			placed++
			if len(p.Photos) == 0 || p.Photos[0].Photo != 0 {
				t.Errorf("seed %d, story %d: its block is left out", seed, p.Story)
				continue
			}
			at := p.Photos[0]
			if at.Cols < block.MinSpan || at.Cols > block.MaxSpan || at.Lines != block.Rows[at.Cols-1] || at.Top < p.Head.bottom() {
				t.Errorf("seed %d, story %d: %+v below %+v", seed, p.Story, at, p.Head)
			}
		}
		out := l // and Check knows it
		for i := range out.Places {
			if p := &out.Places[i]; p.Story%2 == int(seed%2) {
				p.Photos = p.Photos[1:]
				if found := Check(page, stories, out); len(found) == 0 || found[0].Rule != ruleText {
					t.Errorf("seed %d: a block is missing, and nothing is said: %v", seed, found)
				}
				break
			}
		}
	}
	if placed < 30 {
		t.Errorf("%d blocks were placed", placed)
	}
}
