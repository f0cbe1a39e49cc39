package plaintext

import "strings"

// fullLines tells of each line whether it was broken because it was full: by a
// program or a scanner, at a measure.
func fullLines(lines []line) []bool {
	full := make([]bool, len(lines))
	page := measureOf(lines)
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && lines[to].gap == 0 {
			to++
		}
		own := page
		if n := measureOf(lines[from:to]); n > 0 {
			own = n
		}
		for i := from; own > 0 && i < to-1; i++ {
			full[i] = fills(&lines[i], &lines[i+1], own)
		}
		from = to
	}
	return full
}

// width is the cells of a line with its indent; what is centred has none.
func (l *line) width() int {
	if l.indent > mostIndent {
		return l.cells
	}
	return l.cells + l.indent
}

// fills reports whether a line had no room for what the next one begins with. A
// mark that may not begin a line may hang over its edge.
func fills(l, next *line, measure int) bool {
	return l.width()+next.token+1 > measure && l.width() <= measure+2
}

// longestToken is the most cells of a word that is looked at.
const longestToken = 24

// tokenOf returns the cells of what cannot be divided at the head of text: a
// character or a word, with the marks that may not begin a line.
func tokenOf(text string) int {
	cells, word := 0, false
	for i, r := range text {
		latin := r > ' ' && r < 0x7f
		switch {
		case cells > longestToken:
			return cells
		case i == 0:
			word = latin
		case word && latin, strings.ContainsRune("：:"+sentenceMarks+commaMarks+closingMarks, r):
		default:
			return cells
		}
		cells += cellsOf(r)
	}
	return cells
}

// measureOf returns the width, in cells, that lines were broken at; 0 when they
// were not. Several of them must be full and end in the midst of a sentence,
// and hardly one be longer.
func measureOf(lines []line) int {
	first, last, most := 0, 0, 0
	if !proses(lines) {
		return 0
	}
	for measure := narrowest; measure <= widest; measure++ {
		open, full, over := 0, 0, 0
		for i := range len(lines) - 1 {
			l := &lines[i]
			switch {
			case l.width() > measure+2:
				over++
			case lines[i+1].gap > 0 || l.row || !fills(l, &lines[i+1], measure):
			case l.end == endsMark:
				full++
			default:
				full++
				open++
			}
		}
		if open >= 2 && open*2 >= full && over*8 <= len(lines) && open >= most {
			if open > most {
				first, most = measure, open
			}
			last = measure
		}
	}
	return (first + last) / 2
}

// proses reports whether clauses end within lines, as they do where copy was
// broken and don't in verse or in a list.
func proses(lines []line) bool {
	within := 0
	for i := range lines {
		if lines[i].clause {
			within++
		}
	}
	return within*3 >= len(lines)
}
