package sheet

import "slices"

// follow makes up an issue as it is recorded: what stood on a page stands there,
// in the same order. Copy that is not recorded came later and is on no page.
func (d *desk) follow() {
	rest := map[int]*item{} // what runs on, by the index of its copy
	for _, r := range d.Record {
		if r.Number == 0 {
			continue
		}
		f := Printed(d.print, len(d.made.Pages) == 0)
		var list []*item
		var jumper *item
		for _, i := range r.Copy {
			it := rest[i]
			if it == nil {
				it = newItem(&d.Copy[i], f, i)
				it.home = r.Number
				if d.recordedAfter(r.Number, i) && it.mayJump() {
					jumper = it
				}
			} else if it.start == 0 {
				continue // it fits by now on the page before
			}
			list = append(list, it)
		}
		dummy := Dummy{Number: r.Number, Name: r.Name}
		if len(list) > 0 {
			a := d.compose(f, list, jumper, false)
			if left := a.rest(f, r.Number); left != nil {
				rest[left.at[0]] = left
			}
			for _, it := range list {
				if rest[it.at[0]] == nil {
					rest[it.at[0]] = &item{} // it stands, whole
				}
				if !a.shows(it) {
					d.leave(it)
				}
			}
			dummy = a.dummy(f, r.Number, r.Name)
		}
		d.made.Pages = append(d.made.Pages, dummy)
	}
	for i := range d.Copy {
		if rest[i] == nil && !slices.ContainsFunc(d.made.Left, func(l Left) bool { return l.Copy == i }) {
			d.leave(newItem(&d.Copy[i], Printed(d.print, false), i))
		}
	}
}

// recordedAfter reports whether a piece of copy is recorded on a page after this one too.
func (d *desk) recordedAfter(number, copy int) bool {
	for _, r := range d.Record {
		for _, i := range r.Copy {
			if i == copy && r.Number > number {
				return true
			}
		}
	}
	return false
}
