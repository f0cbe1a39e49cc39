package feedtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// JSON tells what is wrong with a feed by JSON Feed 1.1; nothing for a right one.
func JSON(data []byte) []string {
	r := &report{}
	feed := map[string]any{}
	if err := json.Unmarshal(data, &feed); err != nil || !utf8.Valid(data) {
		return []string{fmt.Sprintf("no JSON in UTF-8: %v", err)}
	}
	if v := feed["version"]; v != "https://jsonfeed.org/version/1.1" {
		r.say("version %v", v)
	}
	r.known("feed", feed, "version", "title", "home_page_url", "feed_url", "description", "user_comment",
		"next_url", "icon", "favicon", "authors", "language", "expired", "hubs", "items")
	r.texts("feed", feed, "title")
	r.addresses("feed", feed, "home_page_url", "feed_url", "next_url", "icon", "favicon")
	r.authors("feed", feed)
	items, ok := feed["items"].([]any)
	if !ok {
		r.say("feed has no list of items")
	}
	ids := map[any]bool{}
	for i, v := range items {
		at := fmt.Sprintf("item %d", i+1)
		item, ok := v.(map[string]any)
		if !ok {
			r.say("%s is no object", at)
			continue
		}
		r.item(at, item)
		if ids[item["id"]] {
			r.say("%s has the id of another: %v", at, item["id"])
		}
		ids[item["id"]] = true
	}
	return *r
}

func (r *report) item(at string, item map[string]any) {
	r.known(at, item, "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
		"banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments")
	r.texts(at, item, "id")
	r.addresses(at, item, "url", "external_url", "image", "banner_image")
	r.authors(at, item)
	html, isHTML := item["content_html"].(string)
	if _, isText := item["content_text"].(string); !isHTML && !isText {
		r.say("%s has no content", at)
	}
	r.content(at+" content_html", html)
	for _, name := range []string{"date_published", "date_modified"} {
		if v, there := item[name]; there {
			s, _ := v.(string)
			r.date(at+" "+name, s)
		}
	}
	if v, there := item["tags"]; there {
		tags, ok := v.([]any)
		for _, tag := range tags {
			if s, isText := tag.(string); !isText || s == "" {
				ok = false
			}
		}
		if !ok {
			r.say("%s: tags are %v", at, v)
		}
	}
}

// known asks that what the standard does not name begins with a low line.
func (r *report) known(at string, o map[string]any, names ...string) {
	for name := range o {
		if !slices.Contains(names, name) && !strings.HasPrefix(name, "_") {
			r.say("%s has %s, which the standard does not name", at, name)
		}
	}
}

func (r *report) texts(at string, o map[string]any, names ...string) {
	for _, name := range names {
		if s, _ := o[name].(string); s == "" {
			r.say("%s has no %s", at, name)
		}
	}
}

func (r *report) addresses(at string, o map[string]any, names ...string) {
	for _, name := range names {
		if v, there := o[name]; there {
			s, _ := v.(string)
			r.address(at+" "+name, s)
		}
	}
}

func (r *report) authors(at string, o map[string]any) {
	v, there := o["authors"]
	if !there {
		return
	}
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		r.say("%s: authors are %v", at, v)
	}
	seen := map[any]bool{}
	for _, v := range list {
		author, _ := v.(map[string]any)
		r.known(at+" author", author, "name", "url", "avatar")
		r.texts(at+" author", author, "name")
		r.addresses(at+" author", author, "url", "avatar")
		if seen[author["name"]] {
			r.say("%s: %v twice", at, author["name"])
		}
		seen[author["name"]] = true
	}
}
