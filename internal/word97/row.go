package word97

import (
	"slices"

	"bao/internal/foreign"
)

// rowDef is how a row of a table is divided (section 2.9.324).
type rowDef struct {
	head  bool
	edges []int // one more than cells
	cells []cellDef
}

type cellDef struct{ wide, wideMore, tall, tallMore bool }

func (r *rowDef) define(v []byte) {
	n := min(u8(v, 0), 63)
	r.edges, r.cells = nil, make([]cellDef, n)
	for i := range n + 1 {
		r.edges = append(r.edges, int(int16(u16(v, 1+2*i))))
	}
	for i := range n {
		flags := u16(v, 1+2*(n+1)+20*i)
		r.cells[i] = cellDef{
			wide: flags&1 != 0, wideMore: flags&2 != 0,
			tallMore: flags&0x20 != 0, tall: flags&0x40 != 0,
		}
	}
}

// tableRow is a row that was read, before what covers what is known.
type tableRow struct {
	def   rowDef
	cells [][]foreign.Block
}

// finish makes a table of its rows: a cell that runs over edges of other rows
// is wide, and one below that continues it is none of its own.
func finish(rows []tableRow) foreign.Block {
	var edges []int
	for _, r := range rows {
		edges = append(edges, r.def.edges...)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	t := foreign.Block{Kind: foreign.Table}
	above := map[int]*foreign.Cell{} // by left edge: the cell that may go on
	for _, r := range rows {
		row := foreign.Row{Head: r.def.head}
		starts := map[int]int{}
		for i, blocks := range r.cells {
			var c cellDef
			left, wide := i, 1
			if i < len(r.def.cells) {
				c, left = r.def.cells[i], r.def.edges[i]
				wide = max(1, index(edges, r.def.edges[i+1])-index(edges, left))
			}
			if n := len(row.Cells); c.wideMore && n > 0 && empty(blocks) {
				row.Cells[n-1].Wide += wide
				continue
			}
			if up := above[left]; c.tallMore && !c.tall && up != nil && empty(blocks) {
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

func empty(blocks []foreign.Block) bool { return len(blocks) == 0 }
