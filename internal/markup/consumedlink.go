package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bao/internal/audit"

	"github.com/yuin/goldmark/ast"
)

// linkMarks are what may stand around the words, the address and the title of
// a link as editors type it, blanks apart.
const linkMarks = "![]()<>！（）【】［］〔〕:：|｜\"'“”‘’「」『』〝〞＂＇"

// link passes a link or a picture with its words, its address and its title,
// which is to be read by who points at it.
func (l *ledger) link(n ast.Node, dest, title []byte, ref *ast.ReferenceLink, kind audit.Kind, open string) {
	l.to(n.Pos())
	start := l.at
	key, length := l.b.place(dest, n)
	end := min(max(l.b.ends[n], start), len(l.src))
	wiki := min(start+len(open)+len("["), len(l.src))
	wiki += blankLen(l.b.text[wiki:])
	if len(dest) > 0 && key == wiki {
		l.wiki(n, place{key, length})
	} else {
		l.mark(audit.Brackets, open)
		l.children(n)
		l.blanks()
		switch {
		case ref == nil:
			l.tail(end, spread(l.src, l.at, end, dest), key, string(title))
		case ref.Type == ast.ReferenceLinkFull:
			l.mark(audit.Brackets, "]")
			l.Consumed(audit.Label, l.at, len(bytes.TrimSpace(l.src[min(l.at, end):end])))
		default:
			l.b.marks(l.at, end)
		}
	}
	l.at = max(l.at, end)
	if kind == audit.Picture || len(dest) > 0 { // a link without an address leads nowhere
		l.Unit(kind, start, l.at-start, key)
	}
}

// wiki passes [[address|words]], or [[address]] which is its own words.
func (l *ledger) wiki(n ast.Node, dest place) {
	l.b.marks(l.at, dest.at)
	l.at = dest.at
	end := l.b.ends[n]
	words := begins(n.FirstChild())
	if words != dest.at {
		l.Address(dest.at, dest.at, dest.length)
		l.at = dest.at + dest.length
		if words < 0 {
			l.b.behind(l.at, end, "")
			return
		}
		l.b.marks(l.at, words)
	}
	l.children(n)
	l.b.marks(l.at, end)
}

// spread returns where an address stands between two places, over the ends of
// lines, too.
func spread(src []byte, from, end int, dest []byte) place {
	if i := bytes.Index(src[min(from, end):end], dest); i >= 0 {
		return place{from + i, len(dest)}
	}
	for i := from; i < end; i++ {
		at, k := i, 0
		for at < end && k < len(dest) && (src[at] == dest[k] || src[at] == '\n') {
			if src[at] == dest[k] {
				k++
			}
			at++
		}
		if k == len(dest) {
			return place{i, at - i}
		}
	}
	return place{from, 0}
}

// tail tells what stands from here to the end of a link.
func (l *ledger) tail(end int, dest place, key int, title string) {
	l.b.marks(l.at, dest.at)
	l.Address(key, dest.at, dest.length)
	l.b.behind(dest.at+dest.length, end, title)
}

// marks tells the marks between two places.
func (b *builder) marks(from, end int) {
	for at := from; at < end; {
		n := 0
		for at+n < end {
			r, size := utf8.DecodeRuneInString(b.text[at+n:])
			if !blankRune(r) && !strings.ContainsRune(linkMarks, r) {
				break
			}
			n += size
		}
		b.account.Consumed(audit.Brackets, at, n)
		_, size := utf8.DecodeRuneInString(b.text[at+n:])
		at += n + size
	}
}

// behind tells what stands behind the address of a link: its title is copy,
// and what a picture's size should be is told of by a finding.
func (b *builder) behind(from, end int, title string) {
	rest := b.text[min(from, end):end]
	if i := strings.IndexByte(rest, '='); i >= 0 && strings.TrimFunc(rest[:i], blankRune) == "" && !strings.HasPrefix(title, "=") {
		b.marks(from, from+i)
		n := strings.IndexFunc(rest[i:], markOrBlank)
		n = max(n, 0)
		b.account.Consumed(audit.Named, from+i, n)
		from += i + n
		rest = rest[i+n:]
	} else if bar := strings.TrimLeftFunc(rest, blankRune); strings.HasPrefix(bar, "|") || strings.HasPrefix(bar, "｜") { // ![[1.jpg|300]]
		n := strings.IndexByte(rest, ']')
		if words := strings.TrimLeft(rest[:max(n, 0)], "|｜ "); wikiSize([]byte(strings.TrimSpace(words))) {
			b.account.Consumed(audit.Named, from+n-len(words), len(strings.TrimSpace(words)))
		}
	}
	if title == "" {
		b.marks(from, end)
		return
	}
	at, length := strings.Index(rest, title), len(title)
	if at < 0 { // over several lines, or with marks of its own
		at = len(rest) - len(strings.TrimLeftFunc(rest, markOrBlank))
		length = len(strings.TrimRightFunc(rest[at:], markOrBlank))
	}
	b.marks(from, from+at)
	b.marks(from+at+length, end)
}

func markOrBlank(r rune) bool { return blankRune(r) || strings.ContainsRune(linkMarks, r) }

// consumedWide tells of a link that is typed in full-width brackets, in words
// that stand at a place: from its exclamation mark to its words, which end at
// another place, and its target behind them.
func (b *builder) consumedWide(at, mark, words, end, from int, t target) {
	b.marks(at+mark, at+words)
	dest := place{at + from + t.start, t.stop - t.start}
	b.marks(at+end, dest.at)
	b.account.Address(dest.at, dest.at, dest.length)
	stop := at + from + t.length
	b.behind(dest.at+dest.length, stop, t.title)
	b.account.Unit(audit.Link, at+mark, stop-at-mark, dest.at)
}

// definition passes [name]: address "title".
func (l *ledger) definition(n *ast.LinkReferenceDefinition) {
	l.to(n.Pos())
	start, end := l.at, l.at
	if lines := n.Lines(); lines.Len() > 0 {
		end = max(end, lines.At(lines.Len()-1).Stop)
	}
	if d := string(n.Destination); d == "" || d == "#" { // [//]: # (a comment)
		l.Consumed(audit.Comment, start, len(bytes.TrimSpace(l.src[start:end])))
		l.at = end
		return
	}
	dest := end
	if key, length := l.b.place(n.Destination, n); len(n.Destination) > 0 && key >= start {
		dest = key + length
	}
	l.Consumed(audit.Definition, start, dest-start)
	l.b.behind(dest, max(dest, end), unbroken(string(n.Title)))
	l.at = max(dest, end)
}
