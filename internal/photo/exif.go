package photo

import (
	"bytes"
	"encoding/binary"
)

// orientation finds tag 0x0112 in the first directory of an EXIF block (a TIFF
// file, with or without the "Exif\0\0" that JPEG puts before it). It returns 1,
// upright, for anything it cannot read: a wrong guess is worse than none.
func orientation(exif []byte) int {
	b := bytes.TrimPrefix(exif, []byte("Exif\x00\x00"))
	if len(b) < 8 {
		return 1
	}
	var order binary.ByteOrder
	switch string(b[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	at := int64(order.Uint32(b[4:]))
	if at+2 > int64(len(b)) {
		return 1
	}
	entries := b[at+2:]
	for range order.Uint16(b[at:]) {
		if len(entries) < 12 {
			return 1
		}
		const short = 3 // the TIFF type of a 16-bit number
		if order.Uint16(entries) == 0x0112 && order.Uint16(entries[2:]) == short {
			if o := order.Uint16(entries[8:]); 1 <= o && o <= 8 {
				return int(o)
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// turn is what an orientation asks for, in terms of the stored picture:
// mirror it along its own axes, then swap them.
type turn struct{ flipX, flipY, swap bool }

// turns is indexed by EXIF orientation (Exif 2.32, section 4.6.4, tag 274).
var turns = [9]turn{
	2: {flipX: true},
	3: {flipX: true, flipY: true},
	4: {flipY: true},
	5: {swap: true},
	6: {flipY: true, swap: true},
	7: {flipX: true, flipY: true, swap: true},
	8: {flipX: true, swap: true},
}
