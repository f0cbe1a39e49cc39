package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
)

// touchSide is what telephones ask for on a home screen; browsers scale it.
const touchSide = 180

// TouchSide is the side of the touch icon that is made of a picture.
func TouchSide(in Info) int { return min(in.Width, in.Height, touchSide) }

// icoSides are the sizes in favicon.ico: tab, tab on fine screens, task bar.
var icoSides = []int{48, 32, 16}

// Icons makes favicon.ico (with PNG images inside, which every browser since
// 2011 reads) and the touch icon, a PNG without transparency, because
// telephones lay black under it. The picture is cut to a square; sizes larger
// than the picture are left out. Errors are those of Make.
func Icons(ctx context.Context, src []byte, crop Crop) (ico, touch []byte, err error) {
	s, err := squareOf(ctx, src, crop)
	if err != nil {
		return nil, nil, err
	}
	own := s.rect.Dx()
	side := min(own, touchSide)
	if err := s.resize(ctx, side, side); err != nil {
		return nil, nil, err
	}
	touch = encodePNG(onWhite(s.now.image()), s.profile)
	var sides []int
	var images [][]byte
	for i, side := range icoSides {
		if side > own && i < len(icoSides)-1 {
			continue
		}
		side = min(side, own)
		if err := s.resize(ctx, side, side); err != nil {
			return nil, nil, err
		}
		sides, images = append(sides, side), append(images, encodePNG(s.now.image(), s.profile))
	}
	return icoFile(sides, images), touch, nil
}

// squareOf decodes a picture and cuts it to a square.
func squareOf(ctx context.Context, src []byte, crop Crop) (*cutting, error) {
	in, err := describe(src)
	if err != nil {
		return nil, err
	}
	full, err := decode(ctx, src, in)
	if err != nil {
		return nil, err
	}
	return cutOut(full, in, src, Spec{Crop: crop, AspectW: 1, AspectH: 1}), nil
}

// icoFile puts PNG images into a Windows icon file.
func icoFile(sides []int, images [][]byte) []byte {
	le := binary.LittleEndian
	out := le.AppendUint16([]byte{0, 0, 1, 0}, uint16(len(images))) // type 1: icon
	at := len(out) + 16*len(images)
	for i, png := range images {
		out = append(out, byte(sides[i]), byte(sides[i]), 0, 0, 1, 0, 32, 0) // one plane, 32 bits
		out = le.AppendUint32(out, uint32(len(png)))
		out = le.AppendUint32(out, uint32(at))
		at += len(png)
	}
	return append(out, bytes.Join(images, nil)...)
}

func onWhite(m image.Image) image.Image {
	rgba, ok := m.(*image.RGBA)
	if !ok {
		return m
	}
	out := &image.RGBA{Pix: bytes.Clone(rgba.Pix), Stride: rgba.Stride, Rect: rgba.Rect}
	for i := 0; i+3 < len(out.Pix); i += 4 {
		light := 255 - out.Pix[i+3]
		for c := range 4 {
			out.Pix[i+c] += light // premultiplied: colour and alpha stay below 256
		}
	}
	return out
}
