package photo

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
)

// encode saves a resized picture. Writing to memory cannot fail, and the
// encoders refuse nothing within our limits.
func encode(p *picture, ext string, profile []byte, quality int) []byte {
	if ext == ".png" {
		return encodePNG(p.image(), profile)
	}
	var b bytes.Buffer
	jpeg.Encode(&b, p.image(), &jpeg.Options{Quality: quality})
	if profile == nil {
		return b.Bytes()
	}
	out := make([]byte, 0, b.Len()+len(profile)+64)
	out = appendProfile(append(out, b.Bytes()[:2]...), profile)
	return append(out, b.Bytes()[2:]...)
}

// image wraps a resized picture's bytes for the encoders.
func (p *picture) image() image.Image {
	whole := image.Rect(0, 0, p.w, p.h)
	pix := func(i int) []byte { return p.planes[i].pix }
	switch {
	case p.grey():
		return &image.Gray{Pix: pix(0), Stride: p.w, Rect: whole}
	case len(p.planes) == 3:
		return &image.YCbCr{
			Y: pix(0), Cb: pix(1), Cr: pix(2), YStride: p.w, CStride: p.planes[1].w,
			SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: whole,
		}
	}
	return &image.RGBA{Pix: pix(0), Stride: 4 * p.w, Rect: whole}
}

func encodePNG(m image.Image, profile []byte) []byte {
	var b bytes.Buffer
	png.Encode(&b, fewColours(m)) // best compression: 2 % smaller, ten times slower
	if profile == nil {
		return b.Bytes()
	}
	const head = 8 + 25 // the signature and IHDR, which a profile follows
	out := append(make([]byte, 0, b.Len()+len(profile)+64), b.Bytes()[:head]...)
	return append(append(out, profileChunk(profile)...), b.Bytes()[head:]...)
}
