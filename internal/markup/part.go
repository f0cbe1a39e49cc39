package markup

// FirstParagraph returns the plain text of the first block if it is a plain
// paragraph, else "".
func (d *Doc) FirstParagraph() string {
	if len(d.Blocks) == 0 || d.Blocks[0].Kind != Paragraph {
		return ""
	}
	return d.Blocks[0].plain()
}

// LastParagraph returns the plain text of the last block if it is a plain
// paragraph, else "".
func (d *Doc) LastParagraph() string {
	if n := len(d.Blocks); n > 0 && d.Blocks[n-1].Kind == Paragraph {
		return d.Blocks[n-1].plain()
	}
	return ""
}

// WithoutLast returns the document without its last block.
func (d *Doc) WithoutLast() *Doc {
	c := *d
	if n := len(d.Blocks); n > 0 {
		c.Blocks = d.Blocks[: n-1 : n-1]
	}
	return &c
}

// TrimStart returns the document without the first n bytes of what
// FirstParagraph returns, across emphasis and links. A paragraph of which
// nothing remains goes.
func (d *Doc) TrimStart(n int) *Doc {
	if n <= 0 || len(d.Blocks) == 0 || d.Blocks[0].Kind != Paragraph {
		return d
	}
	c := *d
	first := d.Blocks[0]
	first.Children = skip(first.Children, &n)
	for len(first.Children) > 0 && first.Children[0].Kind == Break {
		first.Children = first.Children[1:]
	}
	c.Blocks = d.Blocks[1:]
	if len(first.Children) > 0 {
		c.Blocks = append([]Node{first}, c.Blocks...)
	}
	return &c
}

// skip returns copies of nodes without the first *n bytes of their plain
// text, and counts *n down. Nodes without words go while there is something
// to skip.
func skip(nodes []Node, n *int) []Node {
	for i := range nodes {
		if *n == 0 {
			return nodes[i:]
		}
		node := nodes[i]
		words := node.leaf()
		if len(words) > *n {
			cut := *n
			for cut < len(words) && words[cut]&0xc0 == 0x80 {
				cut++ // never within a character
			}
			*n = 0
			node.Text = words[cut:]
		} else {
			*n -= len(words)
			if node.silent() {
				continue
			}
			node.Children = skip(node.Children, n)
			if len(node.Children) == 0 {
				continue
			}
		}
		if node.Text == "" && len(node.Children) == 0 {
			continue
		}
		return append([]Node{node}, nodes[i+1:]...)
	}
	return nil
}

// keep returns copies of nodes with only the first *n bytes of their plain
// text, and counts *n down. Pictures and references to footnotes go.
func keep(nodes []Node, n *int) []Node {
	out := make([]Node, 0, len(nodes))
	for _, node := range nodes {
		if *n <= 0 {
			break
		}
		switch node.Kind {
		case Picture, Media, NoteRef:
			continue
		}
		if words := node.leaf(); len(words) > *n {
			node.Text, *n = words[:*n], 0
		} else {
			*n -= len(words)
		}
		if len(node.Children) > 0 && !node.silent() {
			if node.Children = keep(node.Children, n); node.Children == nil {
				continue
			}
		}
		out = append(out, node)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
