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
		f := d.format(len(d.made.Pages))
		var list []*item
		var jumper *item
		for _, i := range r.Copy {
			it := rest[i]
			if it == nil {
				it = newItem(&d.Copy[i], Printed(d.print, false), i)
				it.home = r.Number
			} else if it.start == 0 {
				continue // it fits by now on the page before
			}
			if d.recordedAfter(r.Number, i) && it.mayJump() {
				jumper = it
			}
			list = append(list, it)
		}
		dummy := Dummy{Number: r.Number, Name: r.Name}
		if len(list) > 0 {
			a := d.asMade(f, list, jumper, r.Number == d.Record[len(d.Record)-1].Number)
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

// asRecorded is a page as it will be when its issue is out, and only what it shows is
// known of it.
func (d *desk) asRecorded(f Format, a *attempt) *attempt {
	jumper := a.jumper
	if !runsOn(a.layout) {
		jumper = nil
	}
	shown := a.shown()
	ends := len(shown) == len(d.items) && jumper == nil
	if len(a.layout.Out) == 0 && jumper == a.jumper {
		return d.loosened(f, a, ends)
	}
	if again := d.asMade(f, shown, jumper, ends); len(again.layout.Out) == 0 {
		return again
	}
	return a
}

// asMade composes a page of these items as it was composed when the issue was made up.
func (d *desk) asMade(f Format, list []*item, jumper *item, ends bool) *attempt {
	a := d.compose(f, list, jumper, false)
	a.judge(ends)
	return d.loosened(f, a, ends)
}

// loosened is a page with more white about the headlines and wider lines, where it is
// better so.
func (d *desk) loosened(f Format, a *attempt, ends bool) *attempt {
	if a.flaws < fewFaults || a.layout.Plain {
		return a
	}
	loose := d.compose(f, a.whole, a.jumper, true)
	if loose.judge(ends); loose.flaws < a.flaws {
		return loose
	}
	return a
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
