package sheet

import "bao/internal/typeset"

// hanging tells of every place between two lines how many lines of white right above
// it hang over the foot of a leg that ends there: white between two stanzas parts
// nothing there, and takes no room. It is nil where none hangs.
type hanging []uint8

// hangingIn is that of some lines.
func hangingIn(lines []typeset.Line) hanging {
	var white hanging
	for i := range lines {
		if !blank(&lines[i]) {
			continue
		}
		if white == nil {
			white = make(hanging, len(lines)+1)
		}
		white[i+1] = white[i] + 1
	}
	return white
}

// above is how many lines of white hang above line i.
func (h hanging) above(i int) int {
	if i < 0 || i >= len(h)-1 { // nothing hangs below all lines
		return 0
	}
	return int(h[i])
}

// most is how many lines of white hang at most over the feet of so many legs.
func (h hanging) most(legs int) int {
	sum, widest := 0, 0
	for i := range h {
		if h[i] > 0 {
			sum++
		}
		widest = max(widest, int(h[i]))
	}
	return min(sum, widest*max(0, legs-1))
}

// over is how many lines of white hang over the feet of legs with these ends.
func (h hanging) over(ends []int) int {
	sum := 0
	for _, end := range ends {
		sum += h.above(end)
	}
	return sum
}
