package search

import "math/bits"

// bitWriter writes numbers in few bits, the highest first. Their codes are read
// back by the class Bits in static/search.js.
type bitWriter struct {
	out  []byte
	held uint64
	n    int // bits held
}

// write writes the lowest n bits of v, at most 32.
func (w *bitWriter) write(v uint64, n int) {
	w.held, w.n = w.held<<n|v&(1<<n-1), w.n+n
	for w.n >= 8 {
		w.n -= 8
		w.out = append(w.out, byte(w.held>>w.n))
	}
}

// bytes returns what was written, filled up with zeros.
func (w *bitWriter) bytes() []byte {
	if w.n > 0 {
		w.write(0, 8-w.n)
	}
	return w.out
}

// golomb writes a number that is mostly small, about 1<<k (exponential Golomb
// code of order k).
func (w *bitWriter) golomb(v, k int) {
	x := uint64(v) + 1<<k
	n := bits.Len64(x)
	w.write(0, n-1-k)
	w.write(x, n)
}

// rice writes a number of a list whose numbers are about 1<<k (Rice code).
func (w *bitWriter) rice(v, k int) {
	for q := v >> k; ; q -= 32 {
		if q < 32 {
			w.write(1, q+1)
			break
		}
		w.write(0, 32)
	}
	w.write(uint64(v), k)
}

// riceOrder is the k at which a list of n numbers out of so many, told by the
// gaps between them, takes fewest bits (A. Kiely, Selecting the Golomb
// parameter in Rice coding, 2004).
func riceOrder(n, of int) int {
	k := 0
	for n*(2<<k)*104 <= of*100 {
		k++
	}
	return k
}
