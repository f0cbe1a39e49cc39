package web

import (
	"fmt"
	"html/template"
	"strings"

	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/sheet"
)

// PageMap is a small map of the printed page on which an article stood. It is
// drawn when a template asks for it; its key takes what is composed in place
// of the outcome.
type PageMap struct {
	Href    string // the page view, at the story
	Label   string // 第1版·要闻
	article *paper.Article
	sheets  *sheets
}

// Key stands for the map in the key of a page.
func (m *PageMap) Key() dist.Key {
	return dist.KeyOf("map", m.Href, m.Label, m.article.Address, m.sheets.input(m.article.Issue).key)
}

// SVG draws the stories of the page as frames, this one filled; empty when
// the article has no place on the page.
func (m *PageMap) SVG() template.HTML {
	for _, s := range m.sheets.of(m.article.Issue) {
		if s.Number != m.article.Page.Number {
			continue
		}
		for i := range s.Stories {
			if s.Stories[i].Address == m.article.Address {
				return drawMap(&s, i)
			}
		}
	}
	return ""
}

// drawMap draws one unit a column character wide and high, the folio or
// nameplate as a rule above.
func drawMap(s *sheet.Sheet, here int) template.HTML {
	g := grid{s.Format}
	const head = 4.0
	width, height := g.width(g.Columns), g.top(s.Lines)+head
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="map" viewBox="-1 -1 %.0f %.0f" aria-hidden="true" focusable="false"><path d="M0 1h%.0f"/>`, width+2, height+2, width)
	for i := range s.Stories {
		r := s.Stories[i].Place.Region
		class := ""
		if i == here {
			class = ` class="here"`
		}
		fmt.Fprintf(&b, `<rect%s x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>`, class, g.left(r.Col), g.top(r.Top)+head, g.width(r.Cols), g.top(r.Lines))
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func (p *planner) pageMap(a *paper.Article, root string) *PageMap {
	return &PageMap{
		Href: root + pageAddress(a.Issue, a.Page.Number), Label: pageTitle(a.Page),
		article: a, sheets: p.sheets,
	}
}
