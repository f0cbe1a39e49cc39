package sheet

import (
	"math/bits"
	"slices"

	"bao/internal/paper"
)

// In so many ways a page is filled before the best is taken, and in so many more
// where that is still a poor one.
const (
	fewAttempts  = 5
	mostAttempts = 14
)

// attempts fills page n in the ways that promise most, and in those that they
// teach, until one of them leaves nothing to be wished.
func (d *desk) attempts(f Format, n int) *attempt {
	items := d.waiting(n)
	if len(items) == 0 {
		return nil
	}
	items = items[:min(len(items), mostAsked)]
	page := d.filling(f, n, items)
	aim, whole := d.aim(f, items)
	if whole && len(items) == len(d.items) && page.try(all(len(items)), nil) {
		return page.best
	}
	if d.long(f, items[0]) && (page.try(1, nil) || d.goesOn(n) && page.long(0)) {
		return page.best
	}
	sets := fillings(page.list, aim, mostAttempts)
	if len(sets) > 0 {
		page.fine += page.inevitable(sets[0])
	}
	for k, set := range sets {
		if k >= fewAttempts && page.best.faults < page.fine+fewFaults {
			break
		}
		if page.try(set, nil) || page.learn() {
			return page.best
		}
	}
	page.jump(sets)
	if page.best == nil { // none of them is known to have room; one may have
		page.try(1, nil)
	}
	if k := tailsOf(items); k > 0 && k < len(items) && page.best.isPoor() && d.long(f, items[k]) && d.goesOn(n) {
		page.long(k)
	}
	return page.best
}

// filling is a page that is being filled.
type filling struct {
	*desk
	f       Format
	n       int
	items   []*item // that may stand on it
	lead    *item   // of what is meant for it, nil for none
	list    []candidate
	tried   map[trial]bool
	crowded bool // more is meant for it than it holds
	sparse  bool // what is meant for it leaves much room
	fine    int  // faults of a page of which no more is wished
	best    *attempt
	last    *attempt // the one tried last, of these items
}

func (d *desk) filling(f Format, n int, items []*item) *filling {
	p := &filling{desk: d, f: f, n: n, items: items, lead: leadOf(items, n), fine: fewFaults, tried: map[trial]bool{}}
	p.list = d.candidates(f, items, n)
	own := p.own()
	p.crowded, p.sparse = own > fillSteps+fillOver, own < sparseSteps
	return p
}

// trial is what a page was filled with, and what ran on from it.
type trial struct {
	set    uint64
	jumper *item
}

func all(n int) uint64 { return 1<<n - 1 } // 64 of them too

// try composes a set of the items, and reports whether nothing is left to be wished.
func (p *filling) try(set uint64, jumper *item) bool {
	at := trial{set, jumper}
	if p.tried[at] {
		return false
	}
	p.tried[at], p.tried[trial{set: set}] = true, true
	last := bits.OnesCount64(set) == len(p.desk.items)
	a := p.compose(p.f, pick(p.items, set), jumper, false)
	a.set = set
	a.judge(last && jumper == nil)
	a.faults = a.flaws + p.missing(a)
	if last && runsOn(a.layout) { // the rest has a page to itself
		a.faults += tailsAlone
	}
	p.last = a
	if p.best == nil || a.faults < p.best.faults {
		p.best = a
	}
	return p.best.faults <= p.fine || p.best == a && set == all(len(p.items)) && p.exhausts(a)
}

// exhausts reports whether all that may stand on a page leaves much room, and nothing
// else is wrong with it: less does not fill it either. One that closes up is as full
// with less.
func (p *filling) exhausts(a *attempt) bool {
	return a.layout.Fill < roomyFill && a.faults == a.short && !p.f.CloseUp
}

// What it costs that a page does not show a story.
const (
	missingTail   = 2000 // that runs on to it
	missingPinned = 300  // that its editor meant for it
	missingHeld   = 1200 // the same, where that is far from filling it: more than that a rule is broken
	missingOwn    = 60   // that the plan means for it, but more than it holds
	missingRoomy  = 400  // the same, where there is room for all that it means for it
	missingLast   = 30   // that no later page will show
	fewFaults     = 15   // are not worth another attempt
)

// inevitable is what the filling that promises most lacks: no attempt is
// expected to lack less. What is left of another page is never lacking.
func (p *filling) inevitable(best uint64) int {
	sum := 0
	for i, it := range p.items {
		if best>>i&1 == 0 && it.from == 0 {
			sum += p.lacks(it)
		}
	}
	return sum
}

// mayBeBest reports whether a page of a set may be better than the best one: what is
// not in the set alone is not as bad.
func (p *filling) mayBeBest(set uint64) bool {
	lacking := 0
	for i, it := range p.items {
		if set>>i&1 == 0 {
			lacking += p.lacks(it)
		}
	}
	return p.best == nil || lacking < p.best.faults
}

// missing is how bad it is what an attempt does not show of the items.
func (p *filling) missing(a *attempt) int {
	sum := 0
	for _, it := range p.items {
		if !a.shows(it) {
			sum += p.lacks(it)
		}
	}
	return sum
}

// lacks is how bad it is that a page does not show an item: what is left of
// another page, what is meant for this one, what no later page will take.
func (p *filling) lacks(it *item) int {
	switch {
	case it.from > 0:
		return missingTail
	case it.home == p.n && it.pinned && p.sparse:
		return missingHeld
	case it.home == p.n && it.pinned || it == p.lead:
		return missingPinned
	case it.home == p.n && p.crowded:
		return missingOwn
	case it.home == p.n:
		return missingRoomy
	case !p.goesOn(p.n):
		return missingLast
	}
	return 0
}

// sparseSteps is up to what part of a page, in steps, is meant for it where nothing of
// that has to stand elsewhere.
const sparseSteps = fillSteps * 3 / 5

// own is how much is meant for a page, in steps of it.
func (p *filling) own() int {
	own := 0
	for i, it := range p.items {
		if it.home == p.n {
			own += p.list[i].size
		}
	}
	return own
}

// learn tries again without what found no room, and with what the room that was
// left over holds; that takes two attempts at most.
func (p *filling) learn() bool {
	for range 2 {
		set := p.last.set
		for i, it := range p.items {
			if set>>i&1 == 1 && !p.last.shows(it) {
				set &^= 1 << i
			}
		}
		room := int(fillSteps * (1 - p.last.layout.Fill))
		more := make([]candidate, len(p.list))
		for i, c := range p.list {
			if more[i] = c; p.last.set>>i&1 == 1 {
				more[i].size = 2 * fillSteps
			}
		}
		if extra := fillings(more, room, 1); len(extra) > 0 {
			set |= extra[0]
		}
		if set == 0 || p.tried[trial{set: set}] {
			return false
		}
		if p.try(set, nil) {
			return true
		}
	}
	return false
}

// tailsOf is how many of the first of these items are left of other pages.
func tailsOf(items []*item) int {
	n := 0
	for n < len(items) && items[n].from > 0 {
		n++
	}
	return n
}

// long makes up a page on which story k stands, which no page holds: it runs on. All
// before it are left of other pages, and others that take up to half of the page may
// stand beside it.
func (p *filling) long(k int) bool {
	others := slices.Clone(p.list)
	for i := range others {
		if i <= k || p.desk.long(p.f, p.items[i]) {
			others[i].size = 2 * fillSteps
		}
	}
	for _, beside := range []int{0, fillSteps / 4, fillSteps / 2} {
		for _, set := range fillings(others, beside, 1) {
			if p.try(set|all(k+1), p.items[k]) {
				return true
			}
		}
	}
	return p.try(all(k+1), p.items[k]) || p.best.faults < 2*fewFaults
}

// jump makes up a page from which a story runs on: one that fills what others leave,
// or one of the best filling where that is too much. It happens on one page
// of two at most, but for what its editor lets run on.
func (p *filling) jump(sets []uint64) {
	if !p.goesOn(p.n) {
		return
	}
	for _, aim := range jumpAims {
		for _, set := range fillings(p.list, aim, 1) {
			for _, i := range p.jumpers(set) {
				if with := set | 1<<i; p.mayBeBest(with) && p.try(with, p.items[i]) {
					return
				}
			}
		}
	}
	if len(sets) == 0 {
		return
	}
	for i := range p.items { // one of the filling itself, where that is too much
		if sets[0]>>i&1 == 1 && p.letsJump(p.items[i]) && p.try(sets[0], p.items[i]) {
			return
		}
	}
}

// jumpers are the stories that may run on beside a set of others: the next ones, before
// them one with no photo that would find no room.
func (p *filling) jumpers(set uint64) []int {
	var list []int
	for i, it := range p.items {
		if set>>i&1 == 1 || !p.letsJump(it) {
			continue
		}
		if len(it.photos) == 0 && !slices.ContainsFunc(list, func(k int) bool { return len(p.items[k].photos) == 0 }) {
			list = slices.Insert(list, 0, i)
		} else if len(list) < mostJumpers {
			list = append(list, i)
		}
	}
	return list[:min(len(list), mostJumpers)]
}

// jumpAims is how much of a page others take beside a story that runs on, and
// mostJumpers how many such stories are tried.
var jumpAims = []int{fillSteps * 3 / 4, fillSteps / 2, fillSteps / 4, fillSteps * 7 / 8}

const mostJumpers = 3

// letsJump reports whether a story may run on from this page: where its editor lets
// it, or where nothing else fills the page or shows all photos, and seldom apart
// from that.
func (p *filling) letsJump(it *item) bool {
	seldom := !p.manner.still && (p.jumps+1)*2 <= len(p.made.Pages)+2
	needed := p.best != nil && (p.best.dropped() > 0 || !p.manner.still && p.best.layout.Fill < wantedFill)
	return it.mayJump() && (seldom || needed || it.Jump == paper.JumpFree)
}

// goesOn reports whether a page comes after page n, or can.
func (d *desk) goesOn(n int) bool {
	return d.grows() || slices.ContainsFunc(d.Pages, func(p Planned) bool { return p.Number > n && p.Listed }) ||
		!d.Fixed && slices.ContainsFunc(d.items, func(it *item) bool { return it.home > n })
}

// long reports whether no page holds a story.
func (d *desk) long(f Format, it *item) bool {
	return it.mayJump() && it.weigh(f, 0).least > f.capacity()*98/100
}

// candidates weighs the items for page n.
func (d *desk) candidates(f Format, items []*item, n int) []candidate {
	list := make([]candidate, len(items))
	worth := 100.0
	lead := leadOf(items, n)
	for i, it := range items {
		w := it.weigh(f, min(i, 1))
		c := &list[i]
		c.size = (w.wished*fillSteps + f.capacity()/2) / max(1, f.capacity())
		c.worth = 2 + int(worth)
		worth *= d.manner.order
		if it.Rank > 0 {
			c.worth += max(0, 400-40*it.Rank)
		}
		switch {
		case it.from > 0 || it.pinned && it.home == n:
			c.worth += 20_000
		case it == lead:
			c.worth += 10_000
		case it.home == n:
			c.worth += 1_000
		case it.home > 0: // it is late already
			c.worth += 150
		}
	}
	return list
}

// leadOf is the best ranked of what is meant for page n: it stays there, whatever
// else there is no room for. It is nil where nothing is meant for the page.
func leadOf(items []*item, n int) *item {
	for _, it := range ordered(items) {
		if it.home == n && it.from == 0 {
			return it
		}
	}
	return nil
}

func pick(items []*item, set uint64) []*item {
	var list []*item
	for _, i := range members(set) {
		list = append(list, items[i])
	}
	return list
}
