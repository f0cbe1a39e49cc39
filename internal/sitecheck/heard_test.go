package sitecheck

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestHeard holds that pages are read out without what is there for the eye alone:
// no emphasis or link of nothing, no link in pieces, and words that lead on to
// the whole of a story name it.
func TestHeard(t *testing.T) {
	each(t, func(t *testing.T, s *site, out *output) {
		for _, p := range out.sorted() {
			for _, name := range []string{"a", "em", "strong", "s", "mark"} {
				for n := range elements(p.root, name) {
					p.heard(t, n)
				}
			}
		}
	}, generatedSites(t)...)
}

func (p *page) heard(t *testing.T, n *html.Node) {
	label, words := attr(n, "aria-label"), text(n)
	switch {
	case attr(n, "aria-hidden") == "true":
		if attr(n, "tabindex") != "-1" {
			t.Errorf("%s: the keyboard comes to %q, which is not read out", p.path, words)
		}
		return
	case words == "" && label == "" && (n.FirstChild == nil || n.FirstChild.Type == html.TextNode):
		t.Errorf("%s: an empty <%s> in %q", p.path, n.Data, text(n.Parent))
	case n.Data != "a":
		return
	case words == "阅读全文" && squeeze(label) == words, words == "阅读全文" && !strings.HasPrefix(label, words+"："):
		t.Errorf("%s: %s leads to %s and does not say so", p.path, words, attr(n, "href"))
	}
	if next := n.NextSibling; next != nil && next.Type == html.ElementNode && next.Data == "a" && attr(next, "href") == attr(n, "href") && attr(next, "aria-hidden") == "" {
		t.Errorf("%s: a link in two pieces: %s%s", p.path, words, text(next))
	}
	line, ok := below(n)
	if ok && attr(line, "href") == attr(n, "href") && attr(line, "aria-hidden") == "" && label == "" {
		t.Errorf("%s: a link in two lines: %s, %s", p.path, words, text(line))
	}
}

// below is the link that begins the line below the one that n ends, if there are
// such.
func below(n *html.Node) (next *html.Node, ok bool) {
	line := n.Parent
	if n.NextSibling != nil || line == nil || !strings.HasPrefix(attr(line, "class"), "line") || line.NextSibling == nil {
		return nil, false
	}
	next = line.NextSibling.FirstChild
	return next, next != nil && next.Data == "a"
}
