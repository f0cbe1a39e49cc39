// Package feed plans the feeds of the newest articles with their full text: of
// the whole paper, of each section and of each person, as Atom (RFC 4287) and
// as JSON Feed 1.1. A feed stands beside the page that lists the same articles:
//
//	feed.xml, feed.json                  the whole paper
//	section/dangjian/feed.xml, ….json    a section
//	people/ma-yan/feed.xml, ….json       a person
//
// The standards ask for absolute addresses, so there is none for a paper
// without base_url, nor for one that by its permit is not to be put before the
// public. What is withdrawn is in no feed.
package feed

import (
	"io"
	"sync"
	"time"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
)

// How many articles the feeds hold, at most: of the whole, two issues or so;
// of the others, what readers who ask once a month have missed.
const (
	newestInAll     = 30
	newestInSection = 20
	newestByPerson  = 10
)

// Plan adds the feeds.
func Plan(s edition.Source, to *edition.Plan) {
	if !s.Paper.Site.Public() {
		return
	}
	p := &planner{Source: s, to: to}
	p.feed("订阅源", channel{page: "index.html", about: s.Paper.Site.Slogan}, p.inAll)
	for _, section := range s.Paper.Sections {
		c := channel{page: section.Address, name: section.Name, about: section.Description}
		p.feed("栏目“"+section.Name+"”的订阅源", c, func() []*paper.Article { return inSection(section) })
	}
	for _, person := range s.Paper.People {
		if view.HasFeeds(s.Paper, person) {
			c := channel{page: person.Address, name: person.Name}
			p.feed("作者"+person.Name+"的订阅源", c, func() []*paper.Article { return byPerson(person) })
		}
	}
}

type planner struct {
	edition.Source
	to    *edition.Plan
	items sync.Map // of *item, by *paper.Article: an article stands in several feeds
}

// channel is what a feed is of.
type channel struct {
	page  string // address of the page that lists the same
	name  string // of the section or the person; empty for the whole
	about string // may be empty
}

// A feed is all that both forms of it are made of.
type feed struct {
	Base     string // address of the site
	Page     string // of the page that lists the same
	Paper    string // name of the paper
	Title    string
	About    string
	ID       string
	Language string
	Icon     string // may be empty
	Updated  time.Time
	Items    []*item
}

// feed plans both forms of a feed. What stands in it is found when it is asked for.
func (p *planner) feed(owner string, c channel, articles func() []*paper.Article) {
	view := func() *feed { return p.view(c, articles()) }
	p.file(owner, load.FeedAddress(c.page), view, writeAtom)
	p.file(owner, load.JSONFeedAddress(c.page), view, writeJSON)
}

func (p *planner) file(owner, address string, view func() *feed, write func(w io.Writer, f *feed, address string) error) {
	p.to.Add(owner, dist.Made(address, view,
		func(f *feed) dist.Key { return dist.KeyOf(p.Version, address, f) },
		func(w io.Writer, f *feed) error { return write(w, f, address) }))
}

func (p *planner) view(c channel, articles []*paper.Article) *feed {
	site := &p.Paper.Site
	f := &feed{
		Base: site.BaseURL, Page: site.URL(c.page), Paper: site.Title,
		Title: view.FeedTitle(p.Paper, c.name), About: c.about,
		ID: identify(p.Paper, c.page), Language: site.Language, Updated: p.lastDay().In(site.Location),
	}
	if p.Paper.Icon != nil {
		f.Icon = site.BaseURL + load.TouchIconAddress
	}
	for i, a := range articles {
		it := p.item(a)
		f.Items = append(f.Items, it)
		if i == 0 || f.Updated.Before(it.Updated) {
			f.Updated = it.Updated
		}
	}
	return f
}

// lastDay is what a feed without articles was updated on, for the standard
// asks for a day.
func (p *planner) lastDay() paper.Date {
	if latest := p.Paper.Latest(); latest != nil {
		return latest.Date
	}
	return paper.Date{Year: 2000, Month: 1, Day: 1}
}
