package rtf

import (
	"strings"

	"bao/internal/foreign"
)

// spoken are the control words that stand for characters.
var spoken = map[string]string{
	"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "enspace": "\u2002", "emspace": "\u2003", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}

// control reads a control word.
func (r *reader) control(t token) {
	g := r.top()
	if r.destination(t.name, g) {
		return
	}
	if g.starred {
		g.to, g.starred = toSkip, false // a word that isn't known may be skipped
		return
	}
	if s, ok := spoken[t.name]; ok {
		r.say(s)
		return
	}
	switch g.to {
	case toFonts:
		r.fontWord(t)
		return
	case toStyles:
		r.styleWord(t)
		return
	}
	on := !t.given || t.arg != 0
	if g.look.set(t.name, on) || g.para.set(t, on) || g.row.set(t) || r.encodingWord(t, g) {
		return
	}
	if g.to == toStory {
		r.structure(t.name, g)
	} else if t.name == "par" || t.name == "line" {
		r.say("\n")
	}
}

// encodingWord reads the words for encodings and fonts.
func (r *reader) encodingWord(t token, g *group) bool {
	switch t.name {
	case "ansicpg":
		if encodingOf[t.arg] != nil {
			r.page = t.arg
		}
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "uc":
		g.uc = min(max(t.arg, 0), 8)
	case "f":
		g.font = t.arg
		if g.east {
			g.eastFont = t.arg
		}
	case "af":
		if g.east {
			g.eastFont = t.arg
		}
	case "dbch":
		g.east = true
	case "loch", "hich", "rtlch", "ltrch":
		g.east = false
	case "ab", "ai": // of what is in the font for Chinese
		if g.east {
			g.look.set(t.name[1:], !t.given || t.arg != 0)
		}
	case "plain":
		g.look, g.east = look{deleted: g.look.deleted}, false
	default:
		return false
	}
	return true
}

// set reads a word for the look of characters.
func (l *look) set(name string, on bool) bool {
	switch name {
	case "b":
		l.bold = on
	case "i":
		l.italic = on
	case "strike", "striked":
		l.struck = on
	case "ul", "ulw", "uld", "uldb", "uldash", "ulth", "ulwave", "ulhair":
		l.under = on
	case "ulnone":
		l.under = false
	case "super":
		l.sup, l.sub = on, false
	case "sub":
		l.sup, l.sub = false, on
	case "nosupersub":
		l.sup, l.sub = false, false
	case "v":
		l.hidden = on
	case "deleted":
		l.deleted = on
	default:
		return false
	}
	return true
}

// set reads a word for the properties of a paragraph.
func (p *para) set(t token, on bool) bool {
	switch t.name {
	case "pard":
		*p = para{}
	case "s":
		p.style = t.arg
	case "outlinelevel":
		p.outline = 0
		if 0 <= t.arg && t.arg < 9 {
			p.outline = t.arg + 1
		}
	case "ql", "qj":
		p.align = foreign.Start
	case "qc":
		p.align = foreign.Centre
	case "qr":
		p.align = foreign.End
	case "intbl":
		p.table = on
	case "itap":
		p.depth = min(max(t.arg, 0), maxTables)
	case "ilvl":
		p.ilvl = min(max(t.arg, 0), 8)
	default:
		return false
	}
	return true
}

// symbol reads a control symbol.
func (r *reader) symbol(name string) {
	switch name {
	case "*":
		// Only a group that it opens may be skipped; OpenOffice 2 wrote it
		// before a character style in the midst of a link's text.
		r.top().starred = r.fresh
	case "~":
		r.say("\u00a0")
	case "_":
		r.say("-") // that no line ends at
	case "{", "}", "\\":
		r.bytes([]byte(name))
	case "\n", "\r":
		r.control(token{kind: isWord, name: "par"})
	case "\t":
		r.say("\t")
	}
}

// nameFont takes the name of a font; one may come in pieces.
func (r *reader) nameFont(s string) {
	f := r.fonts[r.entry.number]
	if len(f.name) < 100 {
		f.name += strings.TrimSuffix(s, ";")
	}
	r.fonts[r.entry.number] = f
}

// fontWord reads the table of fonts.
func (r *reader) fontWord(t token) {
	if t.name == "f" && len(r.fonts) > maxEntries {
		return
	}
	f := r.fonts[r.entry.number]
	switch t.name {
	case "f":
		r.entry.number = t.arg
		f = font{charset: charsetDefault}
	case "fcharset":
		f.charset = t.arg
	case "cpg":
		if encodingOf[t.arg] != nil {
			f.page = t.arg
		}
	}
	r.fonts[r.entry.number] = f
}
