// Package feed plans the feed of the newest articles. Its standard asks for
// absolute addresses, so there is none for a paper without base_url, nor for
// one that by its permit is not to be put before the public.
package feed

import (
	"encoding/xml"
	"strings"
	"time"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/edition"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// newest is how many articles the feed holds.
const newest = 30

// Plan adds feed.xml (Atom, RFC 4287).
func Plan(s edition.Source, to *edition.Plan) {
	p := s.Paper
	if p.Site.BaseURL == "" || p.Site.Permit.Kind == config.PermitZhunyin {
		return
	}
	to.XML("订阅源", "feed.xml", func() any { return atom(p, s.Sheets) })
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  *atomAuthor `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Title    string        `xml:"title"`
	ID       string        `xml:"id"`
	Updated  string        `xml:"updated"`
	Link     atomLink      `xml:"link"`
	Authors  []atomAuthor  `xml:"author"`
	Category *atomCategory `xml:"category"`
	Summary  string        `xml:"summary"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

func atom(p *paper.Paper, sheets *sheet.Issues) *atomFeed {
	f := &atomFeed{
		Lang: p.Site.Language, Title: p.Site.Title, ID: p.Site.BaseURL,
		Links:  []atomLink{{"", p.Site.BaseURL}, {"self", p.Site.BaseURL + "feed.xml"}},
		Author: &atomAuthor{p.Site.Title},
	}
	for i := len(p.Issues) - 1; i >= 0 && len(f.Entries) < newest; i-- {
		for _, a := range sheets.Articles(p.Issues[i]) {
			if len(f.Entries) < newest && !a.Withdrawn() {
				f.Entries = append(f.Entries, entry(p, a))
			}
		}
	}
	if latest := p.Latest(); latest != nil {
		f.Updated = moment(p, latest.Date)
	} else {
		f.Updated = moment(p, paper.Date{Year: 2000, Month: 1, Day: 1})
	}
	return f
}

func entry(p *paper.Paper, a *paper.Article) atomEntry {
	e := atomEntry{
		Title: a.Title, ID: p.Site.BaseURL + a.Address,
		Updated: moment(p, a.Date), Link: atomLink{Href: p.Site.BaseURL + a.Address},
		Summary: a.Summary,
	}
	if e.Summary == "" {
		text := strings.ReplaceAll(a.Body.Doc().Head(200).Text(), "\n", "")
		e.Summary = zh.Cut(strings.TrimSpace(a.Dateline+" "+text), 200)
	}
	for _, c := range a.Byline.Credits {
		for _, name := range c.Names {
			if !byline.IsPerson(name) && c.Role != byline.Source {
				continue
			}
			e.Authors = append(e.Authors, atomAuthor{name})
		}
	}
	if a.Section != nil {
		e.Category = &atomCategory{a.Section.Name}
	}
	return e
}

// moment is the start of a day in the paper's zone, as RFC 3339.
func moment(p *paper.Paper, d paper.Date) string {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, p.Site.Location).Format(time.RFC3339)
}
