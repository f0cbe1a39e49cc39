package sitecheck

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// elements yields the elements below n with the given name, "" for all.
func elements(n *html.Node, name string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && (name == "" || d.Data == name) && !yield(d) {
				return
			}
		}
	}
}

// classed lists the elements below n that have the class.
func classed(n *html.Node, class string) []*html.Node {
	var list []*html.Node
	for e := range elements(n, "") {
		if slices.Contains(strings.Fields(attr(e, "class")), class) {
			list = append(list, e)
		}
	}
	return list
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && (a.Namespace == "" || a.Namespace == "xlink") {
			return a.Val
		}
	}
	return ""
}

// text is the text of n with its white space taken out: Chinese copy has none
// that counts.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return squeeze(b.String())
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u3000", " ")), "")
}
