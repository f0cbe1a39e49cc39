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
	defined bool
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
		defined: true,
	}
	if l.format == "custom" {
		l.format = format.attr("w:format")
	}
	if legal := n.child("w:isLgl"); legal != nil {
		l.legal = legal.on()
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

// next counts one item and returns its mark as printed. listed is false where
// there is no such list.
func (l *lists) next(n numbering, style string) (mark string, depth int, listed bool) {
	if n.list == "" || n.list == "0" || l.lists[n.list] == nil {
		return "", 0, false
	}
	of := l.lists[n.list]
	p := l.resolve(of)
	if p == nil {
		return "", 0, false
	}
	at := n.level
	if at < 0 {
		at = p.levelOfStyle(style)
	}
	at = min(at, levels-1)
	p.step(of, at)
	return of.mark(p, at), at, true
}

// levelOfStyle returns the level that goes with a style, the first where none
// does.
func (p *pattern) levelOfStyle(style string) int {
	for i, level := range p.levels {
		if style != "" && level.style == style {
			return i
		}
	}
	return 0
}

// level returns how a level of the list is marked.
func (n *list) level(p *pattern, at int) level {
	if own := n.overrides[at]; own != nil {
		return *own
	}
	return p.levels[at]
}

// step counts one item at a level. Levels above that have no item yet count as
// begun; those below begin again.
func (p *pattern) step(n *list, at int) {
	for i := range at {
		if !p.begun[i] {
			p.count[i], p.begun[i] = n.first(p, i), true
		}
	}
	switch {
	case n.starts[at] >= 0 && !n.begun[at]:
		p.count[at] = n.starts[at]
	case !p.begun[at]:
		p.count[at] = n.first(p, at)
	default:
		p.count[at]++
	}
	n.begun[at], p.begun[at] = true, true
	for i := at + 1; i < levels; i++ {
		if r := n.level(p, i).restart; r < 0 || at < r {
			p.begun[i] = false
		}
	}
}

func (n *list) first(p *pattern, at int) int {
	if n.starts[at] >= 0 {
		return n.starts[at]
	}
	return n.level(p, at).start
}

// mark returns the mark of the item that was counted last, as printed.
func (n *list) mark(p *pattern, at int) string {
	own := n.level(p, at)
	if own.format == "bullet" {
		return bullet(own.text, own.font)
	}
	var out strings.Builder
	for i := 0; i < len(own.text); i++ {
		if own.text[i] != '%' || i+1 == len(own.text) || own.text[i+1] < '1' || own.text[i+1] > '9' {
			out.WriteByte(own.text[i])
			continue
		}
		i++
		of := int(own.text[i] - '1')
		format := n.level(p, of).format
		if own.legal {
			format = "decimal"
		}
		out.WriteString(numeral(p.count[of], format))
	}
	return strings.TrimSpace(out.String())
}
