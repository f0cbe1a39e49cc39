package web

import (
	"slices"
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/edition/view"
	"bao/internal/paper"
)

// cite tells how to name an article that stood on a page, 0 for none, and what
// its address is.
func cite(paperName string, a *paper.Article, page int, canonical string) *Cite {
	c := &Cite{Address: canonical}
	line := append(make([]byte, 0, 160), "《"+paperName+"》"+view.DayOf(a.Issue.Date).Text...)
	if page > 0 {
		line = append(line, " 第"+strconv.Itoa(page)+"版"...)
	}
	if n := a.Issue.Serial; n > 0 {
		line = append(line, " 总第"+strconv.Itoa(n)+"期"...)
	}
	line = append(line, " 《"+nested(a.Title)+"》"...)
	wrote := writers(a)
	for i, w := range wrote {
		if w.label != "" && (i == 0 || w.label != wrote[i-1].label) {
			line = append(line, " "+w.label...)
		}
		line = append(line, " "+w.name...)
	}
	c.Line = string(line)
	c.Reference = reference(paperName, a, page, wrote)
	return c
}

// reference is the article in a list of references, by GB/T 7714—2015, 4.4.2
// and 8.1.2: who wrote it, the first three; title[N]; paper, day(page). Where
// nobody is named it begins with the title.
func reference(paperName string, a *paper.Article, page int, wrote []writer) string {
	var names []string
	for _, w := range wrote {
		if !slices.Contains(names, w.name) {
			names = append(names, w.name)
		}
	}
	if len(names) > 3 {
		names = append(names[:3:3], "等")
	}
	var b strings.Builder
	if len(names) > 0 {
		b.WriteString(strings.Join(names, ", ") + ". ")
	}
	b.WriteString(a.Title + "[N]. " + paperName + ", " + a.Issue.Date.String())
	if page > 0 {
		b.WriteString("(" + strconv.Itoa(page) + ")")
	}
	b.WriteByte('.')
	return b.String()
}

// writer is one who wrote an article, and as what: 记者.
type writer struct{ label, name string }

// writers are those who wrote an article, which who took its photos, edited it
// or handed it in did not.
func writers(a *paper.Article) []writer {
	var list []writer
	for _, c := range a.Byline.Credits {
		switch c.Role {
		case byline.Reporter, byline.Correspondent, byline.Author:
			for _, name := range c.Names {
				list = append(list, writer{c.Label, name})
			}
		}
	}
	return list
}

// nested turns the marks of titles within a title: 书名号 within 书名号 are
// single (GB/T 15834—2011, 4.15).
func nested(title string) string {
	return strings.NewReplacer("《", "〈", "》", "〉").Replace(title)
}

// tools is what readers can do with an article, as seen from root; nil where
// the site has no script for it.
func (p *planner) tools(root string) *Tools {
	script, code := p.frames.Story()
	if script == "" {
		return nil
	}
	t := &Tools{Script: root + script}
	// 内部资料性出版物管理办法 art. 15: not to be put before the public, so
	// nothing invites to pass it on.
	if t.Share = p.Paper.Site.Permit.Kind != config.PermitZhunyin; t.Share && code != "" {
		t.Code = root + code
	}
	return t
}
