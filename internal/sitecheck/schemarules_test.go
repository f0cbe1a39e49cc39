package sitecheck

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The rules of schema.org for what this program says, and beyond them those of
// developers.google.com/search/docs/appearance/structured-data, where they ask
// for more. A type or property that is not here is a finding: it is either
// misspelt or new, and then its rule is missing.

// kind is what a value must be: one of the words below, or types of things
// divided by |. Every property may have a list of such values.
type kind string

const (
	words  kind = "words"
	number kind = "number" // a whole one, 1 or more
	moment kind = "moment" // ISO 8601 with a zone
	link   kind = "link"   // an absolute address
	tag    kind = "tag"    // BCP 47
)

// rule is what a type has: properties, with ! before those that must be there,
// and ? before those that must be where the paper has a base_url.
type rule map[string]kind

var schemaRules = map[string]rule{
	"NewsArticle": {
		"!headline": words, "alternativeHeadline": words, "description": words, "!datePublished": moment, "!dateModified": moment,
		"expires": moment, "!inLanguage": tag, "articleSection": words, "keywords": words, "wordCount": number, "pageStart": number,
		"?url": link, "image": "ImageObject", "author": "Person|Organization", "contributor": "Role", "editor": "Person",
		"sourceOrganization": "Organization", "creditText": words, "publisher": "Organization", "!isPartOf": "PublicationIssue",
		"correction": "CorrectionComment",
	},
	"PublicationIssue": {
		"?url": link, "name": words, "issueNumber": words, "!datePublished": moment, "inLanguage": tag, "editor": "Person|Organization",
		"!isPartOf": "Periodical",
	},
	"Periodical": {
		"?url": link, "!name": words, "description": words, "inLanguage": tag, "identifier": "PropertyValue", "issn": words,
		"publisher": "Organization",
	},
	"WebSite":           {"!url": link, "!name": words, "potentialAction": "SearchAction"},
	"SearchAction":      {"!target": "EntryPoint", "!query-input": words},
	"EntryPoint":        {"!urlTemplate": link},
	"ImageObject":       {"!url": link, "width": number, "height": number, "caption": words, "creditText": words},
	"Person":            {"!name": words, "?url": link},
	"Organization":      {"!name": words},
	"Role":              {"!roleName": words, "!contributor": "Person|Organization"},
	"PropertyValue":     {"!propertyID": words, "!value": words},
	"CorrectionComment": {"!text": words, "datePublished": moment},
	"CollectionPage":    {"!url": link, "!name": words, "description": words, "!inLanguage": tag, "mainEntity": "ItemList"},
	"ProfilePage":       {"!url": link, "!name": words, "description": words, "!inLanguage": tag, "!mainEntity": "Person"},
	"ItemList":          {"!numberOfItems": number, "!itemListElement": "ListItem"},
	"BreadcrumbList":    {"!itemListElement": "ListItem"},
	"ListItem":          {"!position": number, "name": words, "item": link, "url": link},
}

// judge lists what is wrong with a thing, a value in which JSON was read.
// Without online, nothing has an address.
func judge(v any, want kind, online bool, at string) (found []string) {
	wrong := func(format string, a ...any) { found = append(found, at+": "+fmt.Sprintf(format, a...)) }
	switch want {
	case words, moment, link, tag:
		s, ok := v.(string)
		switch {
		case !ok || strings.TrimSpace(s) == "":
			wrong("%v is no text", v)
		case want == moment && !isMoment(s):
			wrong("%s is no moment with a zone", s)
		case want == link && !isAbsolute(s):
			wrong("%s is not absolute", s)
		case want == link && !online && at[strings.LastIndex(at, ".")+1:] != "url":
			wrong("an address without base_url")
		case want == tag && !languageTag.MatchString(s):
			wrong("%s is no language", s)
		}
		return found
	case number:
		if n, ok := v.(float64); !ok || n < 1 || n != float64(int(n)) {
			wrong("%v is no number", v)
		}
		return found
	}
	thing, ok := v.(map[string]any)
	if !ok {
		return append(found, fmt.Sprintf("%s: %v is no %s", at, v, want))
	}
	name, _ := thing["@type"].(string)
	known := schemaRules[name]
	if known == nil || want != "" && !slices.Contains(strings.Split(string(want), "|"), name) {
		return append(found, fmt.Sprintf("%s: a %q where %s belongs", at, name, want))
	}
	at += " " + name
	kinds := map[string]kind{}
	for property, k := range known {
		plain := strings.TrimLeft(property, "!?")
		kinds[plain] = k
		if _, has := thing[plain]; !has && (property[0] == '!' || property[0] == '?' && online) {
			wrong("no %s", plain)
		}
	}
	for _, property := range slices.Sorted(maps.Keys(thing)) {
		k, allowed := kinds[property]
		switch list, many := thing[property].([]any); {
		case property == "@type":
		case !allowed:
			wrong("%s is no property of it", property)
		case many && len(list) == 0:
			wrong("%s is an empty list", property)
		case many:
			for i, item := range list {
				found = append(found, judge(item, k, online, fmt.Sprintf("%s[%d].%s", at, i, property))...)
			}
		default:
			found = append(found, judge(thing[property], k, online, at+"."+property)...)
		}
	}
	return append(found, judgeList(thing, name, at)...)
}

// judgeList holds that lists are counted from 1 without a gap, and that each step
// of a trail has a name and an address.
func judgeList(thing map[string]any, name, at string) (found []string) {
	if name != "BreadcrumbList" && name != "ItemList" {
		return nil
	}
	list, _ := thing["itemListElement"].([]any)
	if count, counted := thing["numberOfItems"].(float64); counted && int(count) != len(list) {
		found = append(found, fmt.Sprintf("%s: %d items, not %v", at, len(list), count))
	}
	for i, item := range list {
		entry, _ := item.(map[string]any)
		if entry["position"] != float64(i+1) {
			found = append(found, fmt.Sprintf("%s: position %v at %d", at, entry["position"], i+1))
		}
		if name == "BreadcrumbList" && (entry["name"] == nil || entry["item"] == nil) {
			found = append(found, fmt.Sprintf("%s: step %d lacks its name or address", at, i+1))
		}
	}
	if name == "BreadcrumbList" && len(list) < 2 {
		found = append(found, at+": a trail of one step")
	}
	return found
}

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func isMoment(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

func isAbsolute(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}
