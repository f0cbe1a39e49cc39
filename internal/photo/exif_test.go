package photo

import (
	"encoding/binary"
	"testing"
)

// tag is an entry of an EXIF directory.
type exifTag struct{ id, kind, value uint16 }

// exifBlock writes tags as cameras do, behind a gap where they leave one.
func exifBlock(order binary.AppendByteOrder, gap int, tags ...exifTag) []byte {
	b := []byte("II*\x00")
	if order.String() == "BigEndian" {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, uint32(8+gap))
	b = append(b, make([]byte, gap)...)
	b = order.AppendUint16(b, uint16(len(tags)))
	for _, t := range tags {
		b = order.AppendUint16(order.AppendUint16(b, t.id), t.kind)
		b = order.AppendUint16(order.AppendUint32(b, 1), t.value)
		b = append(b, 0, 0)
	}
	return b
}

// TestOrientation reads the tag wherever it stands. What cannot be read is
// upright.
func TestOrientation(t *testing.T) {
	const maker, model, orient, short, long = 0x010F, 0x0110, 0x0112, 3, 4
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		first, behind := exifBlock(order, 0, exifTag{orient, short, 6}), exifBlock(order, 6, exifTag{maker, 2, 0}, exifTag{model, 2, 0}, exifTag{orient, short, 8}, exifTag{maker, 2, 0})
		for name, c := range map[string]struct {
			block []byte
			want  int
		}{
			"the only tag":       {first, 6},
			"behind two others":  {behind, 8},
			"as JPEG has it":     {append([]byte("Exif\x00\x00"), behind...), 8},
			"one":                {exifBlock(order, 0, exifTag{orient, short, 1}), 1},
			"two":                {exifBlock(order, 0, exifTag{orient, short, 2}), 2},
			"zero":               {exifBlock(order, 0, exifTag{orient, short, 0}), 1},
			"nine":               {exifBlock(order, 0, exifTag{orient, short, 9}), 1},
			"no such tag":        {exifBlock(order, 0, exifTag{maker, short, 6}), 1},
			"another type":       {exifBlock(order, 0, exifTag{orient, long, 6}), 1},
			"no tags":            {exifBlock(order, 0), 1},
			"fewer tags than it": {exifBlock(order, 0, exifTag{maker, 2, 0})[:8+2+6], 1},
			"cut in its tag":     {first[:len(first)-1], 1},
			"cut in the number":  {first[:9], 1},
			"begins past itself": {first[:8], 1},
			"cut short":          {first[:7], 1},
			"nothing":            {nil, 1},
			"some other block":   {append([]byte("XXXX"), first[4:]...), 1},
		} {
			if got := orientation(c.block); got != c.want {
				t.Errorf("%s, %v: %d, want %d", name, order, got, c.want)
			}
		}
	}
}
