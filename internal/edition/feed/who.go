package feed

import (
	"slices"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/paper"
)

// name is somebody in a feed. URL is the person's page; empty for an office.
type name struct{ Name, URL string }

// authors are those who wrote an article: reporters, correspondents and
// authors, each once. Where nobody is named, it is the office that handed it
// in, or what 来源 says; the feed itself names the paper for all others.
func authors(a *paper.Article) []string {
	var people, others, offices []string
	for _, c := range a.Byline.Credits {
		switch {
		case c.Role.Wrote():
			for _, n := range c.Names {
				if byline.IsPerson(n) {
					people = addOnce(people, n)
				} else {
					others = addOnce(others, n)
				}
			}
		case c.Role == byline.Source:
			for _, n := range c.Names {
				offices = addOnce(offices, n)
			}
		}
	}
	switch {
	case len(people) > 0:
		return people
	case len(others) > 0: // 三年级二班, 张某
		return others
	case len(offices) > 0:
		return offices
	case a.Source != "":
		return []string{a.Source}
	}
	return nil
}

// contributors are the others who are named, photographers and editors, each
// once.
func contributors(a *paper.Article, authors []string) []string {
	var list []string
	for _, p := range a.People {
		if !slices.Contains(authors, p.Name) {
			list = addOnce(list, p.Name)
		}
	}
	return list
}

func addOnce(list []string, n string) []string {
	if n == "" || slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

// named adds their pages to names.
func named(a *paper.Article, site *config.Site, names []string) []name {
	list := make([]name, len(names))
	for i, n := range names {
		list[i].Name = n
		if p := paper.Named(a.People, n); p != nil {
			list[i].URL = site.URL(p.Address)
		}
	}
	return list
}
