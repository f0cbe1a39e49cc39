package search

import (
	"sync"

	"bao/internal/zh"
)

// gatherer collects what is in the articles of a year, one after the other.
type gatherer struct {
	pairs  []uint64 // first<<43 | second<<22 | place
	recent [recentPairs]recent
	words  map[string][]place
	folded []rune

	spare  []uint64 // as long as pairs, to sort them
	sorted []entry  // the words
	places []place  // of the entry that is given
	best   []place  // of a character, by the number of the article; 0 for none
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
