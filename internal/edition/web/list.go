package web

import (
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
)

// listPage is how many articles fill a page of a list. A page is full when it
// has that many and a newer issue has begun; from then on its members never
// change, since pages are counted from the oldest and break between issues.
const listPage = 40

// item is one line of a list before it is set.
type item struct {
	article *paper.Article
	roles   []byline.Role // in a person's list
}

// chunk cuts items, oldest first, into pages of some full that break between
// issues. The last one is the page that still grows.
func chunk(items []item, full int) [][]item {
	var pages [][]item
	start := 0
	for i := range items {
		begins := i > 0 && items[i].article.Issue != items[i-1].article.Issue
		if begins && i-start >= full {
			pages = append(pages, items[start:i])
			start = i
		}
	}
	return append(pages, items[start:])
}

// list plans the pages of one list. The page that still grows stands at
// address; the full ones beside it as page-1.html, page-2.html, … from the
// oldest, and its feeds, if it has any.
func (p *planner) list(owner, address string, items []item, feeds bool, head func(s view.Spot, shown []*paper.Article) *List) {
	p.listPages(owner, address, chunk(items, listPage), feeds, head)
}

func (p *planner) listPages(owner, address string, pages [][]item, feeds bool, head func(s view.Spot, shown []*paper.Article) *List) {
	count, first := 0, pages[0]
	for _, page := range pages {
		count += len(page)
	}
	for k := range pages {
		at := listAddress(address, k, len(pages))
		p.to.Page(owner, at, "list.html", func() any {
			v := head(view.Spot{Address: at, Feeds: feeds}, slices.Collect(view.Newest(pages[k], func(it item) *paper.Article { return it.article })))
			if feeds && count > 0 {
				v.Feed = view.Link{Text: p.Paper.Site.Script.Say("订阅"), Href: v.Root + load.FeedAddress(at)}
			}
			v.Count = count
			v.Groups = p.groups(pages[k], v.Root)
			v.Pager = p.pager(address, k, len(pages), v.Root)
			if count > 0 {
				v.Since = view.DayOf(first[0].article.Date)
			}
			return v
		})
	}
}

func listAddress(address string, k, pages int) string {
	if k == pages-1 {
		return address
	}
	return path.Dir(address) + "/page-" + strconv.Itoa(k+1) + ".html"
}

func (p *planner) pager(address string, k, pages int, root string) Pager {
	if pages == 1 {
		return Pager{}
	}
	say := p.Paper.Site.Script.Say
	var v Pager
	for i := pages - 1; i >= 0; i-- {
		v.Pages = append(v.Pages, view.Link{Text: strconv.Itoa(i + 1), Href: root + listAddress(address, i, pages), Current: i == k})
	}
	if k+1 < pages {
		v.Newer = &view.Link{Text: say("较新"), Href: root + listAddress(address, k+1, pages)}
	}
	if k > 0 {
		v.Older = &view.Link{Text: say("较早"), Href: root + listAddress(address, k-1, pages)}
	}
	return v
}

// groups puts a page of a list in order for reading: the newest issue first,
// the stories of an issue as they were printed.
func (p *planner) groups(items []item, root string) []Group {
	var list []Group
	for i := 0; i < len(items); {
		issue := items[i].article.Issue
		g := Group{Issue: view.Link{Text: view.IssueName(issue), Href: root + issue.Address}, Day: view.DayOf(issue.Date)}
		end := i
		for end < len(items) && items[end].article.Issue == issue {
			end++
		}
		g.Stories = make([]Entry, 0, end-i)
		for ; i < end; i++ {
			g.Stories = append(g.Stories, p.entry(items[i], root))
		}
		list = append(list, g)
	}
	slices.Reverse(list)
	return list
}

func (p *planner) entry(it item, root string) Entry {
	a := it.article
	e := Entry{
		Href: root + a.Address, Phrases: view.HeadlineOf(a),
		Page: view.PageName(p.Sheets.Page(a)), State: view.StateWord(a),
	}
	if it.roles == nil {
		e.Byline = bylineText(a)
		return e
	}
	e.Roles = p.rolesText(it.roles)
	if a.Section != nil {
		e.Section = a.Section.Name
	}
	return e
}

func (p *planner) rolesText(roles []byline.Role) string {
	var words []string
	for _, r := range roles {
		words = append(words, p.Paper.Site.Script.Say(roleWords[r]))
	}
	return strings.Join(words, "、")
}

// sections plans the list of every section, empty ones included: an address
// once printed must not die.
func (p *planner) sections() {
	for _, s := range p.Paper.Sections {
		items := make([]item, len(s.Articles))
		for i, a := range s.Articles {
			items[i].article = a
		}
		p.list("栏目“"+s.Name+"”", s.Address, items, p.Paper.Site.Public(), func(at view.Spot, shown []*paper.Article) *List {
			at.Kind, at.Title, at.Description = "section", s.Name, p.sectionDescription(s)
			at.Schema.JS = func() template.JS {
				return p.schema.List(at.Address, s.Name, s.Description, shown, schema.Step{Name: s.Name, Address: s.Address})
			}
			at.Current, at.Column, at.Issue = s.Address, s, p.Paper.Latest()
			frame := p.frames.Frame(at)
			return &List{Frame: frame, Name: s.Name, Label: p.Paper.Site.Script.Say("栏目"), All: frame.Root + load.SectionsAddress, Description: s.Description}
		})
	}
}
