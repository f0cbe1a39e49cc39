package schema

import (
	"html/template"
	"strconv"

	"bao/internal/config"
	"bao/internal/load"
	"bao/internal/paper"
)

// issuePart is a PublicationIssue.
type issuePart struct {
	Type      string     `json:"@type"`
	URL       string     `json:"url,omitempty"`
	Name      string     `json:"name,omitempty"`
	Number    string     `json:"issueNumber,omitempty"`
	Published string     `json:"datePublished"`
	Language  string     `json:"inLanguage,omitempty"`
	Editors   []maker    `json:"editor,omitempty"`
	PartOf    periodical `json:"isPartOf"`
}

// periodical is the paper itself.
type periodical struct {
	Type        string      `json:"@type"` // Periodical
	URL         string      `json:"url,omitempty"`
	Name        string      `json:"name"`
	Description string      `json:"description,omitempty"`
	Language    string      `json:"inLanguage,omitempty"`
	Permit      *identifier `json:"identifier,omitempty"`
	Publisher   *maker      `json:"publisher,omitempty"`
}

type identifier struct {
	Type  string `json:"@type"` // PropertyValue
	Kind  string `json:"propertyID"`
	Value string `json:"value"`
}

// website is the site as something that can be searched.
type website struct {
	Type   string  `json:"@type"` // WebSite
	URL    string  `json:"url"`
	Name   string  `json:"name"`
	Search *search `json:"potentialAction"`
}

type search struct {
	Type   string `json:"@type"` // SearchAction
	Target struct {
		Type     string `json:"@type"` // EntryPoint
		Template string `json:"urlTemplate"`
	} `json:"target"`
	Input string `json:"query-input"`
}

// Front describes the front page: the paper, and the site, which can be
// searched.
func (s *Speaker) Front() template.JS {
	paper := s.periodical(true)
	if s.base == "" {
		return s.say(paper)
	}
	// The name of what a reader types is that of developers.google.com's
	// sitelinks search box.
	find := &search{Type: "SearchAction", Input: "required name=search_term_string"}
	find.Target.Type, find.Target.Template = "EntryPoint", s.base+load.SearchAddress+"?q={search_term_string}"
	return s.say(paper, website{"WebSite", s.base, s.paper.Site.Title, find})
}

// Issue describes the page of an issue, which readers call name.
func (s *Speaker) Issue(i *paper.Issue, name string) template.JS {
	v := s.issue(i, true)
	v.Name = name
	return s.say(v, s.crumbs([]Step{{name, i.Address}}))
}

// issue is an issue, as something of its own or as that which an article is
// part of.
func (s *Speaker) issue(i *paper.Issue, own bool) issuePart {
	v := issuePart{Type: "PublicationIssue", URL: s.url(i.Address), Published: s.day(i.Date), PartOf: s.periodical(false)}
	switch {
	case i.Number > 0:
		v.Number = strconv.Itoa(i.Number)
	case i.Serial > 0:
		v.Number = strconv.Itoa(i.Serial)
	}
	if !own {
		v.PartOf.Publisher = nil // the article has it
		return v
	}
	v.Language = s.paper.Site.Language
	for _, name := range i.Editors {
		if who, known := s.maker(name, s.paper.People); known {
			v.Editors = once(v.Editors, who)
		}
	}
	return v
}

// periodical is the paper, in full on its own page.
func (s *Speaker) periodical(full bool) periodical {
	site := &s.paper.Site
	v := periodical{Type: "Periodical", URL: s.url("index.html"), Name: site.Title, Publisher: s.publisher()}
	if !full {
		return v
	}
	v.Description, v.Language = site.Slogan, site.Language
	if site.Permit.Kind == config.PermitCN && site.Permit.Number != "" {
		v.Permit = &identifier{"PropertyValue", site.Script.Say("国内统一连续出版物号"), site.Permit.Number}
	}
	return v
}
