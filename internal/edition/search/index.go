package search

import (
	"cmp"
	"slices"
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
// some 3 KB.
const largeGroup = 3000

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
	g.pairs, g.words = slices.Grow(g.pairs[:0], y.length/2), map[string][]place{}
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

func (e entry) compare(f entry) int {
	return cmp.Or(cmp.Compare(e.first, f.first), cmp.Compare(e.second, f.second), cmp.Compare(e.rest, f.rest))
}
