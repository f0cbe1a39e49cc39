package markup

import (
	"bytes"
	"fmt"
	"strings"

	"bao/internal/audit"
	"bao/internal/byline"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Kinds that exist only while a document is built.
const (
	softBreak Kind = kinds + iota // a line end in the copy; Number is where, as it is of a Break
	rawTag                        // raw HTML; Number indexes builder.raws
)

// A builder turns goldmark's tree into ours.
type builder struct {
	src      []byte // the body, same length
	text     string // the same
	titles   Titler // may be nil
	how      Lines
	article  *measure // at which most lines are broken; nil until asked for
	guesses  int
	account  *audit.Account   // may be nil
	ends     map[ast.Node]int // where links end, for the account
	links    []Link
	findings []Finding
	raws     []rawSource
	looks    looks
	ids      map[*Attr]place // where explicit ids stand in the body
	notes    []Node
	asides   []Node       // figures to stand below the block being read
	task     Task         // the box of the list item being read
	unclean  bool         // the body has characters that must not come out
	wide     bool         // the body has one of wideClose
	cell     bool         // a cell of a table is being read
	doubt    []int        // stars that could have been meant; see emphasisMatch
	guessed  []int        // the same, of those that stand for numbers
	hidden   map[int]bool // where stars stand for numbers
}

func (b *builder) document(root ast.Node) *Doc {
	if b.account != nil {
		l := ledger{Account: b.account, b: b, src: b.src}
		l.children(root)
	}
	doc := &Doc{Blocks: b.blocks(root), Notes: b.notes}
	if b.how != LinesJoin {
		doc.Blocks = b.signoffs(doc.Blocks)
	}
	b.finish(doc)
	b.reportLooks()
	return doc
}

// blocks returns the children of a container.
func (b *builder) blocks(parent ast.Node) []Node {
	var out []Node
	raw := false
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph:
			out = b.paragraph(out, c)
		case *ast.HTMLBlock:
			raw = true
			out = append(out, b.rawBlock(c))
		default:
			if n, ok := b.block(c); ok {
				out = append(out, n)
			}
			out, b.asides = append(out, b.asides...), nil
		}
	}
	if raw {
		return b.weave(out, false)
	}
	return out
}

// block returns the node for any block but paragraphs and raw HTML.
func (b *builder) block(c ast.Node) (Node, bool) {
	switch c := c.(type) {
	case *ast.TextBlock:
		attr := b.trailingAttr(c)
		n := Node{Kind: Paragraph, Attr: attr, Children: line(b.besides(b.itemLines(b.inlines(c), c)))}
		return n, n.Children != nil
	case *ast.Heading:
		attr := b.trailingAttr(c)
		n := Node{Kind: Heading, Level: uint8(c.Level), Attr: attr, Children: line(b.besides(b.inlines(c)))}
		return n, n.Children != nil
	case *ast.ThematicBreak:
		return Node{Kind: Rule}, true
	case *ast.CodeBlock:
		return Node{Kind: CodeBlock, Text: clean(linesOf(c.Lines(), b.src))}, true
	case *ast.FencedCodeBlock:
		b.slipOfFence(c)
		return Node{Kind: CodeBlock, Text: clean(linesOf(c.Lines(), b.src)), Info: language(c.Language(b.src))}, true
	case *ast.Blockquote:
		return b.quote(c)
	case *ast.List:
		return b.list(c)
	case *east.Table:
		return b.table(c), true
	case *east.DefinitionList:
		n := Node{Kind: Definitions, Children: b.blocks(c)}
		return n, n.Children != nil
	case *east.DefinitionTerm:
		n := Node{Kind: Term, Children: line(b.inlines(c))}
		return n, n.Children != nil
	case *east.DefinitionDescription:
		return Node{Kind: Description, Tight: c.IsTight, Children: b.blocks(c)}, true
	case *east.FootnoteList:
		for f := c.FirstChild(); f != nil; f = f.NextSibling() {
			b.notes = append(b.notes, Node{Kind: Note, Number: f.(*east.Footnote).Index, Children: b.blocks(f)})
		}
	}
	return Node{}, false
}

// paragraph appends a paragraph: usually itself, but a figure for pictures
// that stand alone, several for lines that read as paragraphs or a byline
// typed right below the last line or above the first. A paragraph that is only {attributes}
// belongs to the block above it.
func (b *builder) paragraph(out []Node, p *ast.Paragraph) []Node {
	b.slipOfHeading(p)
	b.slipOfDefinition(p)
	attr := b.trailingAttr(p)
	at := -1
	if p.Lines().Len() > 0 {
		at = p.Lines().At(0).Start
	}
	runs := b.pictureLines(b.inlines(p), at)
	for _, run := range runs[:len(runs)-1] {
		out, run = b.splitHead(out, p, b.belowFigure(out, run))
		out = b.appendRun(out, p, run, nil)
	}
	out, run := b.splitHead(out, p, b.belowFigure(out, runs[len(runs)-1]))
	var bylines []Node
	if last(p) {
		run.nodes, bylines = splitByline(run.nodes)
	}
	out = b.appendRun(out, p, run, attr)
	if bylines = line(bylines); bylines != nil {
		out = append(out, Node{Kind: Paragraph, Children: bylines})
	}
	return out
}

// appendRun appends the paragraphs that a run of lines is.
func (b *builder) appendRun(out []Node, p *ast.Paragraph, run lineRun, attr *Attr) []Node {
	if b.how == LinesJoin || !hasLines(run.nodes) || onlyPictures(run.nodes) {
		return appendParagraph(out, run.nodes, attr)
	}
	for _, g := range b.passageOf(p, run, len(out) == 0) {
		out = appendParagraph(out, g.nodes, attr.add(attributes{classes: g.classes()}))
		attr = attr.withoutID()
	}
	return out
}

// appendParagraph appends a paragraph or a figure, and below it the figures of
// the pictures in it that have a cutline.
func appendParagraph(out []Node, children []Node, attr *Attr) []Node {
	var figures []Node
	if !onlyPictures(children) {
		children, figures = asides(children)
	}
	children = line(children)
	switch {
	case children == nil && attr != nil && len(out) > 0:
		above := &out[len(out)-1]
		above.Attr = above.Attr.merge(attr)
	case children == nil:
	case onlyPictures(children):
		out = append(out, figure(children, attr))
	default:
		out = append(out, Node{Kind: Paragraph, Attr: attr, Children: children})
	}
	return append(out, figures...)
}

// last reports whether p is the last block of the copy.
func last(p ast.Node) bool {
	if p.Parent() == nil || p.Parent().Kind() != ast.KindDocument {
		return false
	}
	for n := p.NextSibling(); n != nil; n = n.NextSibling() {
		if n.Kind() != east.KindFootnoteList && n.Kind() != ast.KindLinkReferenceDefinition {
			return false
		}
	}
	return true
}

// splitByline splits the lines at the end of a paragraph off that are a
// byline when read together. Editors often leave out the empty line before
// it.
func splitByline(children []Node) (copy, bylines []Node) {
	const most = 4 // lines of a byline
	var starts []int
	for i, n := range children {
		if n.Kind == softBreak || n.Kind == Break {
			starts = append(starts, i)
		}
	}
	for _, at := range starts[max(0, len(starts)-most):] {
		var words []string
		for _, n := range children[at+1:] {
			words = append(words, n.plain())
		}
		if _, ok := byline.Last(strings.TrimSpace(strings.Join(words, " "))); ok {
			bylines = children[at+1:]
			for i := range bylines {
				if bylines[i].Kind == softBreak {
					bylines[i].Kind = Break // one line a role, as typed
				}
			}
			return children[:at], bylines
		}
	}
	return children, nil
}

// quote returns a quotation. Attributes at the end of its last paragraph are
// the quotation's: > …… {.pull}
func (b *builder) quote(c *ast.Blockquote) (Node, bool) {
	n := Node{Kind: Quote, Children: b.blocks(c)}
	if len(n.Children) == 0 {
		return n, false
	}
	if end := &n.Children[len(n.Children)-1]; end.Kind == Paragraph {
		n.Attr, end.Attr = end.Attr, nil
	}
	return n, true
}

func (b *builder) list(c *ast.List) (Node, bool) {
	n := Node{Kind: List, Ordered: c.IsOrdered(), Tight: c.IsTight}
	if n.Ordered {
		n.Number = c.Start
	}
	for i := c.FirstChild(); i != nil; i = i.NextSibling() {
		outer := b.task
		b.task = TaskNone
		item := Node{Kind: Item, Children: b.blocks(i)}
		item.Task, b.task = b.task, outer
		if len(item.Children) > 0 && n.Tight && item.Children[0].Kind == Paragraph {
			item.Attr, item.Children[0].Attr = item.Children[0].Attr, nil
		}
		n.Children = append(n.Children, item)
	}
	if n.Ordered {
		b.countItems(c, &n)
	}
	return n, true
}

func (b *builder) table(c *east.Table) Node {
	n := Node{Kind: Table}
	b.cell = true
	defer func() { b.cell = false }()
	for r := c.FirstChild(); r != nil; r = r.NextSibling() {
		row := Node{Kind: Row, Header: r.Kind() == east.KindTableHeader}
		for d := r.FirstChild(); d != nil; d = d.NextSibling() {
			cell := Node{Kind: Cell, Header: row.Header, Children: cellOf(b.inlines(d))}
			switch d.(*east.TableCell).Alignment {
			case east.AlignLeft:
				cell.Align = AlignLeft
			case east.AlignCenter:
				cell.Align = AlignCenter
			case east.AlignRight:
				cell.Align = AlignRight
			}
			row.Children = append(row.Children, cell)
		}
		n.Children = append(n.Children, row)
	}
	return n
}

// trailingAttr takes {attributes} off the end of a block's copy. Those that
// follow an inline node without a space are left: they belong to it.
func (b *builder) trailingAttr(n ast.Node) *Attr {
	first, ok := n.LastChild().(*ast.Text)
	if !ok || first.SoftLineBreak() || first.HardLineBreak() {
		return nil
	}
	start, stop := first.Segment.Start, first.Segment.Stop
	if stop <= start || b.src[stop-1] != '}' {
		return nil
	}
	// goldmark leaves one text in several pieces.
	before := first.PreviousSibling()
	for t, ok := before.(*ast.Text); ok && t.Segment.Stop == start; t, ok = before.(*ast.Text) {
		first, start, before = t, t.Segment.Start, t.PreviousSibling()
	}
	open := start + bytes.LastIndexByte(b.src[start:stop], '{')
	a, length := readAttributes(string(b.src[max(open, start):stop]))
	if length == 0 || open+length != stop {
		return nil
	}
	if open == start && before != nil {
		line, isText := before.(*ast.Text)
		if !isText || !line.SoftLineBreak() {
			return nil
		}
		line.SetSoftLineBreak(false) // a line of their own
	}
	for t := ast.Node(first); t != nil; {
		next, piece := t.NextSibling(), t.(*ast.Text)
		if piece.Segment.Stop > open {
			piece.Segment = piece.Segment.WithStop(max(piece.Segment.Start, open))
		}
		if piece.Segment.Start >= open {
			n.RemoveChild(n, t)
		}
		t = next
	}
	return b.attr(nil, a, open, length)
}

// attr adds what a {…} at the given place says to attr.
func (b *builder) attr(attr *Attr, a attributes, at, length int) *Attr {
	b.account.Consumed(audit.Braces, at, length)
	if a.dropped != nil {
		b.warn(at, length, droppedAttribute, fmt.Sprintf("花括号里的 %s 不起作用", strings.Join(a.dropped, "、")), "花括号里只写 .类名 或 #名称")
	}
	attr = attr.add(a)
	if a.id != "" {
		b.idAt(attr, at, length)
	}
	return attr
}

func linesOf(lines *text.Segments, src []byte) string {
	var s strings.Builder
	for i := range lines.Len() {
		segment := lines.At(i)
		s.Write(segment.Value(src))
	}
	return strings.ReplaceAll(s.String(), "\r\n", "\n")
}

// language returns the name of a code block's language if it is one.
func language(name []byte) string {
	for _, c := range name {
		if !wordByte(c) && c != '-' && c != '+' && c != '_' && c != '#' {
			return ""
		}
	}
	return string(name)
}
