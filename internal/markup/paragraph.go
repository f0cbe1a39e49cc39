package markup

import (
	"bytes"
	"strings"

	"bao/internal/byline"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

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
		if listNames(children) {
			attr = attr.add(attributes{classes: []string{classNames}})
		}
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
			return children[:at], asTyped(children[at+1:])
		}
	}
	return children, nil
}

// asTyped keeps the lines of a byline apart, as they were typed: one line a role.
func asTyped(nodes []Node) []Node {
	for i := range nodes {
		if nodes[i].Kind == softBreak {
			nodes[i].Kind = Break
		}
	}
	return nodes
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
