package schema

import (
	"html/template"

	"bao/internal/paper"
)

// List describes a page that lists articles: where it stands, its name, what
// is said of it, and the articles in their order there. Without base_url there
// is nothing to say of it.
func (s *Speaker) List(address, name, description string, articles []*paper.Article, trail ...Step) template.JS {
	if s.base == "" || s.silent {
		return ""
	}
	w := s.begin()
	w.collection("CollectionPage", address, name, description)
	if len(articles) > 0 {
		w.key("mainEntity")
		w.open("ItemList")
		w.number("numberOfItems", len(articles))
		position := 0
		list(w, "itemListElement", articles, func(a *paper.Article) {
			position++
			w.open("ListItem")
			w.number("position", position)
			w.text("url", s.url(a.Address))
			w.close()
		})
		w.close()
	}
	w.close()
	w.crumbs(trail)
	return w.end()
}

// Profile describes a page that lists what a person made.
func (s *Speaker) Profile(address string, p *paper.Person, description string, trail ...Step) template.JS {
	if s.base == "" || s.silent {
		return ""
	}
	w := s.begin()
	w.collection("ProfilePage", address, p.Name, description)
	w.key("mainEntity")
	w.who(s.person(p))
	w.close()
	w.crumbs(trail)
	return w.end()
}

// collection begins a page that lists others.
func (w *writer) collection(kind, address, name, description string) {
	w.open(kind)
	w.must("url", w.url(address))
	w.must("name", name)
	w.text("description", description)
	w.must("inLanguage", w.paper.Site.Language)
}
