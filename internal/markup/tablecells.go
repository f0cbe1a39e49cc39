package markup

import (
	"bytes"
	"unicode/utf8"

	east "github.com/yuin/goldmark/extension/ast"
)

// A span is part of a line.
type span struct{ from, to int }

// barLen returns the length of the bar that s begins with; 0 for none.
func barLen(s []byte) int {
	if len(s) > 0 && s[0] == '|' {
		return 1
	}
	if bytes.HasPrefix(s, []byte("｜")) {
		return len("｜")
	}
	return 0
}

// hasBar reports whether a line has a bar, so that it may be a table's.
func hasBar(line []byte) bool {
	return bytes.IndexByte(line, '|') >= 0 || bytes.Contains(line, []byte("｜"))
}

// tableCells returns the cells of a row, of which want are expected. A line
// with bars of both widths is cut at the narrow ones, unless only all of them
// make what is expected or it begins or ends with a wide one.
func tableCells(line []byte, want int) []span {
	words := bytes.TrimFunc(line, blankRune)
	if bytes.IndexByte(words, '|') < 0 || bytes.HasPrefix(words, []byte("｜")) || bytes.HasSuffix(words, []byte("｜")) {
		return cutCells(line, true)
	}
	cells := cutCells(line, false)
	if len(cells) != want && bytes.Contains(words, []byte("｜")) {
		if all := cutCells(line, true); len(all) == want {
			return all
		}
	}
	return cells
}

// cutCells cuts a line at its bars.
func cutCells(line []byte, wide bool) []span {
	var cells []span
	at := len(line) - len(bytes.TrimLeftFunc(line, blankRune))
	end := len(bytes.TrimRightFunc(line, blankRune))
	bar := func(i int) int {
		if n := barLen(line[i:end]); n == 1 || wide {
			return n
		}
		return 0
	}
	if at < end {
		at += bar(at)
	}
	for start := at; at < end; {
		n := bar(at)
		if line[at] == '\\' && at+1 < end {
			at++
		}
		if n > 0 {
			cells = append(cells, trimSpan(line, start, at))
			start = at + n
		}
		if at += max(n, 1); at >= end && start < end {
			cells = append(cells, trimSpan(line, start, end))
		}
	}
	return cells
}

func trimSpan(line []byte, from, to int) span {
	from += len(line[from:to]) - len(bytes.TrimLeftFunc(line[from:to], blankRune))
	return span{from, from + len(bytes.TrimRightFunc(line[from:to], blankRune))}
}

// usedCells returns how many cells of a row there are up to the last that is
// not empty.
func usedCells(line []byte, want int) int {
	cells := tableCells(line, want)
	for len(cells) > 0 && cells[len(cells)-1].from == cells[len(cells)-1].to {
		cells = cells[:len(cells)-1]
	}
	return len(cells)
}

// tableRule reads the line between the head and the rows, |---|:--:|, nil for
// another line. wide tells that full-width characters stand for its marks.
func tableRule(line []byte) (aligns []east.Alignment, wide bool) {
	if !hasBar(line) {
		return nil, false
	}
	for _, cell := range cutCells(line, true) {
		s := string(line[cell.from:cell.to])
		left, right, dashes := false, false, 0
		for i, r := range s {
			size := utf8.RuneLen(r)
			switch r {
			case '-', '－', '—', '–', '―', '─', '━':
				dashes++
				if right {
					return nil, false
				}
			case ':', '：':
				if i == 0 {
					left = true
				} else if right = i+size == len(s); !right {
					return nil, false
				}
			default:
				return nil, false
			}
			wide = wide || size > 1
		}
		if dashes == 0 {
			return nil, false
		}
		switch {
		case left && right:
			aligns = append(aligns, east.AlignCenter)
		case left:
			aligns = append(aligns, east.AlignLeft)
		case right:
			aligns = append(aligns, east.AlignRight)
		default:
			aligns = append(aligns, east.AlignNone)
		}
	}
	return aligns, wide || bytes.Contains(line, []byte("｜"))
}
