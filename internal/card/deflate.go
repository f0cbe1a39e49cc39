package card

import (
	"encoding/binary"
	"slices"
)

// deflater writes bytes in the form of zlib (RFC 1950): one block of RFC 1951,
// in which nothing is looked for but zeros in a row, in a code that suits cards. What
// differs from row to row of a card repeats in hardly any other way, and a general
// compressor takes five times as long to find that out.
type deflater struct {
	out    []byte
	bits   uint64 // not yet out, the first lowest
	n      int    // of bits
	zeros  int    // met and not yet written
	s1, s2 uint64 // of the checksum
	marks  [Width/2 + 4]uint32
}

const (
	mostZeros = 258 // that are written at once
	adlerBase = 65521
)

// newDeflater writes into memory that was used before, if there is any.
func newDeflater(used []byte) *deflater {
	d := &deflater{out: append(used[:0], 0x78, 0x01), s1: 1} // RFC 1950 section 2.2
	for _, c := range blockHead {
		d.put(c)
	}
	return d
}

func (d *deflater) put(c code) {
	d.bits |= uint64(c.bits) << d.n
	for d.n += int(c.n); d.n >= 8; d.n -= 8 {
		d.out = append(d.out, byte(d.bits))
		d.bits >>= 8
	}
}

// differs writes how a row differs from the one above. Most of the time of a card goes
// here, and of that to branches that a processor expects wrongly, so there are few.
func (d *deflater) differs(row, above []byte) {
	d.shorten()
	next := 0 // place
	d.out = slices.Grow(d.out, len(d.marks)*mostBits/8+8)
	out, at := d.out[:cap(d.out)], len(d.out)
	for _, m := range marks(&d.marks, (*[Width]byte)(row), (*[Width]byte)(above)) {
		run, b := int(m>>8)-next+d.zeros, uint64(m&0xFF)
		next, d.zeros = int(m>>8)+1, 0
		d.s2 += d.s1 * uint64(run)
		d.s1 += b
		d.s2 += d.s1
		for ; run > mostZeros; run -= mostZeros {
			d.out = out[:at]
			d.put(zeros[mostZeros])
			at = len(d.out)
		}
		z, c := zeros[run], symbols[b] // of no zeros there is nothing to write
		d.bits |= (uint64(z.bits) | uint64(c.bits)<<(z.n&63)) << (d.n & 63)
		d.n += int(z.n + c.n)
		binary.LittleEndian.PutUint64(out[at:], d.bits)
		at += d.n / 8
		d.bits >>= d.n &^ 7 & 63
		d.n &= 7
	}
	d.out = out[:at]
	d.zeros += Width/2 - next
}

// mostBits is more than what zeros and the byte behind them take, when they are no more
// than are written at once.
const mostBits = 40

// marks lists the bytes of a row that are not as above it: the place and the byte. Points
// are looked at sixteen at a time, and where any is another all their bytes are put on the
// list, each in the place of the one before it if that is zero.
func marks(list *[Width/2 + 4]uint32, row, above *[Width]byte) []uint32 {
	n := 0
	for x := 0; x < Width; x += 16 {
		a, b := binary.LittleEndian.Uint64(row[x:]), binary.LittleEndian.Uint64(above[x:])
		c, d := binary.LittleEndian.Uint64(row[x+8:]), binary.LittleEndian.Uint64(above[x+8:])
		if a == b && c == d {
			continue
		}
		for k, v := range [...]uint64{minus(a, b), minus(c, d)} {
			place := uint32(x/2+4*k) << 8
			for range 4 {
				list[n] = place + uint32(v&0xFF)
				n += int((v&0xFF + 0xFF) >> 8)
				place += 1 << 8
				v >>= 16
			}
		}
	}
	return list[:n]
}

// minus is how each two points differ from two others, in the lower byte of two.
func minus(a, b uint64) uint64 {
	// The hundred keeps a byte from borrowing of the next one.
	return (halves(a) | 0x0100_0100_0100_0100) - halves(b)
}

// halves packs each two points into the lower byte of two.
func halves(points uint64) uint64 { return (points<<4 | points>>8) & 0x00FF_00FF_00FF_00FF }

func (d *deflater) one(b uint64) {
	if d.zeros > 0 {
		d.flush()
	}
	d.put(symbols[b])
	d.s1 += b
	d.s2 += d.s1
}

// flush writes the zeros that were met.
func (d *deflater) flush() {
	d.shorten()
	d.s2 += d.s1 * uint64(d.zeros)
	d.put(zeros[d.zeros])
	d.zeros = 0
}

// shorten writes of the zeros that were met what is more than are written at once.
func (d *deflater) shorten() {
	for ; d.zeros > mostZeros; d.zeros -= mostZeros {
		d.s2 += d.s1 * mostZeros
		d.put(zeros[mostZeros])
	}
}

// settle brings the sums of the checksum down, which is due now and then.
func (d *deflater) settle() {
	d.s1 %= adlerBase
	d.s2 %= adlerBase
}

// close ends what is written and returns it.
func (d *deflater) close() []byte {
	d.flush()
	d.put(symbols[endOfData])
	if d.n > 0 {
		d.out = append(d.out, byte(d.bits))
	}
	d.settle()
	return binary.BigEndian.AppendUint32(d.out, uint32(d.s2<<16|d.s1))
}
