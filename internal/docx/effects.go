package docx

import (
	"cmp"

	"bao/internal/foreign"
)

// effects are what a style or a run says of its text. What it does not speak
// of is unset.
type effects struct {
	bold, italic, struck, underlined, hidden toggle
	raised                                   string // "superscript", "subscript", "baseline", "" for unset
	font                                     string
}

type toggle uint8

const (
	unset toggle = iota
	on
	off
)

func toggleOf(n *node) toggle {
	switch {
	case n == nil:
		return unset
	case n.on():
		return on
	}
	return off
}

func effectsOf(rPr *node) effects {
	if rPr == nil {
		return effects{}
	}
	e := effects{
		bold: toggleOf(rPr.child("w:b")), italic: toggleOf(rPr.child("w:i")),
		struck: toggleOf(rPr.child("w:strike")), hidden: toggleOf(rPr.child("w:vanish")),
		underlined: toggleOf(rPr.child("w:u")),
		raised:     rPr.child("w:vertAlign").attr("w:val"),
	}
	if rPr.child("w:dstrike").on() {
		e.struck = on
	}
	fonts := rPr.child("w:rFonts")
	e.font = cmp.Or(fonts.attr("w:ascii"), fonts.attr("w:hAnsi"), fonts.attr("w:cs"))
	return e
}

// over returns what holds where e is said above base.
func (e effects) over(base effects) effects {
	e.bold, e.italic = cmp.Or(e.bold, base.bold), cmp.Or(e.italic, base.italic)
	e.struck, e.hidden = cmp.Or(e.struck, base.struck), cmp.Or(e.hidden, base.hidden)
	e.underlined = cmp.Or(e.underlined, base.underlined)
	e.raised, e.font = cmp.Or(e.raised, base.raised), cmp.Or(e.font, base.font)
	return e
}

// within returns what holds for a character style in a paragraph's style: most
// effects are toggled by it (ECMA-376 part 1, 17.7.3).
func (e effects) within(paragraph effects) effects {
	toggled := func(a, b toggle) toggle {
		switch {
		case a == on && b == on:
			return off
		case a == on || b == on:
			return on
		}
		return a
	}
	out := e.over(paragraph)
	out.bold, out.italic = toggled(e.bold, paragraph.bold), toggled(e.italic, paragraph.italic)
	out.struck, out.hidden = toggled(e.struck, paragraph.struck), toggled(e.hidden, paragraph.hidden)
	return out
}

// span returns an empty span that looks so. The underline of a link says
// nothing but that it is one.
func (e effects) span(link string) foreign.Span {
	return foreign.Span{
		Bold: e.bold == on, Italic: e.italic == on, Struck: e.struck == on,
		Underlined: e.underlined == on && link == "",
		Superior:   e.raised == "superscript", Inferior: e.raised == "subscript",
		Link: link,
	}
}
