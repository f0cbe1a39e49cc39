package web

import (
	"html/template"
	"regexp"
	"strings"

	"bao/internal/edition/view"
)

// others plans the page for dead addresses and the redirects.
func (p *planner) others() {
	p.to.Page("找不到网页时显示的那一页", "404.html", "notfound.html", func() any { return p.notFound() })
	for _, alias := range p.Paper.Aliases {
		p.to.Page(alias.Origin, alias.Address, "redirect.html", func() any {
			return &Redirect{
				Language: p.Paper.Site.Language, Title: p.Paper.Site.Title,
				Href: view.RootOf(alias.Address) + alias.Target,
			}
		})
	}
}

// notFound is shown by hosts at whatever depth a reader went astray, so its
// links are absolute where the editor said what the site's address is, and
// its style is inside it.
func (p *planner) notFound() *NotFound {
	v := &NotFound{
		Frame:  p.frames.Frame(view.Spot{Kind: "notfound", Address: "404.html", Root: p.Paper.Site.BaseURL, Title: p.Paper.Site.Script.Say("没有这一页")}),
		Inline: p.styleSheets(),
	}
	v.Canonical, v.Feeds = "", nil
	if i := p.Paper.Latest(); i != nil {
		v.Latest = &view.Link{Text: view.IssueTitle(i), Href: v.Root + "index.html"}
	}
	return v
}

// styleSheets returns paper.css and what the site has of its own, for a page
// that can't link to them.
func (p *planner) styleSheets() template.CSS {
	// The addresses in the site's own are seen from its folder.
	own := styleURL.ReplaceAll(view.StyleSheet(&p.Source, view.SiteStyle), []byte("${1}"+strings.ReplaceAll(p.Paper.Site.BaseURL, "$", "$$")+"static/${2}"))
	without := func(css []byte) string { return strings.ReplaceAll(string(css), "</style", "") }
	return template.CSS(without(view.StyleSheet(&p.Source, "static/paper.css")) + without(own))
}

// styleURL finds a relative address in a style sheet.
var styleURL = regexp.MustCompile(`(url\(\s*["']?)(?:\./)?([^:"')/#\s][^:"')]*["']?\s*\))`)
