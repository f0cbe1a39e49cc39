package sheet

import (
	"math"
	"slices"

	"bao/internal/compose"
	"bao/internal/config"
)

// desk makes up one issue, as the night desk does: it knows what every story
// takes, fills page after page, composes each, and takes back what did not fit.
type desk struct {
	*Budget
	print  config.Print
	items  []*item // what is still to be placed, in the order of the issue
	made   Made
	kept   []*attempt // of the pages, nil for an empty one
	jumps  int        // pages from which a story runs on
	manner manner
	known  map[request]*attempt // what was composed, in other manners too
}

// item is a story that is to be placed, whole or what is left of it.
type item struct {
	piece
	at     []int // its index in the budget; of a block of briefs, those of all
	home   int   // the page it is meant for, 0 for any
	pinned bool  // by its editor
	start  int   // its first line here
	due    int   // what is left of a story stands on a page after this one
	shapes map[shapeKey]*shaped
}

// shapeKey is what the shape of a story depends on beside the story.
type shapeKey struct {
	rank          int // 0 for the lead
	brief, framed bool
	apart         bool // its tables stand apart from its copy
	modest        bool // it is a lead whose picture may be small
	roomy         bool // it is a brief that may have the headline of a story
	quiet         bool // it is a brief that leads a page of nothing but briefs and what is left of others
	second        bool // it is one of a page of two: side by side, a cut runs between them from head to foot
}

type shaped struct {
	story compose.Story
	heads []Heading
}

// next is the number of the page after those that are made.
func (d *desk) next() int {
	if n := len(d.made.Pages); n > 0 {
		return d.made.Pages[n-1].Number + 1
	}
	return 1
}

// take lists the copy as items. Only that which flows can gather into blocks, and
// that is seen page by page.
func (d *desk) take() {
	f := Printed(d.print, false)
	for i := range d.Copy {
		c := &d.Copy[i]
		it := newItem(c, f, i)
		it.home, it.pinned = d.home(c), c.Page > 0
		d.items = append(d.items, it)
	}
}

func newItem(c *Copy, f Format, at int) *item {
	return &item{piece: newPiece(c, f), at: []int{at}, shapes: map[shapeKey]*shaped{}}
}

// lastPlanned is the last page that need not be grown: those that the issue lists,
// those for which something is meant, and those of the plan where copy flows.
func (d *desk) lastPlanned() int {
	last, flows := 0, false
	for _, it := range d.items {
		last, flows = max(last, it.home), flows || it.home == 0
	}
	for _, p := range d.Pages {
		if p.Listed || flows {
			last = max(last, p.Number)
		}
	}
	if !d.Fixed {
		return last
	}
	return slices.MaxFunc(d.Pages, byListed).Number
}

// byListed puts listed pages behind others, then higher numbers behind lower ones.
func byListed(a, b Planned) int {
	if a.Listed != b.Listed {
		if a.Listed {
			return 1
		}
		return -1
	}
	return a.Number - b.Number
}

// grows reports whether the issue may have more pages than were planned. One
// for which nothing was planned has as many as its copy takes.
func (d *desk) grows() bool {
	return !d.Fixed && (d.print.Overflow == config.OverflowGrow || len(d.Pages) == 0)
}

// exists reports whether there is a page of this number: it is listed, something
// is meant for it, or something that flows wants room.
func (d *desk) exists(n int) bool {
	for _, p := range d.Pages {
		if p.Number == n && p.Listed {
			return true
		}
	}
	if d.Fixed {
		return false
	}
	flows := len(d.Pages) == 0 || !d.grows() // where pages are planned, what flows finds room on those that there are
	return slices.ContainsFunc(d.items, func(it *item) bool { return it.home == n || it.home == 0 && flows })
}

// format is what the page with an index is like: the first has the nameplate.
func (d *desk) format(i int) Format { return Printed(d.print, i == 0) }

// page makes up page n of what is meant for it and of what flows.
func (d *desk) page(n int) {
	f := d.format(len(d.made.Pages))
	dummy := Dummy{Number: n, Name: d.name(n)}
	best := d.attempts(f, n)
	if best != nil {
		best = d.asRecorded(f, best)
		d.items = slices.DeleteFunc(d.items, best.shows)
		if rest := best.rest(f, n); rest != nil {
			d.jumps++
			d.items = append([]*item{rest}, d.items...)
		}
		dummy = best.dummy(f, n, dummy.Name)
	}
	d.made.Pages, d.kept = append(d.made.Pages, dummy), append(d.kept, best)
}

// fitIn puts what no page took on one that has room, be it an earlier one: better
// there than nowhere.
func (d *desk) fitIn() {
	for _, it := range slices.Clone(d.items) {
		if it.from > 0 {
			continue
		}
		for i, a := range d.kept {
			f := d.format(i)
			if a == nil || a.jumper != nil || it.weigh(f, 1).least > a.yields(f) {
				continue
			}
			b := d.asMade(f, append(a.shown(), it), nil, i == len(d.kept)-1)
			if len(b.layout.Out) > len(a.layout.Out) || len(b.layout.Broken) > len(a.layout.Broken) || b.dropped() > a.dropped() {
				continue
			}
			d.put(i, b)
			d.items = slices.DeleteFunc(d.items, func(other *item) bool { return other == it })
			break
		}
	}
}

// yields is how many column lines the stories of a page can leave to another one.
func (a *attempt) yields(f Format) int {
	room := f.capacity()
	for i, it := range a.shown() {
		room -= it.weigh(f, min(i, 1)).least
	}
	return max(room, int(float64(f.capacity())*(1-a.layout.Fill)))
}

// leave tells of an item that stands nowhere, or no further.
func (d *desk) leave(it *item) {
	for _, i := range it.at {
		d.made.Left = append(d.made.Left, Left{Copy: i, Page: it.home, Lines: it.count()})
	}
}

// waiting are the items that may stand on page n, those that are meant for it
// first. None of them is held for a later page where this one would be empty then.
func (d *desk) waiting(n int) []*item {
	if list := d.besides(d.held(), n); len(list) > 0 {
		return list
	}
	return d.besides(nil, n)
}

// besides are the items that may stand on page n, but for those that are held.
func (d *desk) besides(held []*item, n int) []*item {
	var own, flowing []*item
	for _, it := range d.items {
		switch {
		case slices.Contains(held, it):
		case it.due > 0 && it.due < n || it.home == n:
			own = append(own, it)
		case it.due == 0 && it.home < n:
			flowing = append(flowing, it)
		}
	}
	return append(own, flowing...)
}

// capacity is how many column lines a page has.
func (f Format) capacity() int { return f.Columns * f.Lines }

// aim is how full a page is wished to be, in steps: a little less than it
// holds, so that all can be brought to one foot; more where what is left
// would otherwise stand alone on another page.
func (d *desk) aim(f Format, items []*item) (aim int, whole bool) {
	total, least := 0, 0
	for i, it := range items {
		w := it.weigh(f, min(i, 1))
		total, least = total+w.wished, least+w.least
	}
	room := f.capacity()
	if total <= room || least <= room*97/100 && total <= room*112/100 {
		return fillSteps, true
	}
	inner := Printed(d.print, false).capacity()
	pages := 1 + float64(total-room)/float64(inner)
	const lonely = 0.12 // of a page
	if over := pages - math.Floor(pages); over < lonely {
		return fillSteps + int(fillSteps*over/math.Floor(pages)), false
	}
	return fillSteps * 98 / 100, false
}

// weigh is the demand of an item by what rank it may have.
func (it *item) weigh(f Format, rank int) demand {
	s := it.shape(f, shapeKey{rank: rank, brief: it.small() && rank > 0, apart: it.hasTables()})
	return demandOf(f.page(), &s.story)
}

func (it *item) shape(f Format, key shapeKey) *shaped {
	key.rank = min(key.rank, len(headingSizes)-1) // from there on all are alike
	key.roomy, key.second = key.roomy && key.brief, key.second && (key.brief || it.Poem)
	if s := it.shapes[key]; s != nil {
		return s
	}
	s := &shaped{}
	s.story, s.heads = it.piece.story(f, key)
	it.shapes[key] = s
	return s
}
