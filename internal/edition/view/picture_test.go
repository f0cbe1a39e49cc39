package view

import (
	"testing"

	"bao/internal/paper"
	"bao/internal/photo"
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
		v := PictureOf(aPhoto(c.crop), "../")
		if string(v.Style) != c.style || v.Srcset != "../2026-03-02/hua-480.jpg 480w, ../2026-03-02/hua-800.jpg 800w" || v.First {
			t.Errorf("%v: %+v", c.crop, v)
		}
	}
	all := aPhoto(photo.Crop{Set: true, W: 1, H: 1})
	if v := PictureOf(all, ""); string(v.Style) != "aspect-ratio:auto 800/600;object-fit:contain" {
		t.Errorf("all of a photo: %s", v.Style)
	}
	for origin, style := range map[string]string{
		"content/2026-03-02/tu.PNG": "aspect-ratio:auto 800/600;object-fit:contain",
		"content/2026-03-02/tu.gif": "aspect-ratio:auto 800/600;object-fit:contain",
		"content/2026-03-02/tu.jpg": "background-color:#a0b0c0",
	} {
		p := aPhoto(photo.Crop{})
		p.Origin = origin
		if v := PictureOf(p, ""); string(v.Style) != style {
			t.Errorf("%s: %s, want %s", origin, v.Style, style)
		}
	}
	elsewhere := PictureOf(&paper.Photo{Address: "https://www.example.cn/x.png"}, "../")
	if elsewhere.Src != "https://www.example.cn/x.png" || elsewhere.Srcset != "" || elsewhere.Sizes != "" || elsewhere.Style != "" {
		t.Errorf("a picture elsewhere: %+v", elsewhere)
	}
	if Preload(&paper.Photo{Address: "https://www.example.cn/x.png"}, "../", LeadSizes) != "" {
		t.Error("a picture elsewhere is fetched ahead")
	}
}
