package typeset

import "strings"

// longest is the number of characters up to which a headline is balanced;
// what is longer is no headline and is filled line by line.
const longest = 200

// Title is a headline read once, to be broken at many widths. It is not for
// several goroutines at once.
type Title struct {
	text   *Text
	bounds []titleBound // beside those of the text; none if it is too long
	least  int          // width without the spaces
	latin  bool         // there is no Chinese in it
	copy   func() []Block

	best, next, found []int32 // of inRows
	from              []uint8
}

// titleBound speaks of the boundary before an atom of a headline.
type titleBound struct {
	cost   int32 // of a line's end there
	wishes int32 // editor's spaces that it follows or that stand before it
	seen   int32 // characters before it, marks and white not counted
	han    int32 // those that are Chinese
	word   bool  // it is inside a common word, or a name
}

// NewTitle reads a headline. A space between Chinese characters is where the
// editor wants it broken. Its marks are half as wide as in copy, where they
// would leave holes at that size. What is often said in the copy below it, if
// that is given, is a word and not divided; copy is called when that matters.
// Names are not divided while there is any other way.
func NewTitle(text string, style Style, copy func() []Block, names ...string) Title {
	h := Title{text: prepare(titleBlocks(text, style), true), copy: copy}
	for i := range h.text.atoms {
		if a := &h.text.atoms[i]; a.kind != space {
			h.least += int(a.w)
		}
	}
	if len(h.text.atoms) <= longest {
		h.weigh(names)
	}
	return h
}

// titleBlocks are the blocks of a headline.
func titleBlocks(text string, style Style) []Block {
	text = strings.ReplaceAll(text, "\n", " ")
	return []Block{{Kind: Subhead, Runs: []Run{{Text: text, Style: style}}}}
}

// Rows is the number of lines that Lines takes at a width, in thousandths of
// the headline's own size, and whether they end at every space that the editor
// typed and inside no common word or name; a single line always does. There are 0
// without text, and some number above most if there are more than that.
func (h *Title) Rows(width, most int) (rows int, wished bool) {
	if len(h.text.parts) == 0 {
		return 0, true
	}
	c := Measure{Width: width}.column(&Block{Kind: Subhead})
	if rows = h.fewest(c.rest); rows > most {
		return rows, false
	}
	var room [longest]int32
	ends := h.ends(&c, room[:0])
	if len(ends) == 1 || h.bounds == nil {
		return len(ends), len(ends) == 1
	}
	wishes := int32(0)
	for _, e := range ends {
		if h.wished(int(e)) {
			wishes++
		}
		if h.bounds[e].word {
			return len(ends), false
		}
	}
	return len(ends), wishes == h.bounds[len(h.text.atoms)].wishes
}

// fewest is the number of lines that a width takes at least; no more than there are
// characters, one of which may be wider than that.
func (h *Title) fewest(width int) int {
	return max(1, min(len(h.text.atoms), (h.least+width-1)/width))
}

// Lines breaks the headline into balanced lines no wider than width, in
// thousandths of its own size. With rows 0 it takes as few lines as can be
// broken decently; otherwise exactly rows. It returns nil if there is no text
// or if that many lines cannot hold it. Widths are those of the lines
// returned; none is justified.
func (h *Title) Lines(width, rows int) []Line {
	t := h.text
	if len(t.parts) == 0 {
		return nil
	}
	c := Measure{Width: width}.column(&Block{Kind: Subhead})
	var room [longest]int32
	ends := room[:0]
	if rows == 0 {
		ends = h.ends(&c, ends)
		if h.divides(ends) {
			rows = len(ends)
		}
	}
	if rows > 0 {
		ends, _ = h.inRows(&c, rows)
	}
	if len(ends) == 0 {
		return nil
	}
	b := builder{Text: t, lines: make([]Line, 0, len(ends)), segments: make([]Segment, 0, 2*len(ends))}
	s := 0
	for row, e := range ends {
		line := b.line(&c, &t.parts[0], s, int(e), c.rest, false)
		line.Row, line.Last = row, int(e) == len(t.atoms)
		b.lines = append(b.lines, line)
		s = int(e)
	}
	return b.lines
}

// ends appends the ends of the lines that the headline takes by itself.
func (h *Title) ends(c *column, ends []int32) []int32 {
	if h.bounds != nil {
		return h.balance(c, ends)
	}
	for s, n := 0, len(h.text.atoms); s < n; {
		s = h.text.next(c, &h.text.parts[0], s, c.rest)
		ends = append(ends, int32(s))
	}
	return ends
}

// wished reports whether the boundary before atom i follows an editor's
// space: one that does not part two Latin words.
func (h *Title) wished(i int) bool {
	atoms := h.text.atoms
	return i < len(atoms) && atoms[i-1].kind == space && !(atoms[i-2].kind.latin() && atoms[i].kind.latin())
}
