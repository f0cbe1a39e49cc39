package web

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"bao/internal/byline"
	"bao/internal/paper"
)

const peopleAddress = "people/index.html"

// people plans the list of every person and the page that lists them all.
func (p *planner) people() {
	for _, person := range p.Paper.People {
		items := make([]item, len(person.Pieces))
		for i, piece := range person.Pieces {
			items[i] = item{piece.Article, piece.Roles}
		}
		roles := sync.OnceValue(func() string { return rolesCount(person) }) // a list has many pages
		p.list(person.Address, items, func(at spot) *List {
			at.kind, at.title, at.current, at.issue = "person", person.Name, peopleAddress, p.Paper.Latest()
			at.description = person.Name + "：" + roles()
			return &List{Frame: p.frames.frame(at), Name: person.Name, Label: "作者", Description: roles()}
		})
	}
	p.page(peopleAddress, "people.html", func() any { return p.peoplePage() })
}

// rolesCount says how many pieces somebody did in which role: 记者 12 篇，摄影 3 篇.
func rolesCount(person *paper.Person) string {
	var order []byline.Role
	count := map[byline.Role]int{}
	for _, piece := range person.Pieces {
		for _, role := range piece.Roles {
			if count[role]++; count[role] == 1 {
				order = append(order, role)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b byline.Role) int { return count[b] - count[a] })
	var parts []string
	for _, role := range order {
		parts = append(parts, fmt.Sprintf("%s %d 篇", roleWords[role], count[role]))
	}
	return strings.Join(parts, "，")
}

func (p *planner) peoplePage() *People {
	s := spot{kind: "people", address: peopleAddress, title: "作者", current: peopleAddress, issue: p.Paper.Latest()}
	v := &People{Frame: p.frames.frame(s), Count: len(p.Paper.People)}
	byLetter := map[string][]*paper.Person{}
	for _, person := range p.Paper.People {
		letter := strings.ToUpper(path.Base(path.Dir(person.Address))[:1])
		byLetter[letter] = append(byLetter[letter], person)
	}
	letters := make([]string, 0, len(byLetter))
	for letter := range byLetter {
		letters = append(letters, letter)
	}
	slices.Sort(letters)
	for _, letter := range letters {
		people := byLetter[letter]
		slices.SortFunc(people, func(a, b *paper.Person) int { return strings.Compare(a.Address, b.Address) })
		l := Letter{Letter: letter}
		for _, person := range people {
			l.People = append(l.People, PersonEntry{
				Link:  Link{Text: person.Name, Href: v.Root + person.Address},
				Count: len(person.Pieces), Roles: rolesCount(person),
			})
		}
		v.Letters = append(v.Letters, l)
	}
	return v
}
