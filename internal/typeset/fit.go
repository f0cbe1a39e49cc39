package typeset

// column is a Measure made ready for one kind of block.
type column struct {
	first, rest int // room of a part's first line and of the others
	indent      int // of the block's first line
	inset       int // of every line
	gap         int
	halfStart   bool
	fullEnd     bool
	ragged      bool     // lines may be short
	give        int      // as Block.Give has it: of the lines that are still to be set
	open        int      // the most that a line is opened between two characters
	ends        [6]level // what each level means here
}

// widest is the widest line that is set, so that sums fit their type.
const widest = 1 << 29

// column works out the room for a block. Two characters fit wherever the
// measure has them.
func (m Measure) column(b *Block) column {
	k := b.Kind
	width := min(max(m.Width, em), widest)
	c := column{ragged: b.Ragged, give: b.gives(), open: widestGap, gap: min(max(m.Gap, 0), em), halfStart: m.HalfStart, fullEnd: m.FullEnd, ends: [...]level{free, link, soft, split, hard, free}}
	if m.Strict {
		c.ends[dashed] = hard
	}
	right := 0
	if k == Quote || k == Pull {
		c.inset = min(max(m.Inset, 0), max(0, width-2*em)/2)
	}
	if k == Pull {
		right = c.inset
	}
	if b.Inset > 0 {
		c.inset += min(b.Inset, max(0, width-c.inset-right-2*em))
		c.open = widestGap / 2 // the less room, the more often
	}
	if k == Preformatted {
		c.gap, c.halfStart = 0, false
	}
	c.rest = width - c.inset - right
	if k == Paragraph || k == Quote {
		c.indent = min(max(m.Indent, 0), max(0, c.rest-2*em))
	}
	c.first = c.rest - c.indent
	return c
}

// width is that of the line s:e, its end white fallen away.
func (t *Text) width(c *column, s, e int) int {
	return int(t.bounds[e].end-t.bounds[s].sum) - t.startCut(c, s) + t.joints(c, s, e)
}

// tight is the least that the line s:e can be squeezed to.
func (t *Text) tight(c *column, s, e int) int {
	return int(t.bounds[e].tight-t.bounds[s].sum+t.bounds[s].sq) + t.joints(c, s, e)
}

// joints is the white between Han and Latin in the line s:e.
func (t *Text) joints(c *column, s, e int) int {
	return c.gap * int(t.bounds[e].gaps-t.bounds[min(s+1, e)].gaps)
}

// startCut is the white cut from a mark that begins a line at s (clreq
// 3.1.6.3).
func (t *Text) startCut(c *column, s int) int {
	if c.halfStart && t.atoms[s].kind == opening {
		return int(t.atoms[s].slack)
	}
	return 0
}

// level is what the boundary before atom i means in the column.
func (t *Text) level(c *column, i int) level { return c.ends[t.atoms[i].brk] }

// next is the end of the line that begins at s, before the end of part p.
func (t *Text) next(c *column, p *part, s, room int) int {
	n := int(p.to)
	fit := min(n, s+room/em) // ends there where all is ideographs
	for fit < n && t.width(c, s, fit+1) <= room {
		fit++
	}
	for fit > s && t.width(c, s, fit) > room {
		fit--
	}
	switch {
	case fit == n:
		return n
	case fit == s:
		return s + 1 // one character, though it is wider than the room
	}
	e := fit
	if t.level(c, fit) != free {
		if e = t.pushIn(c, s, n, fit, room); e == 0 {
			e = t.pushOut(c, s, fit, room)
		}
	}
	if c.give != 0 {
		e = t.given(c, s, n, e, room)
	}
	return t.noOrphan(c, p, s, e, room)
}

// given is the end of a line that is to take a character less than up to e, or as many as
// its marks leave room for; e where there is no such end.
func (t *Text) given(c *column, s, n, e, room int) int {
	if c.give < 0 {
		for more := e + 1; more <= n && t.tight(c, s, more) <= room; more++ {
			if more == n || t.level(c, more) == free {
				e = more
			}
		}
		return e
	}
	for less := e - 1; less > s && 2*t.width(c, s, less) > room && !t.opened(c, s, less, room, mostGiven); less-- {
		if t.level(c, less) == free {
			c.give--
			return less
		}
	}
	return e
}

// mostGiven is how much a line that gives a character away is opened between two others:
// half of what any line may be.
const mostGiven = em / 8

// pushIn looks beyond fit for an end that can be reached by squeezing
// punctuation (挤进, clreq 3.1.4 and 3.5.2); 0 if there is none.
func (t *Text) pushIn(c *column, s, n, fit, room int) int {
	for e := fit + 1; e <= n && t.tight(c, s, e) <= room; e++ {
		if e == n || t.level(c, e) == free {
			return e
		}
	}
	return 0
}

// pushOut chooses among the ends up to fit, the last of each level: the free
// one (推出), unless that would tear a line apart that is to be spread.
func (t *Text) pushOut(c *column, s, fit, room int) int {
	var at [hard + 1]int
	for e := fit; e > s && at[free] == 0; e-- {
		if l := t.level(c, e); at[l] == 0 {
			at[l] = e
		}
	}
	e := at[free]
	if at[link] > e && (e == 0 || !c.ragged && t.opened(c, s, e, room, em/4)) {
		e = at[link]
	}
	if at[soft] > e && (e == 0 || !c.ragged && (t.opened(c, s, e, room, widestGap) || room-t.width(c, s, e) > room/4)) {
		e = at[soft]
	}
	if at[split] > e && (e == 0 || !c.ragged && room-t.width(c, s, e) > room/2) {
		e = at[split]
	}
	if e == 0 {
		e = at[hard]
	}
	return e
}

// widestGap is the most that a line is opened between two characters, where a
// word has no break; one that would be opened more stands at the left.
const widestGap = em / 2

// opened reports whether spreading the line s:e over the room takes more than
// so much for every gap.
func (t *Text) opened(c *column, s, e, room, most int) bool {
	text := e
	for text > s+1 && t.atoms[text-1].kind == space {
		text--
	}
	return room-t.width(c, s, e) > most*int(t.bounds[text].open-t.bounds[s+1].open)
}

// noOrphan mends a line end e that would leave a single character, or one
// with its marks, for the last line (孤字不成行, clreq 3.4.4): it takes the
// character in by squeezing, or lets another go with it.
func (t *Text) noOrphan(c *column, p *part, s, e, room int) int {
	if e <= int(p.tail) || e == int(p.to) {
		return e
	}
	if t.tight(c, s, int(p.to)) <= room {
		return int(p.to)
	}
	for b := int(p.tail); b > s && room-t.width(c, s, b) <= room/2; b-- {
		if t.level(c, b) == free {
			return b
		}
	}
	return e
}

// tailOf is the boundary before the last two characters of the part, marks
// and white not counted.
func (t *Text) tailOf(p *part) int32 {
	seen := 0
	for i := p.to - 1; i > p.from; i-- {
		if k := t.atoms[i].kind; k == han || wordly(k) {
			if seen++; seen == 2 {
				return i
			}
		}
	}
	return p.from
}
