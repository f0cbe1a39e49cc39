package load

import (
	"cmp"
	"fmt"
	"slices"

	"bao/internal/byline"
	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/zh"
)

// people gives everybody who is named a page: offices, and who is not named
// but 网友 or 张某, have none. The same name in two roles, or
// in a byline and below a photo, is one person. Addresses are given by first
// appearance, so they never change when new copy arrives.
func (m *makeup) people() {
	byName := map[string]*paper.Person{} // nil for a name that is no person's
	taken := map[string]bool{}
	for _, issue := range m.out.Issues {
		for _, a := range issue.Articles {
			for _, c := range m.credits(a) {
				for _, name := range c.Names {
					person, met := byName[name]
					if !met { // asked once a name, for that takes a while
						if byline.IsPerson(name) {
							person = &paper.Person{Name: name, Address: PersonAddress(freeSlug(cmp.Or(zh.NameSlug(name), "ren"), taken))}
						}
						byName[name] = person
					}
					if person == nil || a.Withdrawn() {
						continue
					}
					if len(person.Pieces) == 0 {
						m.out.People = append(m.out.People, person)
					}
					addPiece(person, a, c.Role)
				}
			}
		}
	}
}

// credits lists the byline and then the photo credits of an article.
func (m *makeup) credits(a *paper.Article) []byline.Credit {
	all := slices.Clip(a.Byline.Credits)
	ms := m.origin[a]
	if m.withheld[a.Origin] {
		ms = m.manuscript(a.Origin)
		all = slices.Clip(ms.Byline.Credits)
	}
	if ms == nil {
		return all
	}
	for _, p := range ms.Photos {
		if len(p.Credit.Names) > 0 {
			all = append(all, p.Credit)
		}
	}
	return all
}

func addPiece(person *paper.Person, a *paper.Article, role byline.Role) {
	n := len(person.Pieces)
	if n == 0 || person.Pieces[n-1].Article != a {
		person.Pieces = append(person.Pieces, paper.Piece{Article: a})
		a.People = append(a.People, person)
		n++
	}
	if roles := &person.Pieces[n-1].Roles; !slices.Contains(*roles, role) {
		*roles = append(*roles, role)
	}
}

// freeSlug tells apart whose names sound alike.
func freeSlug(slug string, taken map[string]bool) string {
	free := slug
	for n := 2; taken[free] || !holdable(free); n++ {
		free = fmt.Sprintf("%s-%d", slug, n)
	}
	taken[free] = true
	return free
}

func holdable(slug string) bool {
	_, ok := dist.Holdable(slug)
	return ok
}
