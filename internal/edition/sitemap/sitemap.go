// Package sitemap plans the map of the site, by which search engines find
// every page. Its standard asks for absolute addresses, so there is none for a
// paper without base_url, nor for one that by its permit is not to be put
// before the public.
package sitemap

import (
	"encoding/xml"
	"strings"

	"bao/internal/config"
	"bao/internal/edition"
	"bao/internal/paper"
)

// Plan adds sitemap.xml (sitemaps.org 0.9).
func Plan(s edition.Source, to *edition.Plan) {
	if s.Paper.Site.BaseURL == "" || s.Paper.Site.Permit.Kind == config.PermitZhunyin {
		return
	}
	to.XML("站点地图", "sitemap.xml", func() any { return listed(s.Paper) })
}

type urlSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

func listed(p *paper.Paper) *urlSet {
	s := &urlSet{URLs: []siteURL{{Loc: p.Site.BaseURL}}}
	for _, issue := range p.Issues {
		s.URLs = append(s.URLs, siteURL{p.Site.BaseURL + strings.TrimSuffix(issue.Address, "index.html"), issue.Date.String()})
		for _, a := range issue.Articles {
			if !a.Withdrawn() {
				s.URLs = append(s.URLs, siteURL{p.Site.BaseURL + a.Address, a.Date.String()})
			}
		}
	}
	for _, page := range p.Standing {
		s.URLs = append(s.URLs, siteURL{Loc: p.Site.BaseURL + page.Address})
	}
	return s
}
