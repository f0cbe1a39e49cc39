package docx

import "bao/internal/foreign"

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
	if double := toggleOf(rPr.child("w:dstrike")); double == on {
		e.struck = on
	}
	fonts := rPr.child("w:rFonts")
	for _, name := range [...]string{"w:ascii", "w:hAnsi", "w:cs"} {
		if e.font == "" {
			e.font = fonts.attr(name)
		}
	}
	return e
}

// over returns what holds where e is said above base.
func (e effects) over(base effects) effects {
	pick := func(a, b toggle) toggle {
		if a != unset {
			return a
		}
		return b
	}
	e.bold, e.italic = pick(e.bold, base.bold), pick(e.italic, base.italic)
	e.struck, e.hidden = pick(e.struck, base.struck), pick(e.hidden, base.hidden)
	e.underlined = pick(e.underlined, base.underlined)
	if e.raised == "" {
		e.raised = base.raised
	}
	if e.font == "" {
		e.font = base.font
	}
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
