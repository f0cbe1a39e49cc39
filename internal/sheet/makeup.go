package sheet

import (
	"math"
	"slices"

	"bao/internal/config"
)

// MakeUp says which copy stands on which page of an issue, and where. The same
// budget is made up in the same way. Where a page comes out poor, others before it
// may have taken what it wants, so the issue is made up again in other manners, and
// the best counts. What is wrong even then is mended.
func MakeUp(b *Budget, p config.Print) *Made {
	best := &desk{Budget: b, print: p, manner: manners[0], known: map[request]*attempt{}}
	if b.Record != nil {
		best.follow()
		return best.answer()
	}
	best.take()
	all := slices.Clone(best.items)
	best.makeUp(math.MaxInt)
	for _, m := range manners[1:] {
		if !slices.ContainsFunc(best.kept, (*attempt).isPoor) {
			break
		}
		other := &desk{Budget: b, print: p, manner: m, items: slices.Clone(all), known: best.known}
		if other.makeUp(best.flaws()) {
			best = other
		}
	}
	best.mend()
	best.accompany()
	return best.answer()
}

// manner is in what spirit an issue is made up.
type manner struct {
	// order is how much the order of the copy counts: what a story is worth on a
	// page beside the one before it.
	order float64
	still bool // no story runs on but what its editor lets, or what no page holds
	keep  int  // so many of the smallest stories wait, to stand beside what is left of others
}

// manners are the ways in which an issue is made up, the first in any case. Each of
// the others mends pages that those before it do not: what is left of a long story at the
// end stands alone unless something small has waited for it.
var manners = []manner{{order: 0.86}, {order: 0.6, keep: 4}, {order: 0.6, still: true}, {order: 0.86, keep: 2}}

// poorPage is how much may be wrong with a page for which no other manner is tried.
const poorPage = 60

func (a *attempt) isPoor() bool { return a != nil && a.flaws > poorPage }

// nowhere is what it costs that a story stands on no page.
const nowhere = 1000

// flaws is how much is wrong with the issue as it stands.
func (d *desk) flaws() int {
	sum := nowhere * len(d.made.Left)
	for _, a := range d.kept {
		if a != nil {
			sum += a.flaws
		}
	}
	return sum
}

// makeUp fills page after page, and reports whether so much is not wrong with them. As
// soon as it is, the pages after that are left: where pages may be added, nothing is
// ever put on an earlier one.
func (d *desk) makeUp(wrong int) bool {
	last := d.lastPlanned()
	worse := func() bool { return d.grows() && d.flaws() >= wrong }
	for n := 1; n <= last && !worse(); n++ {
		if d.exists(n) {
			d.page(n)
		}
	}
	planned := len(d.made.Pages)
	for n := d.next(); len(d.items) > 0 && d.grows() && !worse(); n++ {
		before := len(d.items)
		d.page(n)
		if len(d.items) == before && len(d.made.Pages[len(d.made.Pages)-1].Slots) == 0 { // nothing of it can stand on any page
			d.made.Pages, d.kept = d.made.Pages[:len(d.made.Pages)-1], d.kept[:len(d.kept)-1]
			break
		}
	}
	if worse() {
		return false
	}
	d.fitIn()
	for (len(d.made.Pages)-planned)%max(1, d.print.Grow) > 0 { // what the printer's fold brings with it
		d.made.Pages = append(d.made.Pages, Dummy{Number: d.next()})
	}
	for _, it := range d.items {
		d.leave(it)
	}
	return d.flaws() < wrong
}

// answer is what was made up, without what it took to find it.
func (d *desk) answer() *Made {
	made := d.made
	return &made
}
