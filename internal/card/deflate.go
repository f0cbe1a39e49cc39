package card

import (
	"encoding/binary"
	"math/bits"
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
}

const (
	mostZeros = 258 // that are written at once
	adlerBase = 65521
)

func newDeflater() *deflater {
	const usually = 32 << 10                                                 // or less
	d := &deflater{out: append(make([]byte, 0, usually), 0x78, 0x01), s1: 1} // RFC 1950 section 2.2
	for _, c := range blockHead {
		d.put(c)
	}
	return d
}

func (d *deflater) put(c code) {
	d.bits |= uint64(c.bits) << d.n
	if d.n += int(c.n); d.n >= 32 {
		d.out = binary.LittleEndian.AppendUint32(d.out, uint32(d.bits))
		d.bits >>= 32
		d.n -= 32
	}
}

// four writes four bytes, each in sixteen bits of v, the first lowest.
func (d *deflater) four(v uint64) {
	left := 4
	for v &= 0x00FF_00FF_00FF_00FF; v != 0; v >>= 16 {
		n := bits.TrailingZeros64(v) / 16
		v >>= 16 * n
		d.zeros += n
		left -= n + 1
		d.one(v & 0xFF)
	}
	d.zeros += left
}

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
	d.s2 += d.s1 * uint64(d.zeros)
	for ; d.zeros > mostZeros; d.zeros -= mostZeros {
		d.put(zeros[mostZeros])
	}
	d.put(zeros[d.zeros])
	d.zeros = 0
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
	for ; d.n > 0; d.n -= 8 {
		d.out = append(d.out, byte(d.bits))
		d.bits >>= 8
	}
	d.settle()
	return binary.BigEndian.AppendUint32(d.out, uint32(d.s2<<16|d.s1))
}
