package markup

import (
	"bytes"
	"strings"

	"bao/internal/audit"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (l *ledger) heading(n *ast.Heading) {
	l.begin(n, "#")
	lines := n.Lines()
	marks := l.at < len(l.src) && l.src[l.at] == '#' && (lines == nil || lines.Len() == 0 || lines.At(0).Start > l.at)
	if marks {
		l.run(audit.Subhead, "#")
	}
	l.children(n)
	if marks {
		l.spaces()
		l.run(audit.Subhead, "#")
		return
	}
	at := l.at
	l.blanks()
	if l.run(audit.Subhead, "=") == 0 && l.run(audit.Subhead, "-") == 0 {
		l.at = at
	}
}

func (l *ledger) fenced(n *ast.FencedCodeBlock) {
	l.begin(n, "`~")
	if l.at >= len(l.src) {
		return
	}
	fence := string(l.src[l.at : l.at+1])
	l.run(audit.Fence, fence)
	if n.Info != nil {
		l.to(n.Info.Segment.Start)
		l.Consumed(audit.Fence, l.at, n.Info.Segment.Stop-l.at)
		l.at = max(l.at, n.Info.Segment.Stop)
	}
	l.lines(n)
	at := l.at
	l.blanks()
	if l.run(audit.Fence, fence) == 0 {
		l.at = at
	}
}

func (l *ledger) quote(n *ast.Blockquote) {
	l.quotes++
	l.to(n.Pos())
	l.children(n)
	l.blanks()
	l.quotes--
}

// item passes the item of a list. words says that its number is printed as
// words.
func (l *ledger) item(n ast.Node, words bool) {
	l.begin(n, "-+*0123456789")
	at, number := l.at, 0
	for l.at < len(l.src) && l.src[l.at] >= '0' && l.src[l.at] <= '9' && l.at-at < 9 {
		number = number*10 + int(l.src[l.at]-'0')
		l.at++
	}
	l.at++
	l.at = min(l.at, len(l.src))
	if !words {
		l.Consumed(audit.Marker, at, l.at-at)
	}
	if number > 1 && !words { // a list that is all 1. counts up
		l.Unit(audit.Number, at, l.at-at, number)
	}
	l.children(n)
}

// table passes a table: bars between cells, and the rule below the head.
func (l *ledger) table(n *east.Table) {
	l.to(n.Pos()) // the bars of a note before it are copy
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		words := false
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.Lines() == nil || cell.Lines().Len() == 0 {
				continue
			}
			segment := cell.Lines().At(0)
			words = true
			l.bars(segment.Start)
			l.children(cell)
			l.at = max(l.at, segment.Stop)
		}
		if !words {
			l.blanks()
		}
		l.barRun("|｜ \t\u3000\u00a0")
		if row.Kind() == east.KindTableHeader {
			for at := -1; at != l.at; { // its own indent may be of wide spaces
				at = l.at
				l.blanks()
				l.at += blankLen(l.b.text[l.at:])
			}
			l.barRun("|｜:：-－—–―─━ \t\u3000\u00a0")
		}
	}
}

// barRun passes the marks of a table that stand here, of any width.
func (l *ledger) barRun(set string) {
	rest := l.b.text[l.at:]
	n := len(rest) - len(strings.TrimLeft(rest, set))
	l.Consumed(audit.Bars, l.at, n)
	l.at += n
}

// bars passes the bars that stand before a place.
func (l *ledger) bars(at int) {
	from := l.at
	l.to(at)
	for i := from; i < l.at; i++ {
		l.Consumed(audit.Bars, i, barLen(l.src[i:l.at]))
	}
}

// notes passes the footnotes, which stand anywhere in the body.
func (l *ledger) notes(n *east.FootnoteList) {
	at, quotes := l.at, l.quotes
	for f := n.FirstChild(); f != nil; f = f.NextSibling() {
		start := min(max(f.Pos(), 0), len(l.src))
		l.at = start
		line := bytes.LastIndexByte(l.src[:start], '\n') + 1
		l.quotes = bytes.Count(l.src[line:start], []byte(">"))
		l.label(true)
		l.children(f)
		l.Moved(start, l.at-start)
		l.blanks() // a quotation that it stands in goes on
	}
	l.at, l.quotes = at, quotes
}
