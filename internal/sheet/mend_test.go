package sheet

import (
	"fmt"
	"slices"
	"testing"

	"bao/internal/config"
	"bao/internal/paper"
)

// deskOf is a desk whose pages have been composed of these items.
func deskOf(pages ...[]*item) *desk {
	p := printSettings()
	p.Overflow = config.OverflowGrow
	d := &desk{Budget: &Budget{}, print: p, manner: manners[0], known: map[request]*attempt{}}
	for i, items := range pages {
		a := d.asMade(Printed(p, i == 0), items, nil, i == len(pages)-1)
		d.kept, d.made.Pages = append(d.kept, a), append(d.made.Pages, Dummy{Number: i + 1})
	}
	return d
}

func ofRank(rank int) func(*item) { return func(it *item) { it.Copy.Rank = rank } }

// TestMovable holds who may be exchanged: neither a page's first story, nor what its
// editor ranked or gave a page, nor what is left of another page; and nothing goes
// before the page that it is meant for.
func TestMovable(t *testing.T) {
	d := deskOf(
		[]*item{weighing(0, 40, flows)},
		[]*item{
			weighing(1, 40, flows), weighing(2, 40, flows), weighing(3, 40, pinnedTo(2)),
			weighing(4, 40, atHome(1)), weighing(5, 40, atHome(2)), weighing(6, 40, leftOf(1)),
		},
		[]*item{weighing(7, 40, ofRank(1)), weighing(8, 40, ofRank(9))},
	)
	for way, want := range map[[2]int]string{{1, 0}: "2 4", {1, 2}: "2 4 5", {2, 1}: ""} {
		from, to := way[0], way[1]
		got := d.movable(from, to)
		slices.SortFunc(got, func(a, b *item) int { return a.at[0] - b.at[0] })
		if indices(got) != want {
			t.Errorf("from page %d to page %d may go %s, want %s", from+1, to+1, indices(got), want)
		}
	}
}

// TestMend holds that a page gets what it lacks from another that has it to give, be
// it one story for another or for none, and that all stand once afterwards.
func TestMend(t *testing.T) {
	f := Printed(printSettings(), false)
	part := func(at, percent int, change func(*item)) *item {
		lines := f.capacity() * percent / 100
		it := weighing(at, lines, change)
		return weighing(at, 2*lines-it.weigh(f, 1).wished, change) // its headline included
	}
	for _, c := range []struct {
		name        string
		poor, other []int // what the stories of two pages take of them, in per cent
		change      func(*item)
		mends       bool
	}{
		{"one for another", []int{30, 20, 14}, []int{30, 24, 36}, flows, true},
		{"one for none", []int{40, 30}, []int{30, 20, 20, 20}, flows, true},
		{"what stays where it is", []int{30, 20, 14}, []int{30, 24, 36}, leftOf(1), false},
		{"what belongs there", []int{30, 20, 14}, []int{30, 24, 36}, pinnedTo(2), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := 0
			page := func(change func(*item), sizes ...int) (list []*item) {
				for _, size := range sizes {
					list, at = append(list, part(at, size, change)), at+1
				}
				return list
			}
			d := deskOf(page(pinnedTo(1), 60), page(c.change, c.poor...), page(c.change, c.other...), page(pinnedTo(4), 50))
			before := d.flaws()
			if !d.kept[1].isPoor() {
				t.Fatalf("it is a good page, with %d flaws", d.kept[1].flaws)
			}
			d.mend()
			if now := d.flaws(); now < before != c.mends || now > before {
				t.Errorf("%d flaws became %d", before, now)
			}
			stand := map[int]int{}
			for _, a := range d.kept {
				for _, it := range a.shown() {
					stand[it.at[0]]++
				}
			}
			for i := range at {
				if stand[i] != 1 {
					t.Errorf("story %d stands on %d pages", i, stand[i])
				}
			}
		})
	}
}

// TestMendLeavesHome holds that it costs something to put a story on another page than
// its section's, and is worth as much to bring it back.
func TestMendLeavesHome(t *testing.T) {
	d := deskOf([]*item{weighing(0, 9, flows)}, []*item{weighing(1, 9, flows)})
	for _, c := range []struct {
		it   *item
		page int
		want bool
	}{{nil, 0, false}, {weighing(2, 9, flows), 0, false}, {weighing(3, 9, atHome(2)), 1, false}, {weighing(4, 9, atHome(1)), 1, true}} {
		if got := d.homeless(c.it, c.page); (got > 0) != c.want {
			t.Error(fmt.Sprint("item ", c.it), "on page", c.page+1, "costs", got)
		}
	}
}

// TestLeadAnew holds that a story of few lines with a picture does not lead a page that is
// poor for it, unless its editor says so.
func TestLeadAnew(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*item)
		leads  int
	}{
		{"what flows", flows, 1},
		{"what its editor ranks", ofRank(1), 0},
	} {
		f := Printed(printSettings(), false)
		short := weighing(0, 24, tt.change)
		short.photos = []paper.Photo{pictureOf("a.jpg", 1600, 1067)}
		d := deskOf([]*item{weighing(9, 60, pinnedTo(1))}, []*item{short, weighing(1, f.capacity()*63/100, pinnedTo(2))}, []*item{weighing(8, 60, pinnedTo(3))})
		before := d.kept[1]
		if !before.isPoor() || before.items[0] != short {
			t.Fatalf("%s: %d flaws", tt.name, before.flaws)
		}
		d.mend()
		if a := d.kept[1]; a.items[0].at[0] != tt.leads || a.flaws > before.flaws {
			t.Errorf("%s: story %d leads, with %d flaws, before %d", tt.name, a.items[0].at[0], a.flaws, before.flaws)
		}
	}
}
