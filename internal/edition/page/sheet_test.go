package page

import (
	"fmt"
	"math"
	"testing"

	"bao/internal/compose"
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
