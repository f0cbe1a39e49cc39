package schema

import (
	"cmp"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/paper"
)

// maker is a Person or an Organization.
type maker struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"` // of the page of a person
}

// role is somebody who did something for which an article has no property of its
// own (schema.org/Role).
type role struct {
	Type        string `json:"@type"` // Role
	Name        string `json:"roleName"`
	Contributor maker  `json:"contributor"`
}

// credit names those who made an article, everybody once in a role: who wrote
// are its authors, its editors and photographers are not. Who is nobody in
// particular (网友, 张某, 本报记者) is left out.
func (s *Speaker) credit(v *article, a *paper.Article) {
	for _, c := range a.Byline.Credits {
		for _, name := range c.Names {
			who, known := s.maker(name, a.People)
			switch {
			case c.Role == byline.Source:
				v.Suppliers = once(v.Suppliers, organization(name))
			case !known:
			case c.Role == byline.Photographer:
				v.Contributor = once(v.Contributor, role{"Role", cmp.Or(c.Label, s.paper.Site.Script.Say("摄影")), who})
			case c.Role != byline.Editor:
				v.Authors = once(v.Authors, who)
			case edits(c.Label):
				v.Editors = once(v.Editors, who)
			default: // 校对, 策划
				v.Contributor = once(v.Contributor, role{"Role", c.Label, who})
			}
		}
	}
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

func organization(name string) maker { return maker{Type: "Organization", Name: name} }

// publisher is who puts out the paper, nil where the editor did not say it.
func (s *Speaker) publisher() *maker {
	if s.paper.Site.Publisher == "" {
		return nil
	}
	m := organization(s.paper.Site.Publisher)
	return &m
}
