package markup

import (
	"bytes"

	"bao/internal/audit"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (l *ledger) heading(n *ast.Heading) {
	l.blanks()
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

func (l *ledger) item(n *ast.ListItem) {
	l.begin(n, "-+*0123456789")
	at, number := l.at, 0
	for l.at < len(l.src) && l.src[l.at] >= '0' && l.src[l.at] <= '9' && l.at-at < 9 {
		number = number*10 + int(l.src[l.at]-'0')
		l.at++
	}
	l.at++
	l.at = min(l.at, len(l.src))
	l.Consumed(audit.Marker, at, l.at-at)
	if number > 1 { // a list that is all 1. counts up
		l.Unit(audit.Number, at, l.at-at, number)
	}
	l.children(n)
}

// table passes a table: bars between cells, and the rule below the head.
func (l *ledger) table(n *east.Table) {
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
		l.rest(audit.Bars, "|｜ \t")
		if row.Kind() == east.KindTableHeader {
			l.blanks()
			if line, _ := lineAt(l.src, l.at); tableOnly(line) {
				l.rest(audit.Bars, ruleMarks)
			}
		}
	}
}

// ruleMarks are what the line below the head of a table has.
const ruleMarks = "|｜:：-－—–―─━ \t\u3000\u00a0"

func tableOnly(line []byte) bool { return len(bytes.Trim(line, ruleMarks+"\r")) == 0 }

// bars passes the bars that stand before a place.
func (l *ledger) bars(at int) {
	from := l.at
	l.to(at)
	for i := from; i < l.at; i++ {
		if n := barLen(l.src[i:l.at]); n > 0 {
			l.Consumed(audit.Bars, i, n)
		}
	}
}

// rest passes all of some characters that stand here, which may be wide.
func (l *ledger) rest(why audit.Reason, set string) {
	n := len(l.src[l.at:]) - len(bytes.TrimLeft(l.src[l.at:], set))
	l.Consumed(why, l.at, n)
	l.at += n
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
	}
	l.at, l.quotes = at, quotes
}
