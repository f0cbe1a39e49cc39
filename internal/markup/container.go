package markup

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// quote returns a quotation. Attributes at the end of its last paragraph are
// the quotation's: > …… {.pull}
func (b *builder) quote(c *ast.Blockquote) (Node, bool) {
	n := Node{Kind: Quote, Children: b.blocks(c)}
	if len(n.Children) == 0 {
		return n, false
	}
	if end := &n.Children[len(n.Children)-1]; end.Kind == Paragraph {
		n.Attr, end.Attr = end.Attr, nil
	}
	return n, true
}

func (b *builder) list(c *ast.List) (Node, bool) {
	n := Node{Kind: List, Ordered: c.IsOrdered(), Tight: c.IsTight}
	if n.Ordered {
		n.Number = c.Start
	}
	for i := c.FirstChild(); i != nil; i = i.NextSibling() {
		outer := b.task
		b.task = TaskNone
		item := Node{Kind: Item, Children: b.blocks(i)}
		item.Task, b.task = b.task, outer
		if len(item.Children) > 0 && n.Tight && item.Children[0].Kind == Paragraph {
			item.Attr, item.Children[0].Attr = item.Children[0].Attr, nil
		}
		n.Children = append(n.Children, item)
	}
	if n.Ordered {
		b.countItems(c, &n)
	}
	return n, true
}

func (b *builder) table(c *east.Table) Node {
	n := Node{Kind: Table}
	b.cell = true
	defer func() { b.cell = false }()
	for r := c.FirstChild(); r != nil; r = r.NextSibling() {
		row := Node{Kind: Row, Header: r.Kind() == east.KindTableHeader}
		for d := r.FirstChild(); d != nil; d = d.NextSibling() {
			cell := Node{Kind: Cell, Header: row.Header, Children: cellOf(b.inlines(d))}
			switch d.(*east.TableCell).Alignment {
			case east.AlignLeft:
				cell.Align = AlignLeft
			case east.AlignCenter:
				cell.Align = AlignCenter
			case east.AlignRight:
				cell.Align = AlignRight
			}
			row.Children = append(row.Children, cell)
		}
		n.Children = append(n.Children, row)
	}
	return n
}
