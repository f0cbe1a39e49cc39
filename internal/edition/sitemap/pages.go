package sitemap

import (
	"bao/internal/config"
	"bao/internal/paper"
)

// page is an address with the day on which it last changed, zero where nobody
// said so.
type page struct {
	address string
	changed paper.Date
}

func (p page) at(site *config.Site) siteURL {
	u := siteURL{Loc: site.URL(p.address)}
	if !p.changed.IsZero() {
		u.LastMod = p.changed.String()
	}
	return u
}

// pages lists the pages that say something of their own, oldest first, so that
// the parts of a long map stay as they are while it grows: the issues with
// their articles, the pages outside them, the sections with anything in them,
// the tags and the front page.
func pages(p *paper.Paper) []page {
	list := make([]page, 0, 4*len(p.Issues)+len(p.Standing)+len(p.Sections)+1)
	var newest paper.Date
	for _, issue := range p.Issues {
		day := issue.Updated()
		newest = paper.Latest(newest, day)
		list = append(list, page{issue.Address, day})
		for _, a := range issue.Articles {
			list = append(list, page{a.Address, changed(a, p.Today)})
		}
	}
	for _, s := range p.Standing {
		list = append(list, page{s.Address, paper.Date{}})
	}
	for _, s := range p.Sections {
		if n := len(s.Articles); n > 0 {
			list = append(list, page{s.Address, s.Articles[n-1].Updated()})
		}
	}
	for _, t := range p.Tags {
		list = append(list, page{t.Address, t.Articles[len(t.Articles)-1].Updated()})
	}
	return append(list, page{"", newest})
}

// changed is when the page of an article last changed. When copy was withdrawn
// because its day had passed, engines are to come and see, and to forget it.
func changed(a *paper.Article, today paper.Date) paper.Date {
	day := a.Updated()
	if gone := a.Expires.Later(1); a.Withdrawn() && !a.Expires.IsZero() && !today.Before(gone) {
		day = paper.Latest(day, gone)
	}
	return day
}

// What one map may hold (sitemaps.org): 50,000 addresses and 50 MB, of which
// markup is not counted below, so that less is left for them.
const (
	mostPages = 50_000
	mostBytes = 40 << 20
	markup    = 90 // bytes around an address, with its day
)

// split parts a list into what one map may hold each; an empty one is one part.
func split(list []page, base string) [][]page {
	var parts [][]page
	first, size := 0, 0
	for i, p := range list {
		n := len(base) + len(p.address) + markup
		if i-first == mostPages || size+n > mostBytes {
			parts = append(parts, list[first:i])
			first, size = i, 0
		}
		size += n
	}
	return append(parts, list[first:])
}
