package schema

import (
	"html/template"
	"strings"

	"bao/internal/paper"
	"bao/internal/zh"
)

// article is a NewsArticle. The order is that in which it is read.
type article struct {
	Type        string        `json:"@type"`
	URL         string        `json:"url,omitempty"`
	Headline    string        `json:"headline"`
	Alternative []string      `json:"alternativeHeadline,omitempty"`
	Description string        `json:"description,omitempty"`
	Published   string        `json:"datePublished"`
	Modified    string        `json:"dateModified"`
	Expires     string        `json:"expires,omitempty"`
	Language    string        `json:"inLanguage"`
	Section     string        `json:"articleSection,omitempty"`
	Keywords    []string      `json:"keywords,omitempty"`
	Words       int           `json:"wordCount,omitempty"`
	PageStart   int           `json:"pageStart,omitempty"`
	Image       *image        `json:"image,omitempty"`
	Authors     []maker       `json:"author,omitempty"`
	Contributor []role        `json:"contributor,omitempty"`
	Editors     []maker       `json:"editor,omitempty"`
	Suppliers   []maker       `json:"sourceOrganization,omitempty"`
	Credit      string        `json:"creditText,omitempty"`
	Publisher   *maker        `json:"publisher,omitempty"`
	PartOf      issuePart     `json:"isPartOf"`
	Corrections []corrections `json:"correction,omitempty"`
}

type image struct {
	Type    string `json:"@type"` // ImageObject
	URL     string `json:"url"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"creditText,omitempty"`
}

type corrections struct {
	Type string `json:"@type"` // CorrectionComment
	Text string `json:"text"`
	Day  string `json:"datePublished,omitempty"`
}

// Article describes the page of an article that begins on a printed page, nil
// for none, with what is said of it in short and the trail that leads there.
// Of an article whose copy is withdrawn it says nothing but the trail.
func (s *Speaker) Article(a *paper.Article, page *paper.Page, description string, trail ...Step) template.JS {
	if s.silent || a.Withdrawn() {
		return s.Page(trail...)
	}
	site := &s.paper.Site
	v := article{
		Type: "NewsArticle", URL: s.url(a.Address),
		Headline: a.Title, Description: description,
		Published: s.day(a.Date), Modified: s.day(a.Updated()), Expires: s.day(a.Expires),
		Language: site.Language, Keywords: a.Tags, Words: a.Body.Count,
		Image: s.image(a.Cover), Credit: a.Source, Publisher: s.publisher(),
		PartOf: s.issue(a.Issue, false),
	}
	for _, title := range []string{a.Kicker, a.Deck} {
		if title = zh.JoinTitle(title); title != "" {
			v.Alternative = append(v.Alternative, title)
		}
	}
	if a.Section != nil {
		v.Section = a.Section.Name
	}
	if page != nil {
		v.PageStart = page.Number
	}
	for _, c := range a.Corrections {
		if text := strings.TrimSpace(c.Text); text != "" {
			v.Corrections = append(v.Corrections, corrections{"CorrectionComment", text, s.day(c.Date)})
		}
	}
	s.credit(&v, a)
	return s.say(v, s.crumbs(trail))
}

// image is a photo in its largest size, nil where it has no absolute address.
func (s *Speaker) image(p *paper.Photo) *image {
	if p == nil || p.Address == "" {
		return nil
	}
	url := s.url(p.Address)
	if url == "" {
		return nil
	}
	return &image{"ImageObject", url, p.Width, p.Height, p.Cutline, p.Credit}
}
