package sheet

import (
	"slices"

	"bao/internal/config"
	"bao/internal/paper"
)

// Budget is what an issue is to be made of: all of its copy, and what its
// editor said of its pages. How it is made up depends on nothing else.
type Budget struct {
	Copy   []Copy     // in the editor's order
	Pages  []Planned  // by number; empty when nothing is said
	Fixed  bool       // there are no other pages
	Record []Recorded // what stood where when the issue came out; nil when it is still to be made up
}

// Planned is a page that is known before the issue is made up.
type Planned struct {
	Number   int
	Name     string
	Sections []string // slugs of those that stand on it
	Listed   bool     // by the issue itself: it exists though nothing may stand on it
}

// Recorded is a page as it came out, with the indices of its copy.
type Recorded struct {
	Number int
	Name   string
	Copy   []int
}

// BudgetOf takes what the pages of an issue need of it and of the page plan of
// the site. Its copy is in the order of the issue's articles.
func BudgetOf(issue *paper.Issue, plan []config.Page) *Budget {
	b := &Budget{Copy: make([]Copy, len(issue.Articles)), Fixed: len(issue.Planned) > 0}
	at := make(map[string]int, len(issue.Articles))
	for i, a := range issue.Articles {
		b.Copy[i], at[a.Origin] = CopyOf(a), i
	}
	for _, p := range issue.Planned {
		b.Pages = append(b.Pages, Planned{Number: p.Number, Name: p.Name, Listed: true})
	}
	for _, p := range plan {
		i := slices.IndexFunc(b.Pages, func(q Planned) bool { return q.Number == p.Number })
		if i < 0 {
			b.Pages = append(b.Pages, Planned{Number: p.Number, Name: p.Name})
			i = len(b.Pages) - 1
		}
		b.Pages[i].Sections = p.Sections
	}
	slices.SortStableFunc(b.Pages, func(p, q Planned) int { return p.Number - q.Number })
	for _, r := range issue.Record {
		page := Recorded{Number: r.Number, Name: r.Name}
		for _, origin := range r.Origins {
			if i, ok := at[origin]; ok {
				page.Copy = append(page.Copy, i)
			}
		}
		b.Record = append(b.Record, page)
	}
	return b
}

// home is the page that was given to a piece of copy: by its editor, or by the
// plan for its section; 0 for none.
func (b *Budget) home(c *Copy) int {
	if c.Page > 0 {
		return c.Page
	}
	for _, p := range b.Pages {
		if c.Section != "" && slices.Contains(p.Sections, c.Section) {
			return p.Number
		}
	}
	return 0
}

// name is the name of a page, "" for none.
func (b *Budget) name(number int) string {
	for _, p := range b.Pages {
		if p.Number == number {
			return p.Name
		}
	}
	return ""
}
