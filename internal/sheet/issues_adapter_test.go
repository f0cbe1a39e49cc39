package sheet

import (
	"bao/internal/config"
	"bao/internal/paper"
)

// sectionOf is the section that stands on a page.
func sectionOf(p *writtenPage) *paper.Section {
	return &paper.Section{Section: config.Section{Slug: p.section, Name: p.name}}
}

// makeUp composes an issue.
func (w *written) makeUp() []Sheet {
	b := BudgetOf(w.issue())
	return b.Sheets(MakeUp(b, w.print), w.print)
}

// issue is the issue and the page plan of its site. It is the only place that knows
// how that is asked for.
func (w *written) issue() (*paper.Issue, []config.Page) {
	issue := &paper.Issue{}
	var plan []config.Page
	for _, p := range w.pages {
		if w.plan == fixed {
			issue.Planned = append(issue.Planned, paper.Planned{Number: p.number, Name: p.name})
		}
		plan = append(plan, config.Page{Number: p.number, Name: p.name, Sections: []string{p.section}})
	}
	for i := range w.stories {
		s := &w.stories[i]
		s.article.Page = s.page
		s.article.Origin = s.article.Address
		issue.Articles = append(issue.Articles, s.article)
	}
	return issue, plan
}

// copiesOf are the pieces of copy that a story of a sheet is made of: one, or
// all of a block of briefs.
func copiesOf(c *Copy) []*Copy {
	if len(c.Parts) > 0 {
		return c.Parts
	}
	return []*Copy{c}
}

// planned is the page that the editor gave a story, itself or by its section;
// 0 for none.
func (s *writtenStory) planned(w *written) int {
	if s.page > 0 {
		return s.page
	}
	for _, p := range w.pages {
		if s.article.Section != nil && s.article.Section.Slug == p.section {
			return p.number
		}
	}
	return 0
}
