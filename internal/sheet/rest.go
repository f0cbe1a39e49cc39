package sheet

import (
	"slices"

	"bao/internal/compose"
	"bao/internal/paper"
)

// runsOn reports whether a story of the layout goes on elsewhere.
func runsOn(l compose.Layout) bool {
	return slices.ContainsFunc(l.Places, func(p compose.Place) bool { return p.Jump >= 0 })
}

// shows reports whether a page has a place for an item, or for a block with it.
func (a *attempt) shows(it *item) bool {
	for i := range a.layout.Places {
		if at := a.items[a.layout.Places[i].Story].at; at[0] == it.at[0] || len(at) > 1 && slices.Contains(at, it.at[0]) {
			return true
		}
	}
	return false
}

// shown are the items that found a place.
func (a *attempt) shown() []*item {
	return slices.DeleteFunc(slices.Clone(a.whole), func(it *item) bool { return !a.shows(it) })
}

// dummy is the page as it was composed, without what found no room on it.
func (a *attempt) dummy(f Format, number int, name string) Dummy {
	d := Dummy{Number: number, Name: name, Layout: a.layout}
	slot := make([]int, len(a.items))
	heads := a.headings(f)
	for i, it := range a.items {
		slot[i] = len(d.Slots)
		if !slices.Contains(a.layout.Out, i) {
			d.Slots = append(d.Slots, Slot{Copy: it.at, From: it.from, Start: it.start, Heading: heads[i], Apart: a.keys[i].apart})
		}
	}
	if len(a.layout.Out) == 0 {
		return d
	}
	out := func(story int) bool { return slices.Contains(a.layout.Out, story) }
	d.Layout.Places, d.Layout.Reports = slices.Clone(d.Layout.Places), slices.Clone(d.Layout.Reports) // the attempt's stories keep their numbers
	for i := range d.Layout.Places {
		d.Layout.Places[i].Story = slot[d.Layout.Places[i].Story]
	}
	d.Layout.Reports = slices.DeleteFunc(d.Layout.Reports, func(r compose.Report) bool { return out(r.Story) })
	for i := range d.Layout.Reports {
		d.Layout.Reports[i].Story = slot[d.Layout.Reports[i].Story]
	}
	d.Layout.Broken = slices.Clone(d.Layout.Broken)
	for i := range d.Layout.Broken {
		v := &d.Layout.Broken[i]
		v.Stories = slices.DeleteFunc(slices.Clone(v.Stories), out)
		for k := range v.Stories {
			v.Stories[k] = slot[v.Stories[k]]
		}
	}
	d.Layout.Out = nil
	return d
}

func (a *attempt) headings(f Format) []Heading {
	set := make([][]Heading, len(a.items))
	for i, it := range a.items {
		set[i] = it.shape(f, a.keys[i]).heads
	}
	return chosen(set, a.layout)
}

// rest is what a page leaves of a story that runs on from it, nil where none does.
// How the legs break is settled here, for it says where the rest begins.
func (a *attempt) rest(f Format, number int) *item {
	if !runsOn(a.layout) {
		return nil
	}
	pieces := make([]piece, len(a.items))
	for i, it := range a.items {
		pieces[i] = it.piece
		pieces[i].apart = a.keys[i].apart
	}
	a.layout.Places, a.layout.Reports = slices.Clone(a.layout.Places), slices.Clone(a.layout.Reports)
	for i := range a.layout.Places {
		if p := &a.layout.Places[i]; p.Jump >= 0 {
			settle(f, &a.layout, i, pieces[p.Story].set(p.Boxed), leeway{})
			it := a.items[p.Story]
			rest := it.rest(number, p.Jump)
			rest.photos = left(it.photos, p.Photos)
			return &item{
				piece: rest, at: it.at, home: it.home, pinned: it.pinned,
				start: it.start + p.Jump, due: number, shapes: map[shapeKey]*shaped{},
			}
		}
	}
	return nil
}

// left is what is left of the photos of a story where those of its place are shown.
func left(photos []paper.Photo, placed []compose.PhotoPlace) []paper.Photo {
	var list []paper.Photo
	for i := range photos {
		if !slices.ContainsFunc(placed, func(p compose.PhotoPlace) bool { return p.Photo == i }) {
			list = append(list, photos[i])
		}
	}
	return list
}
