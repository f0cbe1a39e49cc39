package photo

import (
	"image"
	"image/color"
)

// fewColours returns the picture in the narrowest form that PNG has for it:
// with a palette when 256 colours are enough, else without premultiplication,
// which PNG does not know.
func fewColours(m image.Image) image.Image {
	rgba, ok := m.(*image.RGBA)
	if !ok {
		return m
	}
	if p := paletted(rgba); p != nil {
		return p
	}
	if rgba.Opaque() {
		return rgba
	}
	out := &image.NRGBA{Pix: make([]byte, len(rgba.Pix)), Stride: rgba.Stride, Rect: rgba.Rect}
	for i := 0; i+3 < len(rgba.Pix); i += 4 {
		a := uint32(rgba.Pix[i+3])
		if a == 0 {
			continue
		}
		for c := range 3 {
			out.Pix[i+c] = byte((uint32(rgba.Pix[i+c])*255 + a/2) / a)
		}
		out.Pix[i+3] = byte(a)
	}
	return out
}

// paletted returns the same picture with a palette, or nil if it has too many
// colours. Colours are numbered as they appear.
func paletted(m *image.RGBA) *image.Paletted {
	index := make(map[[4]byte]byte, 256)
	out := &image.Paletted{Pix: make([]byte, len(m.Pix)/4), Stride: m.Stride / 4, Rect: m.Rect}
	for i := range out.Pix {
		key := [4]byte(m.Pix[4*i:])
		n, seen := index[key]
		if !seen {
			if len(index) == 256 {
				return nil
			}
			n = byte(len(index))
			index[key] = n
			out.Palette = append(out.Palette, color.RGBA{key[0], key[1], key[2], key[3]})
		}
		out.Pix[i] = n
	}
	return out
}
