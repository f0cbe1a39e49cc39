package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/paper"
)

// attemptOf is a full page of one story, as it was composed.
func attemptOf(change func(*attempt)) *attempt {
	c := copyOf(1, 20)
	a := &attempt{items: []*item{newItem(&c, Printed(printSettings(), false), 0)}}
	a.layout = compose.Layout{Fill: 0.98, Places: []compose.Place{{Jump: -1}}, Reports: []compose.Report{{}}}
	change(a)
	return a
}

// TestWhichPageIsBetter holds in what order an editor takes one page rather than
// another, one that ends the issue and one that doesn't.
func TestWhichPageIsBetter(t *testing.T) {
	fill := func(f float64) func(*attempt) { return func(a *attempt) { a.layout.Fill = f } }
	misfit := func(n int) func(*attempt) { return func(a *attempt) { a.layout.Reports[0].Misfit = n } }
	dropped := func(n int) func(*attempt) { return func(a *attempt) { a.layout.Reports[0].Dropped = n } }
	plain := func(a *attempt) { a.layout.Plain = true }
	tail := func(a *attempt) { a.items[0].from = 1 }
	broken := func(n int) func(*attempt) {
		return func(a *attempt) { a.layout.Broken = make([]compose.Violation, n) }
	}
	out := func(n int) func(*attempt) { return func(a *attempt) { a.layout.Out = make([]int, n) } }
	jump := func(photos, shown int) func(*attempt) {
		return func(a *attempt) {
			a.items[0].photos = make([]paper.Photo, photos)
			a.layout.Places[0].Jump, a.layout.Places[0].Photos = 20, make([]compose.PhotoPlace, shown)
			a.layout.Reports[0].Dropped = photos - shown
		}
	}
	// Each group is worse than the one before it, all of a group are alike.
	within := [][]func(*attempt){
		{func(*attempt) {}, fill(1), fill(wantedFill), misfit(-1), misfit(-mostEmpty), misfit(9), out(1)},
		{jump(0, 0), jump(2, 2)},
		{misfit(-mostEmpty - 1), jump(1, 0)},
		{fill(0.955)},
		{dropped(1)},
		{tail},
		{dropped(2)},
		{plain},
		{broken(1)},
		{broken(2)},
	}
	last := [][]func(*attempt){
		{func(*attempt) {}, fill(0.2), plain, misfit(-mostEmpty)},
		{jump(0, 0)},
		{misfit(-mostEmpty - 1)},
		{dropped(1)},
		{tail},
		{broken(1)},
		{out(1)},
		{out(2)},
	}
	for ends, groups := range map[bool][][]func(*attempt){false: within, true: last} {
		before := -1
		for i, group := range groups {
			faults := -1
			for k, change := range group {
				a := attemptOf(change)
				a.judge(ends)
				if k > 0 && a.flaws != faults {
					t.Errorf("ends %t, group %d: page %d has %d faults, the first of it %d", ends, i, k, a.flaws, faults)
				}
				faults = a.flaws
			}
			if faults <= before || i == 0 && faults != 0 {
				t.Errorf("ends %t: group %d has %d faults, the one before it %d", ends, i, faults, before)
			}
			before = faults
		}
	}
}

// itemsOf are items of these kinds: rN of rank N, p poem, b brief, s simple, x block of
// briefs, t what is left of another page.
func itemsOf(kinds string) []*item {
	var list []*item
	for i, kind := range strings.Fields(kinds) {
		c := copyOf(2*i+1, 1)
		c.Address = fmt.Sprint(i)
		switch kind[0] {
		case 'r':
			c.Rank = int(kind[1] - '0')
			c.Brief = strings.HasSuffix(kind, "b")
		case 'p':
			c.Brief, c.Verse = true, true
		case 'b':
			c.Brief = true
		case 'k':
			c.Brief, c.Kicker = true, "街坊"
		case 'd':
			c.Brief, c.Deck = true, "街坊"
		case 'x':
			c = *briefBlock([]*Copy{{Headline: "甲"}, {Headline: "乙"}})
		}
		it := newItem(&c, Printed(printSettings(), false), i)
		if kind[0] == 't' {
			it.from = 1
		}
		list = append(list, it)
	}
	return list
}

func indices(list []*item) string {
	var s []string
	for _, it := range list {
		text := strings.Trim(fmt.Sprint(it.at), "[]")
		if len(it.at) > 1 {
			text = "(" + text + ")"
		}
		s = append(s, text)
	}
	return strings.Join(s, " ")
}

// TestOrderOfPage holds in what order stories stand on a page, and which of them gather
// in a block of briefs.
func TestOrderOfPage(t *testing.T) {
	for _, tt := range []struct{ kinds, ordered, gathered string }{
		{"s s s", "0 1 2", "0 1 2"},
		{"s r2 s r1", "3 1 0 2", "0 1 2 3"},
		{"b p s", "2 1 0", "0 1 2"},
		{"t b s", "2 1 0", "0 1 2"},
		{"x p r3b s t", "2 3 1 0 4", "0 1 2 3 4"},
		{"s b b b", "0 1 2 3", "0 (1 2 3)"},
		{"s b s b b s", "0 2 5 1 3 4", "0 (1 3 4) 2 5"},
		{"s b b", "0 1 2", "0 1 2"},
		{"b b b s", "3 0 1 2", "0 1 2 3"}, // of three the first leads the page
		{"b b b b", "0 1 2 3", "0 (1 2 3)"},
		{"s b r1b b b", "2 0 1 3 4", "0 (1 3 4) 2"},
		{"s b k d p b b", "0 4 1 2 3 5 6", "0 (1 5 6) 2 3 4"},
	} {
		list := itemsOf(tt.kinds)
		if got := indices(ordered(list)); got != tt.ordered {
			t.Errorf("%s: ordered %s, want %s", tt.kinds, got, tt.ordered)
		}
		if got := indices(gathered(Printed(printSettings(), false), list)); got != tt.gathered {
			t.Errorf("%s: gathered %s, want %s", tt.kinds, got, tt.gathered)
		}
	}
	small := func(kind string) bool { return itemsOf(kind)[0].small() }
	for kind, want := range map[string]bool{"s": false, "b": true, "r1b": false, "p": false, "x": false, "k": true} {
		if small(kind) != want {
			t.Errorf("%s: has the headline of a brief: %t", kind, !want)
		}
	}
}

// TestMayJump holds which stories may run on: those of which enough would stand on both
// pages, no block of briefs, and none that its editor wants whole.
func TestMayJump(t *testing.T) {
	long, short := asSet(linesOf(strings.Repeat("a", 2*leastStay+1))), asSet(linesOf(strings.Repeat("a", 2*leastStay)))
	for _, tt := range []struct {
		name  string
		copy  Copy
		lines *setting
		want  bool
	}{
		{"long", Copy{}, long, true},
		{"too short", Copy{}, short, false},
		{"let run on", Copy{Jump: paper.JumpFree}, long, true},
		{"let run on, too short", Copy{Jump: paper.JumpFree}, short, false},
		{"held", Copy{Jump: paper.JumpNever}, long, false},
		{"a block", Copy{Parts: []*Copy{{}, {}}}, long, false},
	} {
		it := &item{piece: piece{Copy: &tt.copy, plain: tt.lines}}
		if it.mayJump() != tt.want {
			t.Errorf("%s: may run on: %t", tt.name, !tt.want)
		}
	}
}

// TestDummyWithoutOut holds that what is said of a page which shows only some of its
// stories is said of those: their places, reports and broken rules.
func TestDummyWithoutOut(t *testing.T) {
	a := &attempt{items: itemsOf("s s s s"), keys: make([]shapeKey, 4)}
	a.layout = compose.Layout{
		Out:     []int{0, 2},
		Places:  []compose.Place{{Story: 1, Option: -1}, {Story: 3, Option: -1}},
		Reports: []compose.Report{{Story: 0, Chars: 10}, {Story: 1, Chars: 11}, {Story: 2, Chars: 12}, {Story: 3, Chars: 13}},
		Broken:  []compose.Violation{{Rule: "碰题", Stories: []int{0, 1, 3}}, {Rule: "留白"}},
	}
	for i, it := range a.items {
		if want := i%2 == 1; a.shows(it) != want {
			t.Errorf("story %d is shown: %t", i, !want)
		}
	}
	f := Printed(printSettings(), false)
	d := a.dummy(f, 3, "社区")
	if d.Number != 3 || d.Name != "社区" || len(d.Slots) != 2 || d.Slots[0].Copy[0] != 1 || d.Slots[1].Copy[0] != 3 {
		t.Errorf("%+v", d)
	}
	for i, p := range d.Layout.Places {
		if at := d.Slots[p.Story].Copy[0]; at != 1+2*i {
			t.Errorf("place %d is of story %d", i, at)
		}
	}
	for _, r := range d.Layout.Reports {
		if at := d.Slots[r.Story].Copy[0]; r.Chars != 10+at {
			t.Errorf("what is said of story %d was said of another", at)
		}
	}
	if len(d.Layout.Reports) != 2 || len(d.Layout.Out) > 0 || !slices.Equal(d.Layout.Broken[0].Stories, []int{0, 1}) || len(d.Layout.Broken) != 2 {
		t.Errorf("%+v", d.Layout)
	}
	block := &attempt{items: itemsOf("s b b b"), layout: compose.Layout{Places: []compose.Place{{Story: 0}, {Story: 1}}}}
	all := block.items
	block.items = gathered(f, all)
	for i, it := range all {
		if !block.shows(it) {
			t.Errorf("brief %d of the block is not shown", i)
		}
	}
	if block.layout.Places = block.layout.Places[:1]; block.shows(all[2]) {
		t.Error("a brief is shown of a block that has no place")
	}
}

// TestLeftPhotos holds which photos go on with the rest of a story.
func TestLeftPhotos(t *testing.T) {
	photos := []paper.Photo{{Address: "a"}, {Address: "b"}, {Address: "c"}}
	got := ""
	for _, p := range left(photos, []compose.PhotoPlace{{Photo: 1}}) {
		got += p.Address
	}
	if got != "ac" || len(left(photos, []compose.PhotoPlace{{Photo: 2}, {Photo: 0}, {Photo: 1}})) > 0 {
		t.Errorf("left are %q", got)
	}
}

// TestLeadsTails holds that briefs which stand alone above the end of another story are not
// cried out as a lead would be.
func TestLeadsTails(t *testing.T) {
	brief := func(it *item) { it.Copy.Brief = true }
	ranked := func(it *item) { it.Copy.Brief, it.Copy.Rank = true, 1 }
	tail := weighing(9, 150, leftOf(1))
	for _, tt := range []struct {
		name string
		own  []*item
		rank int
	}{
		{"a brief", []*item{weighing(0, 20, brief)}, quietRank},
		{"two briefs", []*item{weighing(0, 20, brief), weighing(1, 20, brief)}, quietRank},
		{"a story", []*item{weighing(0, 20, flows)}, 0},
		{"a story and a brief", []*item{weighing(0, 60, flows), weighing(1, 20, brief)}, 0},
		{"a brief that its editor ranks", []*item{weighing(0, 20, ranked)}, 0},
	} {
		f := Printed(printSettings(), false)
		a := layOut(f, append(tt.own, tail), nil, false)
		if size := a.headings(f)[0].Size; !slices.Contains(headingSizes[tt.rank], size) {
			t.Errorf("%s: its headline has size %.2f, want one of %v", tt.name, size, headingSizes[tt.rank])
		}
	}
	f := Printed(printSettings(), false)
	if a := layOut(f, []*item{weighing(0, 20, brief)}, nil, false); !slices.Contains(headingSizes[0], a.headings(f)[0].Size) {
		t.Error("a brief with a page to itself has a small headline")
	}
}
