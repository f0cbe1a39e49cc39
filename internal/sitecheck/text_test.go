package sitecheck

import (
	"regexp"
	"strings"
	"testing"
)

// doubled matches text that was escaped twice.
var doubled = regexp.MustCompile(`&amp;(amp|lt|gt|quot|nbsp|#\d+);`)

// TestText holds what no template or copy may do to a page.
func TestText(t *testing.T) {
	each(t, func(t *testing.T, s *site, out *output) {
		for _, p := range out.sorted() {
			if strings.Contains(p.raw, "ZgotmplZ") {
				t.Errorf("%s: html/template refused a value (ZgotmplZ)", p.path)
			}
			if m := doubled.FindString(p.raw); m != "" {
				t.Errorf("%s: escaped twice: %s", p.path, m)
			}
			if strings.Contains(p.raw, "<no value>") || strings.Contains(p.raw, "&lt;nil&gt;") {
				t.Errorf("%s: a value is missing", p.path)
			}
			p.head(t)
			p.ids(t)
		}
	})
}

// head holds that a page has a title of its own and says its language.
func (p *page) head(t *testing.T) {
	titles := 0
	for n := range elements(p.root, "title") {
		if n.Parent.Data != "head" {
			continue
		}
		if titles++; text(n) == "" || strings.HasPrefix(text(n), "｜") {
			t.Errorf("%s: the title is empty: %q", p.path, text(n))
		}
	}
	if titles != 1 {
		t.Errorf("%s: %d titles", p.path, titles)
	}
	for n := range elements(p.root, "html") {
		if attr(n, "lang") == "" {
			t.Errorf("%s: no language", p.path)
		}
	}
	headings := 0
	for n := range elements(p.root, "h1") {
		if headings++; text(n) == "" {
			t.Errorf("%s: the heading is empty", p.path)
		}
	}
	if p.kind != "" && headings != 1 {
		t.Errorf("%s: %d first headings", p.path, headings)
	}
}

// ids holds that no name is given to two places.
func (p *page) ids(t *testing.T) {
	seen := map[string]bool{}
	for n := range elements(p.root, "") {
		id := attr(n, "id")
		if id != "" && seen[id] {
			t.Errorf("%s: two places are called #%s", p.path, id)
		}
		seen[id] = true
	}
}
