package feed

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"bao/internal/dist"
	"bao/internal/paper"
)

// An item is an article as feeds have it. It is the same in all of them.
type item struct {
	ID, URL            string
	Title, Summary     string
	Published, Updated time.Time
	Authors            []name
	Contributors       []name
	Terms              []string // section and tags
	Image              string   // of the cover; may be empty

	key  func() dist.Key `key:"-"`
	html func() string   `key:"-"` // the full text, made when it is first asked for
}

// Key returns a digest of the item and of its full text, made once.
func (it *item) Key() dist.Key { return it.key() }

func (p *planner) item(a *paper.Article) *item {
	if made, ok := p.items.Load(a); ok {
		return made.(*item)
	}
	made, _ := p.items.LoadOrStore(a, newItem(p.Paper, a))
	return made.(*item)
}

func newItem(p *paper.Paper, a *paper.Article) *item {
	base := p.Site.BaseURL
	wrote := authors(a)
	it := &item{
		ID: identify(p, a.Address), URL: base + a.Address,
		Title: a.Title, Summary: cmp.Or(a.Summary, strings.TrimSpace(a.Dateline+" "+a.Body.Opening)),
		Published: a.Date.In(p.Site.Location), Updated: updated(a, p.Site.Location),
		Authors: named(a, &p.Site, wrote), Contributors: named(a, &p.Site, contributors(a, wrote)),
	}
	if a.Section != nil {
		it.Terms = append(it.Terms, a.Section.Name)
	}
	for _, tag := range a.Tags {
		it.Terms = addOnce(it.Terms, tag)
	}
	if a.Cover != nil {
		it.Image = absolute(base, medium(a.Cover).Address)
	}
	c := content{a, base}
	it.key = sync.OnceValue(func() dist.Key {
		return dist.KeyOf(*it, c.base, a.Kicker, a.Deck, a.Corrections, a.Cover, a.Source, &a.Body)
	})
	it.html = sync.OnceValue(c.html)
	return it
}

// updated is when an article last changed. Every correction moves it, if only
// by a second where it bears no day or one at which the article changed already.
func updated(a *paper.Article, zone *time.Location) time.Time {
	at := a.Date.In(zone)
	if a.Issue != nil && a.Date.Before(a.Issue.Date) {
		at = a.Issue.Date.In(zone)
	}
	inOrder := slices.Clone(a.Corrections)
	slices.SortStableFunc(inOrder, func(b, c paper.Correction) int { return b.Date.Compare(c.Date) })
	for _, c := range inOrder {
		day := c.Date.In(zone)
		if at = at.Add(time.Second); at.Before(day) {
			at = day
		}
	}
	return at
}

// stamp writes a moment as both standards want it (RFC 3339).
func stamp(t time.Time) string { return t.Format(time.RFC3339) }
