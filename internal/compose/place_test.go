package compose

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// plainStory is a story without a picture whose headline stands over any span.
func plainStory(page Page, rank, lines int) Story {
	st := Story{Lines: lines, MayJump: true, Stay: 12}
	for span := 1; span <= page.Columns; span++ {
		size := 400 - 30*min(rank, 8)
		st.Heads = append(st.Heads, Head{Span: span, Size: size, Lines: 2 + 4/span, MinWhite: 1, White: 2, MaxWhite: 4})
	}
	return st
}

// TestPlaced holds that a story is left out of no page that has room for it in
// any plain way, and that one longer than the page runs on from it.
func TestPlaced(t *testing.T) {
	for _, columns := range []int{1, 2, 4, 5, 6, 7} {
		page := tabloid(columns)
		room := page.Columns * page.Lines
		for _, lines := range []int{1, 2, 3, 5, 11, 40, room / 3, room / 2} {
			for _, n := range []int{1, 2} {
				var stories []Story
				for i := range n {
					stories = append(stories, plainStory(page, i, lines))
				}
				if l := Compose(page, stories); len(l.Out) > 0 && n*(lines+8*columns) < room*9/10 {
					t.Errorf("%d columns: %v of %d stories of %d lines are left out", columns, l.Out, n, lines)
				}
			}
		}
	}
}

func TestLongRunsOn(t *testing.T) {
	for _, columns := range []int{4, 5, 6, 7} {
		for _, percent := range []int{101, 110, 150, 300, 1000} {
			for others := range 3 {
				t.Run(fmt.Sprintf("%d columns, %d %%, %d others", columns, percent, others), func(t *testing.T) {
					page := tabloid(columns)
					stories := []Story{plainStory(page, 0, page.Columns*page.Lines*percent/100)}
					for i := range others {
						stories = append(stories, plainStory(page, 1+i, 40))
						stories[1+i].MayJump = false
					}
					l := Compose(page, stories)
					if len(l.Out) > 0 || len(l.Broken) > 0 {
						t.Fatalf("out %v, broken %v", l.Out, l.Broken)
					}
					if l.Places[0].Jump < stories[0].Stay || l.Fill < 0.97 {
						t.Errorf("line %d runs on, the page is %.1f %% full", l.Places[0].Jump, 100*l.Fill)
					}
				})
			}
		}
	}
}

// TestEnoughGoes holds that of a story which runs on as much goes as is worth its place
// elsewhere, though less would do.
func TestEnoughGoes(t *testing.T) {
	for _, columns := range []int{4, 5, 6, 7} {
		page := tabloid(columns)
		st := plainStory(page, 0, page.Columns*page.Lines)
		without := Compose(page, []Story{st})
		st.Go = 20 * columns
		with := Compose(page, []Story{st})
		if gone := st.Lines - with.Places[0].Jump; with.Places[0].Jump < 0 || gone < st.Go || len(with.Broken) > 0 {
			t.Errorf("%d columns: %d lines go of at least %d, broken %v", columns, gone, st.Go, with.Broken)
		}
		if gone := st.Lines - without.Places[0].Jump; gone >= st.Go {
			t.Errorf("%d columns: %d lines go anyway", columns, gone)
		}
	}
}

// TestWideLeading holds that a story over all columns fills a page with wider lines that
// no other story may have.
func TestWideLeading(t *testing.T) {
	page := tabloid(5)
	page.LeadingUp, page.LeadingWide = 0, 60
	st := plainStory(page, 0, page.Columns*(page.Lines-8))
	if l := Compose(page, []Story{st}); l.Places[0].Leading < 1 || l.Foot.Lines > 0 || len(l.Broken) > 0 {
		t.Errorf("leading %d, %d lines at the foot, broken %v", l.Places[0].Leading, l.Foot.Lines, l.Broken)
	}
	for seed := range uint64(30) {
		_, page, stories := planned(rand.New(rand.NewPCG(seed, 31)))
		page.LeadingUp, page.LeadingDown, page.LeadingWide = 0, 0, 60
		for _, p := range Compose(page, stories).Places {
			if p.Leading != 0 && p.Region.Cols < page.Columns {
				t.Errorf("seed %d: story %d over %d columns has leading %d", seed, p.Story, p.Region.Cols, p.Leading)
			}
		}
	}
}
