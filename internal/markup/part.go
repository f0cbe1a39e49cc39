package markup

import "slices"

// FirstParagraph returns the plain text of the first block if it is a plain
// paragraph, else "". Pictures may stand before it.
func (d *Doc) FirstParagraph() string {
	if i := d.opening(); i >= 0 {
		return d.Blocks[i].plain()
	}
	return ""
}

// opening returns which block is the paragraph that the copy begins with, or
// -1.
func (d *Doc) opening() int {
	for i := range d.Blocks {
		switch d.Blocks[i].Kind {
		case Figure:
		case Paragraph:
			return i
		default:
			return -1
		}
	}
	return -1
}

// LastParagraph returns the plain text of the last block if it is a plain
// paragraph, else "".
func (d *Doc) LastParagraph() string {
	if n := len(d.Blocks); n > 0 && d.Blocks[n-1].Kind == Paragraph {
		return d.Blocks[n-1].plain()
	}
	return ""
}

// FirstLine, SecondLine and LastLine return the plain text of a block if it
// is a paragraph of words alone, else "": with it a picture, a link or a note
// would be lost where a byline is taken out of the copy.
// Pictures may stand before the first.
func (d *Doc) FirstLine() string { return d.wordsOf(d.opening()) }

// SecondLine is FirstLine for the block behind it.
func (d *Doc) SecondLine() string { return d.wordsOf(d.opening() + 1) }

// LastLine is FirstLine for the last block.
func (d *Doc) LastLine() string { return d.wordsOf(len(d.Blocks) - 1) }

func (d *Doc) wordsOf(i int) string {
	if i < 0 || i >= len(d.Blocks) || d.Blocks[i].Kind != Paragraph || !onlyWords(d.Blocks[i].Children) {
		return ""
	}
	return d.Blocks[i].plain()
}

func onlyWords(nodes []Node) bool {
	for i := range nodes {
		switch nodes[i].Kind {
		case Picture, Media, NoteRef, Anchor:
			return false
		}
		if !onlyWords(nodes[i].Children) {
			return false
		}
	}
	return true
}

// WithoutLast returns the document without its last block, but for the
// pictures in it.
func (d *Doc) WithoutLast() *Doc {
	c := *d
	if n := len(d.Blocks); n > 0 {
		c.Blocks = d.Blocks[: n-1 : n-1]
		if f := figure(d.Blocks[n-1].Children, nil); f.Children != nil {
			c.Blocks = append(c.Blocks, f)
		}
	}
	return &c
}

// TrimStart returns the document without the first n bytes of what
// FirstParagraph returns, across emphasis and links. A paragraph of which
// nothing remains goes.
func (d *Doc) TrimStart(n int) *Doc {
	i := d.opening()
	if n <= 0 || i < 0 {
		return d
	}
	c := *d
	first := d.Blocks[i]
	first.Children = skip(first.Children, &n)
	for len(first.Children) > 0 && first.Children[0].Kind == Break {
		first.Children = first.Children[1:]
	}
	c.Blocks = slices.Clone(d.Blocks)
	c.Blocks[i] = first
	switch {
	case onlyPictures(first.Children):
		c.Blocks[i] = figure(first.Children, first.Attr)
	case len(first.Children) == 0:
		c.Blocks = slices.Delete(c.Blocks, i, i+1)
	}
	return &c
}

// skip returns copies of nodes without the first *n bytes of their plain
// text, and counts *n down. What has no words but shows stays.
func skip(nodes []Node, n *int) (kept []Node) {
	for i := range nodes {
		if *n == 0 {
			return append(kept, nodes[i:]...)
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
			switch node.Kind {
			case Picture, Media, NoteRef:
				kept = append(kept, node)
				continue
			}
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
		kept = append(kept, node)
		if *n == 0 {
			return append(kept, nodes[i+1:]...)
		}
	}
	return kept
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
