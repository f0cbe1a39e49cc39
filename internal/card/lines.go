package card

import (
	"math"
	"strings"
	"unicode"
)

// Characters that may not begin or end a line (clreq section 3.1.3, basic).
const (
	notFirst = "，。、；：！？）》」』】〉”’…—·%,.;:!?)"
	notLast  = "（《「『【〈“‘("
)

// balance breaks text into as few lines of the given width as it needs, of
// lengths as even as can be, at the editor's spaces where that is nearly as
// even. What does not go into most lines is cut with an ellipsis, and the
// second result is false.
func balance(advance func(rune) float64, text string, width, most int) ([]string, bool) {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) == 0 {
		return nil, true
	}
	at := make([]float64, len(runes)+1) // where each character begins
	for i, r := range runes {
		at[i+1] = at[i] + advance(r)
	}
	for n := 1; n <= most; n++ {
		if breaks := evenBreaks(runes, at, float64(width), n); breaks != nil {
			return cut(runes, breaks), true
		}
	}
	for end := len(runes) - 1; end > 0; end-- {
		short := append(append([]rune{}, runes[:end]...), '…')
		ends := append(append([]float64{}, at[:end+1]...), at[end]+advance('…'))
		if breaks := evenBreaks(short, ends, float64(width), most); breaks != nil {
			return cut(short, breaks), false
		}
	}
	return nil, false
}

// evenBreaks returns where each of n lines ends, or nil if they are too short.
// The cost of a line is the square of what it differs from the mean.
func evenBreaks(runes []rune, at []float64, width float64, n int) []int {
	mean := at[len(runes)] / float64(n)
	best := make([]float64, len(runes)+1) // cost of lines up to here
	for i := range best {
		best[i] = math.Inf(1)
	}
	best[0] = 0
	from := make([][]int, n)
	for line := range n {
		next := make([]float64, len(runes)+1)
		from[line] = make([]int, len(runes)+1)
		for end := range next {
			next[end] = math.Inf(1)
			if line == n-1 && end != len(runes) || end < len(runes) && !mayBreak(runes, end) {
				continue
			}
			for start := range end {
				length := at[end] - at[start]
				if math.IsInf(best[start], 1) || length > width {
					continue
				}
				cost := best[start] + (length-mean)*(length-mean)
				if end < len(runes) {
					cost += uneven(runes[end-1]) * mean * mean
				}
				if cost < next[end] {
					next[end], from[line][end] = cost, start
				}
			}
		}
		best = next
	}
	if math.IsInf(best[len(runes)], 1) {
		return nil
	}
	breaks := make([]int, n)
	end := len(runes)
	for line := n - 1; line >= 0; line-- {
		breaks[line] = end
		end = from[line][end]
	}
	return breaks
}

// uneven says how much unevenness a break after r is worth avoiding: none after
// the editor's space, little after a pause.
func uneven(r rune) float64 {
	switch {
	case r == ' ':
		return 0
	case strings.ContainsRune("，；：！？", r):
		return 0.06
	}
	return 0.12
}

// mayBreak reports whether a line may end before runes[i].
func mayBreak(runes []rune, i int) bool {
	if i <= 0 || runes[i] == ' ' {
		return false // a space stays at the end of the line before
	}
	last, first := runes[i-1], runes[i]
	if strings.ContainsRune(notFirst, first) || strings.ContainsRune(notLast, last) {
		return false
	}
	return !(latin(last) && latin(first))
}

// latin tells letters and digits that make words, as Han characters do not.
func latin(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

func cut(runes []rune, breaks []int) []string {
	var lines []string
	start := 0
	for _, end := range breaks {
		lines = append(lines, strings.TrimSpace(string(runes[start:end])))
		start = end
	}
	return lines
}
