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
func (f *Frames) feeds(s Spot, r *rooted) []FeedLink {
	if !s.Feeds || !f.Paper.Site.Public() {
		return r.feeds
	}
	return append(feedLinks(r.root, s.Address, FeedTitle(f.Paper, s.Title)), r.feeds...)
}

// feedLinks are the feeds beside a page.
func feedLinks(root, page, title string) []FeedLink {
	return []FeedLink{
		{false, title, root + load.FeedAddress(page)},
		{true, title, root + load.JSONFeedAddress(page)},
	}
}
