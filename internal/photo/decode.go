package photo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"
)

// plane is one or four channels on one grid of samples. Rows are handed out
// one at a time, so that a picture in an awkward form is never unpacked whole.
type plane struct {
	w, h       int // samples
	channels   int
	subX, subY int // pixels of the picture that one sample covers
	// row returns the samples of row y, in buf (of w*channels bytes) or in place.
	row func(y int, buf []byte) []byte
	pix []byte // all rows, of a plane that resized made
}

// picture is decoded: one plane of grey, three of Y, Cb and Cr (as JPEG has
// them; converting back and forth would cost time and exactness), or one of
// red, green, blue and alpha, premultiplied.
type picture struct {
	w, h   int
	planes []plane
}

func (p *picture) grey() bool { return len(p.planes) == 1 && p.planes[0].channels == 1 }

// stoppable ends a decoder's reading when the context ends.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s stoppable) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(b)
}

// decode unpacks a picture that describe has accepted.
func decode(ctx context.Context, src []byte, in Info) (p *picture, err error) {
	// Decoders of other people's making have met every file but the next one.
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, damaged(fmt.Errorf("decoder: %v", r))
		}
	}()
	r := stoppable{ctx, bytes.NewReader(src)}
	var m image.Image
	switch in.Format {
	case "jpeg":
		scans, short := jpegScans(src)
		if short != nil {
			return nil, damaged(short)
		}
		if scans*int64(in.Width)*int64(in.Height) > maxWork {
			return nil, tooHeavy()
		}
		m, err = jpeg.Decode(r)
	case "png":
		m, err = png.Decode(r)
	case "webp":
		m, err = webp.Decode(r)
	case "gif":
		m, err = gif.Decode(r)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, damaged(err)
	}
	w, h := in.Width, in.Height
	if turns[in.orient].swap {
		w, h = h, w
	}
	whole := image.Rect(0, 0, w, h)
	if in.Format == "gif" && m.Bounds() != whole { // the first frame covers a part
		screen := image.NewRGBA(whole)
		draw.Draw(screen, m.Bounds(), m, m.Bounds().Min, draw.Src)
		m = screen
	}
	if m.Bounds() != whole {
		return nil, damaged(errBroken)
	}
	return &picture{w, h, planesOf(m, in.Format == "webp")}, nil
}

func planesOf(m image.Image, studio bool) []plane {
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	one := func(channels int, row func(y int, buf []byte) []byte) []plane {
		return []plane{{w, h, channels, 1, 1, row, nil}}
	}
	switch m := m.(type) {
	case *image.Gray:
		return one(1, inPlace(m.Pix, m.Stride, w))
	case *image.Gray16:
		return one(1, func(y int, buf []byte) []byte {
			for x := range buf {
				buf[x] = m.Pix[y*m.Stride+2*x]
			}
			return buf
		})
	case *image.YCbCr:
		return planesYCbCr(m, studio)
	case *image.NYCbCrA:
		return one(4, rowsNYCbCrA(m))
	case *image.Paletted:
		return one(4, rowsPaletted(m))
	}
	return one(4, func(y int, buf []byte) []byte {
		line := &image.RGBA{Pix: buf, Stride: len(buf), Rect: image.Rect(0, y, w, y+1)}
		draw.Draw(line, line.Rect, m, image.Pt(0, y), draw.Src)
		return buf
	})
}

func inPlace(pix []byte, stride, n int) func(int, []byte) []byte {
	return func(y int, _ []byte) []byte { return pix[y*stride : y*stride+n] }
}

func planesYCbCr(m *image.YCbCr, studio bool) []plane {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	subX, subY := subsampling(m.SubsampleRatio)
	cw, ch := (w+subX-1)/subX, (h+subY-1)/subY
	planes := []plane{
		{w, h, 1, 1, 1, inPlace(m.Y, m.YStride, w), nil},
		{cw, ch, 1, subX, subY, inPlace(m.Cb, m.CStride, cw), nil},
		{cw, ch, 1, subX, subY, inPlace(m.Cr, m.CStride, cw), nil},
	}
	if !studio {
		return planes
	}
	for i := range planes {
		stretch, raw := &fullChroma, planes[i].row
		if i == 0 {
			stretch = &fullLuma
		}
		planes[i].row = func(y int, buf []byte) []byte {
			for x, v := range raw(y, nil) {
				buf[x] = stretch[v]
			}
			return buf
		}
	}
	return planes
}

func subsampling(r image.YCbCrSubsampleRatio) (x, y int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// WebP stores luma in 16–235 and chroma in 16–240 (RFC 6386, section 9.2);
// x/image hands the numbers out as they are, JPEG means 0–255.
var fullLuma, fullChroma = stretchTable(16, 219), stretchTable(128, 224)

func stretchTable(zero, span int) (t [256]byte) {
	keep := zero
	if zero == 16 {
		keep = 0
	}
	for v := range t {
		n := (v - zero) * 255 * 2
		if n < 0 {
			n -= span
		} else {
			n += span
		}
		t[v] = byte(min(max(keep+n/(2*span), 0), 255))
	}
	return t
}
