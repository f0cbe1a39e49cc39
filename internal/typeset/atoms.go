package typeset

import (
	"slices"
	"unicode/utf8"
)

// atom is what a line break never divides: a character with the combining
// marks, joiners and selectors that belong to it.
type atom struct {
	at, end int32 // bytes of the run's text
	r       rune
	run     int32 // index into the block's runs
	w       int16 // as set, cuts beside other marks made
	slack   int16 // white that may still be cut
	kind    kind
	flags   uint8
	brk     level // may a line end before it
}

const (
	cut       uint8 = 1 << iota // its white is cut
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
	kinds    kinds // of its atoms
	first    bool  // the first of its block
	last     bool  // the last of its block
	hard     bool  // a line feed follows
}

// bound speaks of the boundary before an atom. The sums run on over the whole
// text and may overflow: only differences within a line are looked at.
type bound struct {
	sum   int32 // width of the atoms before
	end   int32 // sum, less the white that falls away if a line ends here
	tight int32 // end, less all that can be squeezed before it
	sq    int32 // all that can be squeezed in the atoms before
	gaps  int32 // Han–Latin joints before the last of these
	open  int32 // places before it that take a share of a line's spread
}

// set makes b the same as o, field by field: one whose fields were just written is
// copied as a whole only when they have all arrived.
func (b *bound) set(o *bound) {
	b.sum, b.end, b.tight, b.sq, b.gaps, b.open = o.sum, o.end, o.tight, o.sq, o.gaps, o.open
}

// Text is copy made ready to be set at any measure. It is read only and may
// be used by several goroutines at once.
type Text struct {
	blocks []Block
	parts  []part
	atoms  []atom
	bounds []bound // one more than atoms

	squeezed bool // marks are half as wide wherever they stand
}

// Prepare reads the blocks once. The Text keeps the slice and its strings;
// do not change them. Any input is taken: invalid UTF-8 is a character a
// byte, control characters are white.
func Prepare(blocks []Block) *Text { return prepare(blocks, false) }

// prepare is Prepare; all marks are half as wide if they are to be squeezed.
func prepare(blocks []Block, squeezed bool) *Text {
	t := &Text{}
	t.read(blocks, squeezed)
	return t
}

// read makes t the text of blocks, in the memory that it has.
func (t *Text) read(blocks []Block, squeezed bool) {
	t.blocks, t.squeezed = blocks, squeezed
	n := 0
	for i := range blocks {
		for _, r := range blocks[i].Runs {
			n += utf8.RuneCountInString(r.Text)
		}
	}
	t.atoms = slices.Grow(t.atoms[:0], n) // scan takes no more
	t.parts = slices.Grow(t.parts[:0], len(blocks))
	for i := range blocks {
		t.scanBlock(i)
	}
	t.bounds = slices.Grow(t.bounds[:0], len(t.atoms)+1)[:len(t.atoms)+1]
	for i := range t.parts {
		p := &t.parts[i]
		p.tail = p.to
		if t.blocks[p.block].Kind == Preformatted {
			t.total(p)
			continue
		}
		if p.kinds&quoted != 0 {
			t.pairQuotes(p)
		}
		if p.kinds&settled != 0 {
			t.settle(p)
		}
		t.finish(p)
		if p.kinds&wordlys != 0 {
			t.numbers(p)
		}
		p.tail = t.tailOf(p)
	}
}

// total fills the bounds of preformatted text, which is broken anywhere.
func (t *Text) total(p *part) {
	at := t.bounds[p.from]
	at.end = at.sum
	for i := p.from; i < p.to; i++ {
		a := &t.atoms[i]
		if at.sum += int32(a.w); a.kind != space { // which falls away if the line ends there
			at.end = at.sum
		}
		t.bounds[i+1] = at
	}
}
