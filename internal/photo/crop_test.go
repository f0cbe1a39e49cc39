package photo

import (
	"image"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestParseCrop(t *testing.T) {
	for value, want := range map[string]Crop{
		"":               {},
		"30% 40%":        {true, .3, .4, 0, 0},
		"30%,40%":        {true, .3, .4, 0, 0},
		"３０％，４０％":        {true, .3, .4, 0, 0},
		"30、40":          {true, .3, .4, 0, 0},
		"12.5% 0":        {true, .125, 0, 0, 0},
		"10% 5% 80% 60%": {true, .1, .05, .8, .6},
		"10 5 90 95":     {true, .1, .05, .9, .95},
		"左":              {true, 0, .5, 0, 0},
		"右上":             {true, 1, 0, 0, 0},
		"居中":             {true, .5, .5, 0, 0},
		"下":              {true, .5, 1, 0, 0},
		"top left":       {true, 0, 0, 0, 0},
		"Bottom":         {true, .5, 1, 0, 0},
	} {
		got, err := ParseCrop(value)
		if err != nil || !near(got, want) {
			t.Errorf("%q: %+v, %v, want %+v", value, got, err, want)
		}
	}
	for _, value := range []string{"30%", "30% 40% 50%", "120 200 300 400", "10 10 95 10", "10 10 0 10", "10 60 10 60", "左边", "abc", "-3 4", "1.2.3 4", "30% 40% 左"} {
		if c, err := ParseCrop(value); err == nil {
			t.Errorf("%q was taken for %+v", value, c)
		} else if hint := err.(*Error).Problem.Hint; !strings.Contains(hint, "裁切=") {
			t.Errorf("%q: no example in the hint %q", value, hint)
		}
	}
}

func near(a, b Crop) bool {
	return a.Set == b.Set && math.Abs(a.X-b.X)+math.Abs(a.Y-b.Y)+math.Abs(a.W-b.W)+math.Abs(a.H-b.H) < 1e-9
}

func TestCutCrop(t *testing.T) {
	for title, want := range map[string]struct {
		crop Crop
		rest string
	}{
		"图/王小满":                    {Crop{}, "图/王小满"},
		"裁切=30%,40%":               {Crop{true, .3, .4, 0, 0}, ""},
		"图/王小满 裁切=30% 40%":         {Crop{true, .3, .4, 0, 0}, "图/王小满"},
		"裁切：左上；图/王小满":              {Crop{true, 0, 0, 0, 0}, "图/王小满"},
		"王小满摄，裁剪 10 5 80 60，2023年": {Crop{true, .1, .05, .8, .6}, "王小满摄 2023年"},
		"crop=right 王小满摄":          {Crop{true, 1, .5, 0, 0}, "王小满摄"},
		"老人在裁剪红纸":                  {Crop{}, "老人在裁剪红纸"},
		"老人裁剪左边的红纸":                {Crop{}, "老人裁剪左边的红纸"},
	} {
		crop, rest, err := CutCrop(title)
		if err != nil || !near(crop, want.crop) || rest != want.rest {
			t.Errorf("%q: %+v, %q, %v, want %+v", title, crop, rest, err, want)
		}
	}
	for _, title := range []string{"裁切=不知道", "裁切=300%,40%", "裁切："} {
		if c, rest, err := CutCrop(title); err == nil || rest != title {
			t.Errorf("%q: %+v, %q, %v", title, c, rest, err)
		}
	}
}

func FuzzCutCrop(f *testing.F) {
	for _, s := range []string{"图/王小满 裁切=30% 40%", "裁切：左上；图/王小满", "crop=10,5,80,60", "裁切=１．５，９"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		if len(title) > fuzzSmall {
			return
		}
		c, rest, err := CutCrop(title)
		if err != nil && rest != title {
			t.Errorf("%q was changed to %q in spite of %v", title, rest, err)
		}
		if len(rest) > len(title)+1 {
			t.Errorf("%q grew to %q", title, rest)
		}
		if !(c.X >= 0 && c.Y >= 0 && c.X+c.W <= 1.001 && c.Y+c.H <= 1.001) {
			t.Errorf("%q: %+v is outside the picture", title, c)
		}
		in := Info{Format: "jpeg", Width: 37, Height: 23, orient: 1}
		middle := func(image.Point) image.Point { return image.Pt(18, 11) }
		cut := (Spec{Crop: c, AspectW: 3, AspectH: 2}).cut(in, middle)
		if cut.Empty() || !cut.In(image.Rect(0, 0, 37, 23)) {
			t.Errorf("%q cuts to %v", title, cut)
		}
	})
}

func TestCutsFollowTheEditor(t *testing.T) {
	in := Info{Format: "jpeg", Width: 400, Height: 300, orient: 1}
	middle := func(image.Point) image.Point { return image.Pt(200, 150) }
	for name, c := range map[string]struct {
		spec Spec
		want image.Rectangle
	}{
		"whole":           {Spec{}, image.Rect(0, 0, 400, 300)},
		"point, no shape": {Spec{Crop: Crop{true, .1, .1, 0, 0}}, image.Rect(0, 0, 400, 300)},
		"point and shape": {Spec{Crop: Crop{true, .75, .5, 0, 0}, AspectW: 1, AspectH: 1}, image.Rect(100, 0, 400, 300)},
		"point inside":    {Spec{Crop: Crop{true, .45, .5, 0, 0}, AspectW: 1, AspectH: 1}, image.Rect(30, 0, 330, 300)},
		"box":             {Spec{Crop: Crop{true, .25, .5, .5, .5}}, image.Rect(100, 150, 300, 300)},
		"box and shape":   {Spec{Crop: Crop{true, .25, .5, .5, .5}, AspectW: 1, AspectH: 1}, image.Rect(125, 150, 275, 300)},
		"automatic":       {Spec{AspectW: 2, AspectH: 1}, image.Rect(0, 50, 400, 250)},
	} {
		if got := c.spec.cut(in, middle); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestLiveliestKeepsTheHeads paints a crowd at each side of the same scene.
func TestLiveliestKeepsTheHeads(t *testing.T) {
	for name, c := range map[string]struct {
		size, heads image.Point
		w, h        int
	}{
		"left": {image.Pt(360, 180), image.Pt(60, 120), 1, 1}, "right": {image.Pt(360, 180), image.Pt(300, 120), 1, 1},
		"top": {image.Pt(180, 360), image.Pt(90, 60), 1, 1}, "bottom": {image.Pt(180, 360), image.Pt(90, 300), 1, 1},
	} {
		upright := scene(c.size.X, c.size.Y, c.heads)
		for o := byte(1); o <= 8; o++ {
			src := withOrientation(asJPEG(lay[o](upright), 90), o, false)
			in, err := describe(src)
			if err != nil {
				t.Fatal(err)
			}
			full, err := decode(t.Context(), src, in)
			if err != nil {
				t.Fatal(err)
			}
			cut := (Spec{AspectW: c.w, AspectH: c.h}).cut(in, func(s image.Point) image.Point {
				return focusOf(full, turns[o], s)
			})
			set, err := Make(t.Context(), src, Spec{Widths: []int{c.size.X / 2}})
			if err != nil {
				t.Fatal(err)
			}
			// What object-position leaves of it in a square.
			side := min(c.size.X, c.size.Y)
			at := image.Pt(int(set.Focus.X*float64(c.size.X-side)), int(set.Focus.Y*float64(c.size.Y-side)))
			shown := image.Rectangle{at, at.Add(image.Pt(side, side))}
			if !c.heads.In(shown.Inset(24)) {
				t.Errorf("%s, orientation %d: heads at %v are not in %v", name, o, c.heads, shown)
			}
			if !c.heads.In(cut.Inset(24)) {
				t.Errorf("%s, orientation %d: heads at %v are cut off by %v", name, o, c.heads, cut)
			}
		}
	}
}

// TestCropString: what is written reads as the same.
func TestCropString(t *testing.T) {
	for _, c := range []Crop{{}, {true, .3, .4, 0, 0}, {true, 1, 0, 0, 0}, {true, .1, .05, .8, .6}, {true, .1234, .5, .5, .25}} {
		if got, err := ParseCrop(c.String()); err != nil || !near(got, c) {
			t.Errorf("%+v is written %q and read %+v, %v", c, c.String(), got, err)
		}
	}
}

// TestCropEdges: a box is never empty and never outside, a point may be at the
// edge, and what is cut stays inside.
func TestCropEdges(t *testing.T) {
	for _, c := range []struct {
		crop Crop
		w, h int
		want image.Rectangle
	}{
		{Crop{true, 0, 0, 1, 1}, 10, 20, image.Rect(0, 0, 10, 20)},
		{Crop{true, .1, .2, .5, .25}, 10, 20, image.Rect(1, 4, 6, 9)},
		{Crop{true, .96, 1, .01, .01}, 10, 20, image.Rect(9, 19, 10, 20)},
		{Crop{true, .5, .5, .001, .001}, 10, 20, image.Rect(5, 10, 6, 11)},
		{Crop{true, .25, .25, .75, .7505}, 10, 20, image.Rect(3, 5, 10, 20)},
		{Crop{true, 0, 0, .5, .5}, 1, 1, image.Rect(0, 0, 1, 1)},
	} {
		if got := c.crop.rect(c.w, c.h); got != c.want {
			t.Errorf("%v of %d×%d: %v, want %v", c.crop, c.w, c.h, got, c.want)
		}
	}
	whole := image.Rect(10, 20, 110, 70)
	for mid, want := range map[image.Point]image.Rectangle{
		{60, 45}: image.Rect(40, 35, 80, 55), {0, 0}: image.Rect(10, 20, 50, 40), {200, 200}: image.Rect(70, 50, 110, 70), {31, 31}: image.Rect(11, 21, 51, 41),
	} {
		if got := within(whole, image.Pt(40, 20), mid); got != want {
			t.Errorf("around %v: %v, want %v", mid, got, want)
		}
	}
}

// TestCropSaid: what is wrong with a cut is said with what was written.
func TestCropSaid(t *testing.T) {
	for value, want := range map[string]string{
		"101% 0": "101 超出了 0～100%", "0 0 100 100.1": "100.1 超出了", "50 0 50.1 10": "框超出了图片", "0 50 10 50.1": "框超出了图片",
		"0 0 0 5": "宽和高不能是 0", "0 0 5 0": "宽和高不能是 0", "哪里": "看不懂裁切“哪里”",
	} {
		if _, err := ParseCrop(value); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", value, err)
		}
	}
	for _, value := range []string{"100% 100%", "0 0", "0 0 100 100", "50 50 50.04 50", "  30% 40%　"} {
		if c, err := ParseCrop(value); err != nil || !c.Set {
			t.Errorf("%q: %+v, %v", value, c, err)
		}
	}
}

// TestPlannedSizes: which sizes a picture of 400×300 is published in.
func TestPlannedSizes(t *testing.T) {
	in := Info{Format: "jpeg", Width: 400, Height: 300, orient: 1}
	for name, c := range map[string]struct {
		spec Spec
		want []Size
	}{
		"own":             {Spec{}, []Size{{400, 300, ".jpg", nil}}},
		"narrower":        {Spec{Widths: []int{100, 200}}, []Size{{200, 150, ".jpg", nil}, {100, 75, ".jpg", nil}}},
		"none wider":      {Spec{Widths: []int{400, 800, 401}}, []Size{{400, 300, ".jpg", nil}}},
		"twice the same":  {Spec{Widths: []int{100, 100}}, []Size{{100, 75, ".jpg", nil}}},
		"no such width":   {Spec{Widths: []int{0, -5}}, []Size{{400, 300, ".jpg", nil}}},
		"one pixel":       {Spec{Widths: []int{1}}, []Size{{1, 1, ".jpg", nil}}},
		"wide":            {Spec{AspectW: 4, AspectH: 1}, []Size{{400, 100, ".jpg", nil}}},
		"square":          {Spec{Widths: []int{500, 50}, AspectW: 1, AspectH: 1}, []Size{{300, 300, ".jpg", nil}, {50, 50, ".jpg", nil}}},
		"its own shape":   {Spec{AspectW: 4, AspectH: 3}, []Size{{400, 300, ".jpg", nil}}},
		"rounded":         {Spec{Widths: []int{101}, AspectW: 3, AspectH: 2}, []Size{{101, 67, ".jpg", nil}}},
		"a strip":         {Spec{AspectW: 1000, AspectH: 1}, []Size{{400, 1, ".jpg", nil}}},
		"a column":        {Spec{AspectW: 1, AspectH: 1000}, []Size{{1, 300, ".jpg", nil}}},
		"half an aspect":  {Spec{AspectW: 2}, []Size{{400, 300, ".jpg", nil}}},
		"a box":           {Spec{Crop: Crop{true, .5, .5, .25, .5}}, []Size{{100, 150, ".jpg", nil}}},
		"a square of one": {Spec{Crop: Crop{true, .5, .5, .25, .5}, AspectW: 1, AspectH: 1}, []Size{{100, 100, ".jpg", nil}}},
	} {
		if got := c.spec.Sizes(in); !slices.EqualFunc(got, c.want, func(a, b Size) bool { return a.Width == b.Width && a.Height == b.Height && a.Ext == b.Ext }) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	in.Drawn = true
	if got := (Spec{}).Sizes(in); got[0].Ext != ".png" {
		t.Errorf("a drawing becomes %s", got[0].Ext)
	}
}
