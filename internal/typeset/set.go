package typeset

// tallest is the most lines a Fixed block may ask for.
const tallest = 10_000

// Count is the number of lines Lines would return, without building them.
func (t *Text) Count(m Measure) int {
	n := 0
	kind, c := Kind(255), column{}
	for _, p := range t.parts {
		b := &t.blocks[p.block]
		if b.Kind == Fixed {
			n += min(max(b.Rows, 0), tallest)
			continue
		}
		if b.Kind != kind {
			kind, c = b.Kind, m.column(b.Kind)
		}
		c.ragged = b.Ragged
		room := c.rest
		if t.opens(p) {
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

// opens reports whether p is the first part of its block.
func (t *Text) opens(p part) bool {
	return p.from == 0 || t.atoms[p.from-1].block != p.block
}

// Lines sets the text to the measure. A block without visible text has no
// lines; a Fixed block has as many empty ones as it is high.
func (t *Text) Lines(m Measure) []Line {
	lines := make([]Line, 0, t.Count(m))
	row, block := 0, int32(-1)
	for _, p := range t.parts {
		b := &t.blocks[p.block]
		if p.block != block {
			row, block = 0, p.block
		}
		first := len(lines)
		if b.Kind == Fixed {
			for range min(max(b.Rows, 0), tallest) {
				lines = append(lines, Line{Keep: true})
			}
		} else {
			c := m.column(b.Kind)
			c.ragged = b.Ragged
			lines = t.setPart(lines, &c, p, row == 0)
		}
		for i := first; i < len(lines); i++ {
			lines[i].Block, lines[i].Row, lines[i].End = int(p.block), row, b.End
			row++
		}
		if len(lines) > first {
			end := &lines[len(lines)-1]
			end.Last, end.Hard = p.last, p.hard
			end.Keep = end.Keep && b.Kind != Fixed
		}
	}
	return lines
}

// setPart appends the lines of part p, which opens its block if first.
func (t *Text) setPart(lines []Line, c *column, p part, first bool) []Line {
	kind := t.blocks[p.block].Kind
	indent, room := c.inset, c.rest
	if first {
		indent, room = c.inset+c.indent, c.first
	}
	if p.from == p.to {
		return append(lines, Line{Indent: indent, Spread: room})
	}
	for s := int(p.from); s < int(p.to); {
		e := t.next(c, p, s, room)
		line := t.setLine(c, s, e, room)
		line.Indent, line.Keep = indent, kind == Subhead
		// The last line stands at the left (clreq 3.5.1), and so does
		// one that would be torn apart: more than an em to every gap.
		line.Justify = !c.ragged && kind != Preformatted && kind != Subhead && e < int(p.to) &&
			line.Spread > 0 && line.Spread <= line.Gaps*em
		lines = append(lines, line)
		s, indent, room = e, c.inset, c.rest
	}
	return lines
}

// setLine builds the line of atoms s:e.
func (t *Text) setLine(c *column, s, e, room int) Line {
	line := Line{Width: t.width(c, s, e)}
	set := segments{list: make([]Segment, 0, 4)}
	b := &t.blocks[t.atoms[s].block]
	text := e // where what is seen ends
	for text > s && t.atoms[text-1].kind == space {
		text--
	}
	var cuts []int // white squeezed from atom s+i
	if over := line.Width - room; over > 0 {
		cuts = make([]int, e-s)
		line.Width -= t.squeeze(c, cuts, s, e, over)
	}
	endCut := 0
	if last := text - 1; last >= s && t.atoms[last].kind.slackAfter() {
		endCut = int(t.atoms[last].slack)
		if c.fullEnd && line.Width+endCut <= room {
			line.Width += endCut
			endCut = 0
		}
	}
	line.Spread = max(0, room-line.Width)
	for i := s; i < e; i++ {
		a := &t.atoms[i]
		if i >= text && wideSpace(a.r) && b.Kind != Preformatted {
			continue // a browser would not drop it
		}
		gap, cut := 0, 0
		if i == s {
			cut = t.startCut(c, s)
		}
		if i == text-1 {
			cut += endCut
		}
		if cuts != nil {
			cut += cuts[i-s]
		}
		if i > s && a.flags&gapBefore != 0 {
			gap = c.gap
		}
		if i > s && i < text && stretches(&t.atoms[i-1], a) {
			line.Gaps++
		}
		set.add(b, a, cut, gap)
	}
	line.Segments = set.list
	return line
}

// segments collects the segments of one line.
type segments struct {
	list    []Segment
	at, end int32 // bytes of its run that the last one covers
}

// add appends the atom to the last segment, or as one of its own if it
// belongs to another run or something is to be done to it.
func (g *segments) add(b *Block, a *atom, cut, gap int) {
	text := b.Mark
	seg := Segment{Run: int(a.run), Before: gap, Latin: a.flags&inLatin != 0}
	if a.run >= 0 {
		r := &b.Runs[a.run]
		text, seg.Style, seg.Link = r.Text, r.Style, r.Link
	}
	if a.flags&(cutBefore|cutAfter) != 0 {
		cut += int(a.w) // the other half is gone already
	}
	switch {
	case a.kind.slackBefore():
		seg.Before -= cut
	case a.kind.slackAfter():
		seg.After = -cut
	case a.kind == interpunct:
		seg.Box = int(a.w)
	}
	if n := len(g.list); n > 0 && seg.plain() {
		if l := &g.list[n-1]; l.Run == seg.Run && l.open() && g.end == a.at {
			g.end = a.end
			l.Text = text[g.at:g.end]
			return
		}
	}
	g.at, g.end = a.at, a.end
	seg.Text = text[a.at:a.end]
	g.list = append(g.list, seg)
}

// plain reports whether nothing is to be done to the segment; open, whether
// plain text may follow in it.
func (s *Segment) plain() bool { return s.Before == 0 && s.After == 0 && s.Box == 0 && !s.Latin }
func (s *Segment) open() bool  { return s.Before >= 0 && s.After == 0 && s.Box == 0 && !s.Latin }

// stretches reports whether a share of the spread may go between a and b
// (clreq 3.5.4): not inside Latin, pairs of dashes, beside connectors.
func stretches(a, b *atom) bool {
	switch {
	case a.kind.latin() && b.kind.latin(), b.flags&second != 0:
		return false
	case a.kind == connector || b.kind == connector || a.kind == slash || b.kind == slash:
		return false
	case a.kind == glue || b.kind == glue || a.kind == zero || b.kind == zero:
		return false
	}
	return true
}

// squeeze takes over from the white of the marks in s:e, in the order of
// clreq 3.5.3: brackets, then 、，；：, then 。？！, each group alike. What
// was cut from each goes to cuts; it returns the sum.
func (t *Text) squeeze(c *column, cuts []int, s, e, over int) int {
	order := [3]func(kind) bool{
		func(k kind) bool { return k == opening || k == closing },
		func(k kind) bool { return k == pause },
		func(k kind) bool { return k == stop },
	}
	last := e - 1 // its white has fallen away
	for last > s && t.atoms[last].kind == space {
		last--
	}
	want := over
	for _, in := range order {
		var group []int
		for i := s; i < e; i++ {
			a := &t.atoms[i]
			ends := i == last && a.kind.slackAfter() || i == s && c.halfStart && a.kind.slackBefore()
			if in(a.kind) && a.slack > 0 && !ends {
				group = append(group, i)
			}
		}
		over -= t.share(cuts, s, group, over)
	}
	return want - over
}

// share cuts the marks of the group alike until over is gone or they are all
// half wide, and returns what it cut.
func (t *Text) share(cuts []int, s int, group []int, over int) int {
	done := 0
	for n, i := range group {
		left := len(group) - n
		cut := min((over-done+left-1)/left, int(t.atoms[i].slack))
		cuts[i-s] = cut
		done += cut
	}
	// Marks of unequal size (superscripts) may leave something to the others.
	for _, i := range group {
		more := min(over-done, int(t.atoms[i].slack)-cuts[i-s])
		cuts[i-s] += more
		done += more
	}
	return done
}
