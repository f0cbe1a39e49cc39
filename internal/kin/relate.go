package kin

import (
	"cmp"
	"slices"
)

// Item is a text among others.
type Item struct {
	Signature Signature // empty for one that is kin to none
	Group     int       // texts of one group are a little more likely kin; 0 for none
	Hidden    bool      // it has kin, but is nobody's
}

// Kin are the texts that belong to one, as indices.
type Kin struct {
	Earlier []int // at most MostEarlier, the nearest kin first
	Later   []int // those that have it among Earlier, the latest first, at most MostLater
}

// How many kin a text has at most.
const (
	MostEarlier = 4
	MostLater   = 2
)

// Relate returns the kin of every text. items are in the order in which they
// came out.
//
// What came later is kin only by having found the earlier one itself: so a
// text that is added changes what belongs to MostEarlier others, and to those
// few whose words it makes less rare.
func Relate(items []Item) []Kin {
	r := relater{items: items, starts: make([]int, len(items)+1), bits: make([]int32, len(items)), last: make([]uint8, len(items))}
	r.enough = enoughBits + int32(bitsOf(1, len(items)))
	r.index()
	kin := make([]Kin, len(items))
	for i := range items {
		kin[i].Earlier = r.earlier(i)
	}
	for i := len(items) - 1; i >= 0; i-- {
		if items[i].Hidden {
			continue
		}
		for _, j := range kin[i].Earlier {
			if len(kin[j].Later) < MostLater {
				kin[j].Later = append(kin[j].Later, i)
			}
		}
	}
	return kin
}

// The standing words of a paper, those that one text in eight has or more than
// common, tell nothing; much of little would still make kin of strangers. Of
// the texts that have a rarer one the latest are looked at.
const (
	common = 128
	little = 3 // bits
	looked = 24
)

// A text is kin when what it shares with another tells it from all others, and
// enoughBits more. Between 10,000 texts that is two names which ten have, or
// one headline's.
const (
	enoughBits  = 7
	groupBits   = 2
	overlapPart = 3 // of the bits of a word that overlaps one that is shared too
)

type relater struct {
	items  []Item
	words  []uint64 // word<<32 | item<<2 | headBit, in this order
	starts []int    // where among uses the words of an item begin
	uses   []use    // of each word of each item

	enough  int32
	bits    []int32 // shared with the item looked at, by item
	last    []uint8 // which of its words was shared last, by item, from 1
	touched []int32
}

// use is a word of an item.
type use struct {
	rank   int32 // where it stands in words
	before uint8 // how many uses of the word stand before it there
	told   uint8 // bits; 0 for a word that tells nothing
}

// index brings the words of all items into order.
func (r *relater) index() {
	for i, it := range r.items {
		r.starts[i+1] = r.starts[i] + it.Signature.len()
	}
	total := r.starts[len(r.items)]
	r.words = make([]uint64, 0, total)
	of := make([]int32, 0, total) // the item of each word <<2, and headBit
	for i, it := range r.items {
		for k := range it.Signature.len() {
			r.words = append(r.words, uint64(it.Signature.word(k))<<32|uint64(len(of)))
			mark := int32(0)
			if it.Signature.inHead(k) {
				mark = headBit
			}
			of = append(of, int32(i)<<2|mark)
		}
	}
	r.words = sorted(r.words)
	r.uses = make([]use, total)
	for from, to := 0, 0; from < total; from = to {
		for to < total && r.words[to]>>32 == r.words[from]>>32 {
			to++
		}
		n := to - from
		told := bitsOf(n, len(r.items))
		if n == 1 || n > common || told <= little {
			told = 0
		}
		for rank := from; rank < to; rank++ {
			at := uint32(r.words[rank])
			r.uses[at] = use{int32(rank), uint8(min(rank-from, looked)), told}
			r.words[rank] = r.words[rank]>>32<<32 | uint64(of[at])
		}
	}
}

// sorted sorts by the upper halves, digit by digit, and keeps the order of what
// is alike there; it uses up words.
func sorted(words []uint64) []uint64 {
	const digit = 16
	to := make([]uint64, len(words))
	for shift := 32; shift < 64; shift += digit {
		var starts [1<<digit + 1]int32
		for _, w := range words {
			starts[w>>shift&(1<<digit-1)+1]++
		}
		for i := range 1 << digit {
			starts[i+1] += starts[i]
		}
		for _, w := range words {
			at := &starts[w>>shift&(1<<digit-1)]
			to[*at] = w
			*at++
		}
		words, to = to, words
	}
	return words
}

// earlier returns the nearest kin of an item among those before it.
func (r *relater) earlier(i int) []int {
	s := r.items[i].Signature
	r.touched = r.touched[:0]
	for k, u := range r.uses[r.starts[i]:r.starts[i+1]] {
		if u.told == 0 {
			continue
		}
		for _, w := range r.words[u.rank-int32(u.before) : u.rank] {
			told := int32(u.told)
			switch {
			case s.makes(k):
				told /= 2
			case s.inHead(k) && w&headBit != 0: // in both
				told *= 2
			}
			r.share(int32(uint32(w)>>2), k, s.overlaps(k), told)
		}
	}
	return r.best(i)
}

// share counts that item j has the k-th word of the item looked at.
func (r *relater) share(j int32, k int, overlaps bool, told int32) {
	if r.items[j].Hidden {
		return
	}
	if r.last[j] == 0 {
		r.touched = append(r.touched, j)
	}
	if overlaps && int(r.last[j]) == k {
		told /= overlapPart
	}
	r.bits[j] += told
	r.last[j] = uint8(k + 1)
}

// best returns the best of those that share enough with item i, and forgets
// what was counted.
func (r *relater) best(i int) []int {
	kin := r.touched[:0]
	for _, j := range r.touched {
		if g := r.items[j].Group; g != 0 && g == r.items[i].Group {
			r.bits[j] += groupBits
		}
		if r.bits[j] >= r.enough {
			kin = append(kin, j)
		} else {
			r.bits[j] = 0
		}
		r.last[j] = 0
	}
	if len(kin) == 0 {
		return nil
	}
	slices.SortFunc(kin, func(a, b int32) int { return cmp.Or(cmp.Compare(r.bits[b], r.bits[a]), cmp.Compare(b, a)) })
	list := make([]int, 0, MostEarlier)
	for n, j := range kin {
		if n < MostEarlier {
			list = append(list, int(j))
		}
		r.bits[j] = 0
	}
	return list
}
