package web

import (
	"cmp"
	"fmt"

	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
)

// What search engines show of a page below its title, where no editor said it,
// and the trails that lead to pages.

// issueDescription names the leads of the pages of an issue.
func (p *planner) issueDescription(issue *paper.Issue) string {
	var leads []*paper.Article
	for _, page := range p.Sheets.Pages(issue) {
		if a := view.Leading(page.Articles); a != nil {
			leads = append(leads, a)
		}
	}
	return view.Titles(leads)
}

func (p *planner) sectionDescription(s *paper.Section) string {
	return cmp.Or(s.Description, fmt.Sprintf(p.Paper.Site.Script.Say("《%s》“%s”栏目的稿件"), p.Paper.Site.Title, s.Name))
}

func (p *planner) yearDescription(year int, issues []*paper.Issue) string {
	if len(issues) == 0 {
		return ""
	}
	count := 0
	for _, i := range issues {
		count += len(i.Articles)
	}
	return fmt.Sprintf(p.Paper.Site.Script.Say("《%s》%d年出报 %d 期，共 %d 篇，按日期查阅"), p.Paper.Site.Title, year, len(issues), count)
}

// articleTrail leads to an article by its issue and the printed page on which
// it begins, or else its section.
func articleTrail(a *paper.Article, page *paper.Page) []schema.Step {
	trail := append(make([]schema.Step, 0, 3), schema.Step{Name: view.IssueName(a.Issue), Address: a.Issue.Address})
	switch {
	case page != nil:
		trail = append(trail, schema.Step{Name: view.PageTitle(page), Address: load.PageAddress(a.Issue.Date, page.Number)})
	case a.Section != nil:
		trail = append(trail, schema.Step{Name: a.Section.Name, Address: a.Section.Address})
	}
	return append(trail, schema.Step{Name: a.Title, Address: a.Address})
}

func archiveTrail(address, title string) []schema.Step {
	trail := []schema.Step{{Name: "往期", Address: load.ArchiveAddress}}
	if address != load.ArchiveAddress {
		trail = append(trail, schema.Step{Name: title, Address: address})
	}
	return trail
}
