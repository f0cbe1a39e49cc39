package markup

import "bao/internal/audit"

// Account tells an audit what is printed of the document, in the order in
// which HTML has it, but for the dateline, which is not of the copy. end is
// called before the footnotes; it may be nil. A test holds that the HTML has no
// less.
func (d *Doc) Account(a *audit.Account, end func()) {
	p := printer{a, d, make([]int, len(d.Notes)+1)}
	p.nodes(d.Blocks)
	if end != nil {
		end()
	}
	p.notes()
}

// A printer tells what is printed of one document.
type printer struct {
	*audit.Account
	doc  *Doc
	refs []int // how often each note has been referred to, by number
}

func (p *printer) nodes(nodes []Node) {
	for i := range nodes {
		p.node(&nodes[i])
	}
}

func (p *printer) node(n *Node) {
	if n.Attr != nil {
		for _, pair := range n.Attr.Other {
			if pair.Name == "title" {
				p.Words(pair.Value)
			}
		}
	}
	switch n.Kind {
	case Text, Code, CodeBlock:
		p.Words(n.Text)
		return
	case Figure:
		for i := range n.Children {
			p.shot(&n.Children[i])
		}
		return
	case Picture:
		p.Picture(p.key(n), n.Text, "") // within a line it has no cutline
		return
	case Anchor:
		p.Show(audit.Link, p.key(n))
		p.nodes(n.Children)
		p.Words(n.Info)
		return
	case Media:
		p.Show(audit.Film, p.key(n))
		return
	case NoteRef:
		if n.Number >= 1 && n.Number < len(p.refs) {
			p.refs[n.Number]++
			p.Show(audit.Ref, n.Number)
		}
		return
	case List:
		for number, item := range n.Numbered() {
			if item.Text != "" {
				p.Words(item.Text)
			} else if n.Ordered {
				p.Show(audit.Number, number)
			}
			p.node(item)
		}
		return
	case Table:
		p.Words(n.Info)
	}
	p.nodes(n.Children)
}

// key is what an audit knows a link or picture by.
func (p *printer) key(n *Node) int {
	if n.Link < 0 || n.Link >= len(p.doc.Links) {
		return -1
	}
	return p.doc.Links[n.Link].Offset
}

// shot tells of a picture that stands by itself, or in a link.
func (p *printer) shot(n *Node) {
	if n.Kind == Anchor {
		p.Show(audit.Link, p.key(n))
		defer p.Words(n.Info)
		n = n.photo()
	}
	if n.Kind != Picture {
		p.node(n)
		return
	}
	cutline := ""
	var credit []string
	for i := range n.Children {
		switch c := &n.Children[i]; c.Kind {
		case Cutline:
			cutline = c.Text
		case Credit:
			for j := range c.Children { // names, and all of it as typed
				credit = append(credit, c.Children[j].Text)
			}
			if c.Text != "" {
				credit = append(credit, c.Text)
			}
		}
	}
	p.Picture(p.key(n), n.Text, cutline, credit...)
}

// notes tells of the footnotes that the text refers to, as writer.notes has
// them.
func (p *printer) notes() {
	for i := range p.doc.Notes {
		n := &p.doc.Notes[i]
		if n.Number < 1 || n.Number >= len(p.refs) || p.refs[n.Number] == 0 {
			continue
		}
		p.Note(i)
		p.nodes(n.Children)
	}
}
