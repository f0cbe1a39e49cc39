package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bao/internal/diag"
	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/layout"
	"bao/internal/load"
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
	at.Schema = p.schema.Page(schema.Step{Name: s.Title, Address: s.Address})
	v := &Standing{
		Frame: p.frames.Frame(at), Phrases: view.PhrasesOf(s.Title),
		Body: p.copyOf(&s.Body, root),
	}
	for _, name := range s.Lists {
		v.Body.lists = append(v.Body.lists, view.ListedOf(p.Paper.List(name), root))
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

// StandingLayouts lists the templates of a set that pages outside the issues
// may name (版式): the site's own that replace no built-in one.
func StandingLayouts(set *layout.Set) []string {
	return append(set.Extra(), standardLayout)
}

// StandingViews are the views of the templates that pages outside the issues
// name, as far as there are such.
func StandingViews(set *layout.Set, named []string) []layout.View {
	var views []layout.View
	for _, name := range named {
		if name != standardLayout && slices.Contains(StandingLayouts(set), name) {
			views = append(views, layout.ViewOf[Standing](name, "standing"))
		}
	}
	return views
}

// noLayout reports a page that names a template which is not there, or is
// made for other pages.
func (p *planner) noLayout(s *paper.Standing) diag.Problem {
	var words []string
	for _, name := range StandingLayouts(p.Layouts) {
		words = append(words, strings.TrimSuffix(name, ".html"))
	}
	word := strings.TrimSuffix(s.Layout, ".html")
	hint := fmt.Sprintf("有的是：%s；要新做一个，就新建 layouts/%s.html，可以从内置的 standing.html 抄起", strings.Join(words, "、"), word)
	if near := diag.Nearest(word, words); near != "" {
		hint = "是不是 " + near + "？" + hint
	}
	return unknownLayout.At(load.PlaceIn(p.Site, s.Origin, s.LayoutAt, s.LayoutLen), "没有“"+word+"”这个版式可以给单独的页面用", hint)
}
