package delivery

import (
	"path"
	"slices"
	"strings"
)

// order parts what is sent into steps, each of which begins when the one
// before it is over: at every moment, whatever a page leads to is there. New
// files come first, of whatever kind, since changed pages may lead to them;
// among them what pages are made of. Then what may be there in part, or is
// there for who has an old page open. Then what changed: the front pages that
// lead to it, feeds and maps after the pages, and the paper's own front page
// last of all but the list by which readers' own copies are brought up to date
// with what is then there.
func (p *Plan) order() [][]Piece {
	var steps [9][]Piece
	for _, piece := range p.Added {
		i := 0
		switch {
		case piece.Path == offline:
			i = 8
		case piece.Path == Front: // the first ever: before it there is nothing
			i = 7
		case p.lingers(piece.Path):
			i = firstInPlace
		case isPage(piece.Path):
			i = 1
		}
		steps[i] = append(steps[i], piece)
	}
	for _, piece := range p.Changed {
		i := firstChange
		switch {
		case piece.Path == p.torn:
			i = firstInPlace
		case piece.Path == offline:
			i = 8
		case piece.Path == Front:
			i = 7
		case path.Base(piece.Path) == "index.html":
			i = 5
		case isPage(piece.Path):
			i = 4
		case isFeed(piece.Path):
			i = 6
		}
		steps[i] = append(steps[i], piece)
	}
	slices.SortStableFunc(steps[firstInPlace], func(a, b Piece) int { return p.urgency(a) - p.urgency(b) })
	return steps[:]
}

// urgency orders what may be there in part: first of all what is.
func (p *Plan) urgency(piece Piece) int {
	switch {
	case piece.Path == p.torn:
		return 0
	case !isPage(piece.Path):
		return 1
	}
	return 2
}

// lingers reports whether a file was kept for a while, and may still be there,
// with bytes that nobody knows.
func (p *Plan) lingers(path string) bool {
	return p.state != nil && p.state.records[path].state == kept
}

// Front is the page by which readers come in.
const Front = "index.html"

// offline is the list that browsers ask for to learn that something changed.
const offline = "offline.json"

func isPage(name string) bool { return strings.EqualFold(path.Ext(name), ".html") }

// Of the steps, the first that writes over what readers may be reading, and the
// first by which all that is new is there.
const (
	firstInPlace = 2
	firstChange  = 3
)

// isFeed is true for what tells programs which pages there are.
func isFeed(name string) bool {
	return path.Ext(name) == ".xml" || path.Base(name) == "feed.json" || name == "llms.txt"
}
