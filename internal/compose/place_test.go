package compose

import (
	"fmt"
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
