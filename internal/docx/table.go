package docx

import (
	"cmp"
	"strings"

	"bao/internal/foreign"
)

// grid is a table as it is read.
type grid struct {
	flow *flow
	rows []foreign.Row
	tall map[int]*tallCell // by the column where it begins
}

// tallCell is a cell that may go on in the row below.
type tallCell struct{ row, cell int }

// table reads a table row by row: one may be as long as the document.
func (f *flow) table(n *node) {
	g := &grid{flow: f, tall: map[int]*tallCell{}}
	g.within(n)
	for _, row := range g.rows {
		for _, cell := range row.Cells {
			if len(cell.Blocks) > 0 {
				f.add(foreign.Block{Kind: foreign.Table, Rows: g.rows})
				return
			}
		}
	}
}

func (g *grid) within(n *node) {
	for kid := range n.children() {
		switch kid.name {
		case "w:tr":
			g.row(kid)
		case "w:tblPr", "w:tblGrid", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:tblPrEx":
		case "w:p", "w:r", "w:hyperlink", "w:fldSimple":
			g.flow.block(kid) // text that is in no cell is text all the same
		case "mc:AlternateContent":
			for side := range alternatives(kid.load(), g.flow.yield) {
				g.within(side)
			}
		default:
			g.within(kid)
		}
	}
}

// rowReader reads one row.
type rowReader struct {
	*grid
	row     foreign.Row
	column  int
	deleted bool
	after   int // columns left free at its end
}

func (g *grid) row(n *node) {
	r := &rowReader{grid: g}
	r.within(n)
	if r.deleted {
		return
	}
	r.pad(r.after)
	g.flow.spend(1)
	g.rows = append(g.rows, r.row)
}

func (r *rowReader) within(n *node) {
	for kid := range n.children() {
		switch kid.name {
		case "w:trPr":
			r.properties(kid.load())
		case "w:tc":
			if r.deleted {
				r.flow.deleted(kid.load())
				continue
			}
			r.cell(kid)
		case "w:tblPrEx", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr":
		case "w:p", "w:r", "w:hyperlink", "w:fldSimple":
			r.flow.block(kid)
		default:
			r.within(kid)
		}
	}
}

func (r *rowReader) properties(trPr *node) {
	r.row.Head = trPr.child("w:tblHeader").on()
	r.deleted = trPr.child("w:del") != nil
	r.after = columns(trPr.child("w:gridAfter").number("w:val", 0))
	r.pad(columns(trPr.child("w:gridBefore").number("w:val", 0)))
}

// pad adds an empty cell for columns that the row leaves free.
func (r *rowReader) pad(wide int) {
	if wide > 0 && wide <= maxColumns {
		r.row.Cells = append(r.row.Cells, foreign.Cell{Wide: wide, Tall: 1})
		r.column += wide
	}
}

func columns(n int) int { return min(max(n, 0), maxColumns) }

// cell reads a cell. Its properties come first.
func (r *rowReader) cell(n *node) {
	f := &flow{story: r.flow.story}
	wide, merge, beside := 1, "", ""
	var hidden strings.Builder
	for kid := range n.children() {
		switch {
		case kid.name == "w:tcPr":
			kid.load()
			wide = max(1, columns(kid.child("w:gridSpan").number("w:val", 1)))
			merge, beside = mergeOf(kid.child("w:vMerge")), mergeOf(kid.child("w:hMerge"))
			if kid.child("w:cellDel") != nil {
				merge = "deleted"
			}
		case merge == "deleted":
			r.flow.deleted(kid.load())
		case merge == "continue" && r.tall[r.column] != nil:
			hidden.WriteString(plainText(&node{kids: []*node{kid.load()}}))
		default:
			f.block(kid)
		}
	}
	r.place(foreign.Cell{Blocks: f.end(), Wide: wide, Tall: 1}, merge, beside)
	if text := strings.TrimSpace(hidden.String()); !isSpace(text) {
		r.flow.spendText(text)
		r.flow.remark(foreign.Remark{Message: "表格里被合并的格子还藏着文字，Word 不显示，没有取", Text: text, Left: true})
	}
}

// mergeOf is how a cell is merged with that above or before it; an element
// without a value goes on with it.
func mergeOf(n *node) string {
	if n == nil {
		return ""
	}
	return cmp.Or(n.attr("w:val"), "continue")
}

// place puts a cell into the row, or makes it part of the one above or before.
func (r *rowReader) place(c foreign.Cell, merge, beside string) {
	above := r.tall[r.column]
	last := len(r.row.Cells) - 1
	switch {
	case len(c.Blocks) > 0 && (merge == "deleted" || merge == "continue"):
		// Read before its properties: it stays a cell of its own.
	case merge == "deleted":
		return
	case merge == "continue" && above != nil:
		r.rows[above.row].Cells[above.cell].Tall++
		r.column += c.Wide
		return
	case beside == "continue" && last >= 0:
		r.row.Cells[last].Blocks = append(r.row.Cells[last].Blocks, c.Blocks...)
		r.row.Cells[last].Wide = min(r.row.Cells[last].Wide+c.Wide, maxColumns)
		r.column += c.Wide
		return
	}
	for column := r.column; column < r.column+c.Wide; column++ {
		delete(r.tall, column)
	}
	if merge == "restart" {
		r.tall[r.column] = &tallCell{len(r.rows), len(r.row.Cells)}
	}
	r.flow.spend(1)
	r.row.Cells = append(r.row.Cells, c)
	r.column += c.Wide
}
