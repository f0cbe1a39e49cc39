package markup

import (
	"unicode/utf8"

	"bao/internal/audit"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// inline passes a node that stands within a line, or one that has no marks.
func (l *ledger) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		l.pair(n, n.Level)
	case *east.Strikethrough:
		l.pair(n, 2)
	case *ast.CodeSpan:
		l.code(n)
	case *ast.Link:
		l.link(n, n.Destination, n.Title, n.Reference, audit.Link, "[")
	case *ast.Image:
		l.link(n, n.Destination, n.Title, n.Reference, audit.Picture, "![")
	case *ast.AutoLink:
		l.autoLink(n)
	case *ast.RawHTML:
		l.to(n.Pos())
		for i := range n.Segments.Len() {
			l.to(n.Segments.At(i).Start)
			l.at = max(l.at, n.Segments.At(i).Stop)
		}
	case *east.TaskCheckBox:
		l.to(n.Pos())
		l.Consumed(audit.Marker, l.at, len("[ ]"))
		l.at += len("[ ]")
	case *east.FootnoteLink:
		l.to(n.Pos())
		at := l.at
		l.label(false)
		l.Unit(audit.Ref, at, l.at-at, n.Index)
	default:
		l.children(n)
	}
}

// begins returns where a node with its marks begins, -1 if that is unknown.
func begins(n ast.Node) int {
	level := 0
	switch n := n.(type) {
	case nil:
		return -1
	case *ast.Text:
		return n.Segment.Start
	case *ast.Emphasis:
		level = n.Level
	case *east.Strikethrough:
		level = 2
	default:
		return n.Pos()
	}
	if at := begins(n.FirstChild()); at >= level {
		return at - level
	}
	return -1
}

// pair passes what stands between equal marks.
func (l *ledger) pair(n ast.Node, level int) {
	at := begins(n)
	if at < 0 {
		l.children(n)
		return
	}
	l.to(at)
	l.at += level
	l.children(n)
	l.Pair(at, l.at, level)
	l.at = min(l.at+level, len(l.src))
}

func (l *ledger) code(n *ast.CodeSpan) {
	l.to(n.Pos())
	at := l.at
	for l.at < len(l.src) && l.src[l.at] == '`' {
		l.at++
	}
	level := l.at - at
	l.children(n)
	l.blanks()
	l.Pair(at, l.at, level)
	l.at = min(l.at+level, len(l.src))
}

// autoLink passes an address, which is printed as it stands. Within <a> it is no
// link of its own, and nothing is lost with that.
func (l *ledger) autoLink(n *ast.AutoLink) {
	at, length := l.b.place(n.Label(l.src), n)
	if at > 0 && l.src[at-1] == '<' {
		l.to(at - 1)
		l.mark(audit.Brackets, "<")
	}
	l.to(at)
	l.at = min(at+length, len(l.src))
	if l.at < len(l.src) && l.src[l.at] == '>' {
		l.mark(audit.Brackets, ">")
	}
}

// label passes [^name], and the colon behind it where the note stands.
func (l *ledger) label(note bool) {
	open := bracketLen(l.src[l.at:])
	name, n := noteName(l.src[l.at+open:])
	if open == 0 || name == "" {
		return
	}
	end := open + n
	if note {
		end += util.TrimLeftSpaceLength(l.src[l.at+end:])
		_, colon := utf8.DecodeRune(l.src[l.at+end:])
		end += colon
	}
	l.Consumed(audit.Label, l.at, end)
	l.at += end
}
