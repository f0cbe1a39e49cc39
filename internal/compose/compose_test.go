package compose

import (
	"testing"
)

// notice is a story of so many lines with a headline of a size at every span.
func notice(page Page, lines, size int) Story {
	s := Story{Lines: lines}
	for span := 1; span <= page.Columns; span++ {
		s.Heads = append(s.Heads, Head{Span: span, Size: size, Lines: 2 + 4/span, MinWhite: 1, White: 2, MaxWhite: 4})
	}
	return s
}

// TestSparse holds that a page of a few notices shows all of them, breaks no
// rule, and ends where they end instead of being pulled apart.
func TestSparse(t *testing.T) {
	for n := 1; n <= 6; n++ {
		page := tabloid(6)
		var stories []Story
		for i := range n {
			stories = append(stories, notice(page, 13, 300-20*i))
		}
		for _, page.CloseUp = range []bool{true, false} {
			l := Compose(page, stories)
			if len(l.Out) > 0 || len(l.Broken) > 0 {
				t.Errorf("%d notices: out %v, broken %v", n, l.Out, l.Broken)
			}
			if page.CloseUp && (l.Lines > 14*n || l.Foot.Lines > 0) {
				t.Errorf("%d notices take %d lines, foot %v", n, l.Lines, l.Foot)
			}
		}
		page.Free, page.Lines = true, 400
		if l := Compose(page, stories); len(l.Out) > 0 || len(l.Broken) > 0 || l.Lines > 14*n {
			t.Errorf("%d notices on a free page: %d lines, out %v, broken %v", n, l.Lines, l.Out, l.Broken)
		}
	}
}

// TestEqualNeighbours holds that headlines of one size that stand side by side
// differ in weight, the better ranked being bold.
func TestEqualNeighbours(t *testing.T) {
	page := tabloid(6)
	page.CloseUp = true
	stories := []Story{notice(page, 30, 300), notice(page, 30, 200), notice(page, 30, 200)}
	l := Compose(page, stories)
	if len(l.Broken) > 0 {
		t.Fatal(l.Broken)
	}
	b, c := l.Places[1], l.Places[2]
	if !b.Head.sharesLines(c.Head) || b.Light || !c.Light {
		t.Errorf("headlines at %v and %v, light %v and %v", b.Head, c.Head, b.Light, c.Light)
	}
}

// TestTails holds that tails stand at the foot, whatever their sizes and
// however short they are, and that a page of nothing else has no lead.
func TestTails(t *testing.T) {
	page := tabloid(6)
	for n := 1; n <= 3; n++ {
		stories := []Story{notice(page, 150, 300), notice(page, 60, 280), notice(page, 50, 260)}
		for range n {
			tail := notice(page, 14, 400)
			tail.Tail = true
			stories = append(stories, tail)
		}
		for _, list := range [][]Story{stories, stories[3:]} {
			if l := Compose(page, list); len(l.Out) > 0 || len(l.Broken) > 0 {
				t.Errorf("%d tails, %d stories: out %v, broken %v", n, len(list), l.Out, l.Broken)
			}
		}
	}
}

// TestOneJumps holds that of a page that is too full one story runs on, if it
// may, and that the lead never stays out.
func TestOneJumps(t *testing.T) {
	page := tabloid(6)
	for _, lines := range []int{120, 600} {
		var stories []Story
		for i := range 5 {
			s := notice(page, lines, 300-20*i)
			s.MayJump, s.Stay = true, 12
			stories = append(stories, s)
		}
		l := Compose(page, stories)
		if len(l.Broken) > 0 || !moved(l) || len(l.Places) == 0 || l.Places[0].Story != 0 {
			t.Errorf("%d lines each: out %v, broken %v, moved %v", lines, l.Out, l.Broken, moved(l))
		}
	}
}

// TestHeadless holds that stories without a headline are answered in good
// time, and none is lost.
func TestHeadless(t *testing.T) {
	for _, n := range []int{1, 6, 8, 12, 25, 70} {
		stories := make([]Story, n)
		for i := range stories {
			stories[i].Lines = 40
		}
		l := Compose(tabloid(6), stories)
		if len(l.Places)+len(l.Out) != n || len(l.Places) == 0 {
			t.Errorf("%d stories: %d placed, %d out", n, len(l.Places), len(l.Out))
		}
	}
}
