package webpage

import (
	"strconv"

	"bao/internal/foreign"
)

// table reads a table. One of a single cell is a frame around it, and one that
// says so is made for its looks: what is in them is read as if they weren't.
func (r *reader) table(n *node, l look, f *flow) {
	f.cut()
	outer := f.para
	defer func() { f.para = outer }()
	var t tableRows
	t.gather(n, false)
	rows := t.rows()
	for _, k := range t.beside {
		f.para = foreign.Block{Caption: k.name == "caption"}
		r.walk(k, l, f)
		f.cut()
	}
	f.para = foreign.Block{}
	if len(rows) == 1 && len(cellsOf(rows[0].tr)) == 1 || n.get("role") == "presentation" {
		f.para = outer
		for _, row := range rows {
			for _, c := range cellsOf(row.tr) {
				r.as(outer, c, l.of(row.tr).of(c), f)
			}
		}
		return
	}
	b := foreign.Block{Kind: foreign.Table}
	for i, row := range rows {
		if made := r.row(row, l, len(rows)-i); len(made.Cells) > 0 {
			b.Rows = append(b.Rows, made)
		}
	}
	if len(b.Rows) > 0 {
		f.put(b)
	}
}

// tableRows are the rows of a table as they are printed, and what stands in it
// outside of any cell, which browsers print above.
type tableRows struct {
	body, foot []tableRow
	beside     []*node
}

type tableRow struct {
	tr   *node
	head bool
}

func (t *tableRows) gather(n *node, head bool) {
	for _, k := range n.kids {
		switch {
		case k.name == "tr" && n.name == "tfoot":
			t.foot = append(t.foot, tableRow{tr: k})
		case k.name == "tr":
			t.body = append(t.body, tableRow{k, head})
		case k.name == "thead" || k.name == "tbody" || k.name == "tfoot":
			t.gather(k, k.name == "thead")
		case cell[k.name] && k.name != "caption": // without a row
			t.body = append(t.body, tableRow{&node{name: "tr", kids: []*node{k}}, head})
		case k.name == "colgroup" || k.name == "col":
		default:
			t.beside = append(t.beside, k)
		}
	}
}

// rows returns the rows in the order of print, after keeping what stands in
// them outside of cells.
func (t *tableRows) rows() []tableRow {
	rows := append(t.body, t.foot...)
	for _, row := range rows {
		for _, k := range row.tr.kids {
			if k.name != "td" && k.name != "th" {
				t.beside = append(t.beside, k)
			}
		}
	}
	return rows
}

func cellsOf(tr *node) []*node {
	var cells []*node
	for _, k := range tr.kids {
		if k.name == "td" || k.name == "th" {
			cells = append(cells, k)
		}
	}
	return cells
}

// row reads a row with so many rows from it to the end of the table.
func (r *reader) row(row tableRow, l look, rest int) foreign.Row {
	l = l.of(row.tr)
	made := foreign.Row{Head: row.head}
	heads := 0
	for _, c := range cellsOf(row.tr) {
		if hides(row.tr) || hides(c) {
			r.leave(c, unseen)
			continue
		}
		if c.name == "th" {
			heads++
		}
		f := &flow{blocks: new([]foreign.Block)}
		r.children(c, l.of(c), f)
		f.cut()
		tall := span(c.get("rowspan"), rest)
		if c.get("rowspan") == "0" {
			tall = rest
		}
		made.Cells = append(made.Cells, foreign.Cell{Blocks: *f.blocks, Wide: span(c.get("colspan"), 1000), Tall: tall})
	}
	made.Head = made.Head || heads > 0 && heads == len(made.Cells)
	return made
}

// span returns how many columns or rows an attribute says, within bounds.
func span(s string, most int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}
