package intake

import (
	"bao/internal/foreign"
)

// What a cell of a table in an article holds at most, beyond which the table
// was made for the sake of the layout.
const (
	mostInCell   = 400 // bytes of words
	mostParas    = 5
	mostColumns  = 30
	mostNestings = 20
)

// table appends a table, or the blocks in it where it holds more than an
// article's can.
func (f *flattener) table(out []block, b *foreign.Block) []block {
	if columns := width(b); columns < 2 || columns > mostColumns || len(b.Rows) < 2 || f.frame(b) {
		f.once("有一个表格是用来排版的，里面的字按顺序排成了段落")
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				out = append(out, f.blocks(cell.Blocks)...)
			}
		}
		return out
	}
	return append(out, block{kind: table, rows: f.grid(b)})
}

// frame reports whether a table holds what no cell of an article's can.
func (f *flattener) frame(b *foreign.Block) bool {
	for _, row := range b.Rows {
		for _, cell := range row.Cells {
			size, paras, picture := measure(cell.Blocks, 0)
			if size > mostInCell || paras > mostParas || picture {
				return true
			}
		}
	}
	return false
}

// measure says how much blocks hold.
func measure(blocks []foreign.Block, depth int) (size, paras int, picture bool) {
	if depth > mostNestings {
		return mostInCell + 1, 0, false
	}
	add := func(inner []foreign.Block) {
		s, p, has := measure(inner, depth+1)
		size, paras, picture = size+s, paras+p, picture || has
	}
	for i := range blocks {
		b := &blocks[i]
		if len(b.Spans) > 0 {
			paras++
		}
		for _, s := range b.Spans {
			size += len(s.Text)
			picture = picture || s.Picture > 0
		}
		add(b.Blocks)
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				add(cell.Blocks)
			}
		}
	}
	return size, paras, picture
}

// width is how many columns a table has.
func width(b *foreign.Block) int {
	most := 0
	eachPlace(b, func(_, column int, _ *foreign.Cell) { most = max(most, column+1) })
	return most
}

// eachPlace calls do for every place of a table that a cell covers, with the
// cell at the first of its places and with nil at the others.
func eachPlace(b *foreign.Block, do func(row, column int, cell *foreign.Cell)) {
	covered := map[int]int{} // columns, to the rows that they stay covered
	for i := range b.Rows {
		column := 0
		skip := func() {
			for covered[column] > 0 && column <= mostColumns {
				covered[column]--
				do(i, column, nil)
				column++
			}
		}
		for j := range b.Rows[i].Cells {
			skip()
			cell := &b.Rows[i].Cells[j]
			wide, tall := min(max(cell.Wide, 1), mostColumns+1), max(cell.Tall, 1)
			for k := range wide {
				if k == 0 {
					do(i, column, cell)
				} else {
					do(i, column, nil)
				}
				covered[column] = tall - 1
				column++
			}
		}
		skip()
	}
}

// grid makes the rows of a table as long as the longest. What a wide or tall
// cell covers is empty.
func (f *flattener) grid(b *foreign.Block) [][][]foreign.Span {
	columns := width(b)
	rows := make([][][]foreign.Span, len(b.Rows))
	for i := range rows {
		rows[i] = make([][]foreign.Span, columns)
	}
	eachPlace(b, func(row, column int, cell *foreign.Cell) {
		if cell == nil {
			f.once("表格里有合并的格子，拆开了，字在左上的那一格")
			return
		}
		rows[row][column] = trimmed(f.cell(nil, cell.Blocks))
	})
	return rows
}

// cell appends what blocks say as spans, a line a block.
func (f *flattener) cell(out []foreign.Span, blocks []foreign.Block) []foreign.Span {
	for i := range blocks {
		b := &blocks[i]
		if len(out) > 0 {
			out = append(out, foreign.Span{Break: true})
		}
		_, spans, _ := f.lift(b.Spans)
		if b.Mark != "" && !empty(spans) {
			spans = f.numbered(b.Mark, spans)
		}
		out = append(out, spans...)
		out = append(out, f.cell(nil, b.Blocks)...)
		if len(b.Rows) > 0 {
			f.once("表格里套的表格改成了一行一行的字")
		}
		for j, row := range b.Rows {
			if j > 0 {
				out = append(out, foreign.Span{Break: true})
			}
			for k, cell := range row.Cells {
				if k > 0 {
					out = append(out, foreign.Span{Text: " "})
				}
				out = append(out, f.cell(nil, cell.Blocks)...)
			}
		}
	}
	return out
}
