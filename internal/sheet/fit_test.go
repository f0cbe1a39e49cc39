package sheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bao/internal/compose"
	"bao/internal/paper"
)

// shortPage is a page of ten columns of twenty lines that ends at a line, 4 % of it empty.
func shortPage(lines int) Sheet {
	return Sheet{Number: 3, Fill: 0.96, Lines: lines, Format: Format{Lines: 20, Columns: 10, Chars: 11}}
}

// TestFit holds every word in which an editor is told how a page fits.
func TestFit(t *testing.T) {
	c := &Copy{Headline: "老井"}
	report := func(r Report) Sheet { r.Copy = c; return Sheet{Number: 3, Fill: 0.97, Reports: []Report{r}} }
	head := "第3版：排满 97%，排版代价 0"
	tests := []struct {
		name  string
		sheet Sheet
		want  []string
	}{
		{"a full page", Sheet{Number: 1, Fill: 1}, []string{"第1版：排满 100%，排版代价 0"}},
		{"its name and cost", Sheet{Number: 2, Name: "社区", Fill: 0.5, Cost: 41}, []string{"第2版 社区：排满 50%，排版代价 41"}},
		{"half a per cent rounds up", Sheet{Number: 1, Fill: 0.965}, []string{"第1版：排满 97%，排版代价 0"}},
		{"less rounds down", Sheet{Number: 1, Fill: 0.9649}, []string{"第1版：排满 96%，排版代价 0"}},
		{"a foot left", Sheet{Number: 3, Fill: 0.97, Format: Format{Chars: 11}, Foot: compose.Rect{Lines: 4, Cols: 6}}, []string{head, "版末空出 4 行 6 栏，约缺 264 字"}},
		{"a foot of no lines", Sheet{Number: 3, Fill: 0.97, Format: Format{Chars: 11}, Foot: compose.Rect{Cols: 6}}, []string{head}},
		{"short, but no story of it", shortPage(20), []string{"第3版：排满 96%，排版代价 0", "版面约缺 88 字"}},
		{"one that closes up", shortPage(19), []string{"第3版：排满 96%，排版代价 0"}},
		{"fits", report(Report{}), []string{head}},
		{"runs on", report(Report{Chars: 37, JumpTo: 4}), []string{head, "《老井》超 37 字，下转第4版"}},
		{"moves", report(Report{JumpTo: 4}), []string{head, "《老井》排不下，移到第4版"}},
		{"moves, too short besides", report(Report{Chars: -5, JumpTo: 4}), []string{head, "《老井》排不下，移到第4版"}},
		{"out", report(Report{Out: true, Chars: 300}), []string{head, "《老井》排不下"}},
		{"too long", report(Report{Chars: 37}), []string{head, "《老井》超 37 字"}},
		{"too short", report(Report{Chars: -22}), []string{head, "《老井》缺 22 字"}},
		{"a character too long", report(Report{Chars: 1}), []string{head, "《老井》超 1 字"}},
		{"one photo out", report(Report{Photos: 1}), []string{head, "《老井》有 1 张图片没有排上"}},
		{"a foot of one column", Sheet{Number: 3, Fill: 0.97, Format: Format{Chars: 1}, Foot: compose.Rect{Lines: 1, Cols: 1}}, []string{head, "版末空出 1 行 1 栏，约缺 1 字"}},
		{"a photo out", report(Report{Photos: 2}), []string{head, "《老井》有 2 张图片没有排上"}},
		{"a photo out of a full page", report(Report{Photos: 1, Over: 96}), []string{head, "《老井》有 1 张图片没有排上，版面约超 96 字"}},
		{"too short, and a photo out", report(Report{Chars: -1, Photos: 2}), []string{head, "《老井》缺 1 字，有 2 张图片没有排上"}},
		{"rules", Sheet{Number: 3, Fill: 0.97, Broken: []string{"碰题《老井》《新灯》"}}, []string{head, "没有做到：碰题《老井》《新灯》"}},
		{
			"in this order",
			Sheet{
				Number: 3, Fill: 0.97, Format: Format{Chars: 10}, Foot: compose.Rect{Lines: 1, Cols: 1}, Broken: []string{"碰题"},
				Reports: []Report{{Copy: c, Chars: 3}, {Copy: c}, {Copy: &Copy{Headline: "新灯"}, Chars: -4}},
			},
			[]string{head, "版末空出 1 行 1 栏，约缺 10 字", "《老井》超 3 字", "《新灯》缺 4 字", "没有做到：碰题"},
		},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, tt.sheet.Fit()); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
	}
}

// TestOver holds that a page is told to be too long for the pictures that it leaves out,
// by about what they take at their smallest, but only where it is full.
func TestOver(t *testing.T) {
	f := Printed(printSettings(), false)
	c := copyOf(1, 10)
	c.Photos = []paper.Photo{pictureOf("a.jpg", 1600, 1067), pictureOf("b.jpg", 1600, 1067), pictureOf("c.jpg", 900, 1600)}
	p := newPiece(&c, f)
	full := &compose.Layout{Fill: 0.99}
	one, two := over(f, full, &p, 1), over(f, full, &p, 2)
	least := int(float64(f.Chars*f.Chars) * 16 / 9 / f.Pitch())
	if one < least || one > least+3*f.Chars || two <= one || over(f, full, &p, 0) != 0 {
		t.Errorf("%d characters for the upright picture, %d for two", one, two)
	}
	if n := over(f, &compose.Layout{Fill: 0.9}, &p, 3); n != 0 {
		t.Errorf("%d characters on a page that has room", n)
	}
}

// TestUncounted tells of every picture that found no place, those too that composing
// does not look at.
func TestUncounted(t *testing.T) {
	f := Printed(printSettings(), false)
	c := copyOf(1, 10)
	for i := range compose.MostPhotos + 3 {
		c.Photos = append(c.Photos, pictureOf(fmt.Sprintf("%d.jpg", i), 1600, 1067))
	}
	p := newPiece(&c, f)
	s := made(f, []piece{p}, nil, compose.Layout{Reports: []compose.Report{{Dropped: 4}}}, nil)
	if said := s.Fit(); len(said) != 2 || !strings.Contains(said[1], "有 7 张图片没有排上") {
		t.Error(said)
	}
}
