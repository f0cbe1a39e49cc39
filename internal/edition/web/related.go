package web

import (
	"slices"
	"sync"

	"bao/internal/edition/view"
	"bao/internal/kin"
	"bao/internal/paper"
)

// mostRelated is how many related stories an article names.
const mostRelated = 4

// Related is a story that belongs to another.
type Related struct {
	view.Link
	Day view.Day
}

// relations tell which articles belong together. They are found when the first
// is asked for: a build that changes nothing needs none.
type relations struct {
	find     sync.Once
	articles []*paper.Article // oldest issue first
	at       map[*paper.Article]int
	kin      []kin.Kin // beside articles
}

// relate relates the articles of a paper. A withdrawn one has no kin; what is
// not published yet has some where it is previewed, and is nobody's.
func (r *relations) relate(p *paper.Paper) {
	r.at = map[*paper.Article]int{}
	group := map[*paper.Section]int{}
	for i, s := range p.Sections {
		group[s] = i + 1
	}
	var items []kin.Item
	for _, issue := range p.Issues {
		for _, a := range issue.Articles {
			item := kin.Item{Signature: a.Words, Group: group[a.Section], Hidden: a.State != paper.Published}
			if a.Withdrawn() {
				item.Signature = ""
			}
			r.at[a] = len(items)
			r.articles, items = append(r.articles, a), append(items, item)
		}
	}
	r.kin = kin.Relate(items)
}

// related returns the stories that belong to an article, the newest first:
// those that followed it up, then the nearest of those before it. What stands
// on its own page is named beside them as such.
func (p *planner) related(a *paper.Article, root string) []Related {
	r := &p.relations
	r.find.Do(func() { r.relate(p.Paper) })
	k := r.kin[r.at[a]]
	own := p.Sheets.Page(a)
	chosen := make([]int, 0, mostRelated)
	for _, i := range slices.Concat(k.Later, k.Earlier) {
		elsewhere := own == nil || r.articles[i].Issue != a.Issue || p.Sheets.Page(r.articles[i]) != own
		if elsewhere && len(chosen) < mostRelated {
			chosen = append(chosen, i)
		}
	}
	slices.Sort(chosen)
	if len(chosen) == 0 {
		return nil
	}
	list := make([]Related, 0, len(chosen))
	for _, i := range slices.Backward(chosen) {
		other := r.articles[i]
		list = append(list, Related{view.ArticleLink(other, root), view.DayOf(other.Date)})
	}
	return list
}
