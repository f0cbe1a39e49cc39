package photo

import (
	"image"
	"math"
	"slices"
)

// Sizes says in which sizes Make will return a picture, largest first,
// without their data: pages can name them before a pixel is decoded.
func (s Spec) Sizes(in Info) []Size {
	if in.Animated && !s.still() {
		return []Size{{Width: in.Width, Height: in.Height, Ext: ".gif"}}
	}
	ext := ".jpg"
	if in.Drawn {
		ext = ".png"
	}
	cut := s.size(in)
	var sizes []Size
	for _, w := range s.widths(cut.X) {
		h := float64(w) * float64(cut.Y) / float64(cut.X)
		if s.AspectW > 0 && s.AspectH > 0 {
			h = float64(w) * float64(s.AspectH) / float64(s.AspectW)
		}
		sizes = append(sizes, Size{w, min(max(int(math.Round(h)), 1), cut.Y), ext, nil})
	}
	return sizes
}

// still reports whether the picture is cut, so that an animation cannot be
// kept as it is.
func (s Spec) still() bool { return s.AspectW > 0 && s.AspectH > 0 || s.Crop.Box() }

// widths returns the widths to make of a picture own pixels wide, descending.
func (s Spec) widths(own int) []int {
	var widths []int
	for _, w := range s.Widths {
		if w > 0 {
			widths = append(widths, min(w, own))
		}
	}
	if len(widths) == 0 {
		return []int{own}
	}
	slices.Sort(widths)
	slices.Reverse(widths)
	return slices.Compact(widths)
}

// size returns the size of what is left after cropping, in upright pixels.
func (s Spec) size(in Info) image.Point {
	size := image.Pt(in.Width, in.Height)
	if s.Crop.Box() {
		size = s.Crop.rect(in.Width, in.Height).Size()
	}
	if s.AspectW <= 0 || s.AspectH <= 0 {
		return size
	}
	aspect := float64(s.AspectW) / float64(s.AspectH)
	if float64(size.X) > float64(size.Y)*aspect {
		size.X = max(int(math.Round(float64(size.Y)*aspect)), 1)
	} else {
		size.Y = max(int(math.Round(float64(size.X)/aspect)), 1)
	}
	return size
}

// cut returns the rectangle of the upright picture to keep.
func (s Spec) cut(in Info, focus func(image.Point) image.Point) image.Rectangle {
	whole := image.Rect(0, 0, in.Width, in.Height)
	size := s.size(in)
	switch {
	case size == whole.Size():
		return whole
	case s.Crop.Box():
		whole = s.Crop.rect(in.Width, in.Height)
		return within(whole, size, whole.Min.Add(whole.Max).Div(2))
	case s.Crop.Set:
		return within(whole, size, s.Crop.point(in.Width, in.Height))
	}
	return within(whole, size, focus(size))
}

// within returns a rectangle of the given size around mid, moved into whole.
func within(whole image.Rectangle, size, mid image.Point) image.Rectangle {
	at := mid.Sub(size.Div(2))
	at.X = min(max(at.X, whole.Min.X), whole.Max.X-size.X)
	at.Y = min(max(at.Y, whole.Min.Y), whole.Max.Y-size.Y)
	return image.Rectangle{Min: at, Max: at.Add(size)}
}

// stored turns a rectangle of the upright picture into one of the stored
// picture, which is w×h.
func stored(r image.Rectangle, t turn, w, h int) image.Rectangle {
	if t.swap {
		r = image.Rect(r.Min.Y, r.Min.X, r.Max.Y, r.Max.X)
	}
	if t.flipX {
		r.Min.X, r.Max.X = w-r.Max.X, w-r.Min.X
	}
	if t.flipY {
		r.Min.Y, r.Max.Y = h-r.Max.Y, h-r.Min.Y
	}
	return r
}
