package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner appends the atoms and parts of one block.
type scanner struct {
	*Text
	block int32
	pre   bool
	from  int   // where the part began
	kinds kinds // of the part
}

func (t *Text) scanBlock(b int) {
	bl := &t.blocks[b]
	sc := scanner{Text: t, block: int32(b), pre: bl.Kind == Preformatted, from: len(t.atoms)}
	if bl.Kind == Fixed {
		at := int32(len(t.atoms))
		t.parts = append(t.parts, part{block: sc.block, from: at, to: at, first: true, last: true})
		return
	}
	first := len(t.parts)
	for i, r := range bl.Runs {
		at := 0
		if i == 0 && bl.Kind == Item {
			at = bl.lead()
		}
		for {
			feed := strings.IndexByte(r.Text[at:], '\n')
			if feed < 0 {
				break
			}
			sc.scan(int32(i), r, at, at+feed)
			sc.feed(true)
			at += feed + 1
		}
		sc.scan(int32(i), r, at, len(r.Text))
	}
	sc.feed(false)
	if bl.Kind == Tabular {
		t.keepParts(first)
		return
	}
	t.trimParts(first)
}

// feed ends the part.
func (sc *scanner) feed(hard bool) {
	to := len(sc.atoms)
	for !sc.pre && to > sc.from && sc.atoms[to-1].kind == space {
		to--
	}
	sc.atoms = sc.atoms[:to]
	sc.parts = append(sc.parts, part{block: sc.block, from: int32(sc.from), to: int32(to), kinds: sc.kinds, hard: hard})
	sc.from, sc.kinds = to, 0
}

// keepParts marks the first and the last of the cells that begin at part first,
// or drops them all if nothing stands in any.
func (t *Text) keepParts(first int) {
	if t.parts[len(t.parts)-1].to == t.parts[first].from {
		t.parts = t.parts[:first]
		return
	}
	t.parts[first].first, t.parts[len(t.parts)-1].last = true, true
}

// trimParts drops the empty parts at both ends of the block whose parts begin
// at first, and marks the first and the last that stay.
func (t *Text) trimParts(first int) {
	empty := func(p part) bool { return p.from == p.to }
	n := len(t.parts)
	for n > first && empty(t.parts[n-1]) {
		n--
	}
	lead := first
	for lead < n && empty(t.parts[lead]) {
		lead++
	}
	t.parts = append(t.parts[:first], t.parts[lead:n]...)
	if n := len(t.parts); n > first {
		t.parts[first].first = true
		t.parts[n-1].last, t.parts[n-1].hard = true, false
	}
}

// scan appends the atoms of r.Text[at:end], which has no line feed. What
// nearly all copy is made of, ideographs and ASCII, is taken as it stands;
// more looks at the rest.
func (sc *scanner) scan(run int32, r Run, at, end int) {
	dress := dressOf(r.Style)
	text, joins := r.Text[:end], false
	atoms, kinds := sc.atoms, sc.kinds
	for at < len(text) {
		c, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case c >= '一' && c <= '鿿' && !joins:
			// Field by field: as a whole it would be put together elsewhere and copied,
			// which takes longer than all the rest.
			atoms = atoms[:len(atoms)+1]
			a := &atoms[len(atoms)-1]
			a.at, a.end, a.r, a.run = int32(at), int32(at+size), c, run
			a.w, a.slack, a.kind, a.flags, a.brk = dress.em, 0, han, dress.flags, free
			kinds |= 1 << han
		case c > ' ' && c < 0x7f:
			class := &basic[c]
			atoms = atoms[:len(atoms)+1]
			a := &atoms[len(atoms)-1]
			a.at, a.end, a.r, a.run = int32(at), int32(at+size), c, run
			a.w, a.slack, a.kind, a.flags, a.brk = dress.ascii[c-' '], 0, class.kind, dress.flags, free
			if dress.small {
				small(a)
			}
			kinds |= class.set
			joins = false
		default:
			sc.atoms, sc.kinds = atoms, kinds
			sc.more(atom{at: int32(at), end: int32(at + size), r: c, run: run, flags: dress.flags}, r, &dress)
			atoms, kinds = sc.atoms, sc.kinds
			joins = c == '\u200d'
		}
		at += size
	}
	sc.atoms, sc.kinds = atoms, kinds
}

func small(a *atom) { a.w = a.w * 6 / 10 }

// dress is what the style of a run does to its characters.
type dress struct {
	ascii *[95]int16
	em    int16 // width of an ideograph
	small bool  // set at six tenths of the size
	flags uint8
}

func dressOf(s Style) dress {
	d := dress{ascii: asciiOf(s), em: em, small: s&(Sup|Sub) != 0}
	if d.small {
		d.em = em * 6 / 10
	}
	if s&Whole != 0 {
		d.flags = whole
	}
	return d
}

// more appends any atom, or what there is of it to the one before. White is
// collapsed as a browser does, unless the block is preformatted.
func (sc *scanner) more(a atom, r Run, dress *dress) {
	c := classOf(a.r)
	a.kind = c.kind
	if sc.attach(&a, r, c) {
		return
	}
	switch {
	case a.kind == space && !sc.pre && !wideSpace(a.r), a.r == ' ':
		a.w = dress.ascii[0]
	case c.clings: // with nothing to cling to: no width
		a.kind = glue
	default:
		a.w = c.w
	}
	if dress.small {
		small(&a)
	}
	sc.kinds |= 1<<a.kind | c.set&(settled|quoted)
	if n := len(sc.atoms); a.kind == space && !sc.pre && n > sc.from && sc.atoms[n-1].kind == space {
		sc.atoms[n-1] = a
		return
	}
	sc.atoms = append(sc.atoms, a)
}

// attach lets a, which follows in r.Text, go on the atom before it, or be
// dropped as white that shows nowhere; it reports whether it did.
func (sc *scanner) attach(a *atom, r Run, c class) bool {
	n := len(sc.atoms) - 1
	if n < sc.from {
		return a.kind == space && !sc.pre
	}
	prev := &sc.atoms[n]
	if a.kind == space && !sc.pre {
		return prev.kind == space && !wideSpace(a.r)
	}
	if prev.run != a.run || prev.end != a.at || prev.kind == space {
		return false
	}
	if c.clings || joined(prev, r.Text, a.r) {
		prev.end = a.end
		return true
	}
	return false
}

// wideSpace reports whether browsers leave the white r as it is.
func wideSpace(r rune) bool { return r == '\u3000' || r == '\u2002' || r == '\u2003' || r == '\u2009' }

// clings reports whether r is part of the character before it: combining
// marks, variation selectors, joiners, direction marks, skin tones, tags.
func clings(r rune) bool {
	switch {
	case r == '\u200b', r == '\u2060', r == '\ufeff': // they say where a line may end
		return false
	case r >= '🏻' && r <= '🏿':
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf)
}

// joined reports whether c goes on the character p that it follows in text:
// after a zero-width joiner, or the second of two regional indicators.
func joined(p *atom, text string, c rune) bool {
	if c < 0x2000 || p.r < 0x2000 {
		return false
	}
	flag := func(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
	return strings.HasSuffix(text[p.at:p.end], "\u200d") || flag(c) && flag(p.r) && p.end-p.at == 4
}
