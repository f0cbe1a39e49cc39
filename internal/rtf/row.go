package rtf

import "bao/internal/foreign/word"

// row is how a row of a table is divided, as far as it was told.
type row struct {
	head  bool
	left  int
	edges []int
	cells []word.Cell
	next  word.Cell // told before its edge
}

// maxCells bounds the cells of a row; Word has 63 at most.
const maxCells = 200

// set reads a word for a row.
func (r *row) set(t token) bool {
	switch t.name {
	case "trowd":
		*r = row{}
	case "trhdr":
		r.head = true
	case "trleft":
		r.left = t.arg
	case "clmrg":
		r.next.WideMore = true
	case "clvmrg":
		r.next.TallMore = true
	case "cellx":
		if len(r.cells) < maxCells {
			r.edges, r.cells = append(r.edges, t.arg), append(r.cells, r.next)
		}
		r.next = word.Cell{}
	default:
		return false
	}
	return true
}

// row returns the row.
func (r *row) row() word.Row {
	return word.Row{Head: r.head, Edges: append([]int{r.left}, r.edges...), Cells: append([]word.Cell(nil), r.cells...)}
}
