package word

import (
	"slices"

	"bao/internal/foreign"
)

// Row is how a row of a table is divided.
type Row struct {
	Head  bool
	Edges []int // where cells begin and end, one more than Cells
	Cells []Cell
}

// Cell is what a row says of a cell: whether it is part of the one before or
// above.
type Cell struct{ WideMore, TallMore bool }

// Paragraph is a paragraph and whether its mark ends a cell or a row.
type Paragraph struct {
	Blocks  []foreign.Block
	Depth   int // of tables around it
	CellEnd bool
	RowEnd  bool // Blocks is empty
	Row     Row  // of a RowEnd
}

// Blocks makes blocks of paragraphs, those in tables into tables. Depth has to
// be bounded by the caller.
func Blocks(all []Paragraph) []foreign.Block { return assemble(all, 0) }

func assemble(all []Paragraph, depth int) []foreign.Block {
	var blocks []foreign.Block
	for i := 0; i < len(all); {
		if all[i].Depth <= depth {
			blocks = append(blocks, all[i].Blocks...)
			i++
			continue
		}
		end := i
		for end < len(all) && all[end].Depth > depth {
			end++
		}
		blocks = append(blocks, table(all[i:end], depth+1))
		i = end
	}
	return blocks
}

// table makes a table of paragraphs of that depth and deeper.
func table(all []Paragraph, depth int) foreign.Block {
	var rows []tableRow
	var row tableRow
	start := 0
	cell := func(end int) {
		row.cells = append(row.cells, assemble(all[start:end], depth))
		start = end
	}
	for i, p := range all {
		switch {
		case p.Depth != depth:
		case p.RowEnd:
			if start < i {
				cell(i)
			}
			row.def = p.Row
			rows = append(rows, row)
			row, start = tableRow{}, i+1
		case p.CellEnd:
			cell(i + 1)
		}
	}
	if start < len(all) {
		cell(len(all))
	}
	if len(row.cells) > 0 {
		rows = append(rows, row)
	}
	return finish(rows)
}

// tableRow is a row that was read, before what covers what is known.
type tableRow struct {
	def   Row
	cells [][]foreign.Block
}

// finish makes a table of its rows: a cell that runs over edges of other rows
// is wide, and one below that continues it is none of its own.
func finish(rows []tableRow) foreign.Block {
	var edges []int
	for _, r := range rows {
		edges = append(edges, r.def.Edges...)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	t := foreign.Block{Kind: foreign.Table}
	above := map[int]*foreign.Cell{} // by left edge: the cell that may go on
	for _, r := range rows {
		row := foreign.Row{Head: r.def.Head}
		starts := map[int]int{}
		for i, blocks := range r.cells {
			var c Cell
			left, wide := i, 1
			if i < len(r.def.Cells) {
				c, left = r.def.Cells[i], r.def.Edges[i]
				wide = max(1, index(edges, r.def.Edges[i+1])-index(edges, left))
			}
			if n := len(row.Cells); c.WideMore && n > 0 && len(blocks) == 0 {
				row.Cells[n-1].Wide += wide
				continue
			}
			if up := above[left]; c.TallMore && up != nil && len(blocks) == 0 {
				up.Tall++
				continue
			}
			starts[left] = len(row.Cells)
			row.Cells = append(row.Cells, foreign.Cell{Blocks: blocks, Wide: wide, Tall: 1})
		}
		t.Rows = append(t.Rows, row)
		for left, i := range starts {
			above[left] = &row.Cells[i]
		}
	}
	return t
}

func index(edges []int, edge int) int {
	i, _ := slices.BinarySearch(edges, edge)
	return i
}
