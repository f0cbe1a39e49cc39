package docx

import (
	"strings"

	"bao/internal/foreign"
)

// properties are what a paragraph is.
type properties struct {
	block       foreign.Block // without its text
	look        effects       // of its runs, by its style
	runsOn      bool          // its mark is deleted, or it is the large initial of the next
	breakBefore bool          // on a new page
	ruled       bool          // a line stands below or above
	section     *node         // that ends with it
}

// properties reads what a paragraph is, and counts it where it is of a list.
func (f *flow) properties(pPr *node) properties {
	id := pPr.child("w:pStyle").attr("w:val")
	style := f.style(id)
	p := properties{look: style.look, section: pPr.child("w:sectPr")}
	p.breakBefore = pPr.child("w:pageBreakBefore").on()
	p.ruled = pPr.child("w:pBdr") != nil
	mark := pPr.child("w:rPr")
	drop := pPr.child("w:framePr").attr("w:dropCap")
	p.runsOn = mark.child("w:del") != nil || mark.child("w:moveFrom") != nil || drop == "drop" || drop == "margin"
	if mark.child("w:del") != nil {
		f.changes.count++
	}

	b := &p.block
	b.Caption = style.caption
	b.Align = style.align
	if own, set := alignOf(pPr.child("w:jc")); set {
		b.Align = own
	}
	heading := style.level
	switch outline := pPr.child("w:outlineLvl").number("w:val", -1); {
	case outline >= 0 && outline < 9:
		heading = outline + 1
	case outline == 9:
		heading = 0
	}
	listed := false
	if !p.runsOn {
		var depth int
		number := numberingOf(pPr.child("w:numPr")).over(style.number)
		if b.Mark, depth, listed = f.lists.next(number, id); listed {
			b.Kind, b.Level = foreign.Item, depth+1
			f.spendText(b.Mark)
		}
	}
	switch {
	case heading > 0 && !b.Caption:
		b.Kind, b.Level = foreign.Heading, heading
	case listed:
	case style.quote:
		b.Kind = foreign.Quote
	case style.code:
		b.Kind = foreign.Code
	}
	if b.Kind != foreign.Paragraph || b.Caption {
		p.look.bold, p.look.italic = unset, unset // it is what it is without
	}
	return p
}

// dress makes spans the block that the properties are of.
func (p *properties) dress(spans []foreign.Span, caption bool) foreign.Block {
	b := p.block
	if b.Kind == foreign.Heading {
		plainly(spans)
	}
	b.Caption = b.Caption || caption && b.Kind == foreign.Paragraph
	if b.Kind == foreign.Quote {
		inner := b
		inner.Kind, inner.Spans = foreign.Paragraph, spans
		return foreign.Block{Kind: foreign.Quote, Blocks: []foreign.Block{inner}}
	}
	b.Spans = spans
	return b
}

// plainly takes the bold from a heading that is bold throughout: it says
// nothing that the heading does not.
func plainly(spans []foreign.Span) {
	for _, s := range spans {
		if !s.Bold && strings.TrimSpace(s.Text) != "" {
			return
		}
	}
	for i := range spans {
		spans[i].Bold = false
	}
}

func isSpace(s string) bool {
	return strings.TrimSpace(s) == ""
}
