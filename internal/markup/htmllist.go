package markup

import "strconv"

func (w *writer) list(n *Node) {
	if len(n.Children) > 0 && n.Children[0].Text != "" {
		w.typedList(n)
		return
	}
	name, class := "ul", ""
	if n.Ordered {
		name = "ol"
	}
	for i := range n.Children {
		if n.Children[i].Task != TaskNone {
			class = "tasks"
		}
	}
	w.str("<")
	w.str(name)
	if n.Ordered && n.Number != 1 {
		w.attr("start", strconv.Itoa(n.Number))
	}
	w.attrs(class, n)
	w.str(">\n")
	for number, item := range n.Numbered() {
		class := "task"
		if item.Task == TaskNone {
			class = ""
		}
		w.str("<li")
		if item.Number != 0 {
			w.attr("value", strconv.Itoa(number))
		}
		w.attrs(class, item)
		w.str(">")
		w.box(item.Task)
		w.loose(item.Children, n.Tight)
		w.str("</li>\n")
	}
	w.close(name)
}

// typedList writes a list whose numbers are words: no list of HTML shows 1) or
// 01. where there is no style sheet, as in a feed.
func (w *writer) typedList(n *Node) {
	w.str(`<div role="list"`)
	w.attrs("typed", n)
	w.str(">\n")
	for i := range n.Children {
		item := &n.Children[i]
		w.str(`<div role="listitem"`)
		w.attrs("", item)
		w.str(">")
		blocks := item.Children
		if len(blocks) > 0 && blocks[0].Kind == Paragraph { // in the same line
			if n.Tight && blocks[0].Attr == nil {
				w.number(item)
				w.inlines(blocks[0].Children)
			} else {
				w.open("p", "", &blocks[0])
				w.number(item)
				w.inlines(blocks[0].Children)
				w.close("p")
			}
			blocks = blocks[1:]
		} else {
			w.number(item)
		}
		if len(blocks) > 0 {
			w.str("\n")
			w.loose(blocks, n.Tight)
		}
		w.str("</div>\n")
	}
	w.close("div")
}

func (w *writer) number(item *Node) {
	w.text(item.Text)
	w.str(" ")
	w.box(item.Task)
}

// box writes the box of a task.
func (w *writer) box(t Task) {
	switch t {
	case TaskOpen:
		w.str(`<input type="checkbox" disabled aria-label="未完成"> `)
	case TaskDone:
		w.str(`<input type="checkbox" disabled checked aria-label="已完成"> `)
	}
}

// loose writes the blocks of an item; in a tight list paragraphs are only
// lines.
func (w *writer) loose(nodes []Node, tight bool) {
	for i := range nodes {
		n := &nodes[i]
		if i > 0 {
			w.str("\n")
		}
		if tight && n.Kind == Paragraph && n.Attr == nil {
			w.inlines(n.Children)
		} else {
			w.block(n)
		}
	}
}
