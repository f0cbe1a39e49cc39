// Package schema says what a page is about in the words of schema.org, as
// JSON-LD, which search engines read: articles with the people in their roles,
// issues, the paper itself, lists, and the trail that leads to a page.
//
// It says only what the paper says: a value that no editor gave is left out,
// and so is everything with an address where the paper has no base_url. A
// paper that by its permit is not put before the public says nothing. It
// renders no page.
package schema

import (
	"html/template"
	"strings"

	"bao/internal/paper"
)

// Speaker describes the pages of one paper. It may be used from several
// goroutines.
type Speaker struct {
	paper  *paper.Paper
	base   string // base_url
	silent bool
}

// New returns what describes the pages of p.
func New(p *paper.Paper) *Speaker {
	return &Speaker{p, p.Site.BaseURL, p.Site.Internal()}
}

// Step is one step of the trail that leads to a page: its name, and its
// address as seen from the root of the site.
type Step struct{ Name, Address string }

// Page describes a page of which there is nothing more to say than the trail
// to it, without the paper itself, which is the first step of each.
func (s *Speaker) Page(trail ...Step) template.JS {
	if s.silent {
		return ""
	}
	w := s.begin()
	w.crumbs(trail)
	return w.end()
}

// url is an absolute address, "" where the paper has none.
func (s *Speaker) url(address string) string {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return address // a picture that stands elsewhere
	}
	return s.paper.Site.URL(address)
}

// crumbs writes the trail to a page, unless it can't be said.
func (w *writer) crumbs(trail []Step) {
	if w.base == "" || len(trail) == 0 {
		return
	}
	w.open("BreadcrumbList")
	w.key("itemListElement")
	w.b = append(w.b, '[')
	w.crumb(1, w.paper.Site.Title, w.base)
	for i, step := range trail {
		w.crumb(i+2, step.Name, w.url(step.Address))
	}
	w.b = append(w.b, ']')
	w.close()
}

func (w *writer) crumb(position int, name, address string) {
	w.open("ListItem")
	w.number("position", position)
	w.text("name", name)
	w.text("item", address)
	w.close()
}
