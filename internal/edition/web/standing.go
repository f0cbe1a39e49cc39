package web

import (
	"cmp"
	"slices"
	"strings"

	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/paper"
)

// standardLayout sets the pages outside the issues that name no template.
const standardLayout = "standing.html"

// standing plans the pages outside the issues.
func (p *planner) standing() {
	for _, s := range p.Paper.Standing {
		template := cmp.Or(s.Layout, standardLayout)
		if template != standardLayout && !slices.Contains(StandingLayouts(p.Layouts), template) {
			p.to.Tell(p.noLayout(s))
			template = standardLayout
		}
		p.to.Page(s.Origin, s.Address, template, func() any { return p.standingPage(s, template) })
	}
}

func (p *planner) standingPage(s *paper.Standing, template string) *Standing {
	root := view.RootOf(s.Address)
	at := view.Spot{Kind: "standing", Address: s.Address, Title: s.Title, Description: cmp.Or(s.Summary, opening(s)), Issue: p.Paper.Latest(), Layout: template}
	at.Schema = view.Said(p.schema.Page(schema.Step{Name: s.Title, Address: s.Address}))
	v := &Standing{
		Frame: p.frames.Frame(at), Phrases: view.PhrasesOf(s.Title),
		Body: p.copyOf(&s.Body, root),
	}
	for _, name := range s.Lists {
		v.Body.lists = append(v.Body.lists, view.ListedOf(p.Paper, p.Paper.List(name), root))
	}
	return v
}

// opening is what a page outside the issues begins with, but for a list.
func opening(s *paper.Standing) string {
	if strings.Contains(s.Body.Opening, "【列表") {
		return ""
	}
	return s.Body.Opening
}
