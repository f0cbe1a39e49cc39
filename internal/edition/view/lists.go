package view

import (
	"bao/internal/paper"
)

// Listed is a list that site.yaml declares (列表), the view of listed.html.
type Listed struct {
	Name  string
	Href  string // where there are more; may be empty
	Year  string // of the newest issue, 2026: another is said with a day
	Links []DatedLink
}

// DatedLink is an article in a list, with its day.
type DatedLink struct {
	Link
	Day Day
}

// ListedOf shows a list of a paper on a page whose way to the root is root.
func ListedOf(p *paper.Paper, l *paper.List, root string) *Listed {
	v := &Listed{Name: l.Name}
	if latest := p.Latest(); latest != nil {
		v.Year = DayOf(latest.Date).Year
	}
	if l.More != "" {
		v.Href = root + l.More
	}
	for _, a := range l.Articles {
		v.Links = append(v.Links, DatedLink{ArticleLink(a, root), DayOf(a.Date)})
	}
	return v
}

// templates are those of the kinds of pages, by which it is known which of
// them look at lists. Where a kind has several, all count.
var templates = map[string][]string{
	"front": {"front.html"}, "issue": {"front.html"}, "article": {"article.html"},
	"section": {"list.html"}, "person": {"list.html"}, "tag": {"list.html"},
	"people": {"people.html"}, "overview": {"sections.html"}, "archive": {"archive.html", "former.html"},
	"standing": {"standing.html"}, "page": {"page.html"}, "search": {"search.html"},
	"offline": {"offline.html"}, "notfound": {"notfound.html"},
}

// lists shows every list to a page whose templates look at them, and none to
// others: a new article would change those for nothing.
func (f *Frames) lists(s Spot, root string) map[string]*Listed {
	if len(f.Paper.Lists) == 0 {
		return nil
	}
	asked := s.Layout != "" && f.Layouts.Mentions(s.Layout, "Lists")
	for _, name := range templates[s.Kind] {
		asked = asked || s.Layout == "" && f.Layouts.Mentions(name, "Lists")
	}
	if !asked {
		return nil
	}
	lists := make(map[string]*Listed, len(f.Paper.Lists))
	for _, l := range f.Paper.Lists {
		lists[l.Name] = ListedOf(f.Paper, l, root)
	}
	return lists
}
