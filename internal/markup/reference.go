package markup

import (
	"bytes"
	"strings"

	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// CommonMark takes [name]: address for the definition of a link and prints
// nothing for it. [编者按]: 本文数据来自街道 looks the same and is copy. So a
// definition that nothing refers to is copy, and so is one that defines a name
// again or leads to a sentence. What refers to what is known only when all is
// read: a document with such a definition is read twice.

// references notes which definitions are asked for.
type references struct {
	parser.Context
	copy    map[int]bool // where definitions begin that are copy
	found   []definition
	used    map[string]bool
	pending []parser.Reference // of the paragraph being read
}

// A definition is one [name]: address.
type definition struct {
	name string // normalised
	at   int
}

// AddReference implements parser.Context.
func (r *references) AddReference(ref parser.Reference) { r.pending = append(r.pending, ref) }

// Reference implements parser.Context.
func (r *references) Reference(label string) (parser.Reference, bool) {
	ref, ok := r.Context.Reference(label)
	if ok {
		r.used[label] = true
	}
	return ref, ok
}

// unused returns where the definitions begin that nothing refers to, nil for
// none.
func (r *references) unused() map[int]bool {
	var unused map[int]bool
	for _, d := range r.found {
		if !r.used[d.name] {
			if unused == nil {
				unused = map[int]bool{}
			}
			unused[d.at] = true
		}
	}
	return unused
}

// definitions reads the definitions at the start of a paragraph.
type definitions struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (t definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	refs, ok := pc.(*references)
	if !ok {
		t.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
	parent, before := node.Parent(), node.PreviousSibling()
	t.ParagraphTransformer.Transform(node, reader, pc)
	pending := refs.pending
	refs.pending = nil
	c := parent.FirstChild()
	if before != nil {
		c = before.NextSibling()
	}
	for ; c != nil && len(pending) > 0; c = c.NextSibling() {
		if c.Kind() != ast.KindLinkReferenceDefinition {
			continue
		}
		if !refs.keep(pending[0], c.Lines().At(0).Start) {
			p := ast.NewParagraph()
			p.SetLines(c.Lines())
			p.SetBlankPreviousLines(c.HasBlankPreviousLines())
			parent.ReplaceChild(parent, c, p)
			c = p
		}
		pending = pending[1:]
	}
}

// keep reports whether the definition at a place is one.
func (r *references) keep(ref parser.Reference, at int) bool {
	dest := ref.Destination()
	if r.copy[at] || prose(dest) {
		return false
	}
	name := util.ToLinkReference(ref.Label())
	if _, again := r.Context.Reference(name); again {
		return false
	}
	r.Context.AddReference(ref)
	if empty := len(dest) == 0 || string(dest) == "#"; !empty || bytes.ContainsFunc(ref.Label(), zh.Han) { // [//]: # (a comment)
		r.found = append(r.found, definition{name, at})
	}
	return true
}

// prose reports whether what a definition leads to is words and no address:
// [1]: 见第3版报道.
func prose(dest []byte) bool {
	return bytes.ContainsAny(dest, "，。；！？") || bytes.ContainsFunc(dest, zh.Han) && !bytes.ContainsAny(dest, "./\\#:%")
}

// slipOfDefinition reports a definition of a link that nothing refers to.
func (b *builder) slipOfDefinition(p *ast.Paragraph) {
	if p.Lines().Len() == 0 {
		return
	}
	line := p.Lines().At(0)
	if line.Len() == 0 || b.src[line.Start] != '[' {
		return
	}
	s := string(line.Value(b.src))
	name, dest, ok := strings.Cut(s, "]:")
	if ok && !strings.ContainsAny(name[1:], "[]\\") && strings.Contains(dest, "://") {
		b.warn(line.Start, len(name)+1, unusedDefinition, "没有用到"+brief(name)+"]，照原样印出来了", "在正文里写 [文字]"+brief(name)+"]，或者删去这一行")
	}
}
