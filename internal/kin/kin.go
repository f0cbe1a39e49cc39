// Package kin finds which texts belong together: those that share words which
// few others have, such as the names of people, places and projects. A text is
// known by its signature, made once from its words; signatures are compared.
//
// Chinese has no spaces, and dictionaries do not know the names that matter
// here, so a word is any three characters in a row. A shared word tells the
// more the rarer it is: log2(N/n) bits for one that n of N texts have (Spärck
// Jones 1972). Words that overlap tell the same thing, so the second of them
// counts little.
//
// It knows nothing of papers, and nothing here depends on a clock or on chance.
package kin

import "math/bits"

// Text is what a signature is made of.
type Text struct {
	Heads   []string // headlines
	Besides []string // what stands around them
	// Copy gives the lines of the copy; the first says what it is about. It
	// may be nil.
	Copy   func(give func(line string, subhead bool))
	Tags   []string // each a word that counts as one of a headline
	Makers []string // people who made it, each a word that tells little
}

// Signature is the words that tell what a text is about, four bytes each, in the
// order in which they stand.
type Signature string

// mostWords bounds a signature: that of 10,000 articles is 1.6 MB.
const mostWords = 40

func (s Signature) len() int { return len(s) / 4 }

// word returns the i-th word without its marks.
func (s Signature) word(i int) uint32 { return s.raw(i) &^ marks }

// overlaps tells that the i-th word shares characters with the one before.
func (s Signature) overlaps(i int) bool { return s.raw(i)&overlapBit != 0 }

// inHead tells that the i-th word stands in a headline or is a tag.
func (s Signature) inHead(i int) bool { return s.raw(i)&headBit != 0 }

// makes tells that the i-th word is the name of a maker.
func (s Signature) makes(i int) bool { return s.raw(i)&makerBit != 0 }

func (s Signature) raw(i int) uint32 {
	return uint32(s[4*i]) | uint32(s[4*i+1])<<8 | uint32(s[4*i+2])<<16 | uint32(s[4*i+3])<<24
}

// Marks of a packed word, in bits that its digest does without.
const (
	overlapBit = 1 << iota
	headBit
	makerBit
	marks = overlapBit | headBit | makerBit
)

// bitsOf is what a word tells that n of all texts have, in whole bits: steps
// this coarse keep one text more from changing what is kin to many others. In
// the first issues of a paper every word is rare that will not be.
func bitsOf(n, all int) uint8 {
	const first = 64
	return uint8(max(0, bits.Len(uint(max(all, first)))-bits.Len(uint(n))))
}
