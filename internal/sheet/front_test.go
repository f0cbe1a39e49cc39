package sheet

import (
	"fmt"
	"reflect"
	"testing"

	"bao/internal/compose"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/typeset"
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
		both := Fronts(list, 5, 3)
		wide, narrow := shownLines(&both[0]), shownLines(&both[1])
		for copy, lines := range wide {
			if !reflect.DeepEqual(lines, narrow[copy]) {
				t.Errorf("seed %d: 《%s》 has %d lines in 5 columns and %d others in 3", seed, copy.Headline, len(lines), len(narrow[copy]))
			}
		}
		for i, columns := range []int{5, 3} {
			s := both[i]
			if !reflect.DeepEqual(s, Fronts(list, columns)[0]) {
				t.Errorf("seed %d: beside another, the front of %d columns is another", seed, columns)
			}
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

// shownLines are the lines of each story, all its legs together.
func shownLines(s *Sheet) map[*Copy][]typeset.Line {
	lines := map[*Copy][]typeset.Line{}
	for i := range s.Stories {
		for _, leg := range s.Stories[i].Legs {
			lines[s.Stories[i].Copy] = append(lines[s.Stories[i].Copy], leg.Lines...)
		}
	}
	return lines
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
		if got := Fronts(c.list, 5)[0].Format.Columns; got != c.want {
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

// TestFrontShows holds what a front page shows of a story: of a better rank more words,
// of few stories more, a picture of the first four that may be large.
func TestFrontShows(t *testing.T) {
	view, second, code, small := pictureOf("b.jpg", 1600, 1067), pictureOf("c.jpg", 1600, 1067), pictureOf("a.png", 430, 430), pictureOf("d.jpg", 300, 200)
	list := func(n int) (list []Copy) {
		for i := range n {
			list = append(list, Copy{Address: fmt.Sprint(i), Photos: []paper.Photo{view}})
		}
		return list
	}
	never := func(int) bool { return false }
	few, many := FrontCopy(list(fewStories), never), FrontCopy(list(fewStories+1), never)
	for i := range many {
		if i > 0 && many[i].Limit > many[i-1].Limit || many[i].Limit < 100 {
			t.Errorf("story %d shows %d characters, the one before it %d", i, many[i].Limit, many[max(0, i-1)].Limit)
		}
		if has := len(many[i].Photos) > 0; has != (i < 4) {
			t.Errorf("story %d shows a picture: %t", i, has)
		}
		if i > 0 && i < len(few) && 2*few[i].Limit != 3*many[i].Limit {
			t.Errorf("story %d of few shows %d characters, of many %d", i, few[i].Limit, many[i].Limit)
		}
	}
	if few[0].Limit != many[0].Limit || 2*many[0].Limit < 3*many[1].Limit {
		t.Errorf("the lead shows %d and %d characters, the second %d", few[0].Limit, many[0].Limit, many[1].Limit)
	}
	for _, tt := range []struct {
		photos []paper.Photo
		want   string
	}{
		{nil, ""},
		{[]paper.Photo{view, second}, "b.jpg"},
		{[]paper.Photo{code, small, second, view}, "c.jpg"},
		{[]paper.Photo{small, pictureOf("e.png", 900, 600)}, "d.jpg"},
		{[]paper.Photo{code}, "a.png"},
	} {
		got := ""
		for _, p := range frontPhoto(tt.photos) {
			got += p.Origin
		}
		if got != tt.want {
			t.Errorf("of %v it shows %q, want %q", tt.photos, got, tt.want)
		}
	}
}

// TestBlockOfBriefs holds that the block of briefs on a front page has the headline of a
// story, but below a brief that of one.
func TestBlockOfBriefs(t *testing.T) {
	brief := func(address string) *Copy {
		c := copyOf(1, 1)
		c.Address, c.Brief = address, true
		return &c
	}
	block := *briefBlock([]*Copy{brief("a"), brief("b"), brief("c")})
	for want, second := range map[bool]Copy{false: copyOf(3, 6), true: *brief("d")} {
		s := Fronts([]Copy{copyOf(1, 9), second, block}, 5)[0]
		for i := range s.Stories {
			if h := s.Stories[i].Heading; len(s.Stories[i].Parts) > 0 && h.Brief != want {
				t.Errorf("below a brief %t: the block has the headline of one: %t", want, h.Brief)
			}
		}
	}
}

// TestFrontPictures holds, story by story, how wide the picture of one may be: no wider
// than its pixels allow, no higher than its text and a fifth, smaller down the ranks.
func TestFrontPictures(t *testing.T) {
	f := Screen(5)
	wide, high := pictureOf("a.jpg", 1600, 1067), pictureOf("a.jpg", 900, 1600)
	for _, tt := range []struct {
		name   string
		photos []paper.Photo
		lines  []int
		words  int
		want   [][2]int // columns, from and to, of each
	}{
		{"a lead", []paper.Photo{wide}, []int{60}, 400, [][2]int{{2, 3}}},
		{"a lead of few lines keeps two columns", []paper.Photo{wide}, []int{6}, 400, [][2]int{{2, 2}}},
		{"an upright lead", []paper.Photo{high}, []int{60}, 400, [][2]int{{2, 2}}},
		{"of few pixels", []paper.Photo{pictureOf("a.jpg", 450, 300)}, []int{60}, 400, [][2]int{{2, 2}}},
		{"of fewer", []paper.Photo{pictureOf("a.jpg", 380, 250)}, []int{60}, 400, [][2]int{{1, 1}}},
		{"a chart", []paper.Photo{pictureOf("a.png", 1600, 900)}, []int{60}, 400, [][2]int{{1, 2}}},
		{"alike, one below the other", []paper.Photo{wide, wide, wide}, []int{60, 40, 40}, 400, [][2]int{{2, 3}, {1, 1}, {1, 1}}},
		{"few lines beside the second's", []paper.Photo{{}, wide}, []int{60, 8}, 400, [][2]int{{}, {1, 1}}},
		{"the second's is the first of the page", []paper.Photo{{}, wide}, []int{60, 40}, 400, [][2]int{{}, {2, 2}}},
		{"pictures with words", []paper.Photo{wide, wide}, []int{6, 5}, 60, [][2]int{{2, 3}, {2, 2}}},
	} {
		var pieces []piece
		var stories []compose.Story
		for i, p := range tt.photos {
			c := copyOf(1, 1)
			c.Body.Count = tt.words
			s := compose.Story{Lines: tt.lines[i]}
			if p.Width > 0 {
				c.Photos = []paper.Photo{p}
				s.Photos = []compose.Photo{{Aspect: float64(p.Width) / float64(p.Height)}}
			}
			pieces, stories = append(pieces, newPiece(&c, f)), append(stories, s)
		}
		frontPhotos(f, pieces, stories)
		for i, want := range tt.want {
			if len(stories[i].Photos) == 0 {
				continue
			}
			if p := stories[i].Photos[0]; p.MinSpan != want[0] || p.MaxSpan != want[1] {
				t.Errorf("%s: that of story %d stands over %d to %d columns, want %v", tt.name, i, p.MinSpan, p.MaxSpan, want)
			}
		}
	}
	for _, tt := range []struct {
		photo paper.Photo
		lower bool
	}{
		{high, true},
		{wide, false},
		{pictureOf("a.png", 900, 1600), false},
		{paper.Photo{Origin: "a.jpg", Width: 900, Height: 1600, Crop: photo.Crop{Set: true, X: 0.5, Y: 0.1}}, false},
	} {
		c := copyOf(1, 1)
		c.Photos = []paper.Photo{tt.photo}
		stories := []compose.Story{{Lines: 60, Photos: []compose.Photo{{Aspect: float64(tt.photo.Width) / float64(tt.photo.Height)}}}}
		frontPhotos(f, []piece{newPiece(&c, f)}, stories)
		if got := stories[0].Photos[0].Lower > mostCrop; got != tt.lower {
			t.Errorf("%s of %d × %d, crop %t: may lose more than a tenth of its height: %t", tt.photo.Origin, tt.photo.Width, tt.photo.Height, tt.photo.Crop.Set, got)
		}
	}
}
