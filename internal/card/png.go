package card

import (
	"encoding/binary"
	"hash/crc32"
)

// image/png would take most of the time of a card; here what is known of cards is made
// use of. The form is that of the PNG specification (ISO/IEC 15948):
// four bits a point, one IDAT; what is printed is told by how each row differs from
// the one above (filter 2), which leaves little of an upright stroke and nothing of
// ground.

const (
	filterUp = 2
	frame    = 8 + 4*12 + 13 + 3*2*steps // bytes of a picture beside what is in its IDAT
)

// png writes the plate in the colours of a card.
func (p *plate) png(s Spec) []byte {
	data := p.compressed()
	out := append(make([]byte, 0, len(data)+frame), "\x89PNG\r\n\x1a\n"...)
	head := binary.BigEndian.AppendUint32(nil, Width)
	head = append(binary.BigEndian.AppendUint32(head, Height), 4, 3, 0, 0, 0) // depth, palette
	out = chunk(out, "IHDR", head)
	var colours []byte
	for _, c := range palette(s) {
		colours = append(colours, c.R, c.G, c.B)
	}
	out = chunk(out, "PLTE", colours)
	out = chunk(out, "IDAT", data)
	return chunk(out, "IEND", nil)
}

func chunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	at := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[at:]))
}

// compressed is the rows in the form of zlib (RFC 1950), in memory that the next card
// of this plate takes.
func (p *plate) compressed() []byte {
	d := newDeflater(p.packed)
	for y := range Height {
		if p.marked[y] {
			d.one(filterUp)
			d.differs(p.row(y), p.row(y-1))
		} else {
			d.zeros += 1 + Width/2 // no filter, and ground
		}
		d.settle()
	}
	p.packed = d.close()
	return p.packed
}
