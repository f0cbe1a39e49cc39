package markup

import "strconv"

func (w *writer) blocks(nodes []Node) {
	for i := range nodes {
		w.block(&nodes[i])
		w.str("\n")
	}
}

func (w *writer) block(n *Node) {
	switch n.Kind {
	case Paragraph:
		if w.instead(n) {
			return
		}
		w.open("p", "", n)
		w.inlines(n.Children)
		w.close("p")
	case Heading:
		level := min(max(int(n.Level), 1)+1+w.HeadingShift, 6)
		name := "h" + strconv.Itoa(max(level, 1))
		w.open(name, "", n)
		w.inlines(n.Children)
		w.close(name)
	case CodeBlock:
		// It scrolls sideways, so the keyboard must reach it.
		w.str(`<pre tabindex="0"`)
		w.attrs("", n)
		w.str("><code")
		if n.Info != "" {
			w.attr("class", "language-"+n.Info)
		}
		w.str(">")
		w.text(n.Text)
		w.str("</code></pre>")
	case Figure:
		w.figure(n)
	case List:
		w.list(n)
	case Quote:
		w.open("blockquote", "", n)
		w.str("\n")
		w.blocks(n.Children)
		w.close("blockquote")
	case Rule:
		w.str("<hr")
		w.attrs("", n)
		w.str(">")
	case Table:
		w.table(n)
	case Definitions:
		w.definitions(n)
	case Element:
		w.element(n)
	default:
		w.inline(n)
	}
}

// element writes a block element that was typed as HTML.
func (w *writer) element(n *Node) {
	t, ok := safe[n.Text]
	switch {
	case !ok || t.void:
		w.blocks(n.Children)
	case t.inline || n.Text == "summary":
		w.open(n.Text, "", n)
		w.inlines(n.Children)
		w.close(n.Text)
	default:
		w.open(n.Text, "", n)
		w.str("\n")
		w.blocks(n.Children)
		w.close(n.Text)
	}
}

func (w *writer) definitions(n *Node) {
	w.open("dl", "", n)
	w.str("\n")
	for i := range n.Children {
		c := &n.Children[i]
		if c.Kind == Term {
			w.open("dt", "", c)
			w.inlines(c.Children)
			w.str("</dt>\n")
			continue
		}
		w.open("dd", "", c)
		w.loose(c.Children, c.Tight)
		w.str("</dd>\n")
	}
	w.close("dl")
}

// table writes a table in a region of its own, which scrolls on phones and
// which the keyboard reaches. Its name tells it from other tables.
func (w *writer) table(n *Node) {
	w.tables++
	w.str(`<div class="table" role="region" tabindex="0" aria-label="表格`)
	w.int(w.tables)
	if name := tableName(n); name != "" {
		w.text("：" + name)
	}
	w.str("\">\n")
	w.open("table", "", n)
	if n.Info != "" {
		w.str("\n<caption>")
		w.text(n.Info)
		w.str("</caption>")
	}
	rows := n.Children
	heads := 0
	for heads < len(rows) && rows[heads].Header {
		heads++
	}
	if heads > 0 {
		w.str("\n<thead>\n")
		w.rows(rows[:heads], "col")
		w.str("</thead>")
	}
	if heads < len(rows) {
		w.str("\n<tbody>\n")
		w.rows(rows[heads:], "row")
		w.str("</tbody>")
	}
	w.str("\n</table>\n</div>")
}

func (w *writer) rows(rows []Node, scope string) {
	for i := range rows {
		w.open("tr", "", &rows[i])
		for j := range rows[i].Children {
			w.cell(&rows[i].Children[j], scope)
		}
		w.str("</tr>\n")
	}
}

func (w *writer) cell(n *Node, scope string) {
	name := "td"
	class := [...]string{AlignNone: "", AlignLeft: "left", AlignCenter: "center", AlignRight: "right"}[n.Align&3]
	w.str("<")
	if n.Header && !empty(n.Children) { // a heading cell without words heads nothing
		name = "th"
		w.str(`th scope="`)
		w.str(scope)
		w.str(`"`)
	} else {
		w.str("td")
	}
	w.attrs(class, n)
	w.str(">")
	w.mixed(n.Children)
	w.close(name)
}

// mixed writes blocks or inline nodes.
func (w *writer) mixed(nodes []Node) {
	for i := range nodes {
		w.block(&nodes[i])
	}
}

// tableName returns the caption or the words of the heading cells.
func tableName(n *Node) string {
	if n.Info != "" || len(n.Children) == 0 || !n.Children[0].Header {
		return n.Info
	}
	name := ""
	for i := range n.Children[0].Children {
		if s := n.Children[0].Children[i].plain(); s != "" {
			if name != "" {
				name += "、"
			}
			name += s
		}
	}
	return brief(name)
}

// notes writes the footnotes that the text refers to.
func (w *writer) notes() {
	if len(w.doc.Notes) == 0 || w.refs == nil {
		return
	}
	name := "h" + strconv.Itoa(min(max(2+w.HeadingShift, 1), 6))
	w.str(`<section class="notes" role="doc-endnotes">` + "\n<" + name + ` class="notes-title">` + w.Script.Say("注释") + `</` + name + ">\n<ol>\n")
	expected := 1
	for i := range w.doc.Notes {
		n := &w.doc.Notes[i]
		if n.Number < 1 || n.Number >= len(w.refs) || w.refs[n.Number] == 0 {
			continue
		}
		w.str("<li")
		w.attr("id", w.IDPrefix+"fn-"+strconv.Itoa(n.Number))
		if n.Number != expected {
			w.attr("value", strconv.Itoa(n.Number))
		}
		expected = n.Number + 1
		w.str(">")
		w.note(n)
		w.str("</li>\n")
	}
	w.str("</ol>\n</section>\n")
}

// note writes a footnote, with the way back at the end of its last paragraph.
func (w *writer) note(n *Node) {
	blocks := n.Children
	var end *Node
	if k := len(blocks); k > 0 && blocks[k-1].Kind == Paragraph {
		end, blocks = &blocks[k-1], blocks[:k-1]
	}
	w.str("\n")
	w.blocks(blocks)
	if end != nil {
		w.open("p", "", end)
		w.inlines(end.Children)
	} else {
		w.str("<p>")
	}
	for k := 1; k <= w.refs[n.Number]; k++ {
		w.str(` <a class="backlink" role="doc-backlink" href="#`)
		w.text(w.IDPrefix + refID(n.Number, k))
		w.str(`" aria-label="` + w.Script.Say("回到正文中的注释"))
		w.int(n.Number)
		if k > 1 {
			w.str("，第")
			w.int(k)
			w.str(w.Script.Say("处"))
		}
		w.str(`">↩</a>`)
	}
	w.str("</p>\n")
}

// refID returns the id of the k-th reference to a note.
func refID(number, k int) string {
	id := "fnref-" + strconv.Itoa(number)
	if k > 1 {
		id += "-" + strconv.Itoa(k)
	}
	return id
}
