package page

import (
	"fmt"
	"html/template"
	"strings"

	"bao/internal/compose"
	"bao/internal/dist"
	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/sheet"
)

// Map is the place of an article on the printed pages. It is looked up
// when a template asks for it; its key takes what is composed in place of the
// outcome.
type Map struct {
	root    string
	article *paper.Article
	sheets  *sheet.Issues
	views   bool
}

// MapOf is the map of an article, for a page whose way up is root. views says
// whether there are views of the printed pages.
func MapOf(a *paper.Article, root string, sheets *sheet.Issues, views bool) *Map {
	return &Map{root: root, article: a, sheets: sheets, views: views}
}

// Key stands for the map in the key of a page.
func (m *Map) Key() dist.Key {
	return dist.KeyOf("map", m.views, m.root, m.article.Address, m.sheets.Key(m.article.Issue))
}

// Page leads to the page on which the article begins: 第1版·要闻. It is empty
// where the article is on none, and leads nowhere where pages have no views.
func (m *Map) Page() view.Link {
	page := m.sheets.Page(m.article)
	if page == nil {
		return view.Link{}
	}
	if !m.views {
		return view.Link{Text: view.PageTitle(page)}
	}
	return view.PageLink(page, m.root)
}

// SVG draws the stories of that page as frames, this one filled; empty when
// the article has no place on any page.
func (m *Map) SVG() template.HTML {
	regions, here, f := m.sheets.Outline(m.article)
	if len(regions) == 0 {
		return ""
	}
	return drawMap(f, regions, here)
}

// drawMap draws one unit a column character wide and high, the folio or
// nameplate as a rule above, the page around all: stories may end above its foot.
func drawMap(f sheet.Format, regions []compose.Rect, here int) template.HTML {
	g := grid{f}
	const head = 4.0
	width, height := g.width(g.Columns), g.top(f.Lines)+head
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="map" viewBox="-1 -1 %.0f %.0f" aria-hidden="true" focusable="false"><path d="M0 1h%.0fM0 %.0fV%.0fh%.0fV%.0f"/>`, width+2, height+2, width, head, height, width, head)
	for i, r := range regions {
		class := ""
		if i == here {
			class = ` class="here"`
		}
		fmt.Fprintf(&b, `<rect%s x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>`, class, g.left(r.Col), g.top(r.Top)+head, g.width(r.Cols), g.top(r.Lines))
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}
