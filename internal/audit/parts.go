package audit

import (
	"slices"
	"unicode/utf8"
)

// parts returns what of the pieces is not printed when they are compared with
// the words that are left between their neighbours, character by character.
func (s *search) parts(src []byte, lost []piece) []piece {
	var all []piece
	for _, p := range lost {
		typed := []rune(string(src[p.at:p.end]))
		at := s.left(p)
		rest := []piece{p}
		if p.said == "" && len(at) > 0 && len(typed)*len(at) <= maxTable {
			s.work -= len(typed) * len(at)
			if found := s.subsequence(typed, at); found != nil {
				rest = stretches(p.at, typed, found)
			}
		}
		all = append(all, slices.DeleteFunc(rest, func(p piece) bool { return s.scattered(src, p) })...)
	}
	return all
}

// scattered finds a piece in several places that nothing else was found in:
// words that were moved from between others, with a mark that stood beside
// them. At least two characters must stand together at one of them.
func (s *search) scattered(src []byte, p piece) bool {
	const longest = 100
	words := src[p.at:p.end]
	if s.anywhere(src, p) {
		return true
	}
	if len(words) > longest || s.work <= 0 {
		return false
	}
	var taken []piece
	together := false
	for len(words) > 0 {
		n := len(words)
		at := s.find(words)
		for at < 0 && n > 0 {
			for n--; n > 0 && !utf8.RuneStart(words[n]); n-- {
			}
			if n > 0 {
				at = s.find(words[:n])
			}
		}
		if at < 0 {
			break
		}
		together = together || utf8.RuneCount(words[:n]) > 1
		taken = append(taken, piece{at: at, end: at + n})
		words = words[n:]
	}
	if len(words) == 0 && together {
		return true
	}
	for _, t := range taken {
		clear(s.used[t.at:t.end])
	}
	return false
}

// stretches returns the characters that were not found, neighbours together.
func stretches(at int, typed []rune, found []bool) []piece {
	var all []piece
	for i, r := range typed {
		n := utf8.RuneLen(r)
		switch last := len(all) - 1; {
		case found[i]:
		case last >= 0 && all[last].end == at:
			all[last].end += n
		default:
			all = append(all, piece{at: at, end: at + n})
		}
		at += n
	}
	return all
}

// left returns where the characters around p stand in which nothing was
// found, as long as there is time to look at them.
func (s *search) left(p piece) []int {
	if s.work <= 0 {
		return nil
	}
	s.work -= max(p.to-p.from, 0)
	var at []int
	for i := p.from; i < p.to; i++ {
		if !s.used[i] && utf8.RuneStart(s.out[i]) {
			at = append(at, i)
		}
	}
	return at
}

// subsequence returns which characters of a are printed at the given places
// in the same order, as many as can be, and takes these; nil when they are less
// than half, for then it is chance.
func (s *search) subsequence(a []rune, at []int) []bool {
	n, m := len(a), len(at)
	b := make([]rune, m)
	for j, i := range at {
		b[j], _ = utf8.DecodeRune(s.out[i:])
	}
	table := make([]uint32, (n+1)*(m+1)) // the length from (i, j) on
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best := max(table[(i+1)*(m+1)+j], table[i*(m+1)+j+1])
			if a[i] == b[j] {
				best = max(best, table[(i+1)*(m+1)+j+1]+1)
			}
			table[i*(m+1)+j] = best
		}
	}
	if int(table[0])*2 < n {
		return nil
	}
	found := make([]bool, n)
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i] == b[j]:
			found[i] = true
			s.take(at[j], utf8.RuneLen(b[j]))
			i, j = i+1, j+1
		case table[(i+1)*(m+1)+j] >= table[i*(m+1)+j+1]:
			i++
		default:
			j++
		}
	}
	return found
}
