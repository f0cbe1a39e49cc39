package sheet

import (
	"cmp"
	"slices"

	"bao/internal/compose"
	"bao/internal/paper"
)

// attempt is one way to fill a page.
type attempt struct {
	whole  []*item // that were to be shown
	items  []*item // by rank, briefs in one block, tails last
	keys   []shapeKey
	layout compose.Layout
	set    uint64 // of the items that there were
	jumper *item
	short  int // how bad it is that the page is not full
	flaws  int // what is wrong with the page as it stands
	faults int // and with what it does not show; 0 for a page that needs no other attempt
}

// wantedFill is the share of a page that its stories are to take.
const wantedFill = 0.97

// dropped is how many photos found no place.
func (a *attempt) dropped() int {
	n := 0
	for i := range a.layout.Reports {
		n += a.layout.Reports[i].Dropped
	}
	return n
}

// mayJump reports whether a story may run on, and enough of it would stand on both
// pages.
func (it *item) mayJump() bool {
	return it.count() > 2*leastStay && len(it.Parts) == 0 && it.Jump != paper.JumpNever
}

// request is what a page is composed of.
type request struct {
	format Format
	items  [mostAsked]*item
	jumper *item
	loose  bool
}

// compose lays out a page of these items. What was asked for in another manner is not
// composed again.
func (d *desk) compose(f Format, list []*item, jumper *item, loose bool) *attempt {
	if len(list) > mostAsked {
		return layOut(f, list, jumper, loose)
	}
	asked := request{format: f, jumper: jumper, loose: loose}
	copy(asked.items[:], list)
	if d.known[asked] == nil {
		d.known[asked] = layOut(f, list, jumper, loose)
	}
	a := *d.known[asked]
	return &a
}

// layOut lays out a page of these items, their tables in their columns where it has
// no room for them across.
func layOut(f Format, list []*item, jumper *item, loose bool) *attempt {
	a := laidOut(f, list, jumper, loose, true, false)
	if jumper != nil && a.items[0] == jumper && len(jumper.photos) > 0 && len(a.layout.Out) > 0 {
		if b := laidOut(f, list, jumper, loose, true, true); len(b.layout.Out) < len(a.layout.Out) {
			a = b
		}
	}
	if poor := len(a.layout.Out) + len(a.layout.Broken); (poor > 0 || a.layout.Plain) && slices.ContainsFunc(a.keys, hasApart) {
		in := laidOut(f, list, jumper, loose, false, false)
		if now := len(in.layout.Out) + len(in.layout.Broken); now < poor || now == poor && !in.layout.Plain {
			return in
		}
	}
	return a
}

// roomyPage is of how few stories a page has, that a brief among them may have the
// headline of a story.
const roomyPage = 4

func hasApart(key shapeKey) bool { return key.apart }

// leadsTails reports whether a page has nothing but briefs above what is left of others: the
// headline of a lead would cry out a few lines of news.
func leadsTails(items []*item) bool {
	own := 0
	for own < len(items) && items[own].small() && items[own].from == 0 {
		own++
	}
	return own > 0 && own < len(items) && items[own].from > 0
}

// laidOut lays out a page of these items, their tables across columns or not.
func laidOut(f Format, list []*item, jumper *item, loose, across, modest bool) *attempt {
	a := &attempt{whole: list, items: gathered(f, ordered(list)), jumper: jumper}
	stories := make([]compose.Story, len(a.items))
	framed := false
	for i, it := range a.items {
		key := shapeKey{rank: i, brief: it.small() && i > 0, roomy: len(a.items) <= roomyPage, second: len(a.items) == 2, framed: it.Copy.Framed && i > 0 && it.from == 0 && it != jumper && !framed}
		framed = framed || key.framed
		key.quiet = i == 0 && leadsTails(a.items)
		key.modest = modest && i == 0
		key.apart = across && it != jumper && it.hasTables()
		s := it.shape(f, key)
		stories[i] = s.story
		if it == jumper {
			stories[i].MayJump, stories[i].Stay = true, max(leastStay, min(it.count()*2/5, f.capacity()/4))
			stories[i].Go = min(leastGo*f.Columns, it.count()-stories[i].Stay)
		}
		a.keys = append(a.keys, key)
	}
	page := f.page()
	if loose {
		loosen(&page, stories)
	}
	a.layout = compose.Compose(page, stories)
	return a
}

// looser is by how much more lines may be opened, in thousandths, and how many more
// lines of white may stand about a headline, where a page would be short otherwise.
const (
	looserLeading = 25
	wideLeading   = 80 // of a story over all columns, beside which nothing stands
	looserWhite   = 2
	aloneWhite    = 5 // about that of a story which has the page to itself
)

func loosen(page *compose.Page, stories []compose.Story) {
	page.LeadingUp += looserLeading
	page.LeadingWide += wideLeading
	white := looserWhite
	if len(stories) == 1 && !stories[0].Tail {
		white = aloneWhite
	}
	for i := range stories {
		s := &stories[i]
		s.Heads = slices.Clone(s.Heads)
		for k := range s.Heads {
			s.Heads[k].MaxWhite += white
		}
	}
}

// ordered puts the items of a page in the order of their ranks: as the editor
// ranks them, then as they come, briefs without a rank behind the others, and what
// is left of other pages at the end.
func ordered(list []*item) []*item {
	list = slices.Clone(list)
	class := func(it *item) int {
		switch {
		case it.from > 0:
			return 4
		case it.Rank > 0:
			return 0
		case it.Verse: // its headline is larger than that of a brief
			return 2
		case it.Brief || len(it.Parts) > 0:
			return 3
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b *item) int {
		return cmp.Or(cmp.Compare(class(a), class(b)), cmp.Compare(a.Rank, b.Rank))
	})
	return list
}

// plainPage is what it costs that the stories of a page stand one below the other, for
// want of any composition.
const plainPage = 400

// What each rule costs that could not be held: worse is only that a story stands nowhere,
// or, on a page that ends the issue, that one has a page more to itself.
const (
	brokenRule = 980
	brokenLast = 500
)

// tailsAlone is what it costs that a page shows nothing but what is left of others.
const tailsAlone = 200

// modestLead is what it costs that the lead's picture is small, for want of room.
const modestLead = 600

// smallPhoto is what it costs that a photo is smaller than is wished.
const smallPhoto = 10

// shortage is what it costs that a page is no fuller.
func shortage(fill float64) int {
	if fill >= wantedFill {
		return 0
	}
	return 10 + int(2000*(wantedFill-fill))
}

// roomyFill is up to what fill less does not fill a page either: of fewer stories the
// photos may be larger, and the headlines wider.
const roomyFill = 0.9

// mostEmpty is how many lines of a story may be empty, beside an uneven last row.
const mostEmpty = 2

// leadsModestly reports whether the pictures of the page's lead are all small, though
// there is a reason to show one larger.
func (a *attempt) leadsModestly() bool {
	if len(a.keys) == 0 || a.items[0].from > 0 {
		return false
	}
	lead := a.items[0]
	if a.keys[0].modest {
		return true
	}
	if !slices.ContainsFunc(lead.photos, func(p paper.Photo) bool { return !tiny(&p) }) {
		return false
	}
	for i := range a.layout.Places {
		if p := &a.layout.Places[i]; p.Story == 0 {
			return !slices.ContainsFunc(p.Photos, func(ph compose.PhotoPlace) bool { return ph.Cols > 1 })
		}
	}
	return false
}

// judge counts what is wrong with a page as it stands. One that ends the issue may be
// short.
func (a *attempt) judge(ends bool) {
	l := &a.layout
	if ends {
		a.flaws = brokenLast*len(l.Broken) + 1000*len(l.Out)
	} else {
		a.short = shortage(l.Fill)
		a.flaws = brokenRule*len(l.Broken) + a.short
		if l.Plain {
			a.flaws += plainPage
		}
	}
	if !slices.ContainsFunc(l.Places, func(p compose.Place) bool { return a.items[p.Story].from == 0 }) {
		a.flaws += tailsAlone
	}
	for i := range l.Reports {
		a.flaws += 150*l.Reports[i].Dropped + smallPhoto*l.Reports[i].Small + 15*max(0, -l.Reports[i].Misfit-mostEmpty)
	}
	if a.leadsModestly() {
		a.flaws += modestLead
	}
	for i := range l.Places {
		if p := &l.Places[i]; p.Jump >= 0 { // the photos go on with the rest
			a.flaws += 5 - 140*(len(a.items[p.Story].photos)-len(p.Photos))
		}
	}
}
