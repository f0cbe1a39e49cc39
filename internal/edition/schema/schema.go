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
	"encoding/json"
	"html/template"
	"strings"
	"time"

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
func (s *Speaker) Page(trail ...Step) template.JS { return s.say(s.crumbs(trail)) }

// say writes things that are not nil; "" where there is none. The characters
// that could end a script, and those that a script can't hold, are escaped
// by encoding/json.
func (s *Speaker) say(things ...any) template.JS {
	var graph []any
	for _, t := range things {
		if t != nil {
			graph = append(graph, t)
		}
	}
	if s.silent || len(graph) == 0 {
		return ""
	}
	// The structs of this package hold nothing that can't be written.
	data, err := json.Marshal(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", graph})
	if err != nil {
		panic(err)
	}
	return template.JS(data)
}

// url is an absolute address, "" where the paper has none.
func (s *Speaker) url(address string) string {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return address // a picture that stands elsewhere
	}
	return s.paper.Site.URL(address)
}

// day is the beginning of a day in the zone of the paper, "" for none.
func (s *Speaker) day(d paper.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.In(s.paper.Site.Location).Format(time.RFC3339)
}

type breadcrumbs struct {
	Type  string     `json:"@type"` // BreadcrumbList
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"` // ListItem
	Position int    `json:"position"`
	Name     string `json:"name,omitempty"`
	Item     string `json:"item,omitempty"` // in a trail
	URL      string `json:"url,omitempty"`  // in a list
}

// crumbs is the trail to a page, nil where it can't be said.
func (s *Speaker) crumbs(trail []Step) any {
	if s.base == "" || len(trail) == 0 {
		return nil
	}
	b := breadcrumbs{Type: "BreadcrumbList", Items: make([]listItem, 0, 1+len(trail))}
	b.Items = append(b.Items, listItem{"ListItem", 1, s.paper.Site.Title, s.base, ""})
	for i, step := range trail {
		b.Items = append(b.Items, listItem{"ListItem", i + 2, step.Name, s.url(step.Address), ""})
	}
	return b
}
