package markup

import (
	"bytes"

	"bao/internal/audit"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A ledger tells an audit which stretches of the body goldmark's tree took
// for marks. It only looks at where the nodes stand: what stands between them
// is a mark when it is the one that such a node has, and else is not told.
type ledger struct {
	*audit.Account
	b      *builder
	src    []byte
	at     int // the body is passed up to here
	quotes int // quotations around it
}

func (l *ledger) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.node(c)
	}
}

// node passes a node and tells its marks.
func (l *ledger) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		l.text(n)
	case *ast.Heading:
		l.heading(n)
	case *ast.ThematicBreak:
		l.begin(n, "-*_=")
		l.run(audit.Line, "-*_= \t")
	case *ast.CodeBlock:
		l.lines(n)
	case *ast.FencedCodeBlock:
		l.fenced(n)
	case *ast.Blockquote:
		l.quote(n)
	case *ast.List:
		words, ones := l.b.numbers(n)
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			l.item(item, words && !ones)
		}
	case *east.Table:
		l.table(n)
	case *east.DefinitionDescription:
		l.begin(n, ":")
		l.mark(audit.Marker, ":")
		l.children(n)
	case *east.FootnoteList:
		l.notes(n)
	case *ast.LinkReferenceDefinition:
		l.definition(n)
	case *ast.HTMLBlock:
		l.raw(n)
	default:
		l.inline(n)
	}
}

// to passes what stands before a place; within quotations that is also > at
// the start of lines.
func (l *ledger) to(at int) {
	if at < l.at || at > len(l.src) {
		return
	}
	if l.quotes > 0 {
		for i := l.at; i < at; i++ {
			if l.src[i] == '>' {
				l.Consumed(audit.Marker, i, 1)
			}
		}
	}
	l.at = at
}

// begin passes what stands before a block that begins with one of some marks.
// goldmark's place of it is wrong behind a tab.
func (l *ledger) begin(n ast.Node, marks string) {
	l.blanks()
	if l.at == len(l.src) || bytes.IndexByte([]byte(marks), l.src[l.at]) < 0 {
		l.to(n.Pos())
	}
}

// mark passes a mark that stands here.
func (l *ledger) mark(why audit.Reason, mark string) bool {
	if l.at > len(l.src) || !bytes.HasPrefix(l.src[l.at:], []byte(mark)) {
		return false
	}
	l.Consumed(why, l.at, len(mark))
	l.at += len(mark)
	return true
}

// run passes all of some characters that stand here, and returns how many.
func (l *ledger) run(why audit.Reason, set string) int {
	n := 0
	for l.at+n < len(l.src) && bytes.IndexByte([]byte(set), l.src[l.at+n]) >= 0 {
		n++
	}
	l.Consumed(why, l.at, n)
	l.at += n
	return n
}

// blanks passes spaces and line ends.
func (l *ledger) blanks() {
	i := l.at
	for i < len(l.src) && (l.src[i] <= ' ' || l.quotes > 0 && l.src[i] == '>') {
		i++
	}
	l.to(i)
}

// spaces passes spaces within a line.
func (l *ledger) spaces() {
	for l.at < len(l.src) && (l.src[l.at] == ' ' || l.src[l.at] == '\t') {
		l.at++
	}
}

func (l *ledger) text(n *ast.Text) {
	l.to(n.Segment.Start)
	l.at = max(l.at, n.Segment.Stop)
	if n.HardLineBreak() && l.at < len(l.src) && l.src[l.at] == '\\' {
		l.mark(audit.Break, `\`)
	}
}

func (l *ledger) lines(n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		l.to(line.Start)
		l.at = max(l.at, line.Stop)
	}
}
