package sheet

import (
	"fmt"

	"bao/internal/paper"
	"bao/internal/photo"
)

// area is part of a picture, in parts of its width and height.
type area struct{ x, y, w, h float64 }

// writtenPhoto is a picture with what must be seen of it.
type writtenPhoto struct {
	*paper.Photo
	seen  area // zero where nothing is said
	whole bool // all of it: a chart, a QR code, or what its editor cut out
	small bool // not to be had by a lead: a QR code, a chart, too few pixels
}

// shapes of pictures, width and height in pixels.
var pictureShapes = []struct {
	width, height int
	ext           string
	common        int // how often, of a hundred
}{
	{1600, 1067, "jpg", 38},
	{1600, 1200, "jpg", 18},
	{1200, 1600, "jpg", 16},
	{1400, 1400, "jpg", 8},
	{2400, 800, "jpg", 6},
	{900, 1600, "jpg", 4},
	{1400, 900, "png", 4}, // a chart
	{430, 430, "png", 6},  // a QR code
}

// writePhotos takes 0–3 pictures, more for long copy, none for most briefs.
func (s *writtenStory) writePhotos(w *writer, chars int) {
	n := 0
	for most := min(3, 1+chars/700); n < most && w.IntN(100) < 55; n++ {
	}
	if chars < 180 && w.IntN(3) > 0 {
		n = 0
	}
	for i := range n {
		s.photos = append(s.photos, w.photo(fmt.Sprintf("%s-%d", s.article.Address, i)))
	}
}

func (w *writer) photo(name string) writtenPhoto {
	shape := pictureShapes[0]
	for left, i := w.IntN(100), 0; left >= 0; i++ {
		shape = pictureShapes[i]
		left -= shape.common
	}
	p := writtenPhoto{Photo: &paper.Photo{
		Origin: name + "." + shape.ext, Address: name + "." + shape.ext, Width: shape.width, Height: shape.height, Colour: "#888888",
	}}
	if shape.ext == "png" {
		p.whole, p.small = true, true
	} else {
		w.mark(&p)
	}
	if w.IntN(8) > 0 {
		p.Cutline = w.write(w.from("cutline"))
	}
	if w.IntN(3) == 0 {
		p.Credit = w.gap("name") + " 摄"
	}
	return p
}

// mark says what must be seen of a photo: what lies around the point that its
// editor set, all that she cut out (which is all that there is of the file
// then), or nothing.
func (w *writer) mark(p *writtenPhoto) {
	switch w.IntN(4) {
	case 0:
	case 1:
		p.Crop = photo.Crop{Set: true, X: 0.05 + 0.1*w.Float64(), Y: 0.05 + 0.1*w.Float64(), W: 0.6 + 0.2*w.Float64(), H: 0.6 + 0.2*w.Float64()}
		p.Width, p.Height = int(p.Crop.W*float64(p.Width)), int(p.Crop.H*float64(p.Height))
		p.whole = true
	default:
		p.Crop = photo.Crop{Set: true, X: 0.3 + 0.4*w.Float64(), Y: 0.3 + 0.4*w.Float64()}
		part := func(at float64) (from, length float64) {
			length = 2 * min(at, 1-at) * (0.7 + 0.2*w.Float64())
			return at - length/2, length
		}
		p.seen.x, p.seen.w = part(p.Crop.X)
		p.seen.y, p.seen.h = part(p.Crop.Y)
	}
	p.small = p.Width < 500
}
