package audit

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"
)

// When the words did not come out one after the other, they are looked for
// piece by piece: what is printed in another place is not lost.

// piece is a stretch of the copy without white space.
type piece struct {
	at, end  int
	said     string // what it comes to when it is a character that is written as something else
	from, to int    // between which of the words printed its neighbours stand
	left     bool   // the parser left it out, as a finding says
}

// search looks for pieces in what is printed.
type search struct {
	out  []byte
	used []bool
	at   int // pieces were found up to here, in order
	work int // bytes that may still be looked through
}

// Bounds on the search. No article comes near them; what is not found within
// them counts as missing.
const (
	ahead    = 400     // bytes that are looked through for the next piece
	minWork  = 1 << 23 // bytes that are looked through in all, and
	maxTimes = 32      // how often all that is printed is
	maxTable = 1 << 18 // characters compared with characters for one piece
	most     = 50      // Missings of one article
)

// words returns the text that is not printed, but for that of units which are
// missing as a whole.
func (a *Account) words(units []Missing) []Missing {
	s := search{}
	for _, words := range a.out {
		for i := 0; i < len(words); {
			if n := blank(words[i:]); n > 0 {
				i += n
				continue
			}
			s.out = append(s.out, words[i])
			i++
		}
	}
	s.work = minWork + maxTimes*len(s.out)
	s.used = make([]bool, len(s.out))
	slices.SortFunc(a.doubts, func(x, y span) int { return cmp.Compare(x.at, y.at) })
	var left []piece
	behind := 0 // those of left whose next neighbour has been found
	for p := range a.pieces {
		p.from = s.at
		doubt := a.doubt(p.at)
		p.left = doubt >= 0 && a.doubts[doubt].why == Named
		if p.left || !s.next(a.src, p) {
			left = append(left, p)
			continue
		}
		for ; behind < len(left); behind++ {
			left[behind].to = s.at
		}
	}
	for ; behind < len(left); behind++ {
		left[behind].to = len(s.out)
	}
	// The longest first: short ones stand in many places. What was left out takes
	// nothing from its like that was not: <!-- of a comment from one without end.
	slices.SortStableFunc(left, func(p, q piece) int {
		switch {
		case p.left == q.left:
			return cmp.Compare(q.end-q.at, p.end-p.at)
		case q.left:
			return -1
		}
		return 1
	})
	left = slices.DeleteFunc(left, func(p piece) bool { return s.anywhere(a.src, p) })
	lost := s.parts(a.src, left)
	slices.SortFunc(a.credits, func(x, y span) int { return cmp.Compare(x.at, y.at) })
	lost = slices.DeleteFunc(lost, a.said)
	slices.SortFunc(lost, func(p, q piece) int { return cmp.Compare(p.at, q.at) })
	return a.joined(lost, units)
}

// next finds a piece soon after the one before it.
func (s *search) next(src []byte, p piece) bool {
	typed, said := src[p.at:p.end], trim(p.said)
	out := s.out[s.at:]
	asTyped := bytes.HasPrefix(out, typed) && (p.said == "" || backslashes(typed) == backslashes(out))
	asSaid := p.said != "" && bytes.HasPrefix(out, []byte(said))
	if asTyped && asSaid { // &amp;amp; begins as it is printed: &amp;
		asTyped = alike(src[p.end:], out[len(typed):]) >= alike(src[p.end:], out[len(said):])
	}
	switch {
	case asTyped:
		s.pass(s.at, len(typed))
		return true
	case asSaid:
		s.pass(s.at, len(said))
		return true
	case p.said != "":
		return false
	}
	if utf8.RuneCount(typed) == 1 { // one character stands in many places
		return false
	}
	window := s.out[s.at:min(len(s.out), s.at+min(ahead, 9*len(typed)))]
	s.work -= len(window)
	if i := bytes.Index(window, typed); i >= 0 && s.work > 0 {
		s.pass(s.at+i, len(typed))
		return true
	}
	return false
}

// alike returns how many bytes of copy are printed next, white space apart.
func alike(src, out []byte) int {
	const enough = 40
	n := 0
	for i := 0; i < len(src) && n < min(len(out), enough); {
		if b := blank(src[i:]); b > 0 {
			i += b
			continue
		}
		if src[i] != out[n] {
			break
		}
		i++
		n++
	}
	return n
}

// pass takes words in their order.
func (s *search) pass(at, length int) {
	s.take(at, length)
	s.at = at + length
}

// take marks words as found.
func (s *search) take(at, length int) {
	for i := range length {
		s.used[at+i] = true
	}
}

// anywhere finds a piece in any words that no other piece was found in.
func (s *search) anywhere(src []byte, p piece) bool {
	if s.find(src[p.at:p.end]) >= 0 {
		return true
	}
	said := trim(p.said)
	return p.said != "" && (said == "" || s.find([]byte(said)) >= 0)
}

// find takes words in any place and returns where; -1 when there is none.
func (s *search) find(words []byte) int {
	for from := 0; s.work > 0; {
		i := bytes.Index(s.out[from:], words)
		if i < 0 {
			s.work -= len(s.out) - from
			return -1
		}
		s.work -= i + len(words)
		from += i
		if !s.taken(from, len(words)) {
			s.take(from, len(words))
			return from
		}
		from++
	}
	return -1
}

func (s *search) taken(at, length int) bool {
	for _, used := range s.used[at : at+length] {
		if used {
			return true
		}
	}
	return false
}
