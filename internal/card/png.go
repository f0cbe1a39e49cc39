package card

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"sync"
)

// Most of a card is ground. image/png compresses it all the same, which takes two
// thirds of the time of a card; here rows without print are written in a form that
// was compressed once. The form is that of the PNG specification (ISO/IEC 15948):
// four bits a point, one IDAT; what is printed is told by how each row differs from
// the one above (filter 2), which leaves little of an upright stroke.

// rowSize is a row with the byte before it that names its filter.
const rowSize = 1 + Width/2

const filterUp = 2

// png writes the plate in the colours of a card.
func (p *plate) png(s Spec) ([]byte, error) {
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
	data, err := p.compressed()
	chunk(&out, "IDAT", data)
	chunk(&out, "IEND", nil)
	return out.Bytes(), err
}

func chunk(out *bytes.Buffer, kind string, data []byte) {
	length := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	out.Write(length)
	at := out.Len()
	out.WriteString(kind)
	out.Write(data)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(out.Bytes()[at:])))
}

// compressed is the rows in the form of zlib (RFC 1950): deflated stretch by stretch,
// each by itself.
func (p *plate) compressed() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\x78\x01")
	w := writers.Get().(*flate.Writer)
	defer writers.Put(w)
	sum := newSum()
	row, above := make([]byte, rowSize), make([]byte, rowSize)
	diff := make([]byte, rowSize)
	diff[0] = filterUp
	for y := 0; y < Height; {
		if !p.marked[y] {
			out.Write(blankRow())
			sum.blank(rowSize)
			y++
			continue
		}
		w.Reset(&out)
		for ; y < Height && p.marked[y]; y++ {
			for x, points := 1, p.points[y*Width:(y+1)*Width]; x < rowSize; x++ {
				row[x] = points[2*x-2]<<4 | points[2*x-1]
				diff[x] = row[x] - above[x]
			}
			row, above = above, row
			sum.add(diff)
			if _, err := w.Write(diff); err != nil {
				return nil, err
			}
		}
		clear(above)
		if err := w.Flush(); err != nil { // to a whole byte
			return nil, err
		}
	}
	w.Reset(&out)
	if err := w.Close(); err != nil { // the last block, which is empty
		return nil, err
	}
	return binary.BigEndian.AppendUint32(out.Bytes(), sum.value()), nil
}

// A card is small as it is: speed counts for more than its last kilobyte.
var writers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // the level is a good one
	return w
}}

// blankRow is a row of nothing but ground, deflated.
var blankRow = sync.OnceValue(func() []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestSpeed)
	w.Write(make([]byte, rowSize)) // to a buffer
	w.Flush()
	return out.Bytes()
})

// checksum is that of zlib (RFC 1950 section 8.2), which counts ground at once.
type checksum struct{ a, b uint32 }

const adlerBase = 65521

func newSum() *checksum { return &checksum{a: 1} }

func (c *checksum) blank(n uint32) { c.b = (c.b + n*c.a) % adlerBase }

func (c *checksum) add(data []byte) {
	// The sum of data by itself begins at 1, that of what came before at a.
	alone := adler32.Checksum(data)
	n := uint32(len(data))
	c.b = (c.b + alone>>16 + n*(c.a+adlerBase-1)) % adlerBase
	c.a = (c.a + alone&0xFFFF + adlerBase - 1) % adlerBase
}

func (c *checksum) value() uint32 { return c.b<<16 | c.a }
