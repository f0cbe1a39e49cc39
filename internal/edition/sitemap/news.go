package sitemap

import (
	"encoding/xml"
	"slices"
	"strings"

	"bao/internal/paper"
	"bao/internal/words"
)

// newsSet is a map of news by Google's rules
// (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
// Its names bear their prefixes, for encoding/xml would declare their space anew
// at every one.
type newsSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	News    string    `xml:"xmlns:news,attr"`
	URLs    []newsURL `xml:"url"`
}

type newsURL struct {
	Loc         string      `xml:"loc"`
	Publication publication `xml:"news:news>news:publication"`
	Date        string      `xml:"news:news>news:publication_date"`
	Title       string      `xml:"news:news>news:title"`
}

type publication struct {
	Name     string `xml:"news:name"`
	Language string `xml:"news:language"`
}

// mostNews is how many articles a map of news may hold.
const mostNews = 1000

// newsOf lists the articles of the last two days, the day of the build and the
// one before, the newest first. On most days there is none; its address stays.
func newsOf(p *paper.Paper) *newsSet {
	s := &newsSet{News: "http://www.google.com/schemas/sitemap-news/0.9"}
	yesterday := p.Today.Later(-1)
	from := publication{p.Site.Title, newsLanguage(p.Site.Language)}
	for _, issue := range slices.Backward(p.Issues) {
		for _, a := range issue.Articles {
			if len(s.URLs) < mostNews && !a.Withdrawn() && !a.Date.Before(yesterday) {
				s.URLs = append(s.URLs, newsURL{p.Site.BaseURL + a.Address, from, a.Date.String(), a.Title})
			}
		}
	}
	return s
}

// newsLanguage is a language as maps of news name it: two or three letters, but
// for Chinese, zh-cn or zh-tw.
func newsLanguage(tag string) string {
	tag = strings.ToLower(tag)
	name, _, _ := strings.Cut(tag, "-")
	switch {
	case name != "zh":
		return name
	case words.Of(tag) == words.Traditional:
		return "zh-tw"
	}
	return "zh-cn"
}
