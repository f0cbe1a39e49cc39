package view

import (
	"bao/internal/load"
	"bao/internal/paper"
)

// FeedLink is a feed that a page names, so that browsers and feed readers find
// it when they are given the page (autodiscovery).
type FeedLink struct {
	JSON  bool // JSON Feed, application/feed+json; else Atom, application/atom+xml
	Title string
	Href  string
}

// Somebody in a paper of many people has feeds from so many pieces on.
const (
	manyPeople = 500
	fewPieces  = 3
)

// HasFeeds reports whether a person has feeds. In a large paper most people
// wrote once, and hosts take 20,000 files in all: there, only those have them
// of whom more is to be expected.
func HasFeeds(p *paper.Paper, person *paper.Person) bool {
	return p.Site.Public() && (len(p.People) <= manyPeople || len(person.Pieces) >= fewPieces)
}

// FeedTitle is what the feed of a list is called; name is empty for the whole
// paper.
func FeedTitle(p *paper.Paper, name string) string {
	if name == "" {
		return p.Site.Title
	}
	return name + "｜" + p.Site.Title
}

// feeds are those of a page: its own first, which readers are offered first,
// and those of the whole paper.
func (f *Frames) feeds(s Spot, root string) []FeedLink {
	if !f.Paper.Site.Public() {
		return nil
	}
	var list []FeedLink
	add := func(page, title string) {
		list = append(list,
			FeedLink{false, title, root + load.FeedAddress(page)},
			FeedLink{true, title, root + load.JSONFeedAddress(page)})
	}
	if s.Feeds {
		add(s.Address, FeedTitle(f.Paper, s.Title))
	}
	add("index.html", FeedTitle(f.Paper, ""))
	return list
}
