package web

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"bao/internal/byline"
	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
)

// people plans the list of every person and the page that lists them all.
func (p *planner) people() {
	people := schema.Step{Name: "作者", Address: load.PeopleAddress}
	for _, person := range p.Paper.People {
		items := make([]item, len(person.Pieces))
		for i, piece := range person.Pieces {
			items[i] = item{piece.Article, piece.Roles}
		}
		roles := sync.OnceValue(func() string { return p.rolesCount(person) }) // a list has many pages
		p.list("作者"+person.Name+"的页面", person.Address, items, view.HasFeeds(p.Paper, person), func(at view.Spot, _ []*paper.Article) *List {
			at.Kind, at.Title, at.Current, at.Issue = "person", person.Name, load.PeopleAddress, p.Paper.Latest()
			at.Description = person.Name + "：" + roles()
			at.Schema.JS = func() template.JS {
				return p.schema.Profile(at.Address, person, roles(), people, schema.Step{Name: person.Name, Address: person.Address})
			}
			frame := p.frames.Frame(at)
			return &List{Frame: frame, Name: person.Name, Label: "作者", All: frame.Root + load.PeopleAddress, Description: roles()}
		})
	}
	p.to.Page("作者的总目录", load.PeopleAddress, "people.html", func() any { return p.peoplePage() })
}

// rolesCount says how many pieces somebody did in which role: 记者 12 篇，摄影 3 篇.
func (p *planner) rolesCount(person *paper.Person) string {
	type counted struct {
		role  byline.Role
		count int
	}
	var list []counted // of a handful of roles
	for _, piece := range person.Pieces {
		for _, role := range piece.Roles {
			i := slices.IndexFunc(list, func(c counted) bool { return c.role == role })
			if i < 0 {
				i, list = len(list), append(list, counted{role: role})
			}
			list[i].count++
		}
	}
	slices.SortStableFunc(list, func(a, b counted) int { return b.count - a.count })
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("%s %d 篇", p.Paper.Site.Script.Say(roleWords[c.role]), c.count))
	}
	return strings.Join(parts, "，")
}

func (p *planner) peoplePage() *People {
	s := view.Spot{
		Kind: "people", Address: load.PeopleAddress, Title: "作者", Current: load.PeopleAddress, Issue: p.Paper.Latest(),
		Description: fmt.Sprintf(p.Paper.Site.Script.Say("为《%s》写稿、摄影、编辑的 %d 人，按姓名的拼音排列"), p.Paper.Site.Title, len(p.Paper.People)),
		Schema:      view.Said(p.schema.Page(schema.Step{Name: "作者", Address: load.PeopleAddress})),
	}
	v := &People{Frame: p.frames.Frame(s), Count: len(p.Paper.People)}
	v.Letters = letters(p.Paper.People, p.Paper.Site.Script, func(person *paper.Person) PersonEntry {
		return PersonEntry{view.Link{Text: person.Name, Href: v.Root + person.Address}, len(person.Pieces), p.rolesCount(person)}
	})
	v.Index, v.Jump = p.indexes(v.Root, load.PeopleAddress), jump(v.Letters, p.Paper.Site.Script)
	return v
}
