package sheet

import "testing"

// lastPages are two pages, from the first of which a story runs on to the last, which
// shows nothing else. What stands beside it on the first is changed as told.
func lastPages(change func(*item)) *desk {
	d := deskOf([]*item{weighing(0, 60, flows)})
	f := d.format(1)
	long := weighing(1, f.capacity()*12/10, flows)
	beside := []*item{weighing(2, 30, flows), weighing(3, 50, change)}
	a := d.asMade(f, append(beside, long), long, false)
	d.kept, d.made.Pages = append(d.kept, a), append(d.made.Pages, Dummy{Number: 2})
	b := d.asMade(f, []*item{a.rest(f, 2)}, nil, true)
	d.kept, d.made.Pages = append(d.kept, b), append(d.made.Pages, Dummy{Number: 3})
	return d
}

// TestAccompany holds that a last page does not show the rest of a story alone where what
// stands beside the story may move on, and that no line is lost by that.
func TestAccompany(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*item)
		moves  bool
	}{
		{"what flows", flows, true},
		{"what its editor put there", pinnedTo(2), false},
		{"what belongs there", atHome(2), true},
	} {
		d := lastPages(tt.change)
		if !runsOn(d.kept[1].layout) || !d.kept[2].isLonely() || len(d.kept[1].layout.Out) > 0 {
			t.Fatal("no story runs on, or its rest is not alone")
		}
		stays := func() int { return d.kept[1].layout.Places[len(d.kept[1].layout.Places)-1].Jump }
		before, flaws := stays(), d.kept[1].flaws
		d.accompany()
		if moved := !d.kept[2].isLonely(); moved != tt.moves {
			t.Errorf("%s: it moved on: %t, want %t", tt.name, moved, tt.moves)
		}
		if !tt.moves {
			continue
		}
		if d.kept[1].flaws > max(flaws, fewFaults) || stays() <= before {
			t.Errorf("%s: %d lines stay, before %d, with %d flaws, before %d", tt.name, stays(), before, d.kept[1].flaws, flaws)
		}
		lines := 0
		for _, a := range d.kept[1:] {
			for _, p := range a.layout.Places {
				if a.items[p.Story].at[0] == 1 {
					lines += p.Legs[len(p.Legs)-1].To
				}
			}
		}
		if want := d.kept[1].jumper.count(); lines != want {
			t.Errorf("%s: %d of %d lines of the story stand", tt.name, lines, want)
		}
	}
}

// TestLonely holds which page shows nothing but what is left of others.
func TestLonely(t *testing.T) {
	for name, tt := range map[string]struct {
		a    *attempt
		want bool
	}{
		"an empty page":    {nil, false},
		"nothing":          {&attempt{}, false},
		"one of its own":   {&attempt{items: []*item{weighing(0, 9, flows)}}, false},
		"one, and a tail":  {&attempt{items: []*item{weighing(0, 9, flows), weighing(1, 9, leftOf(1))}}, false},
		"two tails":        {&attempt{items: []*item{weighing(0, 9, leftOf(1)), weighing(1, 9, leftOf(2))}}, true},
		"a tail by itself": {&attempt{items: []*item{weighing(0, 9, leftOf(1))}}, true},
	} {
		if got := tt.a.isLonely(); got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
