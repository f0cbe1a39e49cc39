package compose

import (
	"cmp"
	"slices"
)

// Limits on the cost above the least conceivable one, within which layouts are
// looked for: first close to it, then farther off. Where a page is full and
// nothing is found within patience, a story has to jump, or within
// longPatience, to stay out; lastStep ends the search for the stories there
// are.
const (
	firstStep    = 24
	patience     = 60
	longPatience = 180
	lastStep     = 2000
)

// nearStep is how much above the least of the relaxed pages layouts are first
// looked for, then three times that, and so on.
const nearStep = 2

// rowStories is how many stories a row within a stack may hold where there
// are too many to try everything.
const rowStories = 3

// mostAlike is how many blocks that begin alike are kept of a set, columns and
// height there.
const mostAlike = 3

// fewJumps is how many stories jump before whole ones stay out.
const fewJumps = 2

// full is from which share of the page on, in per cent, its stories' least
// room makes it full.
const full = 75

// mostNeed is the share of the page, in per cent, that stories may need
// before they have to give way: some room is always lost to making ends meet.
const mostNeed = 86

// littleAdo is the cost above its least up to which a form counts for that.
const littleAdo = 14

// fitting brings the stories of a page down to what it holds.
type fitting struct {
	search  *search // of all stories, for their shapes
	ways    []way   // still to be tried
	present []int   // stories on the page, by rank
}

// way is how a story makes room: it runs on elsewhere, or stays out.
type way struct {
	story int
	out   bool
}

// layout finds the cheapest layout for the stories there are, letting stories
// jump and stay out as long as there is none.
func (f *fitting) layout() (*search, whole, bool) {
	if f.search.page.All && len(f.present) < len(f.search.stories) {
		return nil, whole{}, false
	}
	for f.need()*100 > f.search.room()*mostNeed && f.giveWay() {
	}
	for len(f.present) > maxStories && f.giveWay() {
	}
	for 0 < len(f.present) && len(f.present) <= maxStories {
		s := f.pick()
		if best, found := s.widen(f.patience()); found {
			return s, best, true
		}
		if !f.giveWay() {
			break
		}
	}
	return nil, whole{}, false
}

// patience is how far above the least conceivable cost layouts are looked for
// before another story gives way.
func (f *fitting) patience() int32 {
	switch {
	case f.search.page.All:
		return longPatience
	case len(f.ways) == 0 || f.need()*100 < f.search.room()*full:
		return lastStep
	case f.ways[0].out:
		return longPatience
	}
	return patience
}

// pick is the search for the stories that are present.
func (f *fitting) pick() *search {
	list := make([]Story, len(f.present))
	for k, i := range f.present {
		list[k] = f.search.stories[i]
	}
	s := newSearch(f.search.page, list)
	for k, i := range f.present {
		if f.search.jumps>>i&1 == 1 {
			s.jumps |= 1 << k
		}
		if slices.Equal(s.heads[k], f.search.heads[i]) {
			s.shapes[k] = f.search.shapes[i]
		}
	}
	return s
}

// need is the least room the stories take without much ado.
func (f *fitting) need() int {
	sum := 0
	for _, i := range f.present {
		if !f.search.stories[i].Filler {
			sum += f.search.leastRoom(i)
		}
	}
	return sum
}

// newFitting lists what can be done about a page that is too full, in order: a
// few stories jump, those first that can spare most, and the lead; then briefs
// and the lowest ranks stay out, those that are to be kept last. Without a way
// to set the lead nothing is on the page.
func newFitting(s *search) *fitting {
	f := &fitting{search: s}
	spare := func(i int) int { return s.stories[i].Copy[0].Lines - s.stories[i].Stay }
	var jumps, outs []way
	for i, st := range s.stories {
		if s.leastCost(i) >= unlimited/maxStories {
			if i == 0 {
				return &fitting{search: s}
			}
			continue // no way to set it
		}
		f.present = append(f.present, i)
		if i > 0 && !s.page.All {
			outs = append(outs, way{i, true})
		}
		if !st.MayJump || len(st.Copy) == 0 || spare(i) < s.page.MinLeg {
			continue
		}
		if s.page.FreeJump {
			s.jumps |= 1 << i
		} else {
			jumps = append(jumps, way{i, false})
		}
	}
	slices.SortStableFunc(jumps, func(a, b way) int { return cmp.Compare(spare(b.story), spare(a.story)) })
	slices.SortStableFunc(outs, func(a, b way) int {
		x, y := &s.stories[a.story], &s.stories[b.story]
		return cmp.Or(compareBools(x.Keep, y.Keep), compareBools(y.Filler, x.Filler), b.story-a.story)
	})
	few := min(len(jumps), fewJumps)
	f.ways = slices.Concat(jumps[:few], slices.DeleteFunc(jumps[few:], func(w way) bool { return w.story > 0 }), outs)
	return f
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// giveWay takes the next way out and reports whether there was one.
func (f *fitting) giveWay() bool {
	if len(f.ways) == 0 {
		return false
	}
	w := f.ways[0]
	f.ways = f.ways[1:]
	at := slices.Index(f.present, w.story)
	switch {
	case at < 0:
		return f.giveWay()
	case w.out:
		f.present = slices.Delete(f.present, at, at+1)
	default:
		f.search.jumps |= 1 << w.story
		f.search.shapes[w.story] = shapes{}
	}
	return true
}

func (s *search) room() int { return s.page.Columns * s.tall }
