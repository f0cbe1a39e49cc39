package schema

import (
	"html/template"

	"bao/internal/paper"
)

// collection is a page that lists others: CollectionPage, or ProfilePage of
// a person.
type collection struct {
	Type        string `json:"@type"`
	URL         string `json:"url"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Language    string `json:"inLanguage"`
	Main        any    `json:"mainEntity,omitempty"`
}

type itemList struct {
	Type  string     `json:"@type"` // ItemList
	Count int        `json:"numberOfItems"`
	Items []listItem `json:"itemListElement"`
}

// List describes a page that lists articles: where it stands, its name, what
// is said of it, and the articles in their order there. Without base_url there
// is nothing to say of it.
func (s *Speaker) List(address, name, description string, articles []*paper.Article, trail ...Step) template.JS {
	if s.base == "" || s.silent {
		return ""
	}
	v := s.collection("CollectionPage", address, name, description)
	if len(articles) > 0 {
		list := itemList{"ItemList", len(articles), make([]listItem, len(articles))}
		for i, a := range articles {
			list.Items[i] = listItem{Type: "ListItem", Position: i + 1, URL: s.url(a.Address)}
		}
		v.Main = list
	}
	return s.say(v, s.crumbs(trail))
}

// Profile describes a page that lists what a person made.
func (s *Speaker) Profile(address string, p *paper.Person, description string, trail ...Step) template.JS {
	if s.base == "" || s.silent {
		return ""
	}
	v := s.collection("ProfilePage", address, p.Name, description)
	v.Main = s.person(p)
	return s.say(v, s.crumbs(trail))
}

func (s *Speaker) collection(kind, address, name, description string) collection {
	return collection{
		Type: kind, URL: s.url(address), Name: name, Description: description, Language: s.paper.Site.Language,
	}
}
