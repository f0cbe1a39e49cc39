package web

import (
	"cmp"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/paper"
)

func (p *planner) articles(issue *paper.Issue) {
	all := issue.Articles()
	for i, a := range all {
		p.page(a.Address, "article.html", func() any { return p.article(a, all, i) })
	}
}

// article makes the view of the i-th article of its issue.
func (p *planner) article(a *paper.Article, all []*paper.Article, i int) *Article {
	root := rootOf(a.Address)
	s := spot{
		kind: "article", address: a.Address, title: a.Title, description: description(a),
		issue: a.Issue, column: a.Section, card: p.cards[a], meta: p.articleMeta(a),
	}
	if a.Section != nil {
		s.current = a.Section.Address
	}
	v := &Article{
		Frame:  p.frames.frame(s),
		Kicker: phrases(a.Kicker), Phrases: headline(a), Deck: phrases(a.Deck),
		Byline: credits(a, root), Covers: a.Byline.Covers, Day: day(a.Date),
		Issue:   Link{Text: issueName(a.Issue), Href: root + a.Issue.Address},
		Page:    Link{Text: pageTitle(a.Page), Href: root + pageAddress(a.Issue, a.Page.Number)},
		Map:     p.pageMap(a, root),
		Section: sectionLink(a.Section, root), State: stateWord(a.State),
		Body:   Copy{body: &a.Body, root: root, dateline: a.Dateline},
		Source: a.Source, Tags: a.Tags, Count: a.Body.Count,
	}
	if a.Cover != nil && !inBody(a) {
		v.Cover = firstPicture(a.Cover, root, articleSizes)
		v.Preload = preload(a.Cover, root, articleSizes)
	} else if number, photo := firstPhoto(&a.Body); photo != nil {
		v.Body.first = number
		v.Preload = preload(photo, root, articleSizes)
	}
	for _, c := range a.Corrections {
		v.Corrections = append(v.Corrections, Correction{day(c.Date), c.Text})
	}
	if i > 0 {
		link := articleLink(all[i-1], root)
		v.Previous = &link
	}
	if i+1 < len(all) {
		link := articleLink(all[i+1], root)
		v.Next = &link
	}
	v.Others = make([]Link, 0, len(a.Page.Articles))
	for _, other := range a.Page.Articles {
		if other != a {
			v.Others = append(v.Others, articleLink(other, root))
		}
	}
	return v
}

func inBody(a *paper.Article) bool {
	return slices.ContainsFunc(a.Body.Targets, func(t paper.Target) bool {
		return t.Photo != nil && t.Photo.Origin == a.Cover.Origin && (t.Photo.Origin != "" || t.Photo.Address == a.Cover.Address)
	})
}

// description is what search engines and chats show below the title.
func description(a *paper.Article) string {
	if a.Summary != "" {
		return a.Summary
	}
	return a.Dateline + a.Body.Opening
}

// articleMeta are the article tags of 国办发〔2017〕47号, for a government site.
func (p *planner) articleMeta(a *paper.Article) []Meta {
	if p.Paper.Site.Gov.SiteName == "" {
		return nil
	}
	meta := []Meta{
		{"ArticleTitle", a.Title},
		{"PubDate", a.Date.String() + " 00:00"},
		{"ContentSource", cmp.Or(a.Source, p.Paper.Site.Publisher, p.Paper.Site.Title)},
	}
	for _, c := range a.Byline.Credits {
		if c.Role != byline.Photographer {
			return append(meta, Meta{"Author", strings.Join(c.Names, " ")})
		}
	}
	return meta
}
