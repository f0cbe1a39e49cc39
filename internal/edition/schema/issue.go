package schema

import (
	"cmp"
	"html/template"
	"strconv"

	"bao/internal/config"
	"bao/internal/load"
	"bao/internal/paper"
)

// Front describes the front page: the paper, and the site, which can be
// searched.
func (s *Speaker) Front() template.JS {
	if s.silent {
		return ""
	}
	w := s.begin()
	w.periodical(true, true)
	if s.base != "" {
		w.website()
	}
	return w.end()
}

// website writes the site as something that can be searched.
func (w *writer) website() {
	w.open("WebSite")
	w.must("url", w.base)
	w.must("name", w.paper.Site.Title)
	w.key("potentialAction")
	w.open("SearchAction")
	w.key("target")
	w.open("EntryPoint")
	w.must("urlTemplate", w.base+load.SearchAddress+"?q={search_term_string}")
	w.close()
	// The name of what a reader types is that of developers.google.com's
	// sitelinks search box.
	w.must("query-input", "required name=search_term_string")
	w.close()
	w.close()
}

// Issue describes the page of an issue, which readers call name.
func (s *Speaker) Issue(i *paper.Issue, name string) template.JS {
	if s.silent {
		return ""
	}
	w := s.begin()
	w.issue(i, true, name)
	w.crumbs([]Step{{name, i.Address}})
	return w.end()
}

// issue writes an issue, as something of its own or as that which an article is
// part of, which has the publisher itself.
func (w *writer) issue(i *paper.Issue, own bool, name string) {
	w.open("PublicationIssue")
	w.text("url", w.url(i.Address))
	w.text("name", name)
	if number := cmp.Or(i.Number, i.Serial); number > 0 {
		w.must("issueNumber", strconv.Itoa(number))
	}
	w.day("datePublished", i.Date)
	if own {
		w.text("inLanguage", w.paper.Site.Language)
		var editors []maker
		for _, name := range i.Editors {
			if who, known := w.maker(name, w.paper.People); known {
				editors = once(editors, who)
			}
		}
		list(w, "editor", editors, w.who)
	}
	w.key("isPartOf")
	w.periodical(false, own)
	w.close()
}

// periodical writes the paper, in full on its own page.
func (w *writer) periodical(full, publisher bool) {
	site := &w.paper.Site
	w.open("Periodical")
	w.text("url", w.url("index.html"))
	w.must("name", site.Title)
	if full {
		w.text("description", site.Slogan)
		w.text("inLanguage", site.Language)
		if site.Permit.Kind == config.PermitCN && site.Permit.Number != "" {
			w.key("identifier")
			w.open("PropertyValue")
			w.must("propertyID", site.Script.Say("国内统一连续出版物号"))
			w.must("value", site.Permit.Number)
			w.close()
		}
	}
	if publisher {
		w.publisher()
	}
	w.close()
}
