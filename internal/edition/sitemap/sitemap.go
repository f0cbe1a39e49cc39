// Package sitemap plans what programs read to learn which pages there are:
//
//	sitemap.xml        every page of its own, or the list of sitemap-1.xml, …
//	sitemap-news.xml   the articles of the last two days
//	robots.txt         whether they may, and where the maps are
//	llms.txt           what the paper is, in brief
//
// Their standards ask for absolute addresses, so there is none for a paper
// without base_url. One that by its permit is not to be put before the public
// has a robots.txt alone, which turns programs away.
package sitemap

import (
	"encoding/xml"

	"bao/internal/config"
	"bao/internal/edition"
	"bao/internal/load"
	"bao/internal/paper"
)

// Plan adds the maps (sitemaps.org 0.9) and what leads to them.
func Plan(s edition.Source, to *edition.Plan) {
	robots(s, to)
	site := &s.Paper.Site
	if !site.Public() {
		return
	}
	parts := split(pages(s.Paper), site.BaseURL)
	if len(parts) == 1 {
		to.XML(owner, load.SitemapAddress, func() any { return listed(parts[0], site) })
	} else {
		to.XML(owner, load.SitemapAddress, func() any { return index(parts, site) })
		for i, part := range parts {
			to.XML(owner, load.SitemapPart(i+1), func() any { return listed(part, site) })
		}
	}
	to.XML("新闻站点地图", load.NewsAddress, func() any { return newsOf(s.Paper) })
	llms(s, to)
}

const owner = "站点地图"

type urlSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteIndex struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []siteURL `xml:"sitemap"`
}

type siteURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

func listed(part []page, site *config.Site) *urlSet {
	s := &urlSet{URLs: make([]siteURL, len(part))}
	for i, p := range part {
		s.URLs[i] = p.at(site)
	}
	return s
}

func index(parts [][]page, site *config.Site) *siteIndex {
	s := &siteIndex{}
	for i, part := range parts {
		newest := page{address: load.SitemapPart(i + 1)}
		for _, p := range part {
			newest.changed = paper.Latest(newest.changed, p.changed)
		}
		s.Maps = append(s.Maps, newest.at(site))
	}
	return s
}
