package kin

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// SignatureOf returns the signature of a text. It may be called concurrently.
func SignatureOf(t Text) Signature {
	g := gatherers.Get().(*gatherer)
	defer gatherers.Put(g)
	g.reset()
	for _, tag := range t.Tags {
		g.name(tag, headBit)
	}
	for _, name := range t.Makers {
		g.name(name, makerBit)
	}
	for _, head := range t.Heads {
		g.headline(head, inHead)
	}
	for _, beside := range t.Besides {
		g.headline(beside, inLede)
	}
	if t.Copy != nil {
		as := uint8(inLede)
		t.Copy(func(line string, _ bool) {
			g.line(line, as)
			if line != "" {
				as = inCopy
			}
		})
	}
	return g.signature()
}

// What a word counts for by where it stands. One that stands once in the copy
// is hardly what the text is about.
const (
	inCopy = 1
	inLede = 2
	inHead = 4
	inName = 8
	enough = 2
	most   = 200 // so that a count stays a byte
)

// seen is a word of a text.
type seen struct {
	hash   uint32 // without marks
	at     int32  // of its first character, counted through the text
	weight uint8
	mark   uint8 // headBit, makerBit or none
	whole  bool  // a name or a Latin word, which nothing overlaps
}

// gatherer collects the words of one text.
type gatherer struct {
	words []seen
	slots [1 << 13]struct{ round, index uint32 }
	round uint32
	at    int32
}

var gatherers = sync.Pool{New: func() any { return new(gatherer) }}

func (g *gatherer) reset() {
	g.words, g.at = g.words[:0], 0
	if g.round++; g.round == 0 { // slots of old would seem filled
		*g = gatherer{words: g.words, round: 1}
	}
}

// add counts a word. Of a text with more words than a long feature the rest
// is not looked at.
func (g *gatherer) add(w seen) {
	if len(g.words) > len(g.slots)/2 {
		return
	}
	for slot := w.hash >> 3; ; slot++ {
		s := &g.slots[slot%uint32(len(g.slots))]
		if s.round != g.round {
			s.round, s.index = g.round, uint32(len(g.words))
			g.words = append(g.words, w)
			return
		}
		if had := &g.words[s.index]; had.hash == w.hash {
			had.weight = min(had.weight+w.weight, most)
			had.mark |= w.mark
			return
		}
	}
}

func (g *gatherer) name(name string, mark uint8) {
	if name != "" {
		g.at += 3
		g.add(seen{hashOf(name), g.at, inName, mark, true})
	}
}

// headline adds the words of a headline, in which a space is the editor's break
// between lines.
func (g *gatherer) headline(head string, weight uint8) {
	g.line(strings.ReplaceAll(head, " ", ""), weight)
}

// line adds the words of a line: three characters in a row, none of which only
// joins words, and Latin words.
func (g *gatherer) line(line string, weight uint8) {
	var a, b rune // the two before
	latin := -1   // where a Latin word began
	for i, r := range line {
		g.at++
		if isLatin(r) {
			if a, b = 0, 0; latin < 0 {
				latin = i
			}
			continue
		}
		if latin >= 0 {
			g.latin(line[latin:i], weight)
			latin = -1
		}
		if !names(r) {
			a, b = 0, 0
			continue
		}
		if a != 0 {
			g.add(seen{hashRunes(a, b, r), g.at - 2, weight, markOf(weight), false})
		}
		a, b = b, r
	}
	if latin >= 0 {
		g.latin(line[latin:], weight)
	}
	g.at += 3
}

// latin adds a word such as AED or G60; a figure alone is no word, for figures
// differ from one time to the next.
func (g *gatherer) latin(word string, weight uint8) {
	if len(word) >= 3 && strings.ContainsFunc(word, unicode.IsLetter) {
		g.add(seen{hashOf(strings.ToLower(word)), g.at, weight, markOf(weight), true})
	}
}

func isLatin(r rune) bool {
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

func markOf(weight uint8) uint8 {
	if weight == inHead {
		return headBit
	}
	return 0
}

// names reports whether a character may be part of a name: a Chinese one, but
// for those that only join words.
func names(r rune) bool {
	switch r {
	case '的', '了', '在', '是', '和', '与', '及', '等', '为', '被', '把', '对', '从', '将', '也', '都', '就', '而',
		'有', '这', '那', '不', '们', '我', '你', '他', '她', '它', '以', '于', '让', '由', '并', '或', '其', '此',
		'每', '更', '最', '很', '又', '还', '再', '已', '着', '过', '得', '所', '个':
		return false
	}
	return r >= 0x3400 && r <= 0x9fff || r >= 0x20000 && r <= 0x3ffff
}

// signature packs the words that count most.
func (g *gatherer) signature() Signature {
	words := g.heaviest()
	var packed [4 * mostWords]byte
	end := int32(0) // of the word before
	for i, w := range words {
		word := w.hash | uint32(w.mark)
		if !w.whole && w.at < end {
			word |= overlapBit
		}
		if end = w.at + 3; w.whole {
			end = w.at
		}
		binary.LittleEndian.PutUint32(packed[4*i:], word)
	}
	return Signature(packed[:4*len(words)])
}

// heaviest returns the words that count most, in the order in which they
// stand; of those that count alike, the first.
func (g *gatherer) heaviest() []seen {
	var counting [most + 1]int // how many count so much
	for _, w := range g.words {
		counting[w.weight]++
	}
	least, room := most, mostWords // what the last to be taken count for, and how many of those are
	for ; least > enough && counting[least] <= room; least-- {
		room -= counting[least]
	}
	return slices.DeleteFunc(g.words, func(w seen) bool {
		if int(w.weight) == least && room > 0 {
			room--
			return false
		}
		return int(w.weight) <= least
	})
}

// The digests of words, and of names, leave the bits of the marks free.

func hashRunes(a, b, c rune) uint32 {
	return uint32((uint64(a)<<42|uint64(b)<<21|uint64(c))*0x9e3779b97f4a7c15>>32) &^ marks
}

// hashOf is FNV-1a.
func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h &^ marks
}
