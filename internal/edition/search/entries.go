package search

import "slices"

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
	clear(g.best)
	for _, p := range g.pairs[start:end] {
		at := place(p & (1<<placeBits - 1))
		for at.article() >= len(g.best) {
			g.best = append(g.best, 0)
		}
		g.best[at.article()] = max(g.best[at.article()], at|there)
	}
	g.places = g.places[:0]
	for _, at := range g.best {
		if at != 0 {
			g.places = append(g.places, at&^there)
		}
	}
	return g.places
}

// there marks a place in a list of all articles.
const there place = 1 << placeBits

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
