package sheet

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/paper"
	"bao/internal/photo"
)

// pictureOf is a picture of so many pixels, of a name that says what it is.
func pictureOf(name string, width, height int) paper.Photo {
	return paper.Photo{Origin: name, Address: name, Width: width, Height: height}
}

// TestKindsOfPictures holds what is taken for a photo, a drawing, a code, and for too
// small to be shown large.
func TestKindsOfPictures(t *testing.T) {
	for _, tt := range []struct {
		photo paper.Photo
		want  string
	}{
		{pictureOf("a.jpg", 1600, 1067), ""},
		{pictureOf("a.JPG", 400, 300), "tiny"},
		{pictureOf("a.jpg", 399, 300), "tiny small"},
		{pictureOf("a.jpg", 500, 300), ""},
		{pictureOf("a.png", 600, 200), "drawing"},
		{pictureOf("a.PNG", 599, 200), "drawing small"},
		{pictureOf("a.gif", 900, 500), "drawing"},
		{pictureOf("a.svg", 900, 500), "drawing"},
		{pictureOf("a.webp", 900, 900), ""},
		{pictureOf("code.png", 900, 900), "drawing tiny"},
		{pictureOf("code.png", 990, 900), "drawing tiny"}, // nearly square
		{pictureOf("code.png", 900, 990), "drawing tiny"},
		{pictureOf("chart.png", 1000, 900), "drawing"},
		{pictureOf("chart.png", 900, 1000), "drawing"},
	} {
		var got []string
		for _, is := range []struct {
			so   bool
			name string
		}{{isDrawing(&tt.photo), "drawing"}, {tiny(&tt.photo), "tiny"}, {tooSmall(&tt.photo), "small"}} {
			if is.so {
				got = append(got, is.name)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s of %d × %d is %q, want %q", tt.photo.Origin, tt.photo.Width, tt.photo.Height, got, tt.want)
		}
	}
}

// widths says over how many columns the picture of each story stands, 0 without one.
func widths(s *Sheet) []int {
	list := make([]int, len(s.Stories))
	for i := range s.Stories {
		for _, p := range s.Stories[i].Photos {
			list[i] = p.Cols
		}
	}
	return list
}

// TestPictureWidths holds over how many columns pictures stand on a front page and on a
// printed page: the lead's over two fifths of it, unless it is a code or too small.
func TestPictureWidths(t *testing.T) {
	wide, high := pictureOf("a.jpg", 1600, 1067), pictureOf("a.jpg", 1067, 1600)
	for _, tt := range []struct {
		name         string
		lead, second paper.Photo
		front, print [2][2]int // of the lead and of the second: at least, at most
	}{
		{"wide", wide, wide, [2][2]int{{2, 3}, {1, 2}}, [2][2]int{{3, 5}, {2, 3}}},
		{"upright", high, high, [2][2]int{{2, 2}, {1, 2}}, [2][2]int{{2, 2}, {1, 2}}},
		{"a code above", pictureOf("a.png", 430, 430), wide, [2][2]int{{1, 1}, {2, 2}}, [2][2]int{{1, 2}, {2, 3}}},
		{"a small one above", pictureOf("a.jpg", 390, 260), wide, [2][2]int{{1, 1}, {1, 1}}, [2][2]int{{1, 2}, {2, 3}}},
		{"a chart above", pictureOf("a.png", 1200, 800), wide, [2][2]int{{1, 2}, {2, 2}}, [2][2]int{{3, 5}, {2, 3}}},
		{"a small one below", wide, pictureOf("a.jpg", 390, 260), [2][2]int{{2, 3}, {1, 1}}, [2][2]int{{3, 5}, {1, 2}}},
	} {
		lead, second := copyOf(1, 12), copyOf(3, 9)
		lead.Photos, second.Photos = []paper.Photo{tt.lead}, []paper.Photo{tt.second}
		list := []Copy{lead, second, copyOf(5, 8), copyOf(7, 8), copyOf(9, 8)}
		printed := onePage(append(list[:5:5], copyOf(11, 6))).composed(printSettings())[0]
		front := Fronts(list, 5)[0]
		for _, on := range []struct {
			page  string
			sheet *Sheet
			want  [2][2]int
		}{{"front", &front, tt.front}, {"print", &printed, tt.print}} {
			got := widths(on.sheet)
			for i, want := range on.want {
				if got[i] < want[0] || got[i] > want[1] {
					t.Errorf("%s, %s page: the picture of story %d stands over %d columns, want %v", tt.name, on.page, i, got[i], want)
				}
			}
		}
	}
}

// TestUncut holds that of a picture which its editor cut to a box, and of a drawing, all
// is shown: on paper they keep their shape, others may lose a tenth.
func TestUncut(t *testing.T) {
	f := Printed(printSettings(), false)
	box := photo.Crop{Set: true, X: 0.1, Y: 0.1, W: 0.5, H: 0.5}
	for _, tt := range []struct {
		photo paper.Photo
		cut   bool
	}{
		{pictureOf("a.jpg", 1600, 1067), true},
		{pictureOf("a.png", 1600, 1067), false},
		{paper.Photo{Origin: "a.jpg", Width: 1600, Height: 1067, Crop: box}, false},
		{paper.Photo{Origin: "a.jpg", Width: 1600, Height: 1067, Crop: photo.Crop{Set: true, X: 0.2, Y: 0.3}}, true},
	} {
		for rank := range 3 {
			p := shape(f, &tt.photo, shapeKey{rank: rank}, 80)
			if cut := p.Taller > 0 && p.Lower > 0; cut != tt.cut || p.Taller > 10 || p.Lower > 10 {
				t.Errorf("%s, crop %+v, rank %d: may lose %d and %d %%", tt.photo.Origin, tt.photo.Crop, rank, p.Taller, p.Lower)
			}
		}
	}
}

// TestShapesOfPictures holds, at every number of columns, that a picture may stand
// somewhere, that none is wider than the page, that better ranks are never shown smaller,
// and that it has a cutline for each of its widths.
func TestShapesOfPictures(t *testing.T) {
	p := printSettings()
	for p.Columns = 4; p.Columns <= 8; p.Columns++ {
		f := Printed(p, false)
		for _, ph := range []paper.Photo{
			pictureOf("a.jpg", 1600, 1067), pictureOf("a.jpg", 1067, 1600), pictureOf("a.jpg", 300, 200), pictureOf("a.png", 430, 430), pictureOf("a.jpg", 1000, 1000),
		} {
			ph.Cutline = "新开的花园里，街坊们坐在旧车棚的横梁改成的长椅上晒太阳。"
			name := fmt.Sprintf("%s of %d × %d at %d columns", ph.Origin, ph.Width, ph.Height, p.Columns)
			before := f.Columns
			for rank := range 3 {
				s := shape(f, &ph, shapeKey{rank: rank}, 200)
				if s.MinSpan < 1 || s.MaxSpan < s.MinSpan || s.MaxSpan > f.Columns || len(s.Cutline) != s.MaxSpan {
					t.Errorf("%s, rank %d: over %d to %d columns, %d cutlines", name, rank, s.MinSpan, s.MaxSpan, len(s.Cutline))
				}
				if s.MaxSpan > before {
					t.Errorf("%s: wider at rank %d than above", name, rank)
				}
				before = s.MaxSpan
				for span := 1; span < len(s.Cutline); span++ {
					if s.Cutline[span] > s.Cutline[span-1] || s.Cutline[span] < 1 {
						t.Errorf("%s: cutlines of %v lines", name, s.Cutline)
					}
				}
				framed := shape(f, &ph, shapeKey{rank: rank, framed: true}, 200)
				if framed.MinSpan > s.MinSpan || framed.MaxSpan > max(2, s.MinSpan) || framed.Wish != framed.MaxSpan || framed.Inset != 2*BoxInset || framed.Aspect != s.Aspect {
					t.Errorf("%s, framed: %+v", name, framed)
				}
			}
			lead := shape(f, &ph, shapeKey{}, 200)
			if !tiny(&ph) && ph.Width > ph.Height && (5*lead.MinSpan < 2*f.Columns || lead.MaxSpan >= f.Columns) {
				t.Errorf("%s: the lead's over %d to %d columns", name, lead.MinSpan, lead.MaxSpan)
			}
			if short := shape(f, &ph, shapeKey{}, 5); ph.Height > ph.Width && short.MinSpan > 1 {
				t.Errorf("%s: an upright one beside five lines over %d columns at least", name, short.MinSpan)
			}
		}
	}
}

// TestCutlines holds that a cutline says all that was written, the credit at its end, in
// no more lines over more columns, and that none is made where nothing was written.
func TestCutlines(t *testing.T) {
	f := Printed(printSettings(), false)
	p := paper.Photo{Cutline: "新开的花园里，街坊们坐在旧车棚的横梁改成的长椅上晒太阳。", Credit: "岑望舒 摄"}
	before := 100
	for span := 1; span <= 4; span++ {
		lines := cutline(f, &p, span)
		if got := strings.Join(lines, ""); unspaced(got) != p.Cutline+"岑望舒摄" {
			t.Errorf("over %d columns: %q", span, lines)
		}
		if len(lines) > before {
			t.Errorf("over %d columns it takes %d lines, over fewer %d", span, len(lines), before)
		}
		before = len(lines)
		for _, line := range lines {
			if wide := float64(len([]rune(line))) * cutlineSize; wide > float64(f.SpanWidth(span))-2*BoxInset+1 {
				t.Errorf("over %d columns: %s is wider than its place in a frame", span, line)
			}
		}
	}
	if lines := cutline(f, &paper.Photo{}, 2); len(lines) > 0 {
		t.Errorf("of nothing: %q", lines)
	}
	if lines := cutline(f, &paper.Photo{Credit: "岑望舒 摄"}, 2); unspaced(strings.Join(lines, "")) != "岑望舒摄" {
		t.Errorf("of a credit alone: %q", lines)
	}
}
