package markup

// Alone is a paragraph that a page may set as more than a line: it holds words
// without marks, one link, or both, the words first, and nothing else.
type Alone struct {
	Words string // before the link; empty for none
	Label string // the words of the link
	Link  int    // its number in Doc.Links; -1 for none
}

// alone returns what such a paragraph holds.
func alone(n *Node) (a Alone, ok bool) {
	a.Link = -1
	for i := range n.Children {
		c := &n.Children[i]
		switch {
		case c.Kind == Text && i == 0:
			a.Words = c.Text
		case c.Kind == Anchor && a.Link < 0 && !hasPicture(c.Children):
			a.Link, a.Label = c.Link, c.plain()
		default:
			return a, false
		}
	}
	return a, len(n.Children) > 0
}

// instead writes what the page sets in place of a paragraph.
func (w *writer) instead(n *Node) bool {
	if w.Instead == nil || len(n.Children) > 2 {
		return false
	}
	a, ok := alone(n)
	if !ok {
		return false
	}
	html, ok := w.Instead(a)
	if ok {
		w.str(html)
	}
	return ok
}
