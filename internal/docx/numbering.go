package docx

import (
	"strings"
)

// numbering is the list and the level that a paragraph or a style names.
type numbering struct {
	list  string // "" for unset, "0" for none
	level int    // -1 for unset
	set   bool
}

func numberingOf(numPr *node) numbering {
	if numPr == nil {
		return numbering{}
	}
	return numbering{
		list:  numPr.child("w:numId").attr("w:val"),
		level: numPr.child("w:ilvl").number("w:val", -1),
		set:   true,
	}
}

// over returns what holds where n is said above base.
func (n numbering) over(base numbering) numbering {
	if !n.set {
		return base
	}
	if n.list == "" && base.set {
		n.list = base.list
	}
	if n.level < 0 && base.set {
		n.level = base.level
	}
	return n
}

// levels is how deep lists go in Word.
const levels = 9

// level is how the items of one level of a list are marked.
type level struct {
	format  string // decimal, chineseCounting, bullet …
	text    string // "第%1章"
	font    string // of a bullet
	style   string // of the paragraphs that it goes with
	start   int
	restart int  // the level (from 1) after which it starts again; 0 never, -1 after any above
	legal   bool // all its numbers are Arabic
}

// list is a w:num: a pattern with what it says otherwise.
type list struct {
	pattern   string
	overrides [levels]*level
	starts    [levels]int // -1 for none
	begun     [levels]bool
}

// pattern is a w:abstractNum. Lists of one pattern count on together.
type pattern struct {
	levels [levels]level
	style  string // the style of numbering that holds its levels
	count  [levels]int
	begun  [levels]bool
}

// lists is what numbers the paragraphs of a document, and how far it is.
type lists struct {
	lists    map[string]*list
	patterns map[string]*pattern
	styled   map[string]*pattern // by the style of numbering that they are
}

func (r *reader) readLists() {
	l := lists{map[string]*list{}, map[string]*pattern{}, map[string]*pattern{}}
	for kid := range r.open(r.pack.related(r.main, "numbering")).children() {
		if len(l.lists)+len(l.patterns) > maxStyles {
			break
		}
		switch kid.name {
		case "w:abstractNum":
			p := patternOf(kid.load())
			for _, level := range p.levels {
				r.spendText(level.text)
			}
			l.patterns[kid.attr("w:abstractNumId")] = p
			if name := kid.child("w:styleLink").attr("w:val"); name != "" {
				l.styled[name] = p
			}
		case "w:num":
			l.lists[kid.attr("w:numId")] = listOf(kid.load())
		}
	}
	r.lists = l
}

func patternOf(n *node) *pattern {
	p := &pattern{style: n.child("w:numStyleLink").attr("w:val")}
	for _, kid := range n.kids {
		if i := kid.number("w:ilvl", -1); kid.name == "w:lvl" && i >= 0 && i < levels {
			p.levels[i] = levelOf(kid)
		}
	}
	return p
}

func listOf(n *node) *list {
	l := &list{pattern: n.child("w:abstractNumId").attr("w:val")}
	for i := range l.starts {
		l.starts[i] = -1
	}
	for _, kid := range n.kids {
		i := kid.number("w:ilvl", -1)
		if kid.name != "w:lvlOverride" || i < 0 || i >= levels {
			continue
		}
		l.starts[i] = kid.child("w:startOverride").number("w:val", -1)
		if own := kid.child("w:lvl"); own != nil {
			level := levelOf(own)
			l.overrides[i] = &level
		}
	}
	return l
}

func levelOf(n *node) level {
	format := n.child("w:numFmt")
	if alternate := n.child("mc:AlternateContent"); alternate != nil {
		// A format of Word 2010's own, "001, 002", beside the nearest old one.
		format = alternate.child("mc:Choice").child("w:numFmt")
		if old := alternate.child("mc:Fallback").child("w:numFmt"); old != nil && format.attr("w:val") == "custom" &&
			!strings.HasPrefix(format.attr("w:format"), "0") {
			format = old
		}
	}
	l := level{
		format:  format.attr("w:val"),
		text:    n.child("w:lvlText").attr("w:val"),
		font:    effectsOf(n.child("w:rPr")).font,
		style:   n.child("w:pStyle").attr("w:val"),
		start:   n.child("w:start").number("w:val", 0),
		restart: n.child("w:lvlRestart").number("w:val", -1),
		legal:   n.child("w:isLgl").on(),
	}
	if l.format == "custom" {
		l.format = format.attr("w:format")
	}
	return l
}

// resolve returns the pattern of a list, by way of its style where it is kept
// in one.
func (l *lists) resolve(n *list) *pattern {
	p := l.patterns[n.pattern]
	if p != nil && p.style != "" {
		if styled := l.styled[p.style]; styled != nil {
			return styled
		}
	}
	return p
}
