package sheet

import "slices"

// Where the last story of an issue runs on, what is left of it may stand alone on the
// last page. A night editor brings it company: what stands beside the story moves on with
// its rest, so that more of it stays, or a page before that spares something small.

// mostSpared is how many pages without a story are composed for that.
const mostSpared = 8

// accompany brings a story to a last page that shows nothing but what is left of others.
func (d *desk) accompany() {
	last := len(d.kept) - 1
	tries := 0
	for i := last - 1; i >= max(0, last-farthest) && d.kept[last].isLonely(); i-- {
		if !d.open(i) && (i < last-1 || d.kept[i] == nil || d.kept[i].jumper == nil) {
			continue
		}
		for _, it := range d.smallest(i, last) {
			if tries++; tries > mostSpared {
				return
			}
			if it != d.kept[i].jumper && d.moveOn(i, it) {
				return
			}
		}
	}
}

// isLonely reports whether a page shows nothing but what is left of others.
func (a *attempt) isLonely() bool {
	return a != nil && len(a.items) > 0 && !slices.ContainsFunc(a.items, func(it *item) bool { return it.from == 0 })
}

// smallest are the stories of page i that may stand on page j, the smallest first.
func (d *desk) smallest(i, j int) []*item {
	list, f := d.movable(i, j), d.format(i)
	slices.SortStableFunc(list, func(a, b *item) int { return a.weigh(f, 1).wished - b.weigh(f, 1).wished })
	return list
}

// moveOn moves a story of page i to the last one, if page i is as good without it. What
// runs on from page i to the last one is less then.
func (d *desk) moveOn(i int, it *item) bool {
	last, before := len(d.kept)-1, d.kept[i]
	left := slices.DeleteFunc(before.shown(), func(other *item) bool { return other == it })
	a := d.asMade(d.format(i), left, before.jumper, false)
	if len(a.layout.Out) > 0 || a.flaws > max(fewFaults, before.flaws) {
		return false
	}
	with := append([]*item{it}, d.kept[last].shown()...)
	if jumper := before.jumper; jumper != nil {
		with = slices.DeleteFunc(with, func(other *item) bool { return other.at[0] == jumper.at[0] })
		if rest := a.rest(d.format(i), d.made.Pages[i].Number); rest != nil {
			with = append(with, rest)
		}
	}
	b := d.asMade(d.format(last), with, nil, true)
	more := d.homeless(it, last) - d.homeless(it, i)
	if len(b.layout.Out) > 0 || b.flaws+more >= d.kept[last].flaws {
		return false
	}
	d.put(i, a)
	d.put(last, b)
	return true
}
