package photo

import (
	"bytes"
	"encoding/binary"
)

// gifBlock is one block of a GIF: a picture, an extension or the end.
type gifBlock struct {
	kind  byte // ',' picture, '!' extension, ';' end
	label byte // of an extension
	raw   []byte
}

const (
	gifControl     = 0xF9 // delay and see-through colour of the next picture
	gifApplication = 0xFF
)

// gifBlocks cuts what follows a GIF's screen descriptor and colours into
// blocks, one a call.
type gifBlocks struct{ rest []byte }

// gifScreen returns the blocks and where they begin.
func gifScreen(src []byte) (gifBlocks, int, error) {
	if len(src) < 13 {
		return gifBlocks{}, 0, errShort
	}
	start := 13 + colours(src[10])
	if start > len(src) {
		return gifBlocks{}, 0, errShort
	}
	return gifBlocks{src[start:]}, start, nil
}

// colours returns the bytes of the colour table that flags announce.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (1 + flags&7)
}

func (s *gifBlocks) next() (gifBlock, error) {
	if len(s.rest) == 0 {
		return gifBlock{}, errShort
	}
	b := gifBlock{kind: s.rest[0]}
	n := 1
	switch b.kind {
	case ';':
	case '!':
		if len(s.rest) < 3 {
			return b, errShort
		}
		b.label = s.rest[1]
		n = 2
	case ',':
		if len(s.rest) < 12 {
			return b, errShort
		}
		n = 10 + colours(s.rest[9]) + 1
	default:
		return b, errBroken
	}
	for b.kind != ';' { // sub-blocks, each with its length, up to an empty one
		if n >= len(s.rest) {
			return b, errShort
		}
		size := int(s.rest[n])
		n += 1 + size
		if size == 0 {
			break
		}
	}
	if n > len(s.rest) {
		return b, errShort
	}
	b.raw, s.rest = s.rest[:n], s.rest[n:]
	return b, nil
}

func describeGIF(src []byte) (Info, error) {
	in := Info{Format: "gif", orient: 1}
	blocks, _, err := gifScreen(src)
	if err != nil {
		return in, damaged(err)
	}
	in.Width = int(binary.LittleEndian.Uint16(src[6:]))
	in.Height = int(binary.LittleEndian.Uint16(src[8:]))
	pixels := int64(in.Width) * int64(in.Height)
	frames, clear := int64(0), false
	for {
		b, err := blocks.next()
		if err != nil {
			return in, damaged(err)
		}
		if b.kind == ';' {
			break
		}
		switch {
		case b.kind == ',':
			frames++
			whole := binary.LittleEndian.Uint64(b.raw[1:]) ==
				uint64(in.Width)<<32|uint64(in.Height)<<48
			clear = clear || !whole
		case b.label == gifControl && len(b.raw) > 3 && b.raw[3]&1 != 0:
			clear = true
		}
	}
	if frames == 0 {
		return in, damaged(errBroken)
	}
	if frames*pixels > maxWork {
		return in, tooHeavy()
	}
	in.Animated = frames > 1
	in.Memory = 5 * pixels
	in.Drawn = clear || int64(len(src))*2 < pixels
	return in, nil
}

// stripGIF keeps pictures, their timing and the number of repeats.
func stripGIF(src []byte) ([]byte, error) {
	blocks, start, err := gifScreen(src)
	if err != nil {
		return nil, damaged(err)
	}
	out := append(make([]byte, 0, len(src)), src[:start]...)
	for {
		b, err := blocks.next()
		if err != nil {
			return nil, damaged(err)
		}
		switch {
		case b.kind == ';':
			return append(out, ';'), nil
		case b.kind == ',':
			out = append(out, b.raw...)
		case b.label == gifControl && len(b.raw) >= 8 && b.raw[2] == 4:
			out = append(append(out, b.raw[:7]...), 0)
		case b.label == gifApplication && len(b.raw) >= 19 && b.raw[2] == 11 && b.raw[14] == 3 &&
			(bytes.HasPrefix(b.raw[3:], []byte("NETSCAPE2.0")) ||
				bytes.HasPrefix(b.raw[3:], []byte("ANIMEXTS1.0"))):
			out = append(append(out, b.raw[:18]...), 0)
		}
	}
}
