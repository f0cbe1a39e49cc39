package web

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/dist"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/sheet"
)

func aPhoto(crop photo.Crop) *paper.Photo {
	return &paper.Photo{
		Origin: "content/2026-03-02/hua.jpg", Address: "2026-03-02/hua-800.jpg", Width: 800, Height: 600,
		Sizes:  []paper.Size{{Address: "2026-03-02/hua-800.jpg", Width: 800, Height: 600}, {Address: "2026-03-02/hua-480.jpg", Width: 480, Height: 360}},
		Colour: "#a0b0c0", Crop: crop,
	}
}

func TestPicture(t *testing.T) {
	point := photo.Crop{Set: true, X: 0.3, Y: 0.4}
	box := photo.Crop{Set: true, X: 0.1, W: 0.5, H: 0.5}
	for _, c := range []struct {
		crop  photo.Crop
		style string
	}{
		{photo.Crop{}, "background-color:#a0b0c0"},
		{point, "background-color:#a0b0c0;object-position:30% 40%"},
		{box, "background-color:#a0b0c0"},
	} {
		v := picture(aPhoto(c.crop), "../")
		if string(v.Style) != c.style || v.Srcset != "../2026-03-02/hua-480.jpg 480w, ../2026-03-02/hua-800.jpg 800w" || v.First {
			t.Errorf("%v: %+v", c.crop, v)
		}
	}
	all := aPhoto(photo.Crop{Set: true, W: 1, H: 1})
	if v := picture(all, ""); string(v.Style) != "aspect-ratio:auto 800/600;object-fit:contain" {
		t.Errorf("all of a photo: %s", v.Style)
	}
	for origin, style := range map[string]string{
		"content/2026-03-02/tu.PNG": "aspect-ratio:auto 800/600;object-fit:contain",
		"content/2026-03-02/tu.gif": "aspect-ratio:auto 800/600;object-fit:contain",
		"content/2026-03-02/tu.jpg": "background-color:#a0b0c0",
	} {
		p := aPhoto(photo.Crop{})
		p.Origin = origin
		if v := picture(p, ""); string(v.Style) != style {
			t.Errorf("%s: %s, want %s", origin, v.Style, style)
		}
	}
	elsewhere := picture(&paper.Photo{Address: "https://www.example.cn/x.png"}, "../")
	if elsewhere.Src != "https://www.example.cn/x.png" || elsewhere.Srcset != "" || elsewhere.Sizes != "" || elsewhere.Style != "" {
		t.Errorf("a picture elsewhere: %+v", elsewhere)
	}
	if preload(&paper.Photo{Address: "https://www.example.cn/x.png"}, "../", leadSizes) != "" {
		t.Error("a picture elsewhere is fetched ahead")
	}
}

// TestSheetPhotos holds that a composed page asks for photos in the size that
// they have there, and for the one at the top at once.
func TestSheetPhotos(t *testing.T) {
	format := sheet.Screen(6)
	at := func(top, cols int) sheet.Photo {
		return sheet.Photo{Rect: compose.Rect{Top: top, Cols: cols, Lines: 9}, Photo: aPhoto(photo.Crop{})}
	}
	s := &sheet.Sheet{Format: format, Stories: []sheet.Story{
		{Copy: &sheet.Copy{}, Photos: []sheet.Photo{at(30, 6)}},
		{Copy: &sheet.Copy{}, Photos: []sheet.Photo{at(4, 2), at(4, 3)}},
	}}
	half := fmt.Sprintf("%.0fvw", math.Ceil(100*float64(format.SpanWidth(3))/float64(format.Width())))
	v := sheetView(s, "../", nil)
	if p := v.Stories[0].Photos[0].Picture; p.Sizes != "auto, 100vw" || p.First {
		t.Errorf("%+v", p)
	}
	if p := v.Stories[1].Photos[1].Picture; p.Sizes != half || !p.First || half < "45vw" || half > "50vw" {
		t.Errorf("%+v, want %s", p, half)
	}
	if p := v.Stories[1].Photos[0].Picture; p.First || p.Srcset == "" {
		t.Errorf("%+v", p)
	}
}

// TestPreloadIsThePhoto holds that the photo and what is fetched ahead are
// chosen by the same words; otherwise a browser fetches two sizes of it.
func TestPreloadIsThePhoto(t *testing.T) {
	doc, _ := markup.Parse([]byte("![花](hua.jpg)\n\n![树](shu.jpg)\n"))
	body := paper.Body{Encoded: doc.Encode(), Targets: []paper.Target{{Photo: aPhoto(photo.Crop{})}, {Photo: aPhoto(photo.Crop{})}}}
	c := Copy{body: &body, root: "../"}
	lazy := string(c.HTML())
	var first *paper.Photo
	c.first, first = firstPhoto(&body)
	out := string(c.HTML())
	ahead := strings.NewReplacer("imagesrcset", "srcset", "imagesizes", "sizes").Replace(string(preload(first, "../", articleSizes)))
	if !strings.Contains(out, ahead) {
		t.Errorf("%s\nis not in\n%s", ahead, out)
	}
	if strings.Count(out, "fetchpriority") != 1 || strings.Count(out, "lazy") != 1 || strings.Count(lazy, "lazy") != 2 {
		t.Error(out)
	}
	if dist.KeyOf(c) == dist.KeyOf(Copy{body: &body, root: "../"}) {
		t.Error("the first photo is not in the key")
	}
}
