package card

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// image/png would take most of the time of a card; here what is known of cards is made
// use of. The form is that of the PNG specification (ISO/IEC 15948):
// four bits a point, one IDAT; what is printed is told by how each row differs from
// the one above (filter 2), which leaves little of an upright stroke and nothing of
// ground.

const filterUp = 2

// png writes the plate in the colours of a card.
func (p *plate) png(s Spec) []byte {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, Width)
	head = append(binary.BigEndian.AppendUint32(head, Height), 4, 3, 0, 0, 0) // depth, palette
	chunk(&out, "IHDR", head)
	var colours []byte
	for _, c := range palette(s) {
		colours = append(colours, c.R, c.G, c.B)
	}
	chunk(&out, "PLTE", colours)
	chunk(&out, "IDAT", p.compressed())
	chunk(&out, "IEND", nil)
	return out.Bytes()
}

func chunk(out *bytes.Buffer, kind string, data []byte) {
	length := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	out.Write(length)
	at := out.Len()
	out.WriteString(kind)
	out.Write(data)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(out.Bytes()[at:])))
}

// compressed is the rows in the form of zlib (RFC 1950).
func (p *plate) compressed() []byte {
	d := newDeflater()
	for y := range Height {
		if p.marked[y] {
			d.one(filterUp)
			d.differs(p.row(y), p.row(y-1))
		} else {
			d.zeros += 1 + Width/2 // no filter, and ground
		}
		d.settle()
	}
	return d.close()
}

// differs writes how a row differs from the one above, eight points at a time.
func (d *deflater) differs(row, above []byte) {
	for ; len(row) >= 8 && len(above) >= 8; row, above = row[8:], above[8:] {
		a, b := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(above)
		if a == b {
			d.zeros += 4
			continue
		}
		// The hundred keeps a byte from borrowing of the next one.
		d.four((halves(a) | 0x0100_0100_0100_0100) - halves(b))
	}
}

// halves packs each two points into the lower byte of two.
func halves(points uint64) uint64 { return (points<<4 | points>>8) & 0x00FF_00FF_00FF_00FF }
