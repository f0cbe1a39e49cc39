package load

import (
	"path"
	"strings"

	"bao/internal/paper"
	"bao/internal/zh"
)

// standing makes a page outside the issues and returns its address, or "".
func (m *makeup) standing(ms *manuscript) string {
	template := ""
	if ms.Layout.Text != "" {
		template = templateOf(ms.Layout.Text)
		m.out.Layouts = append(m.out.Layouts, template)
	}
	if ms.Draft {
		m.out.Held = append(m.out.Held, paper.Held{Origin: ms.Path, Headline: ms.Title, State: paper.Draft})
		if !m.options.Drafts {
			m.held[ms.Path] = true
			return ""
		}
		m.lent[ms.Path] = true
	}
	slug, ok := m.slug(ms)
	if !ok || ms.Title == "" {
		return ""
	}
	s := &paper.Standing{Origin: ms.Path, Title: zh.JoinTitle(ms.Title), Summary: ms.Summary, Rank: ms.Rank, Body: ms.copy()}
	s.Layout, s.LayoutAt, s.LayoutLen = template, ms.Layout.At, ms.Layout.Len
	s.Address = slug + ".html"
	if dir := assetAddress(ms.Path); strings.Contains(dir, "/") {
		s.Address = dir[:strings.LastIndex(dir, "/")+1] + s.Address
	}
	if !m.claim(s.Address, ms.Path, m.at(ms, ms.TitleAt)) {
		return ""
	}
	m.out.Standing = append(m.out.Standing, s)
	return s.Address
}

// templateOf is the template that 版式 names: contact, contact.html.
func templateOf(word string) string {
	word = strings.TrimPrefix(strings.ReplaceAll(word, `\`, "/"), "layouts/")
	if path.Ext(word) != ".html" {
		word += ".html"
	}
	return word
}
