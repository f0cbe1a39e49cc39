package markup

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Lines says what the end of a line of copy means where no empty line follows.
type Lines uint8

const (
	LinesAuto  Lines = iota // what it reads as: a paragraph, a line of its own, or nothing
	LinesSplit              // a new paragraph
	LinesJoin               // nothing, as Markdown has it
)

// classSignoff is the class of a paragraph that is a sign-off (落款).
const classSignoff = "signoff"

// Signoff reports whether a paragraph is a sign-off (落款), whose lines stand at
// the right.
func (n *Node) Signoff() bool {
	return n.Kind == Paragraph && n.Attr != nil && slices.Contains(strings.Fields(n.Attr.Class), classSignoff)
}

// hasLines reports whether line ends stand between nodes.
func hasLines(nodes []Node) bool {
	for i := range nodes {
		if nodes[i].Kind == softBreak || nodes[i].Kind == Break {
			return true
		}
	}
	return false
}

// passageOf returns the paragraphs that a run of lines of one are.
func (b *builder) passageOf(p *ast.Paragraph, run lineRun, first bool) []group {
	q := b.newPassage(run.nodes, run.at)
	q.paragraph, q.first, q.end = p, first, last(p)
	q.decide(b.how)
	q.tell()
	return q.groups()
}

// itemLines puts line breaks between the lines of an item that are lines of
// their own.
func (b *builder) itemLines(nodes []Node, item *ast.TextBlock) []Node {
	if b.how == LinesJoin || !hasLines(nodes) {
		return nodes
	}
	at := -1
	if item.Lines().Len() > 0 {
		at = item.Lines().At(0).Start
	}
	p := b.newPassage(nodes, at)
	p.first = true // no sign-off is only an item
	p.decide(b.how)
	p.tell()
	var out []Node
	for i, g := range p.groups() {
		if i > 0 {
			out = append(out, Node{Kind: Break})
		}
		out = append(out, g.nodes...)
	}
	return out
}

// decide says what stands between the lines.
func (p *passage) decide(how Lines) {
	n := len(p.lines)
	from, to := p.signoff()
	if p.signed = [2]int{from, to}; to > from {
		p.part(from)
		for i := from + 1; i < to; i++ {
			p.borders[i] = broken
		}
		p.part(to)
	} else {
		from, to = n, n
	}
	for _, run := range [][2]int{{0, from}, {to, n}} {
		if how == LinesSplit {
			for i := run[0]; i < run[1]; i++ {
				p.part(i)
			}
			continue
		}
		p.read(run[0], run[1])
	}
}

// part begins a paragraph with line i, unless a line break was asked for there.
func (p *passage) part(i int) {
	if i > 0 && i < len(p.lines) && p.borders[i] == joined {
		p.borders[i] = parted
	}
}

// read decides on the lines from:to, which have no sign-off among them.
func (p *passage) read(from, to int) {
	if to-from < 2 {
		return
	}
	if p.readsAsVerse(from, to) {
		p.verse = true
		for i := from + 1; i < to; i++ {
			p.borders[i] = broken
		}
		return
	}
	if k := p.verseHead(from, to); k > 0 {
		for i := from + 1; i <= from+k; i++ {
			p.part(i)
		}
		p.read(from+k, to)
		return
	}
	p.marks(from, to)
	p.sentences(from, to)
}
