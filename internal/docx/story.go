package docx

import (
	"slices"

	"bao/internal/foreign"
)

// story is text that runs on by itself: the body, a note, a text box.
type story struct {
	*reader
	part   string // that it stands in, whose relations it uses
	main   bool   // it is the body
	fields []*field
}

// flow gathers the blocks of one container: a story's or a cell's.
type flow struct {
	*story
	out   []foreign.Block
	carry []foreign.Span // of a paragraph that runs on into the next
}

// blocks reads the blocks within an element.
func (s *story) blocks(n *node) []foreign.Block {
	f := &flow{story: s}
	f.within(n)
	return f.end()
}

func (f *flow) within(n *node) {
	for kid := range n.children() {
		f.block(kid)
	}
}

// end returns the blocks once the last is read.
func (f *flow) end() []foreign.Block {
	f.runOn()
	if last := len(f.out) - 1; last >= 0 && f.out[last].Kind == foreign.Break {
		f.out = f.out[:last]
	}
	return f.out
}

// runOn ends a paragraph that has nothing to run on into.
func (f *flow) runOn() {
	if spans := f.carry; spans != nil {
		f.carry = nil
		f.add(foreign.Block{Spans: spans})
	}
}

// block reads one element among blocks. One that is not known here may still
// hold some.
func (f *flow) block(n *node) {
	switch n.name {
	case "w:p":
		f.paragraph(n.load())
	case "w:tbl":
		f.runOn()
		f.table(n)
	case "w:sectPr":
		f.margins(n.load()) // the last section ends with the document
	case "w:del", "w:moveFrom":
		f.deleted(n.load())
	case "mc:AlternateContent":
		for branch := range alternatives(n.load(), f.yield) {
			f.within(branch)
		}
	case "w:altChunk", "w:subDoc":
		f.embedded(n)
	case "w:r", "w:hyperlink", "w:fldSimple", "m:oMath", "m:oMathPara", "w:t":
		f.paragraph(&node{name: "w:p", kids: []*node{n.load()}})
	case "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:pPr", "w:tblPr", "w:tcPr", "w:trPr":
	default:
		f.within(n)
	}
}

// yield counts what was read so far, to tell whether something read anything.
func (r *reader) yield() int {
	return r.characters + len(r.doc.Pictures) + len(r.doc.Remarks)
}

// alternatives returns the sides of an mc:AlternateContent that are to be read:
// the first whose extensions are understood, or the fallback. Where that reads
// as nothing the next is tried; what holds the text twice is read once.
func alternatives(n *node, yield func() int) func(func(*node) bool) {
	return func(read func(*node) bool) {
		var order, unknown []*node
		for _, side := range n.kids {
			switch {
			case side.name == "mc:Choice" && side.known, side.name == "mc:Fallback":
				order = append(order, side)
			case side.name == "mc:Choice":
				unknown = append(unknown, side)
			}
		}
		for _, side := range append(order, unknown...) {
			before := yield()
			if !read(side) || yield() > before {
				return
			}
		}
	}
}

// add adds a block, or adds to the one before that it continues.
func (f *flow) add(b foreign.Block) {
	f.spend(1)
	last := len(f.out) - 1
	if last >= 0 && b.Kind == f.out[last].Kind {
		switch b.Kind {
		case foreign.Code:
			f.out[last].Spans = append(append(f.out[last].Spans, foreign.Span{Break: true}), b.Spans...)
			return
		case foreign.Quote:
			f.out[last].Blocks = append(f.out[last].Blocks, b.Blocks...)
			return
		case foreign.Break:
			return
		}
	}
	f.out = append(f.out, b)
}

// rule adds a break, which says nothing at the head of a story.
func (f *flow) rule() {
	if len(f.out) > 0 {
		f.add(foreign.Block{Kind: foreign.Break})
	}
}

func (r *reader) spend(pieces int) {
	if r.pieces += pieces; r.pieces > maxPieces {
		r.fail(tooLarge("的段落、格子多得离谱"))
	}
}

// spendText counts text that is kept, so that nothing may be kept that is large.
func (r *reader) spendText(text string) {
	if r.characters += len(text); r.characters > maxCharacters {
		r.fail(tooLarge("的文字多得离谱"))
	}
}

// section is the end of a section: its headers and footers are left out.
func (f *flow) section(n *node) {
	f.margins(n)
	f.runOn()
	if kind := n.child("w:type").attr("w:val"); kind != "continuous" && kind != "nextColumn" {
		f.rule()
	}
}

// paragraph reads a paragraph, and the text boxes that are anchored in it.
func (f *flow) paragraph(p *node) {
	props := f.properties(p.child("w:pPr"))
	l := &line{story: f.story, base: props.look, spans: f.carry}
	f.carry = nil
	l.within(p, "")
	pieces := l.end()
	f.closeInstructions()
	if props.breakBefore {
		f.rule()
	}
	for i, piece := range pieces {
		if i > 0 {
			f.rule()
		}
		if i == len(pieces)-1 && props.runsOn {
			f.carry = piece.spans
		} else if !blank(piece.spans) {
			f.add(props.dress(piece.spans, l.caption))
			props.block.Mark = ""
		} else if props.ruled {
			f.rule()
		}
		for _, box := range piece.boxes {
			f.add(box)
		}
	}
	if props.section != nil {
		f.section(props.section)
	}
}

// blank tells whether nothing of spans can be seen.
func blank(spans []foreign.Span) bool {
	return !slices.ContainsFunc(spans, func(s foreign.Span) bool {
		return s.Note != 0 || s.Picture != 0 || !isSpace(s.Text) || !isSpace(s.Ruby)
	})
}
