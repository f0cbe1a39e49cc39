package compose

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOptimum tries every layout of small pages and holds that what Compose
// finds costs hardly more on average. Shared with the search are the forms of
// single stories, what it costs that two blocks stand side by side, and the
// numbers in cost.go; rules are judged by Check.
func TestOptimum(t *testing.T) {
	found, least, exact, pages := 0, 0, 0, 0
	for i := range 60 {
		page, stories := smallPage(rand.New(rand.NewPCG(uint64(i), 3)), 3+i%2)
		l := Compose(page, stories)
		if len(l.Out) > 0 || len(l.Broken) > 0 || moved(l) {
			continue
		}
		s := newSearch(page, stories)
		s.begin(effort{slack: int32(l.Cost), work: 1 << 40})
		b := brute{search: s, input: stories, best: l.Cost + 1, memo: map[[2]int][]int32{}}
		b.pages()
		if b.best > l.Cost {
			t.Errorf("page %d: the layout found, cost %d, is not in the space", i, l.Cost)
		}
		pages++
		found += l.Cost
		least += b.best
		if b.best == l.Cost {
			exact++
		}
	}
	t.Logf("%d pages: cost %d found, %d possible; the cheapest found on %d", pages, found, least, exact)
	if pages < 30 || found*100 > least*104 {
		t.Errorf("%d pages: cost %d found, %d is possible", pages, found, least)
	}
}

// moved reports whether something of the page has no place on it.
func moved(l Layout) bool {
	return slices.ContainsFunc(l.Places, func(p Place) bool { return p.Jump >= 0 }) ||
		slices.ContainsFunc(l.Reports, func(r Report) bool { return r.Dropped > 0 })
}

// smallPage has few forms for each story, so that all layouts can be tried.
func smallPage(r *rand.Rand, n int) (Page, []Story) {
	page := Page{Columns: 3 + r.IntN(2), Lines: 22 + 3*n + r.IntN(6), Chars: 8, Gutter: 1, Pitch: 1.25, Gap: r.IntN(2), MinLeg: 2, BoxLines: 1}
	room := page.Columns * page.Lines / n
	stories := make([]Story, n)
	for i := range stories {
		st := &stories[i]
		length := room - 8 - r.IntN(9)
		if r.IntN(3) == 0 {
			length -= 10
			st.Photos = []Photo{{Aspect: 1 + r.Float64(), MinSpan: 1, MaxSpan: 2, Cutline: []int{1}, Taller: 5, Lower: 5}}
		}
		st.Lines = max(6, length)
		for span := 1; span <= page.Columns; span++ {
			st.Heads = append(st.Heads, Head{Span: span, Size: 30 - r.IntN(3) - 4*i, Lines: 1 + 3/span, MinWhite: 1, White: 1, MaxWhite: 2})
		}
	}
	return page, stories
}

// brute tries all layouts that cost less than the best known.
type brute struct {
	*search
	input []Story
	best  int
	memo  map[[2]int][]int32
}

// keep stores a block if, with all other stories at their best, it can be part
// of a better page.
func (b *brute) keep(list []int32, set int, v variant) []int32 {
	all := len(b.leasts) - 1
	if int(v.cost+b.leasts[all&^set]) >= b.best || int(v.h) > b.tall {
		return list
	}
	b.variants = append(b.variants, v)
	return append(list, int32(len(b.variants)-1))
}

// blocks are all blocks of a set over some columns.
func (b *brute) blocks(set, cols int) []int32 {
	key := [2]int{set, cols}
	if list, ok := b.memo[key]; ok {
		return list
	}
	var list []int32
	if set&(set-1) == 0 {
		sh := &b.items[bits.TrailingZeros(uint(set))].shapes[cols-1]
		for h := sh.low; h <= sh.high(); h++ {
			for from, to := sh.at(h); from < to; from++ {
				list = append(list, from)
			}
		}
	}
	for first := 1; first < set; first++ {
		if rest := set &^ first; first&^set == 0 && first&set&-set != 0 {
			list = b.besides(list, first, rest, cols)
			list = b.aboves(list, first, rest, cols)
		}
	}
	b.memo[key] = list
	return list
}

func (b *brute) besides(list []int32, first, rest, cols int) []int32 {
	for w := 1; w < cols; w++ {
		for _, x := range b.blocks(first, w) {
			for _, y := range b.blocks(rest, cols-w) {
				if b.variants[x].h != b.variants[y].h || b.variants[x].kind == row {
					continue
				}
				list = b.beside(list, first|rest, x, y, w)
				if first&1 == 0 {
					list = b.beside(list, first|rest, y, x, cols-w)
				}
			}
		}
	}
	return list
}

func (b *brute) beside(list []int32, set int, x, y int32, w int) []int32 {
	l, r := b.variants[x], b.variants[y]
	more, ok := b.seam(x, y)
	if !ok {
		return list
	}
	return b.keep(list, set, variant{
		kind: row, cost: l.cost + r.cost + more, a: x, b: y, h: l.h, cols: uint8(w),
		face: face{l.top | r.top<<w, l.foot | r.foot<<w, l.flags&photoLeft | r.flags&photoRight},
	})
}

func (b *brute) aboves(list []int32, first, rest, cols int) []int32 {
	for _, x := range b.blocks(first, cols) {
		for _, y := range b.blocks(rest, cols) {
			u, l := b.variants[x], b.variants[y]
			if u.kind == stack {
				continue
			}
			cost := u.cost + l.cost + costAbove*b.inversions(first, rest)
			if l.kind == stack {
				cost += costLadder
			}
			list = b.keep(list, first|rest, variant{kind: stack, cost: cost, a: x, b: y, h: u.h + l.h, face: face{u.top, l.foot, (u.flags | l.flags) & (photoLeft | photoRight)}})
		}
	}
	return list
}

// pages tries all pages: the lead over all columns or not, a row or none,
// stories over all columns.
func (b *brute) pages() {
	all, cols := 1<<len(b.items)-1, b.page.Columns
	for banners := 0; banners <= all; banners += 2 {
		more := int32(bits.OnesCount(uint(banners)))*costBanner + costAbove*b.inversions(all&^banners, banners)
		for _, crown := range []int{0, 1} {
			parts := [][]int32{b.part(crown, cols)}
			middle := b.part(all&^banners&^crown, cols)
			parts = append(parts, slices.DeleteFunc(slices.Clone(middle), func(i int32) bool {
				return i >= 0 && b.variants[i].kind != row // stacked over all columns are banners
			}))
			for rest := banners; rest != 0; rest &= rest - 1 {
				parts = append(parts, b.part(rest&-rest, cols))
			}
			b.join(parts, nil, 0, more)
		}
	}
}

// part are the blocks of a set, or an empty one.
func (b *brute) part(set, cols int) []int32 {
	if set == 0 {
		return []int32{-1}
	}
	return b.blocks(set, cols)
}

func (b *brute) join(parts [][]int32, chosen []int32, h int, cost int32) {
	if int(cost) >= b.best || h > b.tall {
		return
	}
	if len(parts) == 0 {
		over, ok := b.footCost(h)
		if ok && int(cost+over) < b.best && b.legal(chosen) {
			b.best = int(cost + over)
		}
		return
	}
	for _, i := range parts[0] {
		if i < 0 {
			b.join(parts[1:], chosen, h, cost)
			continue
		}
		v := b.variants[i]
		b.join(parts[1:], append(chosen[:len(chosen):len(chosen)], i), h+int(v.h), cost+v.cost)
	}
}

// legal draws a page and has it checked.
func (b *brute) legal(chosen []int32) bool {
	l := Layout{Lines: b.page.Lines}
	top := 0
	for _, i := range chosen {
		b.draw(&l, i, 0, top)
		top += int(b.variants[i].h)
	}
	b.end(&l, top)
	return len(Check(b.page, b.input, l)) == 0
}
