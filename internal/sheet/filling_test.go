package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/paper"
)

// weighing is an item that takes so many lines, its headline aside.
func weighing(at, lines int, change func(*item)) *item {
	c := copyOf(2*at+1, 1)
	c.Address = fmt.Sprint(at)
	it := newItem(&c, Printed(printSettings(), false), at)
	it.plain = asSet(linesOf(strings.Repeat("a", lines)))
	it.framed = it.plain
	change(it)
	return it
}

func atHome(page int) func(*item) { return func(it *item) { it.home = page } }

func pinnedTo(page int) func(*item) { return func(it *item) { it.home, it.pinned = page, true } }

func flows(*item) {}

func leftOf(page int) func(*item) { return func(it *item) { it.from, it.due = page, page } }

// fillingOf is page n of an issue that is still to show these items.
func fillingOf(n int, b *Budget, items []*item) *filling {
	p := printSettings()
	p.Overflow = config.OverflowGrow
	d := &desk{Budget: b, print: p, manner: manners[0], items: items, known: map[request]*attempt{}}
	return d.filling(Printed(p, false), n, items)
}

// TestWaiting holds who may stand on a page: first what is left of an earlier one and
// what is meant for it, then what flows and what is late; nothing of a later page.
func TestWaiting(t *testing.T) {
	items := []*item{
		weighing(0, 9, flows), weighing(1, 9, atHome(3)), weighing(2, 9, atHome(2)), weighing(3, 9, pinnedTo(1)),
		weighing(4, 9, leftOf(1)), weighing(5, 9, leftOf(2)), weighing(6, 9, flows),
	}
	for n, want := range map[int]string{1: "3 0 6", 2: "2 4 0 3 6", 3: "1 4 5 0 2 3 6"} {
		if got := indices(fillingOf(n, &Budget{}, items).waiting(n)); got != want {
			t.Errorf("for page %d wait %s, want %s", n, got, want)
		}
	}
}

// TestCandidates holds what a story is worth for a page, the most first, and what part
// of it it takes.
func TestCandidates(t *testing.T) {
	const n = 2
	f := Printed(printSettings(), false)
	usual := &desk{manner: manners[0]}
	ranked := func(rank int) func(*item) { return func(it *item) { it.Copy.Rank = rank } }
	order := [][]func(*item){
		{pinnedTo(n), leftOf(1)},
		{atHome(n)},
		{ranked(1)},
		{ranked(2)},
		{ranked(5)},
		{atHome(1), pinnedTo(1)},
		{flows, ranked(10), ranked(40)},
	}
	before := 1 << 30
	for _, group := range order {
		worth := -1
		for _, change := range group {
			got := usual.candidates(f, []*item{weighing(0, 30, change)}, n)[0].worth
			if worth >= 0 && got != worth {
				t.Errorf("one of a group is worth %d, the first %d", got, worth)
			}
			worth = got
		}
		if worth >= before {
			t.Errorf("worth %d, and what should be worth more %d", worth, before)
		}
		before = worth
	}
	var items []*item
	for i := range 30 {
		items = append(items, weighing(i, f.capacity()*i/60, flows))
	}
	list := usual.candidates(f, items, n)
	for i, c := range list {
		if i > 0 && (c.worth > list[i-1].worth || c.worth < 1) {
			t.Errorf("story %d is worth %d, the one before it %d", i, c.worth, list[i-1].worth)
		}
		lines := items[i].weigh(f, min(i, 1)).wished
		if off := float64(c.size)/fillSteps - float64(lines)/float64(f.capacity()); off > 0.003 || off < -0.003 {
			t.Errorf("story %d of %d lines takes %d of %d steps", i, lines, c.size, fillSteps)
		}
	}
}

// TestMissing holds what is worse than what on a page that doesn't show a story, and
// that no more is wished of one for which more is meant than it holds than to show
// what its best filling does.
func TestMissing(t *testing.T) {
	const n = 2
	half := Printed(printSettings(), false).capacity() * 2 / 5
	last := &Budget{Pages: []Planned{{Number: n, Listed: true}}, Fixed: true}
	without := func(b *Budget, count int, change func(*item)) (one, two, three, fine int) {
		var items []*item
		for i := range count {
			items = append(items, weighing(i, half, change))
		}
		p := fillingOf(n, b, items)
		p.fine += p.inevitable(fillings(p.list, fillSteps, 1)[0])
		shows := func(n int) *attempt {
			a := &attempt{items: items}
			for i := range n {
				a.layout.Places = append(a.layout.Places, compose.Place{Story: i})
			}
			return a
		}
		if got := p.missing(shows(count)); got != 0 {
			t.Errorf("all are shown, and %d is missing", got)
		}
		return p.missing(shows(count - 1)), p.missing(shows(count - 2)), p.missing(shows(max(0, count-3))), p.fine
	}
	roomy, overfull := map[string]int{}, map[string]int{}
	for _, tt := range []struct {
		name   string
		b      *Budget
		change func(*item)
	}{{"tail", &Budget{}, leftOf(1)}, {"pinned", &Budget{}, pinnedTo(n)}, {"own", &Budget{}, atHome(n)}, {"last", last, flows}, {"flows", &Budget{}, flows}} {
		one, two, _, fine := without(tt.b, 2, tt.change)
		roomy[tt.name] = one
		if tt.name != "flows" && (one >= two || fine >= one) {
			t.Errorf("%s, and there is room: without one %d, without two %d, taken for fine %d", tt.name, one, two, fine)
		}
		one, two, three, fine := without(tt.b, 4, tt.change) // two of them are a page
		overfull[tt.name] = one
		if tt.name != "tail" && tt.name != "flows" && (fine < two || fine >= three) {
			t.Errorf("%s, more than there is room for: without two %d, without three %d, taken for fine %d", tt.name, two, three, fine)
		}
	}
	if roomy["tail"] <= roomy["own"] || roomy["own"] <= roomy["last"] || roomy["last"] <= roomy["flows"] || roomy["flows"] != 0 {
		t.Errorf("with room: %v", roomy)
	}
	if overfull["tail"] <= overfull["pinned"] || overfull["pinned"] <= overfull["own"] || overfull["own"] <= overfull["last"] || overfull["own"] >= roomy["own"] {
		t.Errorf("without room: %v, with room %v", overfull, roomy)
	}
}

// TestGoesOn holds whether a page comes after another, or can.
func TestGoesOn(t *testing.T) {
	listed := []Planned{{Number: 1, Listed: true}, {Number: 3, Listed: true}, {Number: 5}}
	for _, tt := range []struct {
		name     string
		b        *Budget
		items    []*item
		overflow string
		want     map[int]bool
	}{
		{"no plan", &Budget{}, nil, config.OverflowReport, map[int]bool{1: true, 9: true}},
		{"it grows", &Budget{Pages: listed}, nil, config.OverflowGrow, map[int]bool{1: true, 9: true}},
		{"it reports", &Budget{Pages: listed}, nil, config.OverflowReport, map[int]bool{1: true, 2: true, 3: false, 5: false}},
		{"it reports, something is meant for a later one", &Budget{Pages: listed}, []*item{weighing(0, 9, atHome(7))}, config.OverflowReport, map[int]bool{3: true, 6: true, 7: false}},
		{"fixed", &Budget{Pages: listed, Fixed: true}, []*item{weighing(0, 9, atHome(7))}, config.OverflowGrow, map[int]bool{1: true, 2: true, 3: false, 6: false}},
	} {
		p := fillingOf(1, tt.b, tt.items)
		p.desk.print.Overflow = tt.overflow
		for n, want := range tt.want {
			if p.goesOn(n) != want {
				t.Errorf("%s: after page %d comes one: %t", tt.name, n, !want)
			}
		}
	}
}

// TestWhoRunsOn holds which story of a page runs on: seldom any, the next without a
// picture, rather one that its editor lets run on.
func TestWhoRunsOn(t *testing.T) {
	pictured := func(it *item) { it.photos = make([]paper.Photo, 1) }
	free := func(it *item) { it.Copy.Jump = paper.JumpFree }
	held := func(it *item) { it.Copy.Jump = paper.JumpNever }
	for _, tt := range []struct {
		name         string
		items        []func(*item)
		jumps, pages int
		want         []int
	}{
		{"the first", []func(*item){flows, flows}, 0, 0, []int{0, 1}},
		{"the first without a picture", []func(*item){pictured, held, flows, flows}, 0, 0, []int{2, 0, 3}},
		{"or else the first", []func(*item){held, pictured, pictured}, 0, 0, []int{1, 2}},
		{"one of the first few", []func(*item){pictured, pictured, pictured, pictured, flows}, 0, 0, []int{4, 0, 1}},
		{"none", []func(*item){held, held}, 0, 0, nil},
		{"after a page from which one ran on", []func(*item){flows}, 1, 1, nil},
		{"and another from which none did", []func(*item){flows}, 1, 2, []int{0}},
		{"but for who may", []func(*item){flows, free}, 1, 1, []int{1}},
	} {
		var items []*item
		for i, change := range tt.items {
			items = append(items, weighing(i, 90, change))
		}
		p := fillingOf(1, &Budget{}, items)
		p.jumps, p.made.Pages = tt.jumps, make([]Dummy, tt.pages)
		if got := p.jumpers(0); !slices.Equal(got, tt.want) {
			t.Errorf("%s: stories %d run on, want %d", tt.name, got, tt.want)
		}
		if got := p.jumpers(all(len(items))); len(got) > 0 {
			t.Errorf("%s: stories %d of those that stand run on", tt.name, got)
		}
	}
	p := fillingOf(1, &Budget{}, []*item{weighing(0, 90, flows)})
	p.jumps = 3
	p.best = &attempt{layout: compose.Layout{Reports: []compose.Report{{Dropped: 1}}}}
	if len(p.jumpers(0)) != 1 {
		t.Error("none runs on though a picture would be lost")
	}
}

// TestLongStory holds which story no page holds.
func TestLongStory(t *testing.T) {
	f := Printed(printSettings(), false)
	for lines, want := range map[int]bool{30: false, f.capacity() * 8 / 10: false, f.capacity(): true, 2 * f.capacity(): true} {
		p := fillingOf(1, &Budget{}, []*item{weighing(0, lines, flows)})
		if p.desk.long(f, p.items[0]) != want {
			t.Errorf("%d lines on a page of %d: too long: %t", lines, f.capacity(), !want)
		}
	}
	held := weighing(0, 2*f.capacity(), func(it *item) { it.Copy.Jump = paper.JumpNever })
	if fillingOf(1, &Budget{}, []*item{held}).desk.long(f, held) {
		t.Error("one that may not run on is taken for one that does")
	}
}

// TestAim holds how full a page is to be: whole where all of it fits, so that nothing
// stands alone on another.
func TestAim(t *testing.T) {
	f := Printed(printSettings(), false)
	pages := func(share float64) []*item {
		var items []*item
		for i := range 10 {
			items = append(items, weighing(i, int(share*float64(f.capacity()))/10-18, flows))
		}
		return items
	}
	full := func(items []*item) (share float64) {
		for i, it := range items {
			share += float64(it.weigh(f, min(i, 1)).wished) / float64(f.capacity())
		}
		return share
	}
	for _, share := range []float64{0.5, 0.7, 0.9, 1.3, 1.5, 1.8, 2.5} {
		items := pages(share)
		d := fillingOf(1, &Budget{}, items).desk
		aim, whole := d.aim(f, items)
		if whole != (full(items) <= 1) || aim > fillSteps || aim < fillSteps*9/10 {
			t.Errorf("%.2f pages of copy: %d of %d steps, all of it: %t", full(items), aim, fillSteps, whole)
		}
	}
	few := pages(1.95)
	if aim, _ := fillingOf(1, &Budget{}, few).desk.aim(f, few); aim <= fillSteps || aim > fillSteps+fillOver {
		t.Errorf("%.2f pages of copy: %d of %d steps, so that next to nothing stands alone", full(few), aim, fillSteps)
	}
	if got := pick(few, 1<<3|1<<7); !slices.Equal(got, []*item{few[3], few[7]}) {
		t.Error("others are picked")
	}
}

// TestLongBesideTail holds that a page to which a story runs on is not left empty for that
// where another story is meant for it which no page holds: that one runs on as well.
func TestLongBesideTail(t *testing.T) {
	f := Printed(printSettings(), false)
	items := []*item{
		weighing(0, f.capacity()*45/100, leftOf(1)), weighing(1, f.capacity()*115/100, pinnedTo(2)),
		weighing(2, f.capacity()*30/100, pinnedTo(2)),
	}
	p := fillingOf(2, &Budget{}, items)
	if a := p.attempts(p.f, 2); !a.shows(items[0]) || !a.shows(items[1]) || a.jumper != items[1] || a.layout.Fill < wantedFill {
		t.Errorf("it is %.0f %% full, with the end of one story: %t, with the long one: %t", 100*a.layout.Fill, a.shows(items[0]), a.shows(items[1]))
	}
}
