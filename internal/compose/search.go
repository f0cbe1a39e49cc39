package compose

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"
)

// search composes one page.
type search struct {
	page    Page
	stories []Story
	lead    int       // the story at the top left, -1 without one
	tall    int       // lines a block may be high, the gap below included
	heads   [][]int   // headline options each story may use
	strip   [][]strip // ways to set each story's photos
	present []int     // stories that are to be placed, by rank
	photos  []int     // how many of each story's photos are to be placed
	jump    int       // story that may run on elsewhere, -1 for none
	effort  effort
	cuts    bool    // a cut may run from head to foot
	work    int     // done for this effort
	slack   int32   // that of the effort, or less when a layout is known
	least   []int32 // cost of each story's cheapest form
	known   []known // by story
	parted  uint64  // stories whose photos may stand in two places

	items  []item   // own ones, up to mostItems
	tails  *shape   // of all tails together, over all columns
	foot   int      // about how many lines they take
	sets   []uint64 // of each set of items: its stories
	leasts []int32  // and the sums of what is known of each
	areas  []int    // by columns
	rooms  []int
	rows   []*shape // by set and columns
	stacks []*shape

	*arena
}

// arena is the memory of a search, which serves the next one.
type arena struct {
	variants   []variant
	kept       []form // of the variants that are leaves
	geometries []geometry
	ints       []int32
	shapes     []shape
	bucket     bucket
}

var arenas = sync.Pool{New: func() any { return new(arena) }}

func (a *arena) clear(tall int) {
	a.variants, a.kept, a.geometries, a.ints, a.shapes = a.variants[:0], a.kept[:0], a.geometries[:0], a.ints[:0], a.shapes[:0]
	a.bucket.cells = slices.Grow(a.bucket.cells[:0], tall+1)[:tall+1]
	clear(a.bucket.cells) // of a search that ended early there may be some
	a.bucket.low, a.bucket.high = tall+1, -1
}

// release gives the memory of a search back. Nothing of the search may be used then.
func (s *search) release() {
	if len(s.variants) <= mostVariants {
		arenas.Put(s.arena)
	}
	s.arena = nil
}

// mostItems is how many things are moved about; of more stories, the
// smallest ones stay together.
const mostItems = 8

func newSearch(page Page, stories []Story) *search {
	s := &search{page: cleanPage(page), jump: -1}
	s.stories = make([]Story, min(len(stories), mostStories))
	for i := range s.stories {
		s.stories[i] = cleanStory(s.page, stories[i])
		s.present = append(s.present, i)
		s.photos = append(s.photos, len(s.stories[i].Photos))
	}
	s.lead = leadOf(s.stories)
	s.tall = s.page.Lines + s.page.Gap
	s.heads = headBands(s.stories, s.lead)
	s.strip = make([][]strip, len(s.stories))
	for i := range s.stories {
		s.strip[i] = s.strips(i)
	}
	s.least = make([]int32, len(s.stories))
	s.known = make([]known, len(s.stories))
	s.arena = arenas.Get().(*arena)
	s.arena.clear(s.tall)
	return s
}

// begin finds the shapes of the stories that are present and gathers them to
// items.
func (s *search) begin(e effort) {
	if e.slack != s.effort.slack || len(s.variants) > mostVariants {
		s.clear(s.tall)
		clear(s.known)
	}
	s.effort, s.slack, s.work = e, e.slack, 0
	s.items = s.items[:0]
	s.tails, s.foot = nil, 0
	s.present = slices.DeleteFunc(s.present, s.unsettable)
	s.tailStrip()
	for _, i := range s.present {
		if !s.stories[i].Tail {
			s.items = append(s.items, s.storyItem(i, 1))
		}
	}
	if s.page.Columns > 1 {
		s.items = s.gather(s.items, mostItems)
	}
	if len(s.items) <= mostItems {
		s.sum()
	}
}

// tailStrip finds how the tails can stand over all columns together, no slack
// spared.
func (s *search) tailStrip() {
	var tails []int
	for _, i := range s.present {
		if s.stories[i].Tail {
			tails = append(tails, i)
		}
	}
	from := 1
	if len(tails) == 1 {
		from = s.page.Columns
	}
	slack := s.slack
	s.slack += tailSlack
	var items []item
	for _, i := range tails {
		items = append(items, s.storyItem(i, from))
	}
	if len(items) > 0 {
		s.tails = &s.gather(items, 1)[0].shapes[s.page.Columns-1]
		s.foot = s.tails.natural(s)
	}
	s.slack = slack
}

// tailSlack is how much more than its stories at their best the strip of tails
// may cost.
const tailSlack = 600

// unsettable reports whether a story of the page's own can't be set on it,
// and lets it run on if that helps.
func (s *search) unsettable(i int) bool {
	if s.stories[i].Tail || s.storyItem(i, 1).least < unlimited {
		return false
	}
	if s.jump < 0 && s.stories[i].MayJump {
		if s.jump = i; s.storyItem(i, 1).least < unlimited {
			return false
		}
		s.jump = -1
	}
	return true
}

// known is what was found of a story.
type known struct {
	item
	jumps  bool // whether it may run on
	photos int
	from   int // columns
}

// mostVariants is how many variants are kept of earlier attempts.
const mostVariants = 1 << 16

// storyItem finds a story's shapes over so many columns or more.
func (s *search) storyItem(story, from int) item {
	k := &s.known[story]
	if jumps := story == s.jump; k.shapes == nil || k.jumps != jumps || k.photos != s.photos[story] || k.from != from {
		it := s.newItem(story, from)
		for it.least == unlimited && s.photos[story] > s.blocks(story) { // no place for all of them
			if s.partPhotos(story) {
				it = s.newItem(story, from)
				continue
			}
			if s.jump < 0 && s.stories[story].MayJump {
				if s.jump = story; s.newItem(story, from).least < unlimited {
					return s.storyItem(story, from) // rather that than a photo left out
				}
				s.jump = -1
			}
			s.photos[story]--
			it = s.newItem(story, from)
		}
		*k = known{it, jumps, s.photos[story], from}
	}
	return k.item
}

func (s *search) newItem(story, from int) item {
	it := item{stories: 1 << story, shapes: make([]shape, s.page.Columns)}
	for i := range it.shapes {
		it.shapes[i].least = unlimited
	}
	s.least[story] = unlimited
	for cols := from; cols <= s.page.Columns; cols++ {
		s.forms(story, cols)
		it.shapes[cols-1] = *s.shape()
	}
	s.measure(&it)
	return it
}

// measure finds what an item costs and takes at least, and what it takes as
// long as it costs little.
func (s *search) measure(it *item) {
	it.least, it.room = unlimited, unlimited
	for i := range it.shapes {
		it.least = min(it.least, it.shapes[i].least)
	}
	ado := it.least + littleAdo
	if s.jump >= 0 && it.stories>>s.jump&1 == 1 {
		ado += costJump + littleAdo
	}
	it.areas = make([]extent, len(it.shapes))
	best := extent{least: unlimited}
	cheapest := int32(unlimited)
	for i := range it.shapes {
		sh := &it.shapes[i]
		for h := sh.low; h <= sh.high(); h++ {
			from, to := sh.at(h)
			if from == to {
				continue
			}
			room, cost := h*(i+1), s.variants[from].cost
			it.room = min(it.room, room)
			if cost <= ado {
				best.least = min(best.least, room)
			}
			if cost < cheapest {
				cheapest, best.wished = cost, room
			}
		}
		it.areas[i] = best
		if cheapest == unlimited { // not to be set over so few columns
			it.areas[i] = extent{mostArea, mostArea}
		} else if best.least == unlimited {
			it.areas[i].least = best.wished
		}
	}
}

// mostArea is more than any page has.
const mostArea = 2 * mostColumns * mostLines

// littleAdo is the cost above its least up to which a form counts for that.
const littleAdo = 20

// gather puts the smallest items together until there are no more than most.
// The lead stays by itself. Items are in the order of their best ranks.
func (s *search) gather(items []item, most int) []item {
	for len(items) > most {
		slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(b.area(), a.area()) })
		last := len(items) - 1
		a, b := items[last], items[last-1]
		if s.lead >= 0 && a.stories>>s.lead&1 == 1 {
			a = items[last-2]
			items[last-2] = items[last]
		} else if s.lead >= 0 && b.stories>>s.lead&1 == 1 {
			b = items[last-2]
			items[last-2] = items[last-1]
		}
		items = append(items[:last-1], s.together(a, b))
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Compare(bits.TrailingZeros64(a.stories), bits.TrailingZeros64(b.stories))
	})
	return items
}

// together makes one item of two, side by side or one above the other.
func (s *search) together(a, b item) item {
	if b.stories&-b.stories < a.stories&-a.stories {
		a, b = b, a
	}
	it := item{stories: a.stories | b.stories, shapes: make([]shape, s.page.Columns)}
	limit := a.least + b.least + s.slack
	more := costAbove * inversions(a.stories, b.stories)
	for cols := 1; cols <= s.page.Columns; cols++ {
		for w := 1; w < cols; w++ {
			s.beside(&a.shapes[w-1], &b.shapes[cols-w-1], w, cols-w, limit, true)
			s.beside(&b.shapes[w-1], &a.shapes[cols-w-1], w, cols-w, limit, true)
		}
		s.above(&a.shapes[cols-1], &b.shapes[cols-1], more, limit)
		it.shapes[cols-1] = *s.shape()
	}
	s.measure(&it)
	return it
}

// sum adds up what is known of the items of each set. Of the room that an item
// takes as it likes best, or at least with little ado, as much counts as the
// page has for all.
func (s *search) sum() {
	size, cols := 1<<len(s.items), s.page.Columns
	s.sets, s.leasts, s.rooms = emptied(s.sets, size), emptied(s.leasts, size), emptied(s.rooms, size)
	s.areas = emptied(s.areas, size*cols)
	s.rows, s.stacks = emptied(s.rows, size*cols), emptied(s.stacks, size*cols)
	wished, least := 0, 0
	for i := range s.items {
		x := s.items[i].areas[cols-1]
		wished, least = wished+x.wished, least+x.least
	}
	share := 100
	if !s.page.Free && wished > least {
		share = within((cols*(s.tall-s.foot)-least)*100/(wished-least), -50, 250)
	}
	for set := 1; set < size; set++ {
		it := &s.items[bits.TrailingZeros(uint(set))]
		rest := set & (set - 1)
		s.sets[set] = s.sets[rest] | it.stories
		s.leasts[set] = min(s.leasts[rest]+it.least, unlimited)
		s.rooms[set] = min(s.rooms[rest]+it.room, unlimited)
		for w := range cols {
			x := it.areas[w]
			s.areas[set*cols+w] = s.areas[rest*cols+w] + x.least + (x.wished-x.least)*share/100
		}
	}
}

func emptied[T any](list []T, size int) []T {
	list = slices.Grow(list[:0], size)[:size]
	clear(list)
	return list
}
