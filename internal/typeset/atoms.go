package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// atom is what a line break never divides: a character with the combining
// marks, joiners and selectors that belong to it.
type atom struct {
	block   int32
	run     int32 // index into the block's runs, -1 for the Item's mark
	at, end int32 // bytes of the run's text
	r       rune
	w       int32 // as set, cuts beside other marks made
	slack   int16 // white that may still be cut
	kind    kind
	flags   uint8
}

const (
	cutBefore uint8 = 1 << iota // the white before it is cut
	cutAfter                    // the white after it is cut
	inLatin                     // a curly quote in Latin text
	gapBefore                   // stands between Han and Latin
	second                      // completes a pair of dashes or dots
	whole                       // of a run that is kept whole
)

// part is a stretch of a block between line feeds: atoms from:to.
type part struct {
	block    int32
	from, to int32
	tail     int32 // a line ending after it leaves a single character
	hard     bool  // a line feed follows
	last     bool  // the last of its block
}

// Text is copy made ready to be set at any measure. It is read only and may
// be used by several goroutines at once.
type Text struct {
	blocks []Block
	parts  []part
	atoms  []atom

	// Entry i speaks of the boundary before atom i.
	brk   []level // may a line end here
	sum   []int   // width of the atoms before i
	end   []int   // sum, less the white that falls away if a line ends here
	tight []int   // end, less all that can be squeezed before it
	sq    []int   // all that can be squeezed in the atoms before i
	gaps  []int32 // Han–Latin joints at or before atom i-1
}

// Prepare reads the blocks once. The Text keeps the slice and its strings;
// do not change them. Any input is taken: invalid UTF-8 is a character a
// byte, control characters are white.
func Prepare(blocks []Block) *Text {
	t := &Text{blocks: blocks}
	n := 0
	for i := range blocks {
		for _, r := range blocks[i].Runs {
			n += utf8.RuneCountInString(r.Text)
		}
	}
	t.atoms = make([]atom, 0, n+8) // Latin copy that outgrows it is copied again and again
	for i := range blocks {
		t.scanBlock(i)
	}
	t.brk = make([]level, len(t.atoms)+1)
	for i, p := range t.parts {
		t.parts[i].tail = p.to
		if t.blocks[p.block].Kind != Preformatted {
			t.settle(p)
			t.cutAdjacent(p)
			t.breaks(p)
			t.parts[i].tail = t.tailOf(p)
		}
	}
	t.total()
	return t
}

// scanner appends the atoms and parts of one block.
type scanner struct {
	*Text
	block int32
	pre   bool
	from  int // where the part began
}

func (t *Text) scanBlock(b int) {
	bl := &t.blocks[b]
	sc := scanner{Text: t, block: int32(b), pre: bl.Kind == Preformatted, from: len(t.atoms)}
	if bl.Kind == Fixed {
		at := int32(len(t.atoms))
		t.parts = append(t.parts, part{block: sc.block, from: at, to: at, last: true})
		return
	}
	first := len(t.parts)
	if bl.Kind == Item {
		sc.scan(-1, Run{Text: strings.ReplaceAll(bl.Mark, "\n", " ")}, 0, len(bl.Mark))
	}
	for i, r := range bl.Runs {
		at := 0
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
	t.trimParts(first)
}

// feed ends the part.
func (sc *scanner) feed(hard bool) {
	to := len(sc.atoms)
	for !sc.pre && to > sc.from && sc.atoms[to-1].kind == space {
		to--
	}
	sc.atoms = sc.atoms[:to]
	sc.parts = append(sc.parts, part{block: sc.block, from: int32(sc.from), to: int32(to), hard: hard})
	sc.from = to
}

// trimParts drops the empty parts at both ends of the block whose parts begin
// at first, and marks the last that stays.
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
		t.parts[n-1].last, t.parts[n-1].hard = true, false
	}
}

// scan appends the atoms of r.Text[at:end], which has no line feed. White is
// collapsed as a browser does, unless the block is preformatted.
func (sc *scanner) scan(run int32, r Run, at, end int) {
	for at < end {
		c, size := utf8.DecodeRuneInString(r.Text[at:end])
		a := atom{block: sc.block, run: run, at: int32(at), end: int32(at + size), r: c, kind: kindOf(c)}
		if c < ' ' && c != '\t' {
			a.kind = space
		}
		at += size
		if sc.attach(&a, r) {
			continue
		}
		switch {
		case a.kind == space && !sc.pre && !wideSpace(c):
			a.w = int32(advance(' ', r.Style))
		case clings(c): // with nothing to cling to: no width
			a.kind = glue
		default:
			a.w = int32(advance(c, r.Style))
		}
		if r.Style&(Sup|Sub) != 0 {
			a.w = a.w * 6 / 10
		}
		if r.Style&Whole != 0 {
			a.flags |= whole
		}
		if n := len(sc.atoms); a.kind == space && !sc.pre && n > sc.from && sc.atoms[n-1].kind == space {
			sc.atoms[n-1] = a
			continue
		}
		sc.atoms = append(sc.atoms, a)
	}
}

// attach lets a, which follows in r.Text, go on the atom before it, or be
// dropped as white that shows nowhere; it reports whether it did.
func (sc *scanner) attach(a *atom, r Run) bool {
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
	if clings(a.r) || joined(*prev, r.Text, a.r) {
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
	if r < 0x300 {
		return r == '\u00ad'
	}
	switch {
	case r >= 0x302a && r <= 0x302f, r == 0x3099, r == 0x309a:
		return true // tone and voicing marks
	case r == '\u200b', r == '\u2060', r == '\ufeff', wide(r) && r < 0x10000:
		return false
	case r >= 0x1f3fb && r <= 0x1f3ff:
		return true
	case r >= 0x2010 && r <= 0x2027:
		return false
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf)
}

// joined reports whether c goes on the character p that it follows in text:
// after a zero-width joiner, or the second of two regional indicators.
func joined(p atom, text string, c rune) bool {
	if c < 0x2000 || p.r < 0x2000 {
		return false
	}
	flag := func(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
	return strings.HasSuffix(text[p.at:p.end], "\u200d") || flag(c) && flag(p.r) && p.end-p.at == 4
}
