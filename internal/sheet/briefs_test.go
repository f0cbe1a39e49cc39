package sheet

import (
	"fmt"
	"testing"
)

// TestCompanions holds that a lead which is a brief itself has two others beside it
// rather than a block of all below it, in print and on the front page.
func TestCompanions(t *testing.T) {
	f := Printed(printSettings(), true)
	for _, c := range []struct {
		name   string
		briefs int  // below the lead
		lead   bool // which is a brief too
		others int
		want   int // stories, the block among them
	}{
		{"nothing but briefs", 9, true, 0, 4},
		{"too few for a block then", 4, true, 0, 2},
		{"a story leads", 9, false, 0, 2},
		{"a story follows", 9, true, 1, 3},
	} {
		list := []Copy{{Address: "0", Brief: c.lead}}
		for i := range c.briefs + c.others {
			list = append(list, Copy{Address: fmt.Sprint(i + 1), Brief: i < c.briefs})
		}
		var items []*item
		for i := range list {
			items = append(items, newItem(&list[i], f, i))
		}
		items = gathered(f, items)
		front := FrontCopy(list, func(int) bool { return false })
		if len(items) != c.want || len(front) != c.want {
			t.Errorf("%s: %d stories in print, %d on the front, want %d", c.name, len(items), len(front), c.want)
		}
		seen := map[string]int{}
		for _, it := range items {
			for _, part := range it.Each() {
				seen[part.Address]++
			}
		}
		for i := range front {
			for _, part := range front[i].Each() {
				seen[part.Address]++
			}
		}
		for i := range list {
			if seen[list[i].Address] != 2 {
				t.Errorf("%s: copy %d stands %d times on two pages", c.name, i, seen[list[i].Address])
			}
		}
	}
}

// TestFrontLimit holds that a story which is alone on its front page is shown at
// twice the length.
func TestFrontLimit(t *testing.T) {
	for _, c := range []struct{ rank, stories, want int }{
		{0, 1, 1040}, {0, 2, 520}, {1, 2, 390}, {1, 6, 260}, {7, 8, 180},
	} {
		if got := frontLimit(c.rank, c.stories); got != c.want {
			t.Errorf("rank %d of %d stories: %d characters, want %d", c.rank, c.stories, got, c.want)
		}
	}
}
