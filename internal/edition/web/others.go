package web

import (
	"html/template"
	"io/fs"
	"strings"
)

// standing plans the pages outside the issues.
func (p *planner) standing() {
	for _, s := range p.Paper.Standing {
		p.page(s.Address, "standing.html", func() any {
			at := spot{kind: "standing", address: s.Address, title: s.Title, description: s.Summary, issue: p.Paper.Latest()}
			return &Standing{
				Frame: p.frames.frame(at), Phrases: phrases(s.Title),
				Body: Copy{body: &s.Body, root: rootOf(s.Address)},
			}
		})
	}
}

// others plans the page for dead addresses and the redirects.
func (p *planner) others() {
	p.page("404.html", "notfound.html", func() any { return p.notFound() })
	for _, alias := range p.Paper.Aliases {
		p.page(alias.Address, "redirect.html", func() any {
			return &Redirect{
				Language: p.Paper.Site.Language, Title: p.Paper.Site.Title,
				Href: rootOf(alias.Address) + alias.Target,
			}
		})
	}
}

// notFound is shown by hosts at whatever depth a reader went astray, so its
// links are absolute where the editor said what the site's address is, and
// its style is inside it.
func (p *planner) notFound() *NotFound {
	v := &NotFound{
		Frame:  p.frames.frame(spot{kind: "notfound", address: "404.html", root: p.Paper.Site.BaseURL, title: "没有这一页"}),
		Inline: p.styleSheet(),
	}
	v.Canonical, v.Feed = "", ""
	if i := p.Paper.Latest(); i != nil {
		v.Latest = &Link{Text: issueTitle(i), Href: v.Root + "index.html"}
	}
	return v
}

// styleSheet returns paper.css for a page that can't link to it.
func (p *planner) styleSheet() template.CSS {
	for _, a := range p.Paper.Static {
		if a.Address != "static/paper.css" {
			continue
		}
		from := p.Site
		if a.BuiltIn {
			from = p.Theme
		}
		// A sheet that has gone is noticed where it is passed on.
		data, _ := fs.ReadFile(from, a.Origin)
		return template.CSS(strings.ReplaceAll(string(data), "</style", ""))
	}
	return ""
}
