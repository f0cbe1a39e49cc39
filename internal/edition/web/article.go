package web

import (
	"cmp"
	"html/template"
	"iter"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/edition/page"
	"bao/internal/edition/view"
	"bao/internal/paper"
)

// articles plans the page of every article.
func (p *planner) articles() {
	for _, issue := range p.Paper.Issues {
		all := p.Sheets.Articles(issue)
		for i, a := range all {
			p.to.Page(a.Origin, a.Address, "article.html", func() any { return p.article(a, all, i) })
		}
	}
}

// article makes the view of the i-th article of its issue.
func (p *planner) article(a *paper.Article, all []*paper.Article, i int) *Article {
	root := view.RootOf(a.Address)
	s := view.Spot{
		Kind: "article", Address: a.Address, Title: a.Title, Description: description(a),
		Issue: a.Issue, Column: a.Section, Card: p.cards[a], Meta: p.articleMeta(a), Article: a,
	}
	at := p.Sheets.Page(a)
	s.Schema = view.Schema{Of: a.Expires, JS: func() template.JS {
		return p.schema.Article(a, at, s.Description, articleTrail(a, p.viewed(at))...)
	}}
	if a.Section != nil {
		s.Current = a.Section.Address
	}
	if a.Withdrawn() && !p.Paper.Site.Internal() { // which has it on every page
		s.Meta = append(s.Meta, view.Meta{Name: "robots", Content: "noindex"})
	}
	v := &Article{
		Frame:  p.frames.Frame(s),
		Kicker: view.PhrasesOf(a.Kicker), Phrases: view.HeadlineOf(a), Deck: view.PhrasesOf(a.Deck),
		Day:     view.DayOf(a.Date),
		Issue:   view.Link{Text: view.IssueName(a.Issue), Href: root + a.Issue.Address},
		Map:     page.MapOf(a, root, p.Sheets, p.Paper.Site.PageViews),
		Section: sectionLink(a.Section, root), State: view.StateWord(a), Withdrawal: a.Withdrawal(),
		Body:   p.copyOf(&a.Body, root),
		Source: a.Source, Tags: p.tagsOf(a, root), Count: a.Body.Count,
		Events: eventsOf(a, root), Related: p.related(a, root),
	}
	v.Byline, v.Covers = credits(a, root)
	if a.Cover != nil && !view.InBody(a) {
		v.Cover = view.FirstPicture(a.Cover, root, view.ArticleSizes)
		v.Preload = view.Preload(a.Cover, root, view.ArticleSizes)
	} else if number, photo := view.FirstPhoto(&a.Body); photo != nil {
		v.Body.first = number
		v.Preload = view.Preload(photo, root, view.ArticleSizes)
	}
	for _, c := range a.Corrections {
		v.Corrections = append(v.Corrections, Correction{view.DayOf(c.Date), c.Text})
	}
	v.Previous, v.Next = nearest(slices.Backward(all[:i]), root), nearest(slices.All(all[i+1:]), root)
	if !a.Withdrawn() {
		number := 0
		if at != nil {
			number = at.Number
		}
		v.Tools = p.frames.Tools(root)
		v.Cite = &Cite{v.Canonical, func() (string, string) { return cite(v.Paper, a, number) }}
	}
	if at == nil {
		return v
	}
	v.Page = v.Map.Page()
	v.Others = make([]view.Link, 0, len(at.Articles))
	for _, other := range at.Articles {
		if other != a {
			v.Others = append(v.Others, view.ArticleLink(other, root))
		}
	}
	return v
}

// nearest leads to the first of some articles that can be read; nil for none.
func nearest(all iter.Seq2[int, *paper.Article], root string) *view.Link {
	for _, a := range all {
		if !a.Withdrawn() {
			link := view.ArticleLink(a, root)
			return &link
		}
	}
	return nil
}

// description is what search engines and chats show below the title.
func description(a *paper.Article) string {
	if a.Withdrawn() {
		return a.Withdrawal()
	}
	if a.Summary != "" {
		return a.Summary
	}
	return a.Dateline + a.Body.Opening
}

// articleMeta are the article tags of 国办发〔2017〕47号, for a government site.
func (p *planner) articleMeta(a *paper.Article) []view.Meta {
	if p.Paper.Site.Gov.SiteName == "" {
		return nil
	}
	meta := []view.Meta{
		{Name: "ArticleTitle", Content: a.Title},
		{Name: "PubDate", Content: a.Date.String() + " 00:00"},
		{Name: "ContentSource", Content: cmp.Or(a.Source, supplier(a), p.Paper.Site.Publisher, p.Paper.Site.Title)},
	}
	for _, c := range a.Byline.Credits {
		if c.Role != byline.Photographer && c.Role != byline.Source {
			return append(meta, view.Meta{Name: "Author", Content: strings.Join(c.Names, " ")})
		}
	}
	return meta
}

// supplier is the office that handed the article in, "" when there is none.
func supplier(a *paper.Article) string {
	for _, c := range a.Byline.Credits {
		if c.Role == byline.Source {
			return strings.Join(c.Names, " ")
		}
	}
	return ""
}
