package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
)

// PNG colour types (PNG third edition, table 9).
const (
	pngGrey, pngRGB, pngPalette, pngGreyAlpha, pngRGBA = 0, 2, 3, 4, 6
)

type chunk struct {
	name string
	data []byte
}

// pngChunks cuts what follows a PNG's signature into chunks, one a call.
type pngChunks struct{ rest []byte }

func (s *pngChunks) next() (chunk, error) {
	if len(s.rest) < 12 {
		return chunk{}, errShort
	}
	n := binary.BigEndian.Uint32(s.rest)
	if uint64(n)+12 > uint64(len(s.rest)) {
		return chunk{}, errShort
	}
	c := chunk{string(s.rest[4:8]), s.rest[8 : 8+n]}
	s.rest = s.rest[12+n:]
	return c, nil
}

func describePNG(src []byte) (Info, error) {
	in := Info{Format: "png", orient: 1}
	var head []byte
	var packed int64
	key := false // a colour or palette entry is declared see-through
	for s := (pngChunks{src[8:]}); ; {
		c, err := s.next()
		if err != nil {
			return in, damaged(err)
		}
		if head == nil && (c.name != "IHDR" || len(c.data) != 13) {
			return in, damaged(errBroken)
		}
		switch c.name {
		case "IHDR":
			head = c.data
		case "tRNS":
			key = true
		case "eXIf":
			in.orient = orientation(c.data)
		case "IDAT":
			packed += int64(len(c.data))
		}
		if c.name == "IEND" {
			break
		}
	}
	w, h := int64(binary.BigEndian.Uint32(head)), int64(binary.BigEndian.Uint32(head[4:]))
	if w > 1<<24 || h > 1<<24 {
		return in, tooLarge(int(w), int(h), maxMemory*2)
	}
	in.Width, in.Height = int(w), int(h)
	depth, kind := int64(head[8]), head[9]
	channels := map[byte]int64{pngGrey: 1, pngRGB: 3, pngPalette: 1, pngGreyAlpha: 2, pngRGBA: 4}[kind]
	if channels == 0 || depth == 0 || depth > 16 {
		return in, damaged(errBroken)
	}
	in.Memory = w * h * max(1, depth/8)
	if kind != pngPalette && (kind != pngGrey || key) {
		in.Memory *= 4 // the decoder has no narrower form
	}
	if head[12] != 0 {
		in.Memory *= 2 // interlaced: passes beside the whole
	}
	// Screenshots, charts and scanned type shrink to 0.02–0.3 bytes a pixel; the
	// softest of photographs keep 0.5, or 0.3 in grey. (sunrise.png of
	// bep/imagemeta has 0.58; taken for a drawing it would weigh tenfold.)
	in.Drawn = packed*10 < w*h*(1+channels*depth/8)
	if !in.Drawn && in.Memory <= maxMemory && (key || kind == pngGreyAlpha || kind == pngRGBA) {
		m, err := png.Decode(bytes.NewReader(src))
		if err != nil {
			return in, damaged(err)
		}
		in.Drawn = !opaque(m)
	}
	return in, nil
}

func opaque(m image.Image) bool {
	o, ok := m.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

// stripPNG keeps the pixels and what says how their numbers are colours.
func stripPNG(src []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(src)), src[:8]...)
	for s := (pngChunks{src[8:]}); ; {
		c, err := s.next()
		if err != nil {
			return nil, damaged(err)
		}
		switch c.name {
		case "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "gAMA", "cHRM", "cICP":
			out = appendChunk(out, c.name, c.data)
		}
		if c.name == "IHDR" {
			space := "RGB "
			if len(c.data) > 9 && (c.data[9] == pngGrey || c.data[9] == pngGreyAlpha) {
				space = "GRAY"
			}
			if profile := profilePNG(src, space); profile != nil {
				out = append(out, profileChunk(profile)...)
			}
		}
		if c.name == "IEND" {
			return out, nil
		}
	}
}
