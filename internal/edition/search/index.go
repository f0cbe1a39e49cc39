package search

import (
	"cmp"
	"slices"
	"sync"

	"bao/internal/zh"
)

// index is what is written of a year besides its chunks.
type index struct {
	directory []byte
	shards    [][]byte
}

// An entry is a pair of characters that stand one behind the other in folded
// text, or a word, and where it is found. first and second are the first two
// characters of either; second is 0 for a word of one letter, and for a
// character that ends a line or stands before a word. Entries are in the order
// of first, second, rest.
//
// A character by itself is found where any of its entries is. Where these are
// large, for they may be parted among shards, the one whose second is 0 has all
// places of the character.
type entry struct {
	first, second rune
	rest          string // of a word
	places        []place
	large         bool
}

// largeGroup is how many places the entries of a character have that are large:
// some 4 KB.
const largeGroup = 5000

// The lists of sections and people are entries as well, by the folder of their
// pages: words whose first character is one of these.
const (
	ofSection rune = 1
	ofPerson  rune = 2
)

// place is an article of the year and the highest rank at which it has an
// entry: number<<3 | rank.
type place uint32

func (p place) article() int { return int(p >> 3) }
func (p place) rank() rank   { return rank(p & 7) }

// count is the number of articles of the year.
func (y *year) count() int {
	n := 0
	for _, c := range y.chunks {
		n += len(c.articles)
	}
	return n
}

// index indexes the year; one at a time, for a large year takes 30 MB while it
// is at it.
func (y *year) index() *index {
	y.turn.Lock()
	defer y.turn.Unlock()
	g := gatherers.Get().(*gatherer)
	defer gatherers.Put(g)
	g.pairs, g.words = g.pairs[:0], map[string][]place{}
	number := 0
	for _, c := range y.chunks {
		for _, a := range c.articles {
			r := recordOf(a)
			g.record(number, &r)
			number++
		}
	}
	g.sort()
	return y.written(g)
}

// gatherer collects what is in the articles of a year, one after the other.
type gatherer struct {
	pairs  []uint64 // first<<43 | second<<22 | place
	recent [recentPairs]recent
	words  map[string][]place
	folded []rune

	spare  []uint64 // as long as pairs, to sort them
	sorted []entry  // the words
	places []place  // of the entry that is given
}

// A year of 2,000 articles has 13 MB of pairs.
var gatherers = sync.Pool{New: func() any { return new(gatherer) }}

// placeBits are the bits of a place among pairs: half a million articles a year.
const placeBits = 22

func (g *gatherer) record(number int, r *record) {
	if r.Slug != "" {
		g.add(string(ofSection)+r.Slug, place(number<<3))
	}
	for _, slug := range r.People {
		g.add(string(ofPerson)+slug, place(number<<3))
	}
	r.each(func(text string, in rank) { g.line(text, place(number<<3)|place(in)) })
}

// line adds the pairs and the words of a line.
func (g *gatherer) line(text string, at place) {
	g.folded = zh.AppendFold(g.folded[:0], text)
	for i := 0; i < len(g.folded); {
		r := g.folded[i]
		i++
		switch zh.KindOfFold(r) {
		case zh.FoldSpace:
		case zh.FoldLetter:
			start := i - 1
			for i < len(g.folded) && zh.KindOfFold(g.folded[i]) == zh.FoldLetter {
				i++
			}
			g.add(string(g.folded[start:i]), at)
		default:
			second := rune(0)
			if i < len(g.folded) {
				if kind := zh.KindOfFold(g.folded[i]); kind != zh.FoldLetter && kind != zh.FoldSpace {
					second = g.folded[i]
				}
			}
			g.pair(uint64(r)<<21|uint64(second), at)
		}
	}
}

// recent is where among the pairs one stands that an article had not long ago:
// most pairs of an article come again in it.
type recent struct {
	pair  uint64
	index int
}

const recentPairs = 1 << 12

func (g *gatherer) pair(pair uint64, at place) {
	slot := &g.recent[pair*0x9e3779b97f4a7c15>>(64-12)]
	if i := slot.index; slot.pair == pair && i < len(g.pairs) && g.pairs[i]>>placeBits == pair {
		if had := place(g.pairs[i] & (1<<placeBits - 1)); had.article() == at.article() {
			g.pairs[i] = pair<<placeBits | uint64(max(had, at))
			return
		}
	}
	*slot = recent{pair, len(g.pairs)}
	g.pairs = append(g.pairs, pair<<placeBits|uint64(at))
}

// add adds a word at a place, after those of earlier articles.
func (g *gatherer) add(word string, at place) {
	list := g.words[word]
	if n := len(list); n > 0 && list[n-1].article() == at.article() {
		list[n-1] = max(list[n-1], at)
		return
	}
	g.words[word] = append(list, at)
}

// entries gives everything that was gathered, in order. An entry is valid
// until the next.
func (g *gatherer) entries(give func(e *entry)) {
	words := g.sorted
	for start, end := 0, 0; start < len(g.pairs); start = end {
		first := g.pairs[start] >> (placeBits + 21)
		for end < len(g.pairs) && g.pairs[end]>>(placeBits+21) == first {
			end++
		}
		for len(words) > 0 && words[0].first < rune(first) {
			give(&words[0])
			words = words[1:]
		}
		g.group(start, end, give)
	}
	for i := range words {
		give(&words[i])
	}
}

// group gives the entries of the pairs of one character.
func (g *gatherer) group(start, end int, give func(e *entry)) {
	large := end-start > largeGroup
	if large {
		e := entry{first: rune(g.pairs[start] >> (placeBits + 21)), places: g.all(start, end), large: true}
		give(&e)
	}
	for i := start; i < end; {
		var e entry
		if e, i = g.entry(i); large && e.second == 0 {
			continue
		}
		e.large = large
		give(&e)
	}
}

// all returns the places of some pairs taken together.
func (g *gatherer) all(start, end int) []place {
	places := g.places[:0]
	for _, p := range g.pairs[start:end] {
		places = append(places, place(p&(1<<placeBits-1)))
	}
	slices.Sort(places)
	g.places = places[:0]
	for i, p := range places {
		if i+1 == len(places) || places[i+1].article() != p.article() { // the last has the highest rank
			g.places = append(g.places, p)
		}
	}
	return g.places
}

// entry returns the entry that begins at the i-th of the pairs, and where the next
// does. The places of each are in order, since articles came one after the
// other.
func (g *gatherer) entry(i int) (entry, int) {
	pair := g.pairs[i] >> placeBits
	g.places = g.places[:0]
	for ; i < len(g.pairs) && g.pairs[i]>>placeBits == pair; i++ {
		at := place(g.pairs[i] & (1<<placeBits - 1))
		if n := len(g.places); n > 0 && g.places[n-1].article() == at.article() {
			g.places[n-1] = max(g.places[n-1], at)
		} else {
			g.places = append(g.places, at)
		}
	}
	return entry{first: rune(pair >> 21), second: rune(pair & (1<<21 - 1)), places: g.places}, i
}

func (e entry) compare(f entry) int {
	return cmp.Or(cmp.Compare(e.first, f.first), cmp.Compare(e.second, f.second), cmp.Compare(e.rest, f.rest))
}

// sort brings what was gathered into order.
func (g *gatherer) sort() {
	g.sorted = g.sorted[:0]
	for word, places := range g.words {
		e := entry{places: places, large: true} // may be parted
		for i, r := range word {
			switch {
			case i == 0:
				e.first = r
			case e.second == 0:
				e.second = r
				e.rest = word[i+len(string(r)):]
			}
		}
		g.sorted = append(g.sorted, e)
	}
	slices.SortFunc(g.sorted, entry.compare)
	g.spare = slices.Grow(g.spare[:0], len(g.pairs))[:len(g.pairs)]
	g.pairs, g.spare = sortPairs(g.pairs, g.spare)
}

// sortPairs sorts by the pair alone and keeps the order of places: by the
// digits of a number, from the last, which is several times as fast here as
// comparing. It returns the slice with the result, and the other.
func sortPairs(from, to []uint64) (sorted, spare []uint64) {
	const digit = 14 // bits; three digits make a pair
	for shift := placeBits; shift < 64; shift += digit {
		var starts [1<<digit + 1]int32
		for _, p := range from {
			starts[p>>shift&(1<<digit-1)+1]++
		}
		for i := range 1 << digit {
			starts[i+1] += starts[i]
		}
		for _, p := range from {
			at := &starts[p>>shift&(1<<digit-1)]
			to[*at] = p
			*at++
		}
		from, to = to, from
	}
	return from, to
}
