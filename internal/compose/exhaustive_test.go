package compose

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOptimum tries every layout of the space on small pages of up to six
// stories, with no bound but the cost found, and holds that none is cheaper.
// What it shares with the search are the forms of single stories and the
// numbers in cost.go; rules are judged by Check.
func TestOptimum(t *testing.T) {
	pages := []int{0, 0, 30, 30, 20, 12, 5}
	for n := 2; n < len(pages); n++ {
		proved := 0
		for i := range pages[n] {
			page, stories := smallPage(rand.New(rand.NewPCG(uint64(i), uint64(n))), n)
			f := newFitting(newSearch(page, stories))
			s, best, ok := f.layout()
			if !ok {
				continue
			}
			if len(s.stories) == n {
				proved++
			}
			if stories = s.stories; !s.exact {
				t.Errorf("%d stories, page %d: not proved", n, i)
			}
			l := s.layout(&best)
			l.Out = missing(&l, len(stories))
			if broken := Check(page, stories, l); len(broken) > 0 {
				t.Errorf("%d stories, page %d: %v", n, i, broken)
			}
			b := brute{search: s, stories: stories, best: best.cost}
			b.pages()
			if b.best < best.cost {
				t.Errorf("%d stories, page %d: cost %d found, %d is possible", n, i, best.cost, b.best)
			}
			if !b.seen {
				t.Errorf("%d stories, page %d: the layout found, cost %d, is not in the space", n, i, best.cost)
			}
		}
		t.Logf("%d stories: %d of %d pages composed with all stories and proved", n, proved, pages[n])
		if proved < pages[n]*2/3 {
			t.Errorf("%d stories: %d of %d pages composed with all stories", n, proved, pages[n])
		}
	}
}

// TestTurned holds that interlocking parts are found that turn either way: the
// cheapest layout of this page has one that turns right.
func TestTurned(t *testing.T) {
	page, stories := smallPage(rand.New(rand.NewPCG(1075, 99)), 6)
	page.Columns = 4
	if l := Compose(page, stories); len(l.Out) > 0 || len(l.Broken) > 0 || !l.Exact || l.Cost > 130 {
		t.Errorf("cost %d, out %v, broken %v, exact %v", l.Cost, l.Out, l.Broken, l.Exact)
	}
}

// TestHeadless holds that stories without a headline are answered in good
// time, and none is lost.
func TestHeadless(t *testing.T) {
	for _, n := range []int{1, 6, 8, 12, 40} {
		stories := make([]Story, n)
		for i := range stories {
			stories[i].Copy = []Copy{{Lines: 40}}
		}
		l := Compose(tabloid(6), stories)
		if len(l.Places)+len(l.Out) != n {
			t.Errorf("%d stories: %d placed, %d out", n, len(l.Places), len(l.Out))
		}
	}
}

// smallPage has few forms for each story, so that all layouts can be tried.
func smallPage(r *rand.Rand, n int) (Page, []Story) {
	page := Page{
		Columns: 3 + r.IntN(2), Lines: 18 + 3*n + r.IntN(6), Chars: 8, Gutter: 1, Pitch: 1.25,
		Gap: r.IntN(2), MinLeg: 2, Crop: 3, BoxLines: 1, JumpLines: 1,
	}
	room := page.Columns * page.Lines * 9 / 10 / n
	stories := make([]Story, n)
	for i := range stories {
		st := &stories[i]
		photo := r.IntN(3) == 0
		length := room - 8 - r.IntN(5)
		if photo {
			length -= 8
			st.Photos = []Photo{{Aspect: 1 + r.Float64(), MinSpan: 1, MaxSpan: 1 + r.IntN(2), Cutline: []int{1}}}
		}
		st.Copy = []Copy{{Lines: max(4, length)}}
		if r.IntN(2) == 0 {
			st.Copy = append(st.Copy, Copy{Lines: max(4, length) + 1, Boxed: true})
		}
		st.Filler = i > 2 && r.IntN(4) == 0
		size := 30 - 4*i
		for span := 1; span <= page.Columns; span++ {
			st.Heads = append(st.Heads, Head{Span: span, Size: size, Lines: 1 + 3/span, MinWhite: 1, White: 1, MaxWhite: 2})
		}
		if i == 0 {
			st.MinSpan = 2
		} else if n > 4 {
			st.MaxSpan = 2 + r.IntN(2)
		}
	}
	s := newSearch(page, stories)
	sum := 0
	for i := range stories {
		sum += s.leastRoom(i)
	}
	page.Lines = sum*100/(page.Columns*mostNeed) + 1 + r.IntN(2)
	return page, stories
}

// node is a block of a tried layout.
type node struct {
	cost, h     int
	story       int
	form        *form
	first, next *node // of a row or stack; nil for one story
	beside      bool
	cols        int // of first, beside
	arms        *[5]*node
	wheel       wheelShape
}

// brute tries all layouts.
type brute struct {
	*search
	stories []Story
	best    int32
	seen    bool // a layout of the cost given was met
	memo    map[[2]int][]*node
}

// spare is what a block of a set may cost at most to be of interest.
func (b *brute) spare(set int) int {
	spare := int(b.best)
	for i := range b.search.stories {
		if set>>i&1 == 0 {
			spare -= int(b.least[i])
		}
	}
	return spare
}

// blocks are all blocks of a set over some columns.
func (b *brute) blocks(set, cols int) []*node {
	key := [2]int{set, cols}
	if list, ok := b.memo[key]; ok {
		return list
	}
	var list []*node
	if set&(set-1) == 0 {
		list = b.singles(bits.TrailingZeros(uint(set)), cols)
	}
	for _, split := range b.splits(set) {
		list = append(list, b.besides(split, cols)...)
		list = append(list, b.aboves(split, cols)...)
	}
	b.memo[key] = list
	return list
}

func (b *brute) singles(story, cols int) []*node {
	var list []*node
	b.forms(story, cols, int32(b.spare(1<<story)), b.tall, func(f *form) {
		own := *f
		list = append(list, &node{cost: int(f.cost), h: f.height, story: story, form: &own})
	})
	return list
}

// splits are the ways to part a set in two, the best rank in the first.
func (b *brute) splits(set int) [][2]int {
	var list [][2]int
	for first := 1; first < set; first++ {
		if first&^set == 0 && first&set&-set != 0 {
			list = append(list, [2]int{first, set &^ first})
		}
	}
	return list
}

// crossed counts the pairs in which the second set has the better rank.
func crossed(first, second int) int {
	n := 0
	for i := range 30 {
		for j := range i {
			if first>>i&1 == 1 && second>>j&1 == 1 {
				n++
			}
		}
	}
	return n
}

func (b *brute) besides(split [2]int, cols int) []*node {
	var list []*node
	for w := 1; w < cols; w++ {
		right := byHeight(b.blocks(split[1], cols-w))
		for _, x := range b.blocks(split[0], w) {
			if x.form == nil && x.beside {
				continue // the same layout comes up with the cuts in the other order
			}
			for _, y := range right[x.h] {
				cost := x.cost + y.cost
				if cost <= b.spare(split[0]|split[1]) {
					list = append(list, &node{cost: cost, h: x.h, first: x, next: y, beside: true, cols: w})
				}
			}
		}
	}
	return list
}

func (b *brute) aboves(split [2]int, cols int) []*node {
	var list []*node
	for _, x := range b.blocks(split[0], cols) {
		if x.form == nil && !x.beside {
			continue
		}
		for _, y := range b.blocks(split[1], cols) {
			cost := x.cost + y.cost + costAbove*crossed(split[0], split[1])
			if y.form == nil && !y.beside {
				cost += costLadder
			}
			if x.h+y.h <= b.tall && cost <= b.spare(split[0]|split[1]) {
				list = append(list, &node{cost: cost, h: x.h + y.h, first: x, next: y})
			}
		}
	}
	return list
}

// pages tries all pages: the lead over all columns or not, a part side by
// side or interlocking or none, stories over all columns.
func (b *brute) pages() {
	b.memo = map[[2]int][]*node{}
	all := 1<<len(b.search.stories) - 1
	cols := b.page.Columns
	for out := 0; out <= all; out += 2 {
		base := 0
		for i := range b.search.stories {
			if out>>i&1 == 1 {
				base += int(b.outCosts[i])
			}
		}
		if base > int(b.best) {
			continue
		}
		for banners := 0; banners <= all; banners += 2 {
			if banners&out != 0 {
				continue
			}
			rest := all &^ (out | banners)
			more := base + costBanner*bits.OnesCount(uint(banners)) + costAbove*crossed(rest, banners)
			feet := b.ladder(banners)
			if rest == 1 {
				b.join(b.singles(0, cols), []*node{nil}, feet, more)
				continue
			}
			b.join(b.singles(0, cols), b.middles(rest&^1), feet, more)
			b.join([]*node{nil}, b.middles(rest), feet, more)
		}
	}
}

// ladder stacks a set of stories over all columns by rank.
func (b *brute) ladder(set int) []*node {
	if set == 0 {
		return []*node{nil}
	}
	first := set & -set
	list := b.singles(bits.TrailingZeros(uint(first)), b.page.Columns)
	if set == first {
		return list
	}
	var all []*node
	for _, y := range b.ladder(set &^ first) {
		for _, x := range list {
			cost := x.cost + y.cost + costAbove*crossed(first, set&^first)
			if x.h+y.h <= b.tall && cost <= b.spare(set) {
				all = append(all, &node{cost: cost, h: x.h + y.h, first: x, next: y})
			}
		}
	}
	return all
}

func (b *brute) middles(set int) []*node {
	var list []*node
	for _, split := range b.splits(set) {
		list = append(list, b.besides(split, b.page.Columns)...)
	}
	if bits.OnesCount(uint(set)) >= 5 {
		list = append(list, b.turns(set)...)
	}
	return list
}

// turns are all interlocking parts.
func (b *brute) turns(set int) []*node {
	var list []*node
	cols := b.page.Columns
	for a := 1; a < cols; a++ {
		for c := 1; c < cols; c++ {
			if a == c {
				continue
			}
			w := wheelShape{a < c, a, c}
			b.deal(set, 0, [5]int{}, func(sets [5]int) {
				if sets[armA]&set&-set == 0 {
					return
				}
				list = append(list, b.turnSets(w, sets)...)
			})
		}
	}
	return list
}

// deal calls use with all ways to share a set out among the arms.
func (b *brute) deal(left, arm int, sets [5]int, use func([5]int)) {
	if left == 0 {
		for _, set := range sets {
			if set == 0 || bits.OnesCount(uint(set)) > maxArm {
				return
			}
		}
		use(sets)
		return
	}
	one := left & -left
	for arm := range 5 {
		next := sets
		next[arm] |= one
		b.deal(left&^one, 0, next, use)
	}
}

func (b *brute) turnSets(w wheelShape, sets [5]int) []*node {
	var arms [5][]*node
	for i, set := range sets {
		_, cols := w.cols(i, b.page.Columns)
		for _, x := range b.blocks(set, cols) {
			if x.form != nil || !x.beside {
				arms[i] = append(arms[i], x)
			}
		}
		if len(arms[i]) == 0 {
			return nil
		}
	}
	spare := b.spare(sets[0]|sets[1]|sets[2]|sets[3]|sets[4]) - b.dealCost(w, sets)
	middle, last := byHeight(arms[armE]), byHeight(arms[armD])
	var list []*node
	for _, x := range arms[armA] {
		for _, y := range arms[armB] {
			if x.h == y.h || x.h < y.h == w.turned || x.cost+y.cost > spare {
				continue
			}
			for _, e := range middle[max(x.h, y.h)-min(x.h, y.h)] {
				if x.cost+y.cost+e.cost > spare {
					continue
				}
				for _, c := range arms[armC] {
					h := w.top(armC, x.h, y.h) + c.h
					if x.cost+y.cost+e.cost+c.cost > spare || h > b.tall {
						continue
					}
					for _, d := range last[h-w.top(armD, x.h, y.h)] {
						if cost := x.cost + y.cost + c.cost + d.cost + e.cost; cost <= spare {
							list = append(list, &node{cost: cost + b.dealCost(w, sets), h: h, arms: &[5]*node{x, y, c, d, e}, wheel: w})
						}
					}
				}
			}
		}
	}
	return list
}

func byHeight(list []*node) map[int][]*node {
	by := map[int][]*node{}
	for _, n := range list {
		by[n.h] = append(by[n.h], n)
	}
	return by
}

func (b *brute) dealCost(w wheelShape, sets [5]int) int {
	over := [][2]int{{armA, armD}, {armA, armE}, {armB, armC}, {armE, armC}}
	if w.turned {
		over = [][2]int{{armA, armC}, {armB, armE}, {armB, armD}, {armE, armC}}
	}
	cost := 0
	for _, p := range over {
		cost += costAbove * crossed(sets[p[0]], sets[p[1]])
	}
	return cost
}

// join judges all pages of these parts that could be as cheap as the best.
func (b *brute) join(tops, middles, feet []*node, more int) {
	for _, x := range tops {
		for _, y := range middles {
			for _, z := range feet {
				cost, h := more, 0
				for _, part := range []*node{x, y, z} {
					if part != nil {
						cost += part.cost
						h += part.h
					}
				}
				over, ok := b.footCost(h)
				if cost += int(over); !ok || cost > int(b.best) || cost == int(b.best) && b.seen {
					continue
				}
				if b.legal(x, y, z) {
					b.best, b.seen = int32(cost), true
				}
			}
		}
	}
}

// legal draws a page and has it checked. Beyond the rules, the space has no
// points where four stories meet.
func (b *brute) legal(parts ...*node) bool {
	l := Layout{Lines: b.page.Lines}
	top := 0
	for _, part := range parts {
		if part != nil {
			b.draw(&l, part, 0, top)
			top += part.h
		}
	}
	slices.SortFunc(l.Places, func(x, y Place) int { return x.Story - y.Story })
	for i := range b.stories {
		if !slices.ContainsFunc(l.Places, func(p Place) bool { return p.Story == i }) {
			l.Out = append(l.Out, i)
		}
	}
	return len(Check(b.page, b.stories, l)) == 0 && !fourCorners(b.page, l)
}

func (b *brute) draw(l *Layout, n *node, col, top int) {
	switch {
	case n.form != nil:
		l.Places = append(l.Places, b.place(n.story, n.form, col, top))
	case n.arms != nil:
		for i, arm := range n.arms {
			first, _ := n.wheel.cols(i, b.page.Columns)
			b.draw(l, arm, col+first, top+n.wheel.top(i, n.arms[armA].h, n.arms[armB].h))
		}
	case n.beside:
		b.draw(l, n.first, col, top)
		b.draw(l, n.next, col+n.cols, top)
	default:
		b.draw(l, n.first, col, top)
		b.draw(l, n.next, col, top+n.first.h)
	}
}

// fourCorners reports whether two cuts meet at a seam from both sides, give
// or take the gap between stories.
func fourCorners(page Page, l Layout) bool {
	for x := 1; x < page.Columns; x++ {
		left := cuts(page, l, func(r Rect) bool { return r.right() == x })
		right := cuts(page, l, func(r Rect) bool { return r.Col == x })
		for _, a := range left {
			for _, b := range right {
				if max(a-b, b-a) <= page.Gap {
					return true
				}
			}
		}
	}
	return false
}

// cuts are the first lines of stories below another one along a seam.
func cuts(page Page, l Layout, along func(Rect) bool) []int {
	var found []int
	for _, p := range l.Places {
		for _, q := range l.Places {
			if along(p.Region) && along(q.Region) && p.Region.bottom()+page.Gap == q.Region.Top {
				found = append(found, q.Region.Top)
			}
		}
	}
	return found
}
