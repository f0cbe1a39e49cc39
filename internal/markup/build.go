package markup

import (
	"fmt"
	"strings"

	"bao/internal/audit"
	"bao/internal/words"

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
	script   words.Script
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
	asides   []Node          // figures to stand below the block being read
	task     Task            // the box of the list item being read
	unclean  bool            // the body has characters that must not come out
	wide     bool            // the body has one of wideClose
	cell     bool            // a cell of a table is being read
	endTags  map[string]bool // names of the end tags in the body; nil until asked for
	doubt    []int           // stars that could have been meant; see emphasisMatch
	guessed  []int           // the same, of those that stand for numbers
	hidden   map[int]bool    // where stars stand for numbers
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
		n := Node{Kind: Paragraph, Attr: attr, Children: line(b.besides(b.itemLines(itemCutline(b.inlines(c)), c)))}
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
