package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// border is what stands between two lines of a passage.
type border uint8

const (
	joined border = iota
	broken        // a line break
	parted        // the next line begins a paragraph
)

// A passage is what Markdown takes for one paragraph: lines without an empty
// one between. Copy pasted from a word processor has a paragraph in each;
// copy from letters and old files is broken wherever the line was full.
type passage struct {
	*builder
	lines     []textLine
	nodes     [][]Node       // of each line
	borders   []border       // above each line; the first does not count
	own       []bool         // the line begins with a mark or label that is one
	paragraph *ast.Paragraph // nil in an item
	first     bool           // nothing stands above the passage
	end       bool           // nothing of the copy stands below it
	doubts    int            // lines that were joined and may have been meant apart
	signed    [2]int         // the lines of the sign-off, from and to
	verse     bool
}

// A group is the lines of a passage that make one paragraph.
type group struct {
	nodes []Node
	class string
}

// classes returns the class of the group as a list.
func (g *group) classes() []string {
	if g.class == "" {
		return nil
	}
	return []string{g.class}
}

// newPassage parts nodes at the ends of their lines. at is where they begin in
// the body.
func (b *builder) newPassage(nodes []Node, at int) *passage {
	p := &passage{builder: b}
	start := 0
	add := func(end int, hard bool) {
		l := newLine(plainOf(nodes[start:end]))
		l.at, l.hard, l.opaque = at, hard, hasPicture(nodes[start:end])
		p.lines = append(p.lines, l)
		p.nodes = append(p.nodes, nodes[start:end])
	}
	for i := range nodes {
		n := &nodes[i]
		if n.Kind != softBreak && n.Kind != Break {
			continue
		}
		if n.Kind == softBreak && i > 0 && nodes[i-1].Kind == Break {
			n.Kind, n.Number = Text, 0 // <br> at the end of a line is one line end, not two
			continue
		}
		add(i, n.Kind == Break)
		start, at = i+1, b.lineAfter(n.Number)
	}
	add(len(nodes), false)
	p.borders = make([]border, len(p.lines))
	p.own = make([]bool, len(p.lines))
	for i := range p.lines[1:] {
		if p.lines[i].hard {
			p.borders[i+1] = broken
		}
	}
	return p
}

// lineAfter returns where the line behind the one that ends at stop begins, -1
// when nobody knows.
func (b *builder) lineAfter(stop int) int {
	if stop <= 0 {
		return -1
	}
	if i := bytes.IndexByte(b.src[stop:], '\n'); i >= 0 {
		return stop + i + 1
	}
	return -1
}

func plainOf(nodes []Node) string {
	if len(nodes) == 1 && nodes[0].Kind == Text {
		return nodes[0].Text
	}
	var s strings.Builder
	for i := range nodes {
		nodes[i].spell(func(piece string) { s.WriteString(piece) })
	}
	return s.String()
}

func hasPicture(nodes []Node) bool {
	for i := range nodes {
		if k := nodes[i].Kind; k == Picture || k == Media || hasPicture(nodes[i].Children) {
			return true
		}
	}
	return false
}

// groups returns the paragraphs of the passage.
func (p *passage) groups() []group {
	var out []group
	for i := range p.lines {
		nodes := p.nodes[i]
		if i == 0 || p.borders[i] == parted {
			g := group{nodes: nodes[:len(nodes):len(nodes)]}
			if p.signed[0] <= i && i < p.signed[1] {
				g.class = classSignoff
			}
			out = append(out, g)
			continue
		}
		g := &out[len(out)-1]
		between := Node{Kind: softBreak}
		if p.borders[i] == broken {
			between.Kind = Break
		}
		g.nodes = append(append(g.nodes, between), nodes...)
	}
	return out
}
