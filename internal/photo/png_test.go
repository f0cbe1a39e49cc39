package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"testing"
)

// pngOf writes a PNG by its head and the bytes of its pixels, of which nothing
// can be read.
func pngOf(w, h uint32, depth, kind, interlaced byte, pixels int, others ...string) []byte {
	head := binary.BigEndian.AppendUint32(nil, w)
	head = append(binary.BigEndian.AppendUint32(head, h), depth, kind, 0, 0, interlaced)
	out := appendChunk([]byte("\x89PNG\r\n\x1a\n"), "IHDR", head)
	for _, name := range others {
		out = appendChunk(out, name, []byte{0, 0})
	}
	out = appendChunk(out, "IDAT", make([]byte, pixels/2))
	out = appendChunk(out, "IDAT", make([]byte, pixels-pixels/2))
	return appendChunk(out, "IEND", nil)
}

// TestPNGDescribed: what decoding takes, by the forms of pixels that PNG has,
// and what is a drawing, by how few bytes its pixels take.
func TestPNGDescribed(t *testing.T) {
	for name, c := range map[string]struct {
		src    []byte
		memory int64 // of 1000 pixels
		drawn  bool
	}{
		"grey":            {pngOf(50, 20, 8, pngGrey, 0, 400), 1000, false},
		"bits of grey":    {pngOf(50, 20, 1, pngGrey, 0, 400), 1000, false},
		"fine grey":       {pngOf(50, 20, 16, pngGrey, 0, 400), 2000, false},
		"grey drawing":    {pngOf(50, 20, 8, pngGrey, 0, 190), 1000, true},
		"grey photograph": {pngOf(50, 20, 8, pngGrey, 0, 210), 1000, false},
		"colours":         {pngOf(50, 20, 8, pngRGB, 0, 410), 4000, false},
		"drawing":         {pngOf(50, 20, 8, pngRGB, 0, 390), 4000, true},
		"fine colours":    {pngOf(50, 20, 16, pngRGB, 0, 710), 8000, false},
		"fine drawing":    {pngOf(50, 20, 16, pngRGB, 0, 690), 8000, true},
		"palette":         {pngOf(50, 20, 8, pngPalette, 0, 210), 1000, false},
		"interlaced":      {pngOf(50, 20, 8, pngRGB, 1, 410), 8000, false},
		"glass":           {pngOf(50, 20, 8, pngRGBA, 0, 490), 4000, true},
		"grey glass":      {pngOf(50, 20, 8, pngGreyAlpha, 0, 290), 4000, true},
		"a clear grey":    {pngOf(50, 20, 8, pngGrey, 0, 190, "tRNS"), 4000, true},
		"a clear entry":   {pngOf(50, 20, 8, pngPalette, 0, 190, "tRNS"), 1000, true},
		"a large one":     {pngOf(12000, 5000, 8, pngRGB, 0, 10), 240_000_000, true},
	} {
		in, err := describe(c.src)
		if err != nil || in.Memory != c.memory || in.Drawn != c.drawn {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
	}
	for name, src := range map[string][]byte{
		"a kind that is none":  pngOf(50, 20, 8, 1, 0, 400),
		"no depth":             pngOf(50, 20, 0, pngRGB, 0, 400),
		"a depth of 17":        pngOf(50, 20, 17, pngRGB, 0, 400),
		"no width":             pngOf(0, 20, 8, pngRGB, 0, 400),
		"no height":            pngOf(50, 0, 8, pngRGB, 0, 400),
		"too wide":             pngOf(1<<24+1, 1, 8, pngRGB, 0, 400),
		"too high":             pngOf(1, 1<<24+1, 8, pngRGB, 0, 400),
		"too many pixels":      pngOf(20000, 5000, 8, pngRGB, 0, 400),
		"glass without pixels": pngOf(50, 20, 8, pngRGBA, 0, 900),
		"no head":              append([]byte("\x89PNG\r\n\x1a\n"), appendChunk(appendChunk(nil, "IDAT", nil), "IEND", nil)...),
		"a short head":         append([]byte("\x89PNG\r\n\x1a\n"), appendChunk(appendChunk(nil, "IHDR", make([]byte, 12)), "IEND", nil)...),
		"no end":               pngOf(50, 20, 8, pngRGB, 0, 400)[:400],
	} {
		if in, err := describe(src); err == nil {
			t.Errorf("%s: %+v", name, in)
		}
	}
}

// TestPNGStripped keeps what says how numbers are colours.
func TestPNGStripped(t *testing.T) {
	for _, name := range []string{"tRNS", "PLTE", "sRGB", "gAMA", "cHRM", "cICP"} {
		if clean, err := stripPNG(pngOf(50, 20, 8, pngRGB, 0, 40, name)); err != nil || !bytes.Contains(clean, []byte(name)) {
			t.Errorf("%s is gone, %v", name, err)
		}
	}
	for _, name := range []string{"tEXt", "eXIf", "tIME", "pHYs", "iTXt", "caBX", "iDOT"} {
		clean, err := stripPNG(append(pngOf(50, 20, 8, pngRGB, 0, 40, name), "behind"...))
		if err != nil || bytes.Contains(clean, []byte(name)) || bytes.Contains(clean, []byte("behind")) {
			t.Errorf("%s is kept, %v", name, err)
		}
	}
}

// TestPNGTurned: a PNG that says so lies on its side as a JPEG does.
func TestPNGTurned(t *testing.T) {
	src := asPNG(scene(60, 40, image.Pt(20, 20)))
	const header = 8 + 25 // the signature and IHDR
	turned := append(bytes.Clone(src[:header]), appendChunk(nil, "eXIf", exifBlock(binary.BigEndian, 0, exifTag{0x0112, 3, 6}))...)
	turned = append(turned, src[header:]...)
	for name, c := range map[string]struct {
		src  []byte
		w, h int
	}{"upright": {src, 60, 40}, "turned": {turned, 40, 60}} {
		set, err := Make(t.Context(), c.src, Spec{})
		if err != nil || set.Sizes[0].Width != c.w || set.Sizes[0].Height != c.h {
			t.Errorf("%s: %+v, %v; want %d×%d", name, set.Sizes, err, c.w, c.h)
		}
	}
}
