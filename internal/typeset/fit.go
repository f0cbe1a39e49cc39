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
	ends        [5]level // what each level means here
}

// column works out the room for block kind k. Two characters fit wherever the
// measure has them.
func (m Measure) column(k Kind) column {
	width := min(max(m.Width, em), 1<<40)
	c := column{gap: min(max(m.Gap, 0), em), halfStart: m.HalfStart, fullEnd: m.FullEnd, ends: [5]level{free, soft, split, hard, free}}
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
	if k == Preformatted {
		c.gap, c.halfStart = 0, false
	}
	c.rest = width - c.inset - right
	if k == Paragraph || k == Item || k == Quote {
		c.indent = min(max(m.Indent, 0), max(0, c.rest-2*em))
	}
	c.first = c.rest - c.indent
	return c
}

// width is that of the line s:e, its end white fallen away.
func (t *Text) width(c *column, s, e int) int {
	return t.end[e] - t.sum[s] - t.startCut(c, s) + c.gap*int(t.gaps[e]-t.gaps[min(s+1, e)])
}

// startCut is the white cut from a mark that begins a line at s (clreq
// 3.1.6.3).
func (t *Text) startCut(c *column, s int) int {
	if c.halfStart && t.atoms[s].kind.slackBefore() {
		return int(t.atoms[s].slack)
	}
	return 0
}

// next is the end of the line that begins at s, before the end of part p.
func (t *Text) next(c *column, p part, s, room int) int {
	n := int(p.to)
	limit := room + t.sum[s] + t.startCut(c, s) + c.gap*int(t.gaps[s+1])
	at := [4]int{} // the last boundary of each level that fits
	e := s + 1
	if c.gap == 0 {
		for ; e <= n && t.end[e] <= limit; e++ {
			at[c.ends[t.brk[e]]&3] = e
		}
	} else {
		for ; e <= n && t.end[e]+c.gap*int(t.gaps[e]) <= limit; e++ {
			at[c.ends[t.brk[e]]&3] = e
		}
	}
	if e > n {
		return n
	}
	fit := e - 1
	if fit == s {
		return s + 1 // one character, though it is wider than the room
	}
	if at[free] != fit {
		fit = t.pushIn(c, s, n, fit, limit)
	}
	if fit == 0 {
		fit = t.pushOut(c, s, room, at)
	}
	return t.noOrphan(c, p, s, fit, room, limit)
}

// pushIn looks beyond fit for an end that can be reached by squeezing
// punctuation (挤进, clreq 3.1.4 and 3.5.2); 0 if there is none.
func (t *Text) pushIn(c *column, s, n, fit, limit int) int {
	for e := fit + 1; e <= n && t.tightAt(c, s, e) <= limit; e++ {
		if e == n || c.ends[t.brk[e]] == free {
			return e
		}
	}
	return 0
}

// tightAt is the least the line s:e can be squeezed to, comparable to limit.
func (t *Text) tightAt(c *column, s, e int) int {
	return t.tight[e] + t.sq[s] + t.startCut(c, s) + c.gap*int(t.gaps[e])
}

// pushOut chooses among the ends at that fit, one for each level: the free
// one (推出), unless it would leave a line too empty that is to be spread.
func (t *Text) pushOut(c *column, s, room int, at [4]int) int {
	e := at[free]
	if at[soft] > e && (e == 0 || !c.ragged && room-t.width(c, s, e) > room/4) {
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

// noOrphan mends a line end e that would leave a single character, or one
// with its marks, for the last line (孤字不成行, clreq 3.4.4): it takes the
// character in by squeezing, or lets another go with it.
func (t *Text) noOrphan(c *column, p part, s, e, room, limit int) int {
	if e <= int(p.tail) || e == int(p.to) {
		return e
	}
	if t.tightAt(c, s, int(p.to)) <= limit {
		return int(p.to)
	}
	for b := int(p.tail); b > s && room-t.width(c, s, b) <= room/2; b-- {
		if c.ends[t.brk[b]] == free {
			return b
		}
	}
	return e
}

// tailOf is the boundary before the last two characters of the part, marks
// and white not counted.
func (t *Text) tailOf(p part) int32 {
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
