package photo

import (
	"image"
	"image/color"
)

// rowsNYCbCrA hands out a see-through WebP as premultiplied colours.
func rowsNYCbCrA(m *image.NYCbCrA) func(int, []byte) []byte {
	return func(y int, buf []byte) []byte {
		for x := range len(buf) / 4 {
			yi, ci := m.YOffset(x, y), m.COffset(x, y)
			r, g, b := color.YCbCrToRGB(fullLuma[m.Y[yi]], fullChroma[m.Cb[ci]], fullChroma[m.Cr[ci]])
			a := uint32(m.A[m.AOffset(x, y)])
			buf[4*x] = byte((uint32(r)*a + 127) / 255)
			buf[4*x+1] = byte((uint32(g)*a + 127) / 255)
			buf[4*x+2] = byte((uint32(b)*a + 127) / 255)
			buf[4*x+3] = byte(a)
		}
		return buf
	}
}

// rowsPaletted looks colours up. An index past the palette is see-through
// black: GIFs contain them.
func rowsPaletted(m *image.Paletted) func(int, []byte) []byte {
	var table [256]color.RGBA
	for i, c := range m.Palette[:min(len(m.Palette), 256)] {
		table[i] = color.RGBAModel.Convert(c).(color.RGBA)
	}
	return func(y int, buf []byte) []byte {
		for x := range len(buf) / 4 {
			c := table[m.Pix[y*m.Stride+x]]
			buf[4*x], buf[4*x+1], buf[4*x+2], buf[4*x+3] = c.R, c.G, c.B, c.A
		}
		return buf
	}
}

// colour returns the picture's average as #rrggbb: what a page shows where the
// picture will be. See-through pixels do not count.
func (p *picture) colour() string {
	var mean [4]uint64 // of the channels, or of Y, Cb and Cr
	at := 0
	for _, pl := range p.planes {
		buf := make([]byte, pl.w*pl.channels)
		var sum [4]uint64
		for y := range pl.h {
			for i, v := range pl.row(y, buf) {
				sum[i%pl.channels] += uint64(v)
			}
		}
		n := uint64(pl.w) * uint64(pl.h)
		if pl.channels == 4 {
			n = max(sum[3]/255, 1)
		}
		for c := range pl.channels {
			mean[at] = min((sum[c]+n/2)/n, 255)
			at++
		}
	}
	r, g, b := byte(mean[0]), byte(mean[1]), byte(mean[2])
	switch {
	case p.grey():
		g, b = r, r
	case len(p.planes) == 3:
		r, g, b = color.YCbCrToRGB(r, g, b)
	}
	const hex = "0123456789abcdef"
	return string([]byte{'#', hex[r>>4], hex[r&15], hex[g>>4], hex[g&15], hex[b>>4], hex[b&15]})
}
