package web

import (
	"fmt"
	"slices"
	"strings"

	"bao/internal/diag"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/paper"
)

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
