package markup

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// flow appends an element that is a block.
func (w *weaver) flow(out []Node, h *html.Node, attr *Attr) []Node {
	switch h.Data {
	case "p":
		for _, n := range w.blocks(h) {
			n.Attr = n.Attr.merge(attr)
			out = append(out, n)
		}
		return out
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if children := line(w.inlines(h)); children != nil {
			out = append(out, Node{Kind: Heading, Level: h.Data[1] - '0', Attr: attr, Children: children})
		}
		return out
	case "hr":
		return append(out, Node{Kind: Rule, Attr: attr})
	case "pre":
		return append(out, Node{Kind: CodeBlock, Attr: attr, Text: clean(w.textOf(h))})
	case "blockquote":
		return appendFull(out, Node{Kind: Quote, Attr: attr, Children: w.blocks(h)})
	case "ul", "ol":
		return appendFull(out, w.list(h, attr))
	case "dl":
		return appendFull(out, w.definitions(h, attr))
	case "table":
		n := w.table(h, attr)
		if len(n.Children) == 0 && n.Info != "" { // a caption of nothing
			n = Node{Kind: Paragraph, Attr: attr, Children: []Node{{Kind: Text, Text: n.Info}}}
		}
		return appendFull(out, n)
	case "figure":
		return w.figure(out, h, attr)
	case "details":
		return append(out, w.details(h, attr))
	case "div":
		return appendFull(out, Node{Kind: Element, Text: "div", Attr: attr, Children: w.blocks(h)})
	}
	// A part without its whole: li, dt, summary, figcaption, td …
	return append(out, w.blocks(h)...)
}

// appendFull appends a container unless it is empty.
func appendFull(out []Node, n Node) []Node {
	if len(n.Children) == 0 {
		return out
	}
	return append(out, n)
}

// parts calls f with every child of h that is one of the named elements, and
// with anything else that shows as rest.
func (w *weaver) parts(h *html.Node, f func(name string, h *html.Node, rest []Node), names ...string) {
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			if slices.Contains(names, c.Data) {
				f(c.Data, c, nil)
			} else {
				f("", nil, w.paragraphs(w.element(nil, c)))
			}
		} else if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			f("", nil, w.paragraphs(appendWords(nil, c.Data)))
		}
	}
}

func (w *weaver) list(h *html.Node, attr *Attr) Node {
	n := Node{Kind: List, Attr: attr, Ordered: h.Data == "ol", Tight: true}
	count := countOf(h)
	if n.Ordered {
		n.Number = count.next
	}
	natural := n.Number
	w.parts(h, func(name string, h *html.Node, rest []Node) {
		item := Node{Kind: Item, Children: rest}
		if name != "" {
			item.Children = w.blocks(h)
			item.Attr = w.attrsOf(h)
		} else if len(rest) == 0 {
			return
		}
		if n.Ordered {
			number := count.take(h)
			item.Number, item.Text = number-natural, count.words(number)
			natural = number + 1
		}
		n.Children = append(n.Children, item)
	}, "li")
	return n
}

func (w *weaver) definitions(h *html.Node, attr *Attr) Node {
	n := Node{Kind: Definitions, Attr: attr}
	w.parts(h, func(name string, h *html.Node, rest []Node) {
		switch name {
		case "dt":
			if words := line(w.inlines(h)); words != nil {
				n.Children = append(n.Children, Node{Kind: Term, Attr: w.attrsOf(h), Children: words})
			}
		case "dd":
			n.Children = append(n.Children, Node{Kind: Description, Tight: true, Attr: w.attrsOf(h), Children: w.blocks(h)})
		default:
			if len(rest) > 0 {
				n.Children = append(n.Children, Node{Kind: Description, Tight: true, Children: rest})
			}
		}
	}, "dt", "dd")
	return n
}

// attrsOf returns the attributes of an element found by parts.
func (w *weaver) attrsOf(h *html.Node) *Attr {
	n, err := strconv.Atoi(attrOf(h, marker))
	if err != nil || n >= len(w.events) {
		return nil
	}
	return w.attrs(h, &w.events[n])
}

// table returns a table. Rows of nothing but th at its top are its header.
func (w *weaver) table(h *html.Node, attr *Attr) Node {
	n := Node{Kind: Table, Attr: attr}
	for c := range h.Descendants() {
		if c.Type != html.ElementNode || nearest(c, "table") != h {
			continue
		}
		switch c.Data {
		case "caption":
			words := Node{Children: line(w.inlines(c))}
			n.Info = words.plain()
		case "tr":
			if row := w.row(c); len(row.Children) > 0 {
				n.Children = append(n.Children, row)
			}
		}
	}
	top := true
	for i := range n.Children {
		top = top && n.Children[i].Header
		n.Children[i].Header = top
	}
	return n
}

func (w *weaver) row(h *html.Node) Node {
	row := Node{Kind: Row, Header: true, Attr: w.attrsOf(h)}
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		cell := Node{Kind: Cell, Header: c.Data == "th", Attr: w.attrsOf(c), Children: w.children(c)}
		if slices.ContainsFunc(cell.Children, isBlock) {
			cell.Children = w.paragraphs(cell.Children)
		} else {
			cell.Children = cellOf(cell.Children)
		}
		row.Header = row.Header && cell.Header
		row.Children = append(row.Children, cell)
	}
	return row
}

// nearest returns the closest ancestor of that name.
func nearest(h *html.Node, name string) *html.Node {
	for p := h.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return p
		}
	}
	return nil
}

// figure appends a figure with its pictures and the figcaption as cutline.
func (w *weaver) figure(out []Node, h *html.Node, attr *Attr) []Node {
	var caption string
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "figcaption" {
			words := Node{Children: line(w.inlines(c))}
			caption = strings.TrimSpace(words.plain())
			h.RemoveChild(c)
			break
		}
	}
	found := false
	blocks := w.blocks(h)
	for i := range blocks {
		n := &blocks[i]
		if n.Kind != Figure || found {
			continue
		}
		found = true
		n.Attr = n.Attr.merge(attr)
		if end := n.Children[len(n.Children)-1].photo(); caption != "" && end.Kind == Picture {
			end.caption(end.Text, caption)
		}
	}
	if !found && caption != "" {
		blocks = append(blocks, Node{Kind: Paragraph, Children: []Node{{Kind: Text, Text: caption}}})
	}
	return append(out, blocks...)
}

// details returns a folded part of the copy; what shows while it is folded
// must be there and come first.
func (w *weaver) details(h *html.Node, attr *Attr) Node {
	n := Node{Kind: Element, Text: "details", Attr: attr}
	summary := Node{Kind: Element, Text: "summary", Children: []Node{{Kind: Text, Text: w.script.Say("详情")}}}
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "summary" {
			if words := line(w.inlines(c)); words != nil {
				summary.Children = words
			}
			summary.Attr = w.attrsOf(c)
			h.RemoveChild(c)
			break
		}
	}
	n.Children = append([]Node{summary}, w.blocks(h)...)
	return n
}
