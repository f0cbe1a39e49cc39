package sheet

import (
	"cmp"
	"slices"
)

// mostExchanges is how many exchanges with another page are composed for a page with
// which something is wrong, and farthest how many pages away that one may be.
const (
	mostExchanges = 6
	farthest      = 3
)

// leftHome is what it costs that a story stands on another page than its section.
const leftHome = missingOwn

// mend exchanges stories between pages with which something is wrong and others, be it
// one for none, where the two are better so: what a page lacks, another may have taken
// before it.
func (d *desk) mend() {
	for i := range d.kept {
		for d.mendPage(i) { // each time less is wrong
		}
	}
}

func (d *desk) mendPage(i int) bool {
	if !d.open(i) || d.kept[i].flaws <= fewFaults {
		return false
	}
	if d.kept[i].isPoor() && d.leadAnew(i) {
		return true
	}
	for away := 1; away <= farthest; away++ {
		for _, j := range []int{i + away, i - away} {
			if j < 0 || j >= len(d.kept) || !d.open(j) {
				continue
			}
			for _, x := range d.exchanges(i, j) {
				if d.exchange(i, j, x) {
					return true
				}
			}
		}
	}
	return false
}

// open reports whether another page may exchange stories with page i: what runs on from
// a page settles what others begin with.
func (d *desk) open(i int) bool {
	a := d.kept[i]
	return a != nil && len(a.items) > 0 && !runsOn(a.layout)
}

// exchange is what a page gives to another, and takes from it; one of them may be nil.
type exchange struct {
	give, take *item
	off        int // lines by which the two would be too full, or not full enough
}

// exchanges are those of pages i and j that promise most.
func (d *desk) exchanges(i, j int) []exchange {
	gives, takes := append(d.movable(i, j), nil), append(d.movable(j, i), nil)
	var list []exchange
	for _, give := range gives {
		for _, take := range takes {
			if give == nil && take == nil {
				continue
			}
			off := d.off(i, give, take) + d.off(j, take, give)
			list = append(list, exchange{give, take, off})
		}
	}
	slices.SortStableFunc(list, func(a, b exchange) int { return cmp.Compare(a.off, b.off) })
	return list[:min(len(list), mostExchanges)]
}

// movable are the stories of page i that may stand on page j as well.
func (d *desk) movable(i, j int) []*item {
	a := d.kept[i]
	lead := a.items[0]
	return slices.DeleteFunc(a.shown(), func(it *item) bool {
		return it.pinned || it.from > 0 || it.Rank > 0 || it.at[0] == lead.at[0] || it.home > d.made.Pages[j].Number
	})
}

// off is by how many lines page i would miss its measure without one story and with
// another. The last page may be short.
func (d *desk) off(i int, without, with *item) int {
	f := d.format(i)
	room := int(float64(f.capacity()) * (1 - d.kept[i].layout.Fill))
	if without != nil {
		room += without.weigh(f, 1).wished
	}
	if with != nil {
		room -= with.weigh(f, 1).wished
	}
	if room > 0 && i == len(d.kept)-1 {
		return 0
	}
	return max(room, -2*room)
}

// exchange does what is said if the two pages are better then.
func (d *desk) exchange(i, j int, x exchange) bool {
	before := d.kept[i].flaws + d.kept[j].flaws
	moved := d.homeless(x.give, j) - d.homeless(x.give, i) + d.homeless(x.take, i) - d.homeless(x.take, j)
	one := d.with(i, x.give, x.take)
	if one == nil || one.flaws+moved >= before {
		return false
	}
	other := d.with(j, x.take, x.give)
	if other == nil || one.flaws+other.flaws+moved+fewFaults > before {
		return false
	}
	d.put(i, one)
	d.put(j, other)
	return true
}

// otherLead is what it costs that not the first story of those without a rank leads a page.
const otherLead = 60

// leadAnew lets the second story of page i lead it, where the page is much better so: the
// picture of a lead is large, and not every one has the copy that stands well beside it.
func (d *desk) leadAnew(i int) bool {
	list := ordered(d.kept[i].shown())
	isNews := func(it *item) bool { return it.from == 0 && it.Rank == 0 && !it.Brief }
	if len(list) < 2 || !isNews(list[0]) || !isNews(list[1]) || d.homeless(list[1], i) > 0 {
		return false
	}
	list[0], list[1] = list[1], list[0]
	a := d.asMade(d.format(i), list, nil, i == len(d.kept)-1)
	if len(a.layout.Out) > 0 || a.flaws+otherLead >= d.kept[i].flaws {
		return false
	}
	d.put(i, a)
	return true
}

func (d *desk) homeless(it *item, i int) int {
	if it == nil || it.home == 0 || it.home == d.made.Pages[i].Number {
		return 0
	}
	return leftHome
}

// with is page i without one story and with another; nil where one finds no room.
func (d *desk) with(i int, without, with *item) *attempt {
	list := slices.DeleteFunc(d.kept[i].shown(), func(it *item) bool { return it == without })
	if with != nil {
		list = append(list, with)
	}
	if len(list) == 0 {
		return nil
	}
	a := d.asMade(d.format(i), list, nil, i == len(d.kept)-1)
	if len(a.layout.Out) > 0 {
		return nil
	}
	return a
}

// put lays page i out otherwise.
func (d *desk) put(i int, a *attempt) {
	d.made.Pages[i] = a.dummy(d.format(i), d.made.Pages[i].Number, d.made.Pages[i].Name)
	d.kept[i] = a
}
