package photo

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/image/webp"
)

// Flags of a WebP's VP8X chunk (RFC 9649, section 2.7).
const (
	webpAnimated = 1 << 1
	webpAlpha    = 1 << 4
	webpProfile  = 1 << 5
)

// webpChunks cuts what follows "RIFF….WEBP" into chunks, one a call.
type webpChunks struct{ rest []byte }

func (s *webpChunks) next() (chunk, error) {
	if len(s.rest) < 8 {
		return chunk{}, errShort
	}
	n := uint64(binary.LittleEndian.Uint32(s.rest[4:]))
	if 8+n > uint64(len(s.rest)) {
		return chunk{}, errShort
	}
	c := chunk{string(s.rest[:4]), s.rest[8 : 8+n]}
	s.rest = s.rest[min(8+n+n&1, uint64(len(s.rest))):]
	return c, nil
}

// webpBody returns the chunks of a WebP without what is appended to it.
func webpBody(src []byte) ([]byte, error) {
	n := uint64(binary.LittleEndian.Uint32(src[4:])) + 8
	if n > uint64(len(src)) || n < 12 {
		return nil, damaged(errShort)
	}
	return src[12:n], nil
}

func describeWebP(src []byte) (Info, error) {
	in := Info{Format: "webp", orient: 1}
	body, err := webpBody(src)
	if err != nil {
		return in, err
	}
	var frame chunk
	var canvasW, canvasH int
	alpha := false
	for s := (webpChunks{body}); len(s.rest) > 1; {
		c, err := s.next()
		if err != nil {
			return in, damaged(err)
		}
		switch c.name {
		case "VP8X":
			if len(c.data) < 10 {
				return in, damaged(errBroken)
			}
			if c.data[0]&webpAnimated != 0 {
				return in, refuse(badFormat, "请把动图另存为 GIF；只要一张静止的画面就截图存为 JPEG", "会动的 WebP 图片还不能用")
			}
			alpha = c.data[0]&webpAlpha != 0
			canvasW, canvasH = 1+uint24(c.data[4:]), 1+uint24(c.data[7:])
		case "VP8 ", "VP8L":
			if frame.name == "" {
				frame = c
			}
		case "EXIF":
			in.orient = orientation(c.data)
		}
	}
	if len(frame.data) < 10 {
		return in, damaged(errBroken)
	}
	if frame.name == "VP8L" {
		bits := binary.LittleEndian.Uint32(frame.data[1:])
		in.Width, in.Height = 1+int(bits&0x3FFF), 1+int(bits>>14&0x3FFF)
		alpha = bits>>28&1 != 0
	} else {
		in.Width = int(binary.LittleEndian.Uint16(frame.data[6:])) & 0x3FFF
		in.Height = int(binary.LittleEndian.Uint16(frame.data[8:])) & 0x3FFF
	}
	if canvasW != 0 && (canvasW != in.Width || canvasH != in.Height) {
		return in, damaged(errBroken)
	}
	pixels := int64(in.Width) * int64(in.Height)
	in.Memory = 2 * pixels
	if frame.name == "VP8L" || alpha {
		in.Memory = 8 * pixels // unpacked as four channels, twice while unfiltering
	}
	in.Drawn = frame.name == "VP8L" && int64(len(frame.data))*5 < pixels*3
	if !in.Drawn && alpha && in.Memory <= maxMemory {
		m, err := webp.Decode(bytes.NewReader(src))
		if err != nil {
			return in, damaged(err)
		}
		in.Drawn = !opaque(m)
	}
	return in, nil
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// stripWebP keeps the pixels and a colour profile.
func stripWebP(src []byte) ([]byte, error) {
	body, err := webpBody(src)
	if err != nil {
		return nil, err
	}
	profile := profileWebP(src)
	out := append(make([]byte, 0, len(src)), "RIFF____WEBP"...)
	for s := (webpChunks{body}); len(s.rest) > 1; {
		c, err := s.next()
		if err != nil {
			return nil, damaged(err)
		}
		switch c.name {
		case "VP8X":
			head := bytes.Clone(c.data[:10])
			head[0] &= webpAlpha
			if profile != nil {
				head[0] |= webpProfile
			}
			out = appendRIFF(out, c.name, head)
			if profile != nil {
				out = appendRIFF(out, "ICCP", profile)
			}
		case "ALPH", "VP8 ", "VP8L":
			out = appendRIFF(out, c.name, c.data)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}

func appendRIFF(out []byte, name string, data []byte) []byte {
	out = binary.LittleEndian.AppendUint32(append(out, name...), uint32(len(data)))
	out = append(out, data...)
	if len(data)%2 == 1 {
		out = append(out, 0)
	}
	return out
}
