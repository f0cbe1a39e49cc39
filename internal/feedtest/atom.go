package feedtest

import (
	"fmt"
	"strings"
)

const atomSpace = "http://www.w3.org/2005/Atom"

// Atom tells what is wrong with a feed by RFC 4287; nothing for a right one.
// Numbers are those of its sections.
func Atom(data []byte) []string {
	r := &report{}
	feed, err := parse(data)
	if err != nil {
		return []string{"not well formed: " + err.Error()}
	}
	if feed.Local != "feed" || feed.Space != atomSpace {
		r.say("the root is %s in %q", feed.Local, feed.Space)
	}
	r.common("feed", feed) // 4.1.1
	r.atMostOne("feed", feed, "generator", "icon", "logo", "subtitle")
	entries, ids := feed.all("entry"), map[string]bool{}
	for i, e := range entries {
		at := fmt.Sprintf("entry %d", i+1)
		r.entry(at, e)
		if id := e.value("id"); ids[id] {
			r.say("%s has the id of another: %q", at, id) // 4.1.1: not with the same updated
		} else {
			ids[id] = true
		}
		if len(feed.all("author")) == 0 && len(e.all("author")) == 0 {
			r.say("%s has no author, and neither has the feed", at) // 4.1.1
		}
	}
	if len(r.links("feed", feed)["self"]) != 1 {
		r.say("feed: not one link to itself") // 4.1.1: SHOULD
	}
	return *r
}

// entry holds what stands in 4.1.2 and 4.1.3.
func (r *report) entry(at string, e *element) {
	r.common(at, e)
	r.atMostOne(at, e, "published", "summary", "content", "source")
	if len(e.all("published")) > 0 {
		published := r.date(at+" published", e.value("published"))
		if r.date(at+" updated", e.value("updated")).Before(published) {
			r.say("%s was updated before it was published", at)
		}
	}
	links, content := r.links(at, e), e.all("content")
	if len(content) == 0 {
		if len(links["alternate"]) == 0 {
			r.say("%s has neither content nor a page", at)
		}
		return
	}
	c := content[0]
	switch kind := c.attr["type"]; kind {
	case "", "text":
	case "html":
		r.content(at+" content", c.text)
	default:
		r.say("%s: content of type %q, which is not looked into", at, kind)
	}
	if len(c.children) > 0 {
		r.say("%s: elements in content that is text", at)
	}
}

// common holds what feeds and entries have in common.
func (r *report) common(at string, e *element) {
	for _, name := range []string{"id", "title", "updated"} {
		if n := len(e.all(name)); n != 1 {
			r.say("%s has %d of %s", at, n, name)
		}
	}
	r.atMostOne(at, e, "rights")
	r.iri(at+" id", e.value("id"))
	r.date(at+" updated", e.value("updated"))
	if strings.TrimSpace(e.value("title")) == "" {
		r.say("%s has no title", at)
	}
	for _, kind := range []string{"author", "contributor"} {
		seen := map[string]bool{}
		for _, p := range e.all(kind) {
			r.person(at+" "+kind, p)
			if seen[p.value("name")] {
				r.say("%s: %s twice", at, p.value("name"))
			}
			seen[p.value("name")] = true
		}
	}
	for _, c := range e.all("category") {
		if c.attr["term"] == "" { // 4.2.2
			r.say("%s: a category without a term", at)
		}
	}
	r.links(at, e)
}

// person holds 3.2.
func (r *report) person(at string, p *element) {
	if len(p.all("name")) != 1 || strings.TrimSpace(p.value("name")) == "" {
		r.say("%s has no name, or more than one", at)
	}
	r.atMostOne(at, p, "uri", "email")
	if len(p.all("uri")) > 0 {
		r.address(at+" uri", p.value("uri"))
	}
}

// links holds 4.2.7 and returns the links by their relation.
func (r *report) links(at string, e *element) map[string][]string {
	by, alternates := map[string][]string{}, map[string]bool{}
	for _, l := range e.all("link") {
		rel := l.attr["rel"]
		if rel == "" {
			rel = "alternate"
		}
		r.address(at+" link "+rel, l.attr["href"])
		if kind := l.attr["type"]; kind != "" && !strings.Contains(kind, "/") {
			r.say("%s: a link of type %q", at, kind)
		}
		if same := l.attr["type"] + " " + l.attr["hreflang"]; rel == "alternate" {
			if alternates[same] {
				r.say("%s: two alternates of one type and language", at)
			}
			alternates[same] = true
		}
		by[rel] = append(by[rel], l.attr["href"])
	}
	return by
}

func (r *report) atMostOne(at string, e *element, names ...string) {
	for _, name := range names {
		if n := len(e.all(name)); n > 1 {
			r.say("%s has %d of %s", at, n, name)
		}
	}
}
