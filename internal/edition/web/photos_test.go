package web

import (
	"strings"
	"testing"

	"bao/internal/dist"
	"bao/internal/edition/view"
	"bao/internal/markup"
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

// TestPreloadIsThePhoto holds that the photo and what is fetched ahead are
// chosen by the same words; otherwise a browser fetches two sizes of it.
func TestPreloadIsThePhoto(t *testing.T) {
	doc, _ := markup.Parse([]byte("![花](hua.jpg)\n\n![树](shu.jpg)\n"))
	body := paper.Body{Encoded: doc.Encode(), Targets: []paper.Target{{Photo: aPhoto(photo.Crop{})}, {Photo: aPhoto(photo.Crop{})}}}
	c := Copy{body: &body, root: "../"}
	lazy := string(c.HTML())
	var first *paper.Photo
	c.first, first = view.FirstPhoto(&body)
	out := string(c.HTML())
	ahead := strings.NewReplacer("imagesrcset", "srcset", "imagesizes", "sizes").Replace(string(view.Preload(first, "../", view.ArticleSizes)))
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
