package typeset

// segments collects the segments of one line, which begin at from.
type segments struct {
	list    []Segment
	from    int
	block   *Block
	at, end int32 // bytes of its run that the last one covers
	run     int32
	open    bool // plain text may follow in the last one
	tight   bool // so is the atom that comes next
}

// stiffen says whether a share of the spread goes in before and after the atom
// that comes next.
func (g *segments) stiffen(closedBefore, closedAfter bool) {
	tight := closedBefore || closedAfter
	g.open = g.open && tight == g.tight && (!tight || closedBefore)
	g.tight = tight
}

// takes puts a plain atom on the last segment if it may.
func (g *segments) takes(a *atom) bool {
	if !g.open || g.run != a.run || g.end != a.at {
		return false
	}
	g.end = a.end
	return true
}

// add appends the atom to the last segment, or as one of its own if it
// belongs to another run or something is to be done to it: so much white cut, such
// a gap before it.
func (g *segments) add(a *atom, white, gap int) {
	seg := Segment{Run: int(a.run), Before: gap, Latin: a.flags&inLatin != 0, Tight: g.tight}
	if a.flags&cut != 0 {
		white += int(a.w) // the other half is gone already
	}
	switch {
	case a.kind == opening:
		seg.Before -= white
	case a.kind.slackAfter():
		seg.After = -white
	case a.kind == interpunct:
		seg.Box = int(a.w)
	}
	if seg.plain() && g.takes(a) {
		return
	}
	g.list = g.done()
	g.at, g.end, g.run, g.open = a.at, a.end, a.run, seg.open()
	r := &g.block.Runs[a.run]
	seg.Style, seg.Link = r.Style, r.Link
	g.list = append(g.list, seg)
}

// done gives the last segment its text.
func (g *segments) done() []Segment {
	if len(g.list) > g.from {
		g.list[len(g.list)-1].Text = g.block.Runs[g.run].Text[g.at:g.end]
	}
	return g.list
}

// plain reports whether nothing is to be done to the segment; open, whether
// plain text may follow in it.
func (s *Segment) plain() bool { return s.Before == 0 && s.After == 0 && s.Box == 0 && !s.Latin }
func (s *Segment) open() bool  { return s.Before >= 0 && s.After == 0 && s.Box == 0 && !s.Latin }
