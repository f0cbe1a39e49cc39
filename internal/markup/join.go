package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line finishes the inline content of one block: line ends become a space or
// nothing, neighbouring texts one, and indents typed by hand go. It returns
// nil when nothing is left.
func line(nodes []Node) []Node {
	j := joiner{}
	j.walk(nodes)
	j.settle(cjk(j.last))
	nodes = tidy(nodes)
	nodes, _ = trimStart(nodes)
	nodes, _ = trimEnd(nodes)
	return nodes
}

// A joiner decides what a line end in the copy becomes. Chinese is set
// without spaces, so it is a space only between characters that are both not
// Chinese: newspapers set none between Chinese and Latin either. Marks that
// both scripts use (“ ” — …) are looked through to the character beyond, and
// so are the borders of emphasis, links and code.
//
// goldmark's own options are wrong both ways: see its issues 534 and 582.
type joiner struct {
	last    rune  // last character that is not ambiguous; 0 at the start
	pending *Node // line end whose next character is not known yet
}

func (j *joiner) walk(nodes []Node) {
	for i := range nodes {
		n := &nodes[i]
		switch n.Kind {
		case softBreak:
			j.settle(cjk(j.last))
			n.Kind, n.Number = Text, 0
			if j.last != 0 {
				j.pending = n
			}
		case Text, Code:
			j.see(n.Text)
		case Picture, Media:
			j.see("x")
		case Break:
			n.Number = 0
			j.settle(true)
			j.last = 0
		default:
			j.walk(n.Children)
		}
	}
}

func (j *joiner) see(s string) {
	for _, r := range s {
		if !ambiguous(r) {
			j.settle(cjk(j.last) || cjk(r) || unicode.IsSpace(r))
			break
		}
	}
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !ambiguous(r) {
			j.last = r
			return
		}
		s = s[:len(s)-size]
	}
}

func (j *joiner) settle(nothing bool) {
	if j.pending != nil && !nothing {
		j.pending.Text = " "
	}
	j.pending = nil
}

// tidy joins neighbouring texts and drops nodes that say nothing.
func tidy(nodes []Node) []Node {
	out := nodes[:0]
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		switch n.Kind {
		case Text:
			if end := textRun(nodes[i:]); end > 1 {
				n.Text = concat(nodes[i : i+end])
				i += end - 1
			}
			if n.Text == "" {
				continue
			}
		case Emphasis, Strong, Strike, Anchor:
			if n.Children = tidy(n.Children); n.Children == nil {
				continue
			}
		case Element:
			n.Children = tidy(n.Children)
		}
		out = append(out, n)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func textRun(nodes []Node) int {
	for i, n := range nodes {
		if n.Kind != Text {
			return i
		}
	}
	return len(nodes)
}

func concat(nodes []Node) string {
	var s strings.Builder
	for _, n := range nodes {
		s.WriteString(n.Text)
	}
	return s.String()
}

// trimStart takes spaces off the start: U+3000 typed as an indent, and
// whatever stands after a line break that was asked for. done reports that
// something visible stands at the start.
func trimStart(nodes []Node) (rest []Node, done bool) {
	for len(nodes) > 0 {
		n := &nodes[0]
		switch n.Kind {
		case Text:
			if n.Text = strings.TrimLeftFunc(n.Text, blankRune); n.Text != "" {
				return nodes, true
			}
		case Break:
		case Emphasis, Strong, Strike, Anchor, Element:
			if n.Children, done = trimStart(n.Children); done {
				return nodes, true
			}
		default:
			return nodes, true
		}
		nodes = nodes[1:]
	}
	return nil, false
}

// trimEnd takes spaces and line breaks off the end.
func trimEnd(nodes []Node) (rest []Node, done bool) {
	for len(nodes) > 0 {
		n := &nodes[len(nodes)-1]
		switch n.Kind {
		case Text:
			if n.Text = strings.TrimRightFunc(n.Text, blankRune); n.Text != "" {
				return nodes, true
			}
		case Break:
		case Emphasis, Strong, Strike, Anchor, Element:
			if n.Children, done = trimEnd(n.Children); done {
				return nodes, true
			}
		default:
			return nodes, true
		}
		nodes = nodes[:len(nodes)-1]
	}
	return nil, false
}
