package sheet

import (
	"cmp"
	"slices"
)

// held are the stories that wait for a later page: the smallest of those that may stand on
// any. They wait until what is left makes two pages, or most of one is taken by what is
// left of other stories, which would stand alone there.
func (d *desk) held() []*item {
	if d.manner.keep == 0 {
		return nil
	}
	f := d.format(len(d.made.Pages))
	total, tails := 0, 0
	var list []*item
	weight := make(map[*item]int, len(d.items))
	for _, it := range d.items {
		w := it.weigh(f, 1).wished
		weight[it] = w
		total += w
		switch {
		case it.from > 0:
			tails += w
		case it.home == 0 && it.Rank == 0:
			list = append(list, it)
		}
	}
	if total <= 2*f.capacity() || 2*tails > f.capacity() {
		return nil
	}
	slices.SortStableFunc(list, func(a, b *item) int { return cmp.Compare(weight[a], weight[b]) })
	return list[:min(len(list), d.manner.keep)]
}
