package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bao/internal/config"
	"bao/internal/paper"
)

// where says where each piece of copy begins, 0 where it stands on no page.
func where(b *Budget, m *Made) []int {
	list := make([]int, len(b.Copy))
	for i := range b.Copy {
		list[i] = m.Begins(i)
	}
	return list
}

func numbers(m *Made) []int {
	var list []int
	for _, p := range m.Pages {
		list = append(list, p.Number)
	}
	return list
}

// TestWhichPages holds which pages an issue has: those that it lists, those for which
// something is meant, and as many more as its copy takes, if it may grow.
func TestWhichPages(t *testing.T) {
	listed := func(numbers ...int) (list []Planned) {
		for _, n := range numbers {
			list = append(list, Planned{Number: n, Listed: true})
		}
		return list
	}
	known := func(numbers ...int) (list []Planned) {
		for _, n := range numbers {
			list = append(list, Planned{Number: n})
		}
		return list
	}
	on := func(pages ...int) (list []Copy) { // stories that each fill two fifths of a page
		for i, page := range pages {
			c := copyOf(2*i+1, 35)
			c.Page = page
			list = append(list, c)
		}
		return list
	}
	for _, tt := range []struct {
		name     string
		b        *Budget
		overflow string
		want     []int
	}{
		{"nothing", &Budget{}, config.OverflowGrow, nil},
		{"a plan without copy", &Budget{Pages: known(1, 2)}, config.OverflowGrow, nil},
		{"one story", &Budget{Copy: on(0)}, config.OverflowGrow, []int{1}},
		{"no plan, and report", &Budget{Copy: on(0, 0, 0, 0, 0, 0)}, config.OverflowReport, []int{1, 2, 3}},
		{"a plan of pages that copy skips", &Budget{Copy: on(1, 3), Pages: known(1, 2, 3)}, config.OverflowGrow, []int{1, 3}},
		{"its editor names a page beyond the plan", &Budget{Copy: on(1, 4), Pages: known(1, 2)}, config.OverflowGrow, []int{1, 4}},
		{"pages beyond which it grows", &Budget{Copy: on(1, 0, 0, 0, 0, 0), Pages: known(1)}, config.OverflowGrow, []int{1, 2, 3}},
		{"pages beyond which it doesn't", &Budget{Copy: on(1, 0, 0, 0, 0, 0), Pages: known(1)}, config.OverflowReport, []int{1}},
		{"no more pages than the plan knows", &Budget{Copy: on(0, 0, 0, 0, 0, 0, 0, 0, 0), Pages: known(1, 2, 3)}, config.OverflowReport, []int{1, 2, 3}},
		{"listed without copy", &Budget{Copy: on(1), Pages: listed(1, 2, 3), Fixed: true}, config.OverflowGrow, []int{1, 2, 3}},
		{"listed with a gap", &Budget{Copy: on(1), Pages: listed(1, 4), Fixed: true}, config.OverflowGrow, []int{1, 4}},
		{"listed, and others known to the site", &Budget{Copy: on(0), Pages: append(listed(1, 2), known(3)...), Fixed: true}, config.OverflowGrow, []int{1, 2}},
		{"listed, and copy beyond", &Budget{Copy: on(1, 7), Pages: listed(1, 2), Fixed: true}, config.OverflowGrow, []int{1, 2}},
		{"listed, too little room", &Budget{Copy: on(0, 0, 0, 0, 0, 0), Pages: listed(1), Fixed: true}, config.OverflowGrow, []int{1}},
	} {
		p := printSettings()
		p.Overflow = tt.overflow
		if got := numbers(MakeUp(tt.b, p)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: pages %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestGrowsAsFolded holds that an issue grows by as many pages as the printer folds and
// no more than its copy takes, and that all of its copy stands on them.
func TestGrowsAsFolded(t *testing.T) {
	for stories := 1; stories <= 21; stories += 2 {
		takes := 0 // pages, one by one
		for _, by := range []int{1, 2, 4} {
			p := printSettings()
			p.Overflow, p.Grow = config.OverflowGrow, by
			var sizes []int
			for i := range stories {
				sizes = append(sizes, 8+i*5%9)
			}
			b := budgetOf(sizes)
			for i := range b.Copy {
				b.Copy[i].Page = 0
			}
			b.Pages = nil
			sheets := b.composed(p)
			name := fmt.Sprintf("%d stories by %d", stories, by)
			if out := accounted(t, b.Copy, sheets); out > 0 {
				t.Errorf("%s: %d are left out", name, out)
			}
			if by == 1 {
				takes = len(sheets)
			}
			if want := (takes + by - 1) / by * by; len(sheets) != want {
				t.Errorf("%s: %d pages, want %d", name, len(sheets), want)
			}
			if len(sheets[0].Stories) == 0 {
				t.Errorf("%s: nothing stands on page 1", name)
			}
		}
	}
}

// TestOnItsPage holds that what an editor meant for a page stands there or, where it
// is too much, on a later one, and that she is told.
func TestOnItsPage(t *testing.T) {
	p := printSettings()
	b := budgetOf([]int{14, 14, 14, 14, 14}, []int{6}, []int{9, 8})
	m := MakeUp(b, p)
	stands := where(b, m)
	sheets := b.Sheets(m, p)
	moved := 0
	for i := range b.Copy {
		home := b.Copy[i].Page
		at := slices.IndexFunc(sheets, func(s Sheet) bool { return s.Number == home })
		told := slices.ContainsFunc(sheets[at].Reports, func(r Report) bool { return r.Copy == &b.Copy[i] && r.JumpTo == stands[i] })
		switch {
		case stands[i] < home:
			t.Errorf("story %d was meant for page %d and stands on page %d", i, home, stands[i])
		case stands[i] > home && !told:
			t.Errorf("story %d moved to page %d, and page %d doesn't say so: %q", i, stands[i], home, sheets[at].Fit())
		case stands[i] > home:
			moved++
			if text := strings.Join(sheets[at].Fit(), "；"); !strings.Contains(text, fmt.Sprintf("排不下，移到第%d版", stands[i])) {
				t.Errorf("page %d says %s", home, text)
			}
		}
	}
	if moved == 0 {
		t.Error("page 1 holds more than it can")
	}
}

// TestTheLeadStays holds that the first of what is meant for a page stands on it,
// however many others there are, and however much more room it takes than they do.
func TestTheLeadStays(t *testing.T) {
	for others := 4; others < 16; others++ {
		for paragraphs := 30; paragraphs <= 60; paragraphs += 10 {
			b := &Budget{Pages: []Planned{{Number: 1, Sections: []string{"s"}, Listed: true}}}
			for i := range others + 1 {
				c := copyOf(1, 8+i%3)
				if i == 0 {
					c = copyOf(1, paragraphs)
				}
				c.Address, c.Section = fmt.Sprint(i), "s"
				b.Copy = append(b.Copy, c)
			}
			if m := MakeUp(b, printSettings()); m.Begins(0) != 1 {
				t.Errorf("a lead of %d paragraphs with %d others: %v", paragraphs, others, where(b, m))
			}
		}
	}
}

// TestWhoStays holds whose stories stay where there are too many for the only page: the
// continuation, those that the editor ranks, those that she meant for it, the first.
func TestWhoStays(t *testing.T) {
	story := func(change func(*Copy)) Copy {
		c := copyOf(1, 35)
		c.Section = "s"
		change(&c)
		return c
	}
	plain := func(*Copy) {}
	pinned := func(c *Copy) { c.Page = 1 }
	ranked := func(rank int) func(*Copy) { return func(c *Copy) { c.Rank = rank } }
	other := func(c *Copy) { c.Section = "" }
	for _, tt := range []struct {
		name string
		list []func(*Copy)
		stay []int
	}{
		{"the first of equals", []func(*Copy){plain, plain, plain, plain, plain}, []int{0, 1}},
		{"the pinned", []func(*Copy){plain, plain, plain, pinned, pinned}, []int{3, 4}},
		{"the ranked", []func(*Copy){plain, plain, plain, ranked(2), ranked(1)}, []int{3, 4}},
		{"those of its section", []func(*Copy){other, other, other, plain, plain}, []int{3, 4}},
	} {
		b := &Budget{Pages: []Planned{{Number: 1, Sections: []string{"s"}, Listed: true}}, Fixed: true}
		for i, change := range tt.list {
			b.Copy = append(b.Copy, story(change))
			b.Copy[i].Address = fmt.Sprint(i)
		}
		m := MakeUp(b, printSettings())
		for _, i := range tt.stay {
			if m.Begins(i) == 0 {
				t.Errorf("%s: story %d is left out: %v", tt.name, i, where(b, m))
			}
		}
		if len(m.Left) == 0 {
			t.Errorf("%s: nothing is left out", tt.name)
		}
		for _, l := range m.Left {
			if want := newItem(&b.Copy[l.Copy], Printed(printSettings(), true), 0).count(); l.Lines != want {
				t.Errorf("%s: story %d is said to take %d lines, it takes %d", tt.name, l.Copy, l.Lines, want)
			}
		}
	}
}

// TestRoomIsUsed holds that nothing is left out of an issue of fixed pages while one
// of them, be it an earlier one, has room for it.
func TestRoomIsUsed(t *testing.T) {
	p := printSettings()
	for more := range 4 {
		b := closed(budgetOf([]int{20 + 5*more}, make([]int, 8+more)))
		for i := range b.Copy {
			c := copyOf(2*i+1, 20+5*more) // without a picture
			if c.Page = 1; i > 0 {
				c = copyOf(2*i+1, 15)
				c.Page = 2
			}
			b.Copy[i] = c
		}
		sheets := b.composed(p)
		if out := accounted(t, b.Copy, sheets); out > 0 && more == 0 {
			t.Errorf("%d stories are left out, and page 1 has room for them: %q", out, standings(sheets))
		}
		for i := range sheets {
			for _, c := range sheets[i].Out {
				for k := range sheets {
					f := Printed(p, k == 0)
					need := newItem(c, f, 0).weigh(f, 1).least
					if room := int(float64(f.capacity()) * (1 - sheets[k].Fill)); room > need*5/4 {
						t.Errorf("《%s》 of %d lines is left out, page %d has room for %d", c.Headline, need, sheets[k].Number, room)
					}
				}
			}
		}
	}
}

// TestBudgetOf holds what of an issue and of the plan of its site decides how it is made
// up.
func TestBudgetOf(t *testing.T) {
	issue := &paper.Issue{Planned: []paper.Planned{{Number: 1, Name: "要闻"}, {Number: 4, Name: "文苑"}}}
	articleOf(issue, "a", 1)
	articleOf(issue, "b", 1)
	plan := []config.Page{{Number: 2, Name: "社区", Sections: []string{"minsheng"}}, {Number: 1, Name: "头版", Sections: []string{"yaowen", "gonggao"}}}
	b := BudgetOf(issue, plan)
	want := []Planned{
		{Number: 1, Name: "要闻", Sections: []string{"yaowen", "gonggao"}, Listed: true},
		{Number: 2, Name: "社区", Sections: []string{"minsheng"}},
		{Number: 4, Name: "文苑", Listed: true},
	}
	if diff := cmp.Diff(want, b.Pages); diff != "" || !b.Fixed || b.Record != nil || len(b.Copy) != 2 {
		t.Errorf("fixed %t, record %v, %d copies\n%s", b.Fixed, b.Record, len(b.Copy), diff)
	}
	for _, tt := range []struct {
		c    Copy
		want int
	}{
		{Copy{}, 0},
		{Copy{Page: 3}, 3},
		{Copy{Section: "minsheng"}, 2},
		{Copy{Section: "gonggao"}, 1},
		{Copy{Section: "minsheng", Page: 4}, 4},
		{Copy{Section: "yiwen"}, 0},
	} {
		if got := b.home(&tt.c); got != tt.want {
			t.Errorf("section %q, page %d: meant for page %d, want %d", tt.c.Section, tt.c.Page, got, tt.want)
		}
	}
	if b.name(4) != "文苑" || b.name(3) != "" {
		t.Errorf("page 4 is called %q, page 3 %q", b.name(4), b.name(3))
	}
	issue.Planned = nil
	issue.Record = []paper.Recorded{{Number: 1, Name: "要闻", Origins: []string{"content/2026-03-02/b.md", "content/gone.md"}}, {Number: 2}}
	if b = BudgetOf(issue, nil); b.Fixed || len(b.Pages) > 0 {
		t.Errorf("nothing is said of its pages: fixed %t, %v", b.Fixed, b.Pages)
	}
	if diff := cmp.Diff([]Recorded{{Number: 1, Name: "要闻", Copy: []int{1}}, {Number: 2}}, b.Record); diff != "" {
		t.Error(diff)
	}
}
