package sitecheck

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// ref is an address that a file names, and where.
type ref struct {
	address string
	by      string // <a href>, url() …
}

// refAttrs are the attributes that name one address.
var refAttrs = []string{"href", "src", "poster", "data", "action", "formaction", "background"}

var (
	cssURL     = regexp.MustCompile(`url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']`)
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	refreshURL = regexp.MustCompile(`(?i)^\s*\d+\s*;\s*url\s*=\s*(.+)$`)
)

// refs lists every address that a page names.
func (p *page) refs() []ref {
	var list []ref
	for n := range elements(p.root, "") {
		for _, name := range refAttrs {
			if has(n, name) {
				list = append(list, ref{attr(n, name), "<" + n.Data + " " + name + ">"})
			}
		}
		for candidate := range strings.SplitSeq(attr(n, "srcset")+","+attr(n, "imagesrcset"), ",") {
			if fields := strings.Fields(candidate); len(fields) > 0 {
				list = append(list, ref{fields[0], "<" + n.Data + " srcset>"})
			}
		}
		if property := attr(n, "property"); n.Data == "meta" && (property == "og:url" || property == "og:image") {
			list = append(list, ref{attr(n, "content"), "<meta " + property + ">"})
		}
		if n.Data == "meta" && strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			if m := refreshURL.FindStringSubmatch(attr(n, "content")); m != nil {
				list = append(list, ref{m[1], "<meta refresh>"})
			}
		}
		list = append(list, cssRefs(attr(n, "style"))...)
		if n.Data == "style" {
			// The page for dead addresses holds the sheet itself, in which
			// addresses would count from wherever it is shown.
			list = append(list, cssRefs(text(n))...)
		}
	}
	return list
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func cssRefs(css string) []ref {
	var list []ref
	for _, m := range cssURL.FindAllStringSubmatch(cssComment.ReplaceAllString(css, ""), -1) {
		list = append(list, ref{m[1] + m[2], "url()"})
	}
	return list
}

// anchors are the fragments of a page that links may name.
func (p *page) anchors() map[string]bool {
	found := map[string]bool{"": true, "top": true}
	for n := range elements(p.root, "") {
		if id := attr(n, "id"); id != "" {
			found[id] = true
		}
	}
	return found
}
