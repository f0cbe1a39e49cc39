package schema

import (
	"cmp"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/paper"
)

// maker is a Person or an Organization.
type maker struct{ kind, name, url string } // url is that of the page of a person

// role is somebody who did something for which an article has no property of its
// own (schema.org/Role).
type role struct {
	name string
	maker
}

// credit names those who made an article, everybody once in a role: who wrote
// are its authors, its editors and photographers are not. Who is nobody in
// particular (网友, 张某, 本报记者) is left out.
func (w *writer) credit(a *paper.Article) {
	var authors, editors, suppliers []maker
	var contributors []role
	for _, c := range a.Byline.Credits {
		for _, name := range c.Names {
			who, known := w.maker(name, a.People)
			switch {
			case c.Role == byline.Source:
				suppliers = once(suppliers, organization(name))
			case !known:
			case c.Role == byline.Photographer:
				contributors = once(contributors, role{cmp.Or(c.Label, w.paper.Site.Script.Say("摄影")), who})
			case c.Role != byline.Editor:
				authors = once(authors, who)
			case edits(c.Label):
				editors = once(editors, who)
			default: // 校对, 策划
				contributors = once(contributors, role{c.Label, who})
			}
		}
	}
	list(w, "author", authors, w.who)
	list(w, "contributor", contributors, func(r role) {
		w.open("Role")
		w.must("roleName", r.name)
		w.key("contributor")
		w.who(r.maker)
		w.close()
	})
	list(w, "editor", editors, w.who)
	list(w, "sourceOrganization", suppliers, w.who)
}

// who writes a maker.
func (w *writer) who(m maker) {
	w.open(m.kind)
	w.must("name", m.name)
	w.text("url", m.url)
	w.close()
}

// edits reports whether a role word, of those that byline takes together as
// Editor, is that of an editor.
func edits(label string) bool {
	return label == "" || strings.Contains(label, "编辑") || strings.Contains(label, "责编") || strings.Contains(label, "編輯") || strings.Contains(label, "責編")
}

func once[T comparable](list []T, item T) []T {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}

// maker is who bears a name in a credit, if it is that of somebody. People are
// those who have a page.
func (s *Speaker) maker(name string, people []*paper.Person) (who maker, known bool) {
	if p := paper.Named(people, name); p != nil {
		return s.person(p), true
	}
	return organization(name), byline.IsOffice(name)
}

func (s *Speaker) person(p *paper.Person) maker { return maker{"Person", p.Name, s.url(p.Address)} }

func organization(name string) maker { return maker{kind: "Organization", name: name} }

// publisher writes who puts out the paper, unless the editor did not say it.
func (w *writer) publisher() {
	if name := w.paper.Site.Publisher; name != "" {
		w.key("publisher")
		w.who(organization(name))
	}
}
