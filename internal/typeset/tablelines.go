package typeset

import "iter"

// table appends the lines of a table.
func (b *builder) table(w *table) {
	first := len(b.lines)
	for row := range w.rows() {
		start := len(b.lines)
		for i := range w.bands {
			b.row(w, i, row)
		}
		high := len(b.lines) - start
		for k := range high {
			l := &b.lines[start+k]
			l.Table.Start, l.Table.Head = k == 0, row < w.heads
			l.Keep = k < high-1 && (high <= solidRow || k == 0 || k == high-2)
		}
		if high > 0 && keepsOn(w, row) {
			b.lines[len(b.lines)-1].Keep = true
		}
	}
	for i := first; i < len(b.lines); i++ {
		b.lines[i].Spread = w.c.rest
	}
}

// keepsOn reports whether a row is not to be the last above a break: the heads
// keep two rows with them, the last row has one above it, and what says what the
// rows below are about stays with them.
func keepsOn(w *table, row int) bool {
	last := w.rows() - 1
	return row < last && (row <= w.heads && w.heads > 0 || row == last-1 || w.spans(row))
}

// row appends the lines that a row takes in band i.
func (b *builder) row(w *table, i, row int) {
	in := &w.bands[i]
	high, start := w.height(in, row), len(b.lines)
	if high == 0 {
		return
	}
	at := in.at
	spans := w.spans(row)
	if spans {
		at = []Cell{{Left: w.c.inset, Room: w.c.rest}}
	}
	cells := make([]Cell, high*len(at))
	for k := range high {
		of := cells[k*len(at) : (k+1)*len(at) : (k+1)*len(at)]
		copy(of, at)
		for n := range of {
			of[n].Spread = of[n].Room
		}
		b.lines = append(b.lines, Line{Table: &TableLine{Row: row, Band: i, Span: spans, Cells: of}})
	}
	for n := range at {
		p := w.cell(row, in.from+n)
		if p == nil {
			continue
		}
		k := start
		for s := int(p.from); s < int(p.to); k++ {
			e := b.next(&w.c, p, s, at[n].Room)
			b.lines[k].Table.Cells[n].Line = b.line(&w.c, p, s, e, at[n].Room, false)
			s = e
		}
		b.lines[k-1].Table.Cells[n].Last = true
	}
}

// Reading gives the segments of lines in the order in which they are read: those
// of a table cell by cell.
func Reading(lines []Line) iter.Seq[*Segment] {
	return func(yield func(*Segment) bool) {
		for len(lines) > 0 {
			n := Abreast(lines)
			for i := range lines[:n] {
				for k := range lines[i].Segments {
					if !yield(&lines[i].Segments[k]) {
						return
					}
				}
			}
			if t := lines[0].Table; t != nil && !readCells(lines[:n], len(t.Cells), yield) {
				return
			}
			lines = lines[n:]
		}
	}
}

func readCells(lines []Line, cells int, yield func(*Segment) bool) bool {
	for c := range cells {
		for i := range lines {
			segments := lines[i].Table.Cells[c].Segments
			for k := range segments {
				if !yield(&segments[k]) {
					return false
				}
			}
		}
	}
	return true
}

// Abreast is how many of the lines, from the first on, hold the same cells of a
// table side by side; 1 where there is no table.
func Abreast(lines []Line) int {
	first, n := &lines[0], 1
	for n < len(lines) && first.Table != nil && lines[n].Table != nil && lines[n].Block == first.Block &&
		lines[n].Table.Row == first.Table.Row && lines[n].Table.Band == first.Table.Band {
		n++
	}
	return n
}
