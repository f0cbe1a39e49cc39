package photo

import (
	"context"
	"image"
)

// The resampler is our own because it can do three things that the libraries
// cannot: work on the planes that a JPEG decoder gives (half the numbers, and
// no conversion), crop, mirror and turn in the same pass, and give the same
// bytes on every machine: its arithmetic is whole numbers, which no processor
// fuses differently.

// weightBits is the precision of a weight, midBits what is kept of it between
// the two passes; with Lanczos's overshoot, samples then fit 16 bits.
const weightBits, midBits = 14, 6

// resized returns the part of p in rect (stored coordinates), turned and in
// the size given. Chroma comes out at half the resolution, as JPEG wants it.
func (p *picture) resized(ctx context.Context, rect image.Rectangle, t turn, w, h int) (*picture, error) {
	out := &picture{w: w, h: h}
	for i, pl := range p.planes {
		sub := 1
		if i > 0 {
			sub = 2
		}
		dw, dh := (w+sub-1)/sub, (h+sub-1)/sub
		n1, n2, outX, outY := dw, dh, w, h // along the stored picture's axes
		if t.swap {
			n1, n2, outX, outY = dh, dw, h, w
		}
		xs := place(rect.Min.X, rect.Max.X, outX, n1, sub, pl.subX, pl.w, t.flipX)
		ys := place(rect.Min.Y, rect.Max.Y, outY, n2, sub, pl.subY, pl.h, t.flipY)
		pix, err := pl.resample(ctx, xs, ys, t.swap)
		if err != nil {
			return nil, err
		}
		out.planes = append(out.planes, plane{
			dw, dh, pl.channels, sub, sub,
			inPlace(pix, dw*pl.channels, dw*pl.channels), pix,
		})
	}
	return out, nil
}

// place maps n output samples, each covering sub of length output pixels, on
// the input pixels from lo to hi, of which inSub make one of size samples.
func place(lo, hi, length, n, sub, inSub, size int, flip bool) axis {
	a := axis{
		start: float64(lo) / float64(inSub),
		step:  float64(hi-lo) / float64(length) * float64(sub) / float64(inSub),
		n:     n, size: size,
	}
	if flip {
		a.start, a.step = float64(hi)/float64(inSub), -a.step
	}
	return a
}

// resample makes rows narrower as they are needed, keeps those that the next
// output row is made of, and adds them up.
func (pl plane) resample(ctx context.Context, xs, ys axis, swap bool) ([]byte, error) {
	down := ys.blends()
	width := xs.n * pl.channels
	rows := newWindow(pl, level(xs.blends(), pl.w), width, down)
	acc := make([]int32, width)
	line := make([]byte, width)
	out := make([]byte, width*ys.n)
	for k := range ys.n {
		if k%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		i := k
		if ys.step < 0 {
			i = ys.n - 1 - k // so that input rows are asked for in order
		}
		t := down[i]
		rows.upTo(t.first, t.first+len(t.weights))
		clear(acc)
		for j := 0; j < len(t.weights); j += 2 {
			w0, w1, y := t.weights[j], int64(0), t.first+j
			below := rows.at(y)
			if j+1 < len(t.weights) {
				w1, below = t.weights[j+1], rows.at(y+1)
			}
			addRows(acc, rows.at(y), below, int32(w0), int32(w1))
		}
		finish(line, acc, pl.channels)
		store(out, line, i, xs.n, ys.n, pl.channels, swap)
	}
	return out, nil
}

// rowWindow holds the rows, already narrowed, that one output row needs.
type rowWindow struct {
	pl     plane
	across []blend
	ring   [][]int16
	next   int // the first row not yet narrowed
	buf    [2][]byte
	packed []int64
}

func newWindow(pl plane, across []blend, width int, down []blend) *rowWindow {
	most := 0
	for _, t := range down {
		most = max(most, len(t.weights))
	}
	w := &rowWindow{pl: pl, across: across, ring: make([][]int16, most+1)}
	for i := range w.ring {
		w.ring[i] = make([]int16, width)
	}
	w.buf = [2][]byte{make([]byte, pl.w*pl.channels), make([]byte, pl.w*pl.channels)}
	w.packed = make([]int64, pl.w*max(pl.channels/2, 1))
	return w
}

func (w *rowWindow) at(y int) []int16 { return w.ring[y%len(w.ring)] }

// upTo makes the rows from first until end available; earlier ones are given up.
func (w *rowWindow) upTo(first, end int) {
	w.next = max(w.next, first)
	for w.next < end {
		y := w.next
		if w.pl.channels == 4 {
			packPixels(w.packed, w.pl.row(y, w.buf[0]))
			squeezePixels(w.at(y), w.packed, w.across)
			w.next++
			continue
		}
		below := min(y+1, w.pl.h-1)
		pack(w.packed, w.pl.row(y, w.buf[0]), w.pl.row(below, w.buf[1]))
		squeeze(w.at(y), w.at(y+1), w.packed, w.across)
		w.next += 2
	}
}

// Two samples travel in the halves of one 64-bit number, so that one
// multiplication serves both: (hi·2³²+lo)·w = (hi·w)·2³² + lo·w, and the sums
// stay below 2³¹ in size, so that the halves can be told apart at the end.

// pack puts two rows of single samples side by side.
func pack(dst []int64, lo, hi []byte) {
	lo, hi = lo[:len(dst)], hi[:len(dst)]
	for x := range dst {
		dst[x] = int64(lo[x]) | int64(hi[x])<<32
	}
}

// packPixels puts red beside green and blue beside alpha.
func packPixels(dst []int64, row []byte) {
	row = row[:2*len(dst)]
	for x := range dst {
		dst[x] = int64(row[2*x]) | int64(row[2*x+1])<<32
	}
}

const (
	midShift = weightBits - midBits
	halves   = 1<<(midShift-1) | 1<<(midShift-1)<<32 // rounds both halves
)

func unpack(sum int64) (lo, hi int16) {
	low := int32(sum)
	return int16(low >> midShift), int16(int32((sum-int64(low))>>32) >> midShift)
}

// squeeze resamples two packed rows.
func squeeze(lo, hi []int16, packed []int64, across []blend) {
	for i, t := range across {
		s := packed[t.first:][:len(t.weights)]
		w := t.weights
		sum, more := int64(halves), int64(0)
		k := 0
		for ; k+3 < len(w); k += 4 {
			w4, s4 := (*[4]int64)(w[k:]), (*[4]int64)(s[k:])
			sum += w4[0]*s4[0] + w4[1]*s4[1]
			more += w4[2]*s4[2] + w4[3]*s4[3]
		}
		for ; k < len(w); k++ {
			sum += w[k] * s[k]
		}
		lo[i], hi[i] = unpack(sum + more)
	}
}

// squeezePixels resamples one row of packed pixels.
func squeezePixels(dst []int16, packed []int64, across []blend) {
	for i, t := range across {
		s := packed[2*t.first:][:2*len(t.weights)]
		rg, ba := int64(halves), int64(halves)
		for k, w := range t.weights {
			rg += w * s[2*k]
			ba += w * s[2*k+1]
		}
		d := dst[4*i:][:4]
		d[0], d[1] = unpack(rg)
		d[2], d[3] = unpack(ba)
	}
}

// addRows adds two rows, which halves the traffic with acc.
func addRows(acc []int32, row, below []int16, w0, w1 int32) {
	row, below = row[:len(acc)], below[:len(acc)]
	for x := range acc {
		acc[x] += w0*int32(row[x]) + w1*int32(below[x])
	}
}

// finish rounds to bytes. Premultiplied colours may not exceed their alpha,
// which Lanczos's overshoot would have them do.
func finish(dst []byte, acc []int32, channels int) {
	const shift = weightBits + midBits
	acc = acc[:len(dst)]
	for x := range dst {
		dst[x] = byte(min(max((acc[x]+1<<(shift-1))>>shift, 0), 255))
	}
	if channels == 4 {
		for i := 0; i+3 < len(dst); i += 4 {
			a := dst[i+3]
			dst[i], dst[i+1], dst[i+2] = min(dst[i], a), min(dst[i+1], a), min(dst[i+2], a)
		}
	}
}

// store puts output row i in its place: as a row, or as a column.
func store(out, line []byte, i, width, height, channels int, swap bool) {
	if !swap {
		copy(out[i*len(line):], line)
		return
	}
	for x := range width {
		copy(out[(x*height+i)*channels:][:channels], line[x*channels:])
	}
}
