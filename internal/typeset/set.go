package typeset

import (
	"strings"
	"unicode/utf8"
)

// tallest is the most lines a Fixed block may ask for.
const tallest = 10_000

// Count is the number of lines Lines would return, without building them.
func (t *Text) Count(m Measure) int {
	n := 0
	for i := range t.parts {
		p := &t.parts[i]
		b := &t.blocks[p.block]
		if b.Kind >= Fixed {
			if b.Kind == Fixed {
				n += min(max(b.Rows, 0), tallest)
			} else if p.first {
				n += t.tableAt(i, m).lines()
			}
			continue
		}
		c := m.column(b)
		room := c.rest
		if p.first {
			room = c.first
		}
		for s := int(p.from); s < int(p.to); n++ {
			s = t.next(&c, p, s, room)
			room = c.rest
		}
		if p.from == p.to {
			n++
		}
	}
	return n
}

// Lines sets the text to the measure. A block without visible text has no
// lines; a Fixed block has as many empty ones as it is high.
func (t *Text) Lines(m Measure) []Line {
	n := t.Count(m)
	b := builder{Text: t, lines: make([]Line, 0, n), segments: make([]Segment, 0, 2*n)} // a line of most copy has two or less
	row := 0
	for i := range t.parts {
		p := &t.parts[i]
		block := &t.blocks[p.block]
		if p.first {
			row = 0
		}
		first := len(b.lines)
		switch {
		case block.Kind == Fixed:
			for range min(block.Rows, tallest) {
				b.lines = append(b.lines, Line{Keep: true})
			}
		case block.Kind == Tabular && !p.first: // of the table whose cells come before
		case block.Kind == Tabular:
			b.table(t.tableAt(i, m))
		default:
			c := m.column(block)
			b.part(&c, p)
		}
		for i := first; i < len(b.lines); i++ {
			b.lines[i].Block, b.lines[i].Row, b.lines[i].End = int(p.block), row, block.End
			row++
		}
		if len(b.lines) > first {
			if block.Kind == Item && p.first {
				block.mark(&b.lines[first])
			}
			end := &b.lines[len(b.lines)-1]
			end.Last, end.Hard = p.last || block.Kind == Tabular, p.hard && block.Kind != Tabular
			end.Keep = end.Keep && block.Kind != Fixed
		}
	}
	return b.lines
}

// gives is Give of a block whose lines are full. Those of a table are measured more
// than once before they are set, and must come out the same each time.
func (b *Block) gives() int {
	if b.Ragged || b.Kind == Preformatted || b.Kind == Subhead || b.Kind == Tabular {
		return 0
	}
	return b.Give
}

// lead is how many bytes of the first run are the mark of an Item: none if
// nothing follows them there, or they end inside a character.
func (b *Block) lead() int {
	if b.Mark != "" || len(b.Runs) == 0 || uint(b.Lead) >= uint(len(b.Runs[0].Text)) {
		return 0
	}
	white := func(r rune) bool { return kindOf(r) == space }
	rest := b.Runs[0].Text[b.Lead:]
	if strings.TrimLeftFunc(rest, white) == "" || !utf8.RuneStart(rest[0]) {
		return 0
	}
	return b.Lead
}

// mark puts the mark of an Item before its first line.
func (b *Block) mark(l *Line) {
	s := Segment{Run: -1, Text: b.Mark, Box: b.Hang, Mark: true}
	if n := b.lead(); n > 0 {
		r := &b.Runs[0]
		s.Run, s.Text, s.Style, s.Link = 0, r.Text[:n], r.Style, r.Link
	}
	if s.Text != "" {
		l.Segments = append([]Segment{s}, l.Segments...)
	}
}

// MarkWidth is the room that the mark of an item takes, the white behind it
// included, in quarters of an em.
func MarkWidth(mark string) int {
	t := Prepare([]Block{{Kind: Preformatted, Runs: []Run{{Text: mark}}}})
	width := int(t.bounds[len(t.atoms)].sum)
	if n := len(t.atoms); n > 0 && t.atoms[n-1].w < em { // 1. and 1), but not 1、
		width += em / 4
	}
	return (width + em/4 - 1) / (em / 4) * (em / 4)
}

// builder makes lines. Their segments stand one after the other in one list.
type builder struct {
	*Text
	lines    []Line
	segments []Segment
	cuts     []int // white squeezed from the atoms of the line that is made
}

// part appends the lines of part p.
func (b *builder) part(c *column, p *part) {
	kind := b.blocks[p.block].Kind
	indent, room := c.inset, c.rest
	if p.first {
		indent, room = c.inset+c.indent, c.first
	}
	if p.from == p.to {
		b.lines = append(b.lines, Line{Indent: indent, Spread: room})
		return
	}
	for s := int(p.from); s < int(p.to); {
		e := b.next(c, p, s, room)
		// The last line stands at the left (clreq 3.5.1).
		line := b.line(c, p, s, e, room, !c.ragged && kind != Preformatted && kind != Subhead && e < int(p.to))
		line.Indent, line.Keep = indent, kind == Subhead
		b.lines = append(b.lines, line)
		s, indent, room = e, c.inset, c.rest
	}
}

// line builds the line of atoms s:e, which may be spread if it is full.
func (b *builder) line(c *column, p *part, s, e, room int, full bool) Line {
	line := Line{Width: b.width(c, s, e)}
	text := e // where what is seen ends
	for text > s && b.atoms[text-1].kind == space {
		text--
	}
	if b.cuts = b.cuts[:0]; line.Width > room {
		b.cuts = append(b.cuts, make([]int, e-s)...)
		line.Width -= b.squeeze(c, s, e, line.Width-room)
	}
	endCut := 0
	if last := text - 1; last >= s && b.atoms[last].kind.slackAfter() {
		endCut = int(b.atoms[last].slack)
		if c.fullEnd && line.Width+endCut <= room {
			line.Width += endCut
			endCut = 0
		}
	}
	line.Spread = max(0, room-line.Width)
	if text > s {
		line.Gaps = int(b.bounds[text].open - b.bounds[s+1].open)
	}
	line.Justify = full && line.Spread > 0 && line.Spread <= line.Gaps*c.open
	// Somewhere no share of the spread goes in, be it that of narrower letters which a
	// reader has in a line that is full.
	stiff := (line.Justify || full && line.Spread == 0) && line.Gaps < text-s-1
	b.segment(&line, c, p, s, e, text, endCut, stiff)
	return line
}

// segment gives the line of atoms s:e its segments; what is seen of it ends at
// text, where endCut of white is cut.
func (b *builder) segment(line *Line, c *column, p *part, s, e, text, endCut int, stiff bool) {
	set := segments{list: b.segments, from: len(b.segments), block: &b.blocks[p.block]}
	closed := func(i int) bool { return i > s && i < text && b.bounds[i+1].open == b.bounds[i].open }
	for i := s; i < e; i++ {
		a := &b.atoms[i]
		if stiff {
			set.stiffen(closed(i), closed(i+1))
		}
		if i >= text && wideSpace(a.r) && set.block.Kind != Preformatted {
			line.Parted = true
			continue // a browser would not drop it
		}
		gap, cut := 0, 0
		if i == s {
			cut = b.startCut(c, s)
		}
		if i == text-1 {
			cut += endCut
		}
		if len(b.cuts) > 0 {
			cut += b.cuts[i-s]
		}
		if i > s && a.flags&gapBefore != 0 {
			gap = c.gap
		}
		set.add(a, cut, gap)
	}
	b.segments = set.done()
	line.Segments = b.segments[set.from:len(b.segments):len(b.segments)]
}
