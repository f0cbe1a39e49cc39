package docx

import (
	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// within reads what stands within a paragraph or a part of one; link is where
// it leads, "" for nowhere.
func (l *line) within(n *node, link string) {
	for _, kid := range n.kids {
		l.inline(kid, link)
	}
}

// inline reads one element of a paragraph that is not a run. One that is not
// known here may still hold some.
func (l *line) inline(n *node, link string) {
	switch n.name {
	case "w:r":
		l.run(n, link)
	case "w:hyperlink":
		if to := l.target(n); to != "" {
			link = to
		}
		l.within(n, link)
	case "w:fldSimple":
		l.beginField()
		l.instruct(n.attr("w:instr"))
		l.separateField()
		l.within(n, link)
		l.endField()
	case "w:del", "w:moveFrom":
		l.deleted(n)
	case "w:ins", "w:moveTo":
		l.changes.count++
		l.within(n, link)
	case "mc:AlternateContent":
		for side := range alternatives(n, l.yieldNow) {
			l.within(side, link)
		}
	case "m:oMath":
		l.equation(n, link)
	case "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr", "w:sectPr":
	case "w:t", "w:drawing", "w:pict", "w:object", "w:sym", "w:footnoteReference", "w:endnoteReference":
		l.content(n, l.base, link)
	default:
		l.within(n, link)
	}
}

// yieldNow is yield with the boxes and rules of this line.
func (l *line) yieldNow() int { return l.yield() + len(l.boxes) + len(l.done) + len(l.spans) }

// run reads a run.
func (l *line) run(n *node, link string) {
	e := l.base
	if rPr := n.child("w:rPr"); rPr != nil {
		own := effectsOf(rPr)
		if id := rPr.child("w:rStyle").attr("w:val"); id != "" {
			e = l.style(id).look.within(e)
		}
		e = own.over(e)
		if rPr.child("w:del") != nil && n.child("w:delText") == nil && n.child("w:t") == nil {
			return // a deleted mark of a paragraph or a row
		}
	}
	for _, kid := range n.kids {
		l.content(kid, e, link)
	}
	l.marking = nil
}

// content reads one element of a run.
func (l *line) content(n *node, e effects, link string) {
	switch n.name {
	case "w:t":
		l.put(trimmed(n), e, link)
	case "w:tab", "w:ptab":
		l.put("\t", e, link)
	case "w:noBreakHyphen":
		l.put("\u2011", e, link)
	case "w:softHyphen":
		l.put("\u00AD", e, link)
	case "w:br", "w:cr":
		l.lineBreak(n)
	case "w:sym":
		l.put(l.symbolOf(n), e, link)
	case "w:instrText":
		l.instruct(n.text)
	case "w:fldChar":
		l.fieldChar(n)
	case "w:delText", "w:del", "w:moveFrom":
		l.deleted(n)
	case "w:ruby":
		l.ruby(n, e, link)
	case "w:footnoteReference", "w:endnoteReference":
		l.call(n)
	case "w:commentReference":
		l.comment(n.attr("w:id"))
	case "w:drawing", "w:pict", "w:object":
		l.drawing(n, link)
	case "mc:AlternateContent":
		for side := range alternatives(n, l.yieldNow) {
			for _, kid := range side.kids {
				l.content(kid, e, link)
			}
		}
	case "w:rPr", "w:delInstrText", "w:fldData", "w:footnoteRef", "w:endnoteRef", "w:annotationRef",
		"w:lastRenderedPageBreak", "w:separator", "w:continuationSeparator":
	default:
		l.inline(n, link)
	}
}

func (l *line) lineBreak(n *node) {
	switch {
	case l.instructing():
	case n.name == "w:br" && n.attr("w:type") == "page":
		l.page()
	default:
		l.single(foreign.Span{Break: true})
	}
}

// symbolOf returns the character of a w:sym.
func (l *line) symbolOf(n *node) string {
	r := symbolRune(n.attr("w:char"), 16)
	switch {
	case r == 0:
		return ""
	case word.Private(r):
		r = l.symbol(r, n.attr("w:font"))
	}
	return string(r)
}

// ruby reads text with a reading above it. The reading goes with the first
// span of text: a base of several looks has no more than one.
func (l *line) ruby(n *node, e effects, link string) {
	reading := plainText(n.child("w:rt"))
	before := l.reading
	l.flush()
	l.reading = reading
	at := len(l.spans)
	l.within(n.child("w:rubyBase").orEmpty(), link)
	l.flush()
	l.reading = before
	given := false
	for i := at; i < len(l.spans); i++ {
		if l.spans[i].Ruby != reading {
			continue // a picture
		}
		if given {
			l.spans[i].Ruby = ""
		}
		given = true
	}
	if !given {
		l.put(reading, e, link) // a reading of nothing is still text
	}
}

// target returns where a w:hyperlink leads.
func (l *line) target(n *node) string {
	address := ""
	if id := n.attr("r:id"); id != "" {
		address = l.relation(id).target
	}
	if anchor := n.attr("w:anchor"); anchor != "" {
		address += "#" + anchor
	}
	return l.safe(address)
}
