package sheet

import "testing"

// TestHeld holds who waits for a later page: the smallest of what may stand on any, as long
// as more than two pages are left to fill, and no page is mostly taken by the rest of a story.
func TestHeld(t *testing.T) {
	room := Printed(printSettings(), false).capacity()
	ranked := func(it *item) { it.Copy.Rank = 3 }
	for _, tt := range []struct {
		name        string
		keep, large int // of that many lines two stories are beside the small ones
		tail        int // lines that are left of another, none for 0
		want        string
	}{
		{"two", 2, room, 0, "3 1"},
		{"all there are", 9, room, 0, "3 1 5 6"},
		{"none in the usual manner", 0, room, 0, ""},
		{"two pages left", 2, room / 3, 0, ""},
		{"a page of one tail", 2, room, room * 2 / 3, ""},
		{"a small tail", 2, room, room / 3, "3 1"},
	} {
		items := []*item{
			weighing(0, 9, pinnedTo(1)), weighing(1, 20, flows), weighing(2, 9, atHome(2)), weighing(3, 10, flows),
			weighing(4, 9, ranked), weighing(5, tt.large, flows), weighing(6, tt.large, flows),
		}
		if tt.tail > 0 {
			items = append(items, weighing(7, tt.tail, leftOf(1)))
		}
		d := &desk{Budget: &Budget{}, print: printSettings(), manner: manner{order: 0.86, keep: tt.keep}, items: items}
		if got := indices(d.held()); got != tt.want {
			t.Errorf("%s: %q wait, want %q", tt.name, got, tt.want)
		}
	}
}

// TestHeldLeavesNoPageEmpty holds that stories do not all wait while a page has nothing: an
// empty one breaks no rule, so that an issue with one was taken for the best.
func TestHeldLeavesNoPageEmpty(t *testing.T) {
	for _, flowing := range [][3]int{{50, 50, 51}, {51, 50, 50}, {50, 46, 51}} {
		b := &Budget{}
		for i, paragraphs := range flowing {
			b.Copy = append(b.Copy, copyOf(2*i+1, paragraphs))
		}
		second := copyOf(7, 45)
		second.Page = 2
		b.Copy = append(b.Copy, second)
		for _, p := range MakeUp(b, printSettings()).Pages {
			if len(p.Slots) == 0 {
				t.Errorf("stories of %v paragraphs: page %d is empty", flowing, p.Number)
			}
		}
	}
}

// TestCompany holds that long stories at the end of an issue do not leave pages of nothing
// but their ends: generated issues in which they did.
func TestCompany(t *testing.T) {
	for _, seed := range []uint64{158, 186, 286} {
		w := writeIssue(seed)
		for _, s := range w.makeUp() {
			own := 0
			for k := range s.Stories {
				if s.Stories[k].From == 0 {
					own++
				}
			}
			if own == 0 {
				t.Errorf("seed %d: page %d has no story of its own", seed, s.Number)
			}
		}
	}
}
