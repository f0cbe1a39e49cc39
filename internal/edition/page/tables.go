package page

import (
	"fmt"

	"bao/internal/compose"
	"bao/internal/sheet"
	"bao/internal/typeset"
)

// tablesBefore writes the tables across columns that are read before a block of the
// copy.
func (w *writer) tablesBefore(block int) {
	for len(w.tables) > 0 && w.tables[0].Before <= block {
		t := &w.tables[0]
		w.tables = w.tables[1:]
		in := w.settings[0]
		s := sheet.Story{Copy: in.story.Copy, Place: in.story.Place}
		s.Place.Leading = 0 // which is of the legs
		s.Legs = []sheet.Leg{{Leg: compose.Leg{Rect: t.Rect}, Lines: t.Lines}}
		one := writer{settings: []*setting{newSetting(in.grid, &s, "")}, root: w.root, plain: w.plain, script: w.script, block: -1, across: true}
		one.copy(t.Lines)
		w.b.WriteString(one.b.String())
	}
}

// openRow opens the paragraph of a row of a table, which begins with line i.
func (w *writer) openRow(lines []typeset.Line, i int) {
	t := lines[i].Table
	class := "tr"
	if t.Head {
		class += " head"
	}
	if lines[i].Row == 0 { // of the block: rows without words have no lines
		class += " first"
	}
	if t.Span {
		class += " span"
	}
	if w.across {
		class += " across"
	}
	end, abreast := i, len(t.Cells)
	for end+1 < len(lines) && lines[end+1].Block == lines[i].Block && lines[end+1].Table.Row == t.Row {
		end++
		abreast = max(abreast, len(lines[end].Table.Cells))
	}
	if lines[end].Table.Band > 0 {
		class += " folded"
	}
	if lines[end].Last {
		class += " last"
	}
	if w.white {
		class += " apart"
	}
	w.b.WriteString(`<p class="` + class + `"`)
	if lines[end].Table.Band > 0 { // for where lines run on
		fmt.Fprintf(&w.b, ` style="--abreast:%d"`, abreast)
	}
	w.b.WriteString(">")
	w.block, w.white = lines[i].Block, false
}

// abreast is how many lines from line i on hold the same cells and stand one
// below the other, in a run.
func (w *writer) abreast(lines []typeset.Line, i int) int {
	most := typeset.Abreast(lines[i:])
	n := 1
	for n < most && w.follow(i+n) {
		n++
	}
	return n
}

// rowsIn is how many lines of its row stand in the run that begins with line i.
func (w *writer) rowsIn(lines []typeset.Line, i int) int {
	n := 1
	for i+n < len(lines) && lines[i+n].Table != nil && !lines[i+n].Table.Start && w.follow(i+n) {
		n++
	}
	return n
}

// cells writes cells that stand side by side, one after the other, so that they
// are read and copied in their order. A tab parts them in what is copied. Their
// first lines are line row of the run.
func (w *writer) cells(lines []typeset.Line, row int) {
	for k := range lines[0].Table.Cells {
		cell := &lines[0].Table.Cells[k]
		fmt.Fprintf(&w.b, `<span class="td" style="--cx:%s;--cw:%s`, em(float64(cell.Left)/1000), em(float64(cell.Room)/1000))
		if row > 0 {
			fmt.Fprintf(&w.b, ";--row:%d", row)
		}
		w.b.WriteString(`">`)
		for i := range lines {
			l := &lines[i].Table.Cells[k]
			if len(l.Segments) == 0 {
				break
			}
			w.b.WriteString(`<span class="line` + [...]string{"", " end", " mid"}[l.Align] + `">`)
			w.segments(&l.Line)
			w.b.WriteString("</span>")
		}
		if k+1 < len(lines[0].Table.Cells) {
			w.b.WriteString("<span class=\"sp\">\t</span>")
		}
		w.b.WriteString("</span>")
	}
}

// mark writes the mark of an item in the indent of its line.
func (w *writer) mark(l *typeset.Line) {
	s := &l.Segments[0]
	if before := l.Indent - s.Box; before > 0 {
		w.indent(before)
	}
	fmt.Fprintf(&w.b, `<span class="tag" style="width:%s">`, em(float64(s.Box)/1000))
	word := *s
	word.Box = 0
	if s.Text == "●" {
		w.b.WriteString(`<span class="dot">●</span>`)
	} else {
		w.segment(&word)
	}
	w.b.WriteString("</span>")
}

func (w *writer) indent(width int) {
	w.b.WriteString(`<span class="in" style="width:`)
	w.em(width)
	w.b.WriteString(`"></span>`)
}
