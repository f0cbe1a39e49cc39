package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bao/internal/markup"
	"bao/internal/typeset"
)

// table sets a table. Figures stand at the right of their column, so that one
// compares them, unless the editor aligned it.
func (s *setter) table(n markup.Node) {
	rows, columns := rowsOf(n)
	if columns == 0 {
		return
	}
	b := typeset.Block{Kind: typeset.Tabular, Table: &typeset.Table{Aligns: alignsOf(rows, columns)}}
	for i, row := range rows {
		style := typeset.Style(0)
		if row.head {
			style = typeset.Sans | typeset.Bold
			if b.Table.Heads == i {
				b.Table.Heads++
			}
		}
		for k := range columns {
			if i+k > 0 {
				b.Runs = append(b.Runs, typeset.Run{Text: "\n"})
			}
			if k < len(row.cells) {
				b.Runs = s.cell(b.Runs, row.cells[k].Children, style)
			}
		}
	}
	s.add(b)
}

// cell sets a cell: its lines are those of its column, not the editor's.
func (s *setter) cell(out []typeset.Run, nodes []markup.Node, style typeset.Style) []typeset.Run {
	from := len(out)
	out = s.runs(out, nodes, style)
	for i := from; i < len(out); i++ {
		out[i].Text = strings.ReplaceAll(out[i].Text, "\n", " ")
	}
	return out
}

// tableRow is a row of a table, a cell for each column that it reaches.
type tableRow struct {
	head  bool
	cells []markup.Node
}

// rowsOf gives the rows of a table, and its columns. A cell over several
// columns stands in the first of them.
func rowsOf(n markup.Node) (rows []tableRow, columns int) {
	for _, row := range n.Children {
		r := tableRow{head: row.Header}
		for _, cell := range row.Children {
			r.cells = append(r.cells, cell)
			for range span(&cell) - 1 {
				r.cells = append(r.cells, markup.Node{})
			}
		}
		rows = append(rows, r)
		columns = max(columns, len(r.cells))
	}
	return rows, columns
}

// span is over how many columns a cell stands.
func span(cell *markup.Node) int {
	const most = 20
	if cell.Attr != nil {
		for _, p := range cell.Attr.Other {
			if n, err := strconv.Atoi(p.Value); p.Name == "colspan" && err == nil {
				return min(max(n, 1), most)
			}
		}
	}
	return 1
}

func alignsOf(rows []tableRow, columns int) []typeset.Align {
	aligns := make([]typeset.Align, columns)
	for k := range aligns {
		var texts []string
		align := markup.AlignNone
		for _, row := range rows {
			if k >= len(row.cells) {
				continue
			}
			if align == markup.AlignNone {
				align = row.cells[k].Align
			}
			if !row.head {
				texts = append(texts, textOf(row.cells[k].Children))
			}
		}
		switch {
		case align == markup.AlignRight, align == markup.AlignNone && figures(texts):
			aligns[k] = typeset.Right
		case align == markup.AlignCenter:
			aligns[k] = typeset.Center
		}
	}
	return aligns
}

func textOf(nodes []markup.Node) string {
	var b strings.Builder
	for _, r := range runs(nil, nodes, 0, 0) {
		b.WriteString(r.Text)
	}
	return b.String()
}

// figures reports whether the cells of a column are figures, a few of them
// perhaps missing (—, 免费).
func figures(cells []string) bool {
	yes, no := 0, 0
	for _, cell := range cells {
		switch text := strings.TrimSpace(cell); {
		case text == "":
		case figure(text):
			yes++
		default:
			no++
		}
	}
	return yes > 0 && no*4 <= yes
}

// figure reports whether a cell is a figure: digits with their signs, and a
// unit of up to two characters. 3月22日 is none.
func figure(text string) bool {
	const unit = 2
	const digits = "0123456789０１２３４５６７８９"
	rest := strings.TrimLeft(text, "¥￥$+-−－±≥≤><约")
	if at := strings.IndexAny(rest, digits); at != 0 {
		return false
	}
	rest = strings.TrimLeft(rest, digits+".,:：，%％～~—–-+/ ")
	return utf8.RuneCountInString(rest) <= unit && !strings.ContainsAny(rest, digits)
}
