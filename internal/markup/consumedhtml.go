package markup

import (
	"slices"
	"strings"

	"bao/internal/audit"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// raw passes an HTML block. Its tags are told where they are read.
func (l *ledger) raw(n *ast.HTMLBlock) {
	l.lines(n)
	if n.HasClosure() {
		l.to(n.ClosureLine.Start)
		l.at = max(l.at, n.ClosureLine.Stop)
	}
}

// consumed tells of a tag or a comment between two places of the body. The
// words that a tag holds for readers are copy.
func (b *builder) consumed(e *event, raw string, at, end int) {
	switch e.Type {
	case html.CommentToken, html.DoctypeToken:
		b.account.Consumed(audit.Comment, at, end-at)
		return
	case html.TextToken:
		return
	}
	from := 0
	tag, ok := safe[e.Data]
	if ok && end-at == len(raw) { // else > of a quotation stands within
		for _, a := range e.Attr {
			if (a.Key == "title" || slices.Contains(tag.attrs, "alt") && a.Key == "alt") && strings.TrimSpace(a.Val) != "" && a.Val != noAlt {
				if i, n := valueIn(raw[from:], a.Key); n > 0 {
					b.account.Consumed(audit.Tag, at+from, i)
					from += i + n
					if from < len(raw) && strings.IndexByte(`"'`, raw[from]) >= 0 {
						// By itself, or all behind it would seem to be quoted.
						b.account.Consumed(audit.Tag, at+from, 1)
						from++
					}
				}
			}
		}
	}
	b.account.Consumed(audit.Tag, at+from, end-at-from)
}

// valueIn returns where the value of an attribute stands in a tag, without its
// quotes.
func valueIn(tag, name string) (at, length int) {
	lower := strings.ToLower(tag)
	for from := 0; ; {
		i := strings.Index(lower[from:], name)
		if i < 0 {
			return 0, 0
		}
		at = from + i + len(name)
		from = at
		rest := strings.TrimLeft(tag[at:], " \t\r\n")
		rest, ok := strings.CutPrefix(rest, "=")
		if !ok || strings.IndexByte(" \t\r\n\"'", tag[at-len(name)-1]) < 0 {
			continue
		}
		rest = strings.TrimLeft(rest, " \t\r\n")
		if rest == "" {
			return 0, 0
		}
		if quote := rest[0]; quote == '"' || quote == '\'' {
			rest = rest[1:]
			return len(tag) - len(rest), max(strings.IndexByte(rest, quote), 0)
		}
		return len(tag) - len(rest), strings.IndexAny(rest+">", " \t\r\n>")
	}
}

// readUnit tells of what a safe tag shows or leads to.
func (b *builder) readUnit(e *event) {
	kind, name := audit.Link, "href"
	switch e.Data {
	case "a":
	case "img":
		kind, name = audit.Picture, "src"
	case "video", "audio":
		kind, name = audit.Film, "src"
	default:
		return
	}
	for _, a := range e.Attr {
		if a.Key == name && clean(a.Val) != "" {
			b.account.Unit(kind, e.at, e.length, e.at)
			break
		}
	}
}
