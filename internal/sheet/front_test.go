package sheet

import (
	"fmt"
	"testing"

	"bao/internal/paper"
)

// TestFronts holds, on fronts of generated issues, what an art director asks of
// one at both numbers of columns.
func TestFronts(t *testing.T) {
	var holes, regions, worst float64
	for seed := range *issueCount {
		if *issueSeed >= 0 {
			seed += *issueSeed
		}
		w := writeIssue(uint64(seed))
		var list []Copy
		for i := range w.stories[:min(12, len(w.stories))] {
			list = append(list, CopyOf(w.stories[i].article))
		}
		list = FrontCopy(list, func(int) bool { return false })
		for _, columns := range []int{5, 3} {
			s := Front(list, columns)
			f := &frontJudge{T: t, seed: seed, Sheet: &s}
			if len(s.Stories) != len(list) {
				f.refuse("%d of %d stories stand on it", len(s.Stories), len(list))
			}
			for _, rule := range s.Broken {
				f.refuse("%s", rule)
			}
			f.photos()
			for i := range s.Stories {
				hole, region := hole(&s.Stories[i])
				holes, regions, worst = holes+hole, regions+region, max(worst, hole)
				if hole > mostHole {
					f.refuse("《%s》 has a hole of %.0f lines", s.Stories[i].Headline, hole)
				}
			}
		}
	}
	t.Logf("holes: %.1f %% of fronts, at most %.0f lines in a story", 100*holes/regions, worst)
}

// mostHole is how many lines of a story are empty at most, all its columns
// together.
const mostHole = 28

// hole is how many lines of all columns of a story nothing stands in, and how many
// it has.
func hole(s *Story) (empty, all float64) {
	place := &s.Place
	n := place.Region.Cols*place.Region.Lines - place.Head.Cols*place.Head.Lines
	for _, p := range s.Photos {
		n -= p.Cols * (p.Rect.Lines + p.Rows + 1)
	}
	for _, leg := range s.Legs {
		n -= leg.Cols * len(leg.Lines)
	}
	return float64(n), float64(place.Region.Cols * place.Region.Lines)
}

// TestFrontCopy holds what a front page shows of the copy of page one.
func TestFrontCopy(t *testing.T) {
	code := paper.Photo{Origin: "a.png", Width: 430, Height: 430}
	view := paper.Photo{Origin: "b.jpg", Width: 1600, Height: 1067}
	var list []Copy
	for i := range 6 {
		list = append(list, Copy{Address: fmt.Sprint(i), Brief: i == 0 || i > 1, Photos: []paper.Photo{code, view}})
	}
	list[5].Verse = true
	list[4].Kicker = "街坊"
	apart := func(i int) bool { return i == 3 }
	if got := FrontCopy(list, apart); len(got) != 6 || got[1].Limit <= 0 || got[0].Limit > 0 {
		t.Errorf("two briefs are no block: %d stories, limits %d and %d", len(got), got[0].Limit, got[1].Limit)
	} else if got[0].Photos[0].Origin != "b.jpg" || len(got[frontPictures].Photos) > 0 {
		t.Errorf("pictures: %v, %v", got[0].Photos, got[frontPictures].Photos)
	}
	list[4].Kicker, list[5].Verse = "", false
	got := FrontCopy(list, apart)
	if len(got) != 4 || got[3].Headline != "简讯" || len(got[3].Parts) != 3 {
		t.Errorf("a block at the end, without the first and what stands apart: %+v", got)
	}
}

// TestFrontColumns holds that a front page with little on it is narrow.
func TestFrontColumns(t *testing.T) {
	upright := paper.Photo{Origin: "b.jpg", Width: 900, Height: 1600}
	notice, long, tall := copyOf(1, 3), copyOf(1, 8), copyOf(1, 9)
	tall.Photos = []paper.Photo{upright}
	for _, c := range []struct {
		list []Copy
		want int
	}{
		{[]Copy{notice}, 2}, {[]Copy{notice, notice, notice}, 5}, {[]Copy{long, long, long, long}, 5}, {[]Copy{tall}, 3},
	} {
		if got := Front(c.list, 5).Format.Columns; got != c.want {
			t.Errorf("%d stories: %d columns, want %d", len(c.list), got, c.want)
		}
	}
}

type frontJudge struct {
	*testing.T
	seed int
	*Sheet
}

func (f *frontJudge) refuse(format string, args ...any) {
	f.Helper()
	f.Errorf("issue %d, %d columns: "+format, append([]any{f.seed, f.Format.Columns}, args...)...)
}

// photos holds the lead's picture and how the others fall.
func (f *frontJudge) photos() {
	last := 0.0
	for i := range f.Stories {
		s := &f.Stories[i]
		if len(s.Copy.Photos) > 0 && len(s.Photos) == 0 {
			f.refuse("《%s》 has lost its picture", s.Headline)
		}
		if len(s.Photos) == 0 || s.Body.Count < fewestWords {
			continue
		}
		p := &s.Photos[0]
		apart := tooSmall(p.Photo) || isDrawing(p.Photo)
		lines := 0
		for _, leg := range s.Legs {
			lines += len(leg.Lines)
		}
		if high := float64(p.Rect.Lines); p.Cols > 1 && i > 0 && high > mostOver*float64(lines)+1 {
			f.refuse("the picture of 《%s》 is %.0f lines high, its text %d", s.Headline, high, lines)
		}
		if apart {
			if p.Cols > 2 || tooSmall(p.Photo) && p.Cols > 1 {
				f.refuse("the drawing of 《%s》 is %d columns wide", s.Headline, p.Cols)
			}
			continue
		}
		if i == 0 && p.Cols < 2 {
			f.refuse("the lead's picture is %d column wide", p.Cols)
		}
		area := float64(f.Format.SpanWidth(p.Cols)) * float64(p.Rect.Lines)
		if last > 0 && area > 1.25*last && p.Cols > 1 {
			f.refuse("the picture of 《%s》 is larger than one above it", s.Headline)
		}
		last = area
	}
}
