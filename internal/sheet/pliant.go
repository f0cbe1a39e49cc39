package sheet

import (
	"slices"

	"bao/internal/compose"
	"bao/internal/typeset"
)

// A night editor who lacks a line sets a paragraph longer, and one who has a line too many
// sets one shorter (撑行, 抽行): a few of its lines give a character to the next one, or
// its marks are squeezed. Nobody sees it, and legs that would end in a hole, or begin with
// the last line of a paragraph, come out.

// pliant is the copy of a place, any paragraph of which may take a line more or less.
type pliant struct {
	*setting
	from  []int               // first line of each block, and the end of all
	lines []typeset.Line      // as they are set
	other [][2][]typeset.Line // of each block, a line longer, a line shorter; nil where it can't be
	known []bool              // whether that was found out
	give  []int8              // lines by which each block is longer, or shorter
	buf   []typeset.Line
}

// newPliant is that of these lines of a setting.
func newPliant(s *setting, lines []typeset.Line) *pliant {
	p := &pliant{setting: s, lines: lines}
	n := len(s.blocks())
	p.other, p.known, p.give = make([][2][]typeset.Line, n), make([]bool, n), make([]int8, n)
	line := 0
	for b := range n {
		p.from = append(p.from, line)
		for line < len(p.lines) && p.lines[line].Block == b {
			line++
		}
	}
	p.from = append(p.from, line)
	return p
}

// set is all of the copy as it is set.
func (p *pliant) set() []typeset.Line {
	p.buf = p.buf[:0]
	for b := range p.give {
		p.buf = append(p.buf, p.block(b)...)
	}
	return p.buf
}

// block is one of its blocks as it is set.
func (p *pliant) block(b int) []typeset.Line {
	switch {
	case p.give[b] > 0:
		return p.other[b][0]
	case p.give[b] < 0:
		return p.other[b][1]
	}
	return p.lines[p.from[b]:p.from[b+1]]
}

// can reports whether a block can be set a line longer or shorter.
func (p *pliant) can(b int, give int8) bool {
	if !p.known[b] {
		p.known[b] = true
		p.other[b] = p.settings(b)
	}
	return give == 0 || give > 0 && p.other[b][0] != nil || give < 0 && p.other[b][1] != nil
}

// shortTail is up to how wide the last line of a paragraph is that squeezed marks may take
// in.
const shortTail = 9000

// settings sets a block a line longer and a line shorter, where it gives at all
// (typeset.Block.Give).
func (p *pliant) settings(b int) (list [2][]typeset.Line) {
	lines := p.lines[p.from[b]:p.from[b+1]]
	block := p.blocks()[b]
	if block.Kind == typeset.Fixed && len(lines) == 1 { // between two stanzas
		list[0] = []typeset.Line{lines[0], lines[0]}
		list[0][1].Row++
		list[0][0].Last = false
		return list
	}
	if len(lines) < 2 || lines[0].Row > 0 || !lines[len(lines)-1].Last { // a part of it stands elsewhere
		return list
	}
	if slices.ContainsFunc(lines, func(l typeset.Line) bool { return l.Hard }) {
		return list
	}
	last := &lines[len(lines)-1]
	for give := last.Spread/1000 + 1; give < len(lines) && give <= last.Spread/1000+3; give++ {
		if list[0] = p.setAs(b, give, len(lines)+1); list[0] != nil {
			break
		}
	}
	if last.Width <= shortTail {
		list[1] = p.setAs(b, -1, len(lines)-1)
	}
	return list
}

// setAs sets a block so that it gives as said, nil unless it takes so many lines then.
func (p *pliant) setAs(b, give, want int) []typeset.Line {
	block := []typeset.Block{p.blocks()[b]}
	block[0].Give = give
	if typeset.Count(block, p.measure) != want {
		return nil
	}
	lines := typeset.Lines(block, p.measure)
	for i := range lines {
		lines[i].Block = b
	}
	return lines
}

// costGive is what it costs that a paragraph is set otherwise than by itself; costShort,
// beside it, that a line is empty on a page that is short.
const (
	costGive  = 4
	costShort = 20
)

// suited sets the paragraphs of a place so that its legs break best. It returns where they
// end, the lines, and what that costs; nil where it is best as it is.
func (p *pliant) suited(place *compose.Place, page compose.Page, short bool, play leeway) (ends []int, set []typeset.Line, cost int) {
	clear(p.give)
	rooms, room := legRooms(place, page), roomOf(place, page)
	value := func() ([]int, int) {
		lines := p.set()
		white := play.hanging(lines)
		ends, cost := legEnds(lines, len(lines), rooms, page.MinLeg, white)
		if ends == nil {
			return nil, 1 << 30
		}
		for _, g := range p.give {
			if g != 0 {
				cost += costGive * len(rooms)
			}
		}
		empty := room - len(lines) + white.over(ends)
		if !short {
			empty -= mayBeEmpty(len(rooms))
		}
		return ends, cost + max(0, empty)*costShort*len(rooms)
	}
	_, best := value()
	for range mostRounds {
		better, less, with := p.step(value, best, -1)
		for b := 0; better == nil && b < len(p.give) && best >= costNear*len(rooms); b++ {
			for g := int8(-1); g <= 1 && better == nil; g += 2 { // two at a time
				if own := p.give[b]; g != own && p.can(b, g) {
					p.change(change{b, g})
					if better, less, with = p.step(value, best-costNear, b); better == nil {
						p.change(change{b, own})
					}
				}
			}
		}
		if better == nil {
			break
		}
		ends, best = better, less
		p.change(with)
	}
	if ends == nil {
		return nil, nil, best
	}
	return ends, slices.Clone(p.set()), best
}

// change is that of a block.
type change struct {
	block int
	give  int8
}

// step finds the change of another block than one that makes most of it.
func (p *pliant) step(value func() ([]int, int), best, but int) (ends []int, cost int, c change) {
	cost = best
	for b := range p.give {
		own := p.give[b]
		for g := int8(-1); g <= 1; g++ {
			if g == own || b == but || !p.can(b, g) {
				continue
			}
			p.change(change{b, g})
			if e, now := value(); e != nil && now < cost {
				ends, cost, c = e, now, change{b, g}
			}
		}
		p.change(change{b, own})
	}
	return ends, cost, c
}

// change sets a block so. The white between stanzas is the same everywhere: two lines
// once, one elsewhere, would part a poem in two.
func (p *pliant) change(c change) {
	p.give[c.block] = c.give
	if !p.white(c.block) {
		return
	}
	for b := range p.give {
		if p.white(b) && p.can(b, c.give) {
			p.give[b] = c.give
		}
	}
}

// white reports whether a block is the white between two others.
func (p *pliant) white(b int) bool { return p.blocks()[b].Kind == typeset.Fixed }

// mostRounds is how many paragraphs of a story are changed at most, or pairs of them.
const mostRounds = 12
