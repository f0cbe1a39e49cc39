package word97

import "bao/internal/foreign/word"

// readRow reads how a row of a table is divided (section 2.9.324).
func readRow(v []byte, head bool) word.Row {
	n := min(u8(v, 0), 63)
	r := word.Row{Head: head, Cells: make([]word.Cell, n)}
	for i := range n + 1 {
		r.Edges = append(r.Edges, int(int16(u16(v, 1+2*i))))
	}
	for i := range n {
		flags := u16(v, 1+2*(n+1)+20*i)
		// fMerged; fVertMerge without fVertRestart.
		r.Cells[i] = word.Cell{WideMore: flags&2 != 0, TallMore: flags&0x60 == 0x20}
	}
	return r
}
