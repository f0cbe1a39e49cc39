package schema

import (
	"html/template"
	"slices"
	"strings"

	"bao/internal/paper"
	"bao/internal/zh"
)

// Article describes the page of an article that begins on a printed page, nil
// for none, with what is said of it in short and the trail that leads there.
// Of an article whose copy is withdrawn it says nothing but the trail.
func (s *Speaker) Article(a *paper.Article, page *paper.Page, description string, trail ...Step) template.JS {
	if s.silent || a.Withdrawn() {
		return s.Page(trail...)
	}
	site := &s.paper.Site
	w := s.begin()
	w.open("NewsArticle")
	w.text("url", s.url(a.Address))
	w.must("headline", a.Title)
	w.texts("alternativeHeadline", alternatives(a))
	w.text("description", description)
	w.day("datePublished", a.Date)
	w.day("dateModified", a.Updated())
	w.day("expires", a.Expires)
	w.must("inLanguage", site.Language)
	if a.Section != nil {
		w.text("articleSection", a.Section.Name)
	}
	w.texts("keywords", a.Tags)
	w.number("wordCount", a.Body.Count)
	if page != nil {
		w.number("pageStart", page.Number)
	}
	w.image(a.Cover)
	w.credit(a)
	w.text("creditText", a.Source)
	w.publisher()
	w.key("isPartOf")
	w.issue(a.Issue, false, "")
	w.corrections(a.Corrections)
	w.close()
	w.crumbs(trail)
	return w.end()
}

// alternatives are what stands above and below the headline.
func alternatives(a *paper.Article) []string {
	var list []string
	for _, title := range []string{a.Kicker, a.Deck} {
		if title = zh.JoinTitle(title); title != "" {
			list = append(list, title)
		}
	}
	return list
}

func (w *writer) corrections(all []paper.Correction) {
	all = slices.DeleteFunc(slices.Clone(all), func(c paper.Correction) bool { return strings.TrimSpace(c.Text) == "" })
	list(w, "correction", all, func(c paper.Correction) {
		w.open("CorrectionComment")
		w.must("text", strings.TrimSpace(c.Text))
		w.day("datePublished", c.Date)
		w.close()
	})
}

// image writes a photo in its largest size, unless it has no absolute address.
func (w *writer) image(p *paper.Photo) {
	if p == nil || p.Address == "" {
		return
	}
	url := w.url(p.Address)
	if url == "" {
		return
	}
	w.key("image")
	w.open("ImageObject")
	w.must("url", url)
	w.number("width", p.Width)
	w.number("height", p.Height)
	w.text("caption", p.Cutline)
	w.text("creditText", p.Credit)
	w.close()
}
