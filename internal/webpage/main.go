package webpage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// mains are the marks of a page's main part, the surest first. #js_content is
// WeChat's (seen 2018 to 2026); TRS_Editor and #zoom are those of the content
// systems that most Chinese governments' pages are made by.
var mains = []func(*node) bool{
	func(n *node) bool { return n.get("id") == "js_content" },
	func(n *node) bool { return n.name == "article" || n.get("itemprop") == "articleBody" },
	func(n *node) bool { return n.name == "main" || n.get("role") == "main" },
	func(n *node) bool {
		return hasClass(n, "TRS_Editor") || n.get("id") == "zoom" || n.get("id") == "UCAP-CONTENT"
	},
	func(n *node) bool {
		return n.get("id") == "content" || n.get("id") == "article" || n.get("id") == "main"
	},
}

func hasClass(n *node, class string) bool {
	return slices.Contains(strings.Fields(n.get("class")), class)
}

// findMain returns the way from the root to the main part of a page, its last,
// which is the root where none stands out, and whether it is an article of
// WeChat.
//
// A part that isn't WeChat's has to hold a quarter of the words: the first
// <article> of a page may be one of forty teasers.
func findMain(root *node) (path []*node, wechat bool) {
	enough := len(shownOf(root)) / 4
	for i, is := range mains {
		most := -1
		var best *node
		for _, n := range all(root, is, nil) {
			if s := len(textOf(n)); s > most {
				best, most = n, s
			}
		}
		if best != nil && (i == 0 || most > 0 && most >= enough) {
			return pathTo(root, best), i == 0
		}
	}
	return []*node{root}, false
}

// all returns the outermost elements that are asked for.
func all(n *node, is func(*node) bool, found []*node) []*node {
	if n.name != "" && is(n) {
		return append(found, n)
	}
	for _, k := range n.kids {
		found = all(k, is, found)
	}
	return found
}

func pathTo(n, target *node) []*node {
	if n == target {
		return []*node{n}
	}
	for _, k := range n.kids {
		if p := pathTo(k, target); p != nil {
			return append([]*node{n}, p...)
		}
	}
	return nil
}

// headline sets the title, and the heading where it stands outside of the main
// part: WeChat's #activity-name, and <h1> of other pages. WeChat's pages that
// were saved before their script ran have it in og:title alone.
func (r *reader) headline(root, main *node, f *flow) {
	shown := ""
	if h := r.titleElement(root, main); h != nil {
		r.title = h
		shown = strings.ReplaceAll(shownOf(h), "\n", "　")
	}
	og := ""
	if m := find(root, func(n *node) bool { return n.name == "meta" && n.get("property") == "og:title" }); m != nil {
		og = m.get("content")
	} else if t := find(root, func(n *node) bool { return n.name == "title" }); t != nil {
		og = strings.Join(strings.Fields(rawText(t)), " ")
	}
	if r.wechat && shown == "" {
		shown = og
	}
	r.doc.Title = og
	if shown != "" {
		r.doc.Title = shown
		f.heading(shown)
	}
}

// titleElement returns the element outside of the main part that shows the
// page's title, if there is one.
func (r *reader) titleElement(root, main *node) *node {
	is := func(n *node) bool { return n.name == "h1" }
	if r.wechat {
		is = func(n *node) bool { return n.get("id") == "activity-name" }
	}
	for _, h := range all(root, is, nil) {
		if utf8.RuneCountInString(shownOf(h)) < 2 {
			continue // a sign, or a picture of one
		}
		if pathTo(h, main) != nil || pathTo(main, h) != nil {
			return nil
		}
		return h
	}
	return nil
}

func rawText(n *node) string {
	s := n.text
	for _, k := range n.kids {
		s += rawText(k)
	}
	return s
}
