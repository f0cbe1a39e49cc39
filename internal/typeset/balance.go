package typeset

import (
	"slices"
	"strings"
)

// Costs of a headline's breaks, in squares of a tenth of an em: lines that
// are two em shorter and longer than their mean cost 800 together.
const (
	plainBreak   = 1_200   // between two characters of a sentence
	markBreak    = 100     // after a mark, or white
	badWord      = 400     // a line that begins with 的, ends with 和, …
	insideTitle  = 2_500   // between 《 and 》, “ and ”
	unusedBreak  = 3_000   // the editor's space not taken
	softBreak    = 3_000   // between a number and its unit, inside a name
	wordBreak    = 3_000   // inside a common word, or one of the copy
	dashBreak    = 1_500   // before ——
	splitBreak   = 20_000  // inside a Latin word
	shortLine    = 100_000 // one or two characters alone, or a short Latin word
	brokenRule   = 100_000 // 禁则, a divided number
	nameBreak    = 120_000 // inside a name
	unacceptable = 100_000

	impossible int32 = 1 << 30 // and more, if anything is added
)

// shortWord is up to how wide Latin words do not stand alone in a line.
const shortWord = 4 * em

// weigh finds what each boundary costs by what it parts.
func (h *Title) weigh(names []string) {
	t := h.text
	n := len(t.atoms)
	h.bounds = make([]titleBound, n+1)
	depth := 0
	var at titleBound
	for i := range t.atoms {
		a := &t.atoms[i]
		if i > 0 {
			switch b := &t.atoms[i-1]; b.kind {
			case opening:
				depth++
			case closing:
				depth = max(0, depth-1)
			}
			at.cost = h.breakCost(i)
			if depth > 0 {
				at.cost += insideTitle
			}
			if h.wished(i) {
				at.wishes++
			}
		}
		h.bounds[i] = at
		switch {
		case a.kind == han:
			at.han++
			at.seen++
		case wordly(a.kind):
			at.seen++
		}
	}
	at.cost = 0
	h.bounds[n] = at
	h.latin = at.han == 0
	h.markWords()
	for i := range h.bounds {
		if h.bounds[i].word {
			h.bounds[i].cost += wordBreak
		}
	}
	h.markNames(names)
}

// breakCost is what a line's end before atom i costs, titles left aside.
func (h *Title) breakCost(i int) int32 {
	a, b := &h.text.atoms[i-1], &h.text.atoms[i]
	switch b.brk {
	case hard:
		return brokenRule
	case split:
		return splitBreak
	case link, soft:
		return softBreak
	case dashed:
		return dashBreak
	}
	cost := int32(plainBreak)
	if a.kind == space || a.kind.slackAfter() {
		cost = markBreak
	}
	if a.kind == han && strings.ContainsRune("和与及或在把被从向对为以让", a.r) || b.kind == han && strings.ContainsRune("的了着过们吗呢吧啊之地得等", b.r) {
		cost += badWord
	}
	return cost
}

// balance finds the line ends: the best for the fewest rows whose best is
// acceptable, or else the cheapest seen.
func (h *Title) balance(c *column, ends []int32) []int32 {
	n, fewest := len(h.text.atoms), h.fewest(c.rest)
	cheapest := impossible
	for r := fewest; r <= n && cheapest >= unacceptable && (r <= fewest+3 || len(ends) == 0); r++ {
		if found, cost := h.inRows(c, r); cost < cheapest {
			ends, cheapest = append(ends[:0], found...), cost
		}
	}
	return ends
}

// inRows returns the ends of the cheapest lines, so many, until it is called
// again, and tells their cost; none if there is no way. Dynamic programming over
// rows and ends: the first line begins at the first character and the last ends
// with the text, so that only of the lines between both ends are looked for.
func (h *Title) inRows(c *column, rows int) ([]int32, int32) {
	n := len(h.text.atoms)
	fits := func(s, e int) bool { return e == s+1 || h.text.width(c, s, e) <= c.rest }
	switch {
	case h.bounds == nil || rows > n || rows == 1 && !fits(0, n):
		return nil, impossible
	case rows == 1:
		h.found = append(h.found[:0], int32(n))
		return h.found, 0
	}
	mean := h.text.width(c, 0, n) / rows
	h.best, h.next = slices.Grow(h.best[:0], n+1)[:n+1], slices.Grow(h.next[:0], n+1)[:n+1]
	best, next := h.best, h.next                             // of the lines so far, by where they end
	from := slices.Grow(h.from[:0], rows*(n+1))[:rows*(n+1)] // where the last of them begins
	h.from = from
	for i := range best {
		best[i] = impossible
	}
	for e := 1; e <= n && fits(0, e); e++ {
		best[e] = h.lineCost(c, 0, e, mean)
	}
	for r := 1; r < rows; r++ {
		begins := from[r*(n+1):]
		first := 1
		if r == rows-1 {
			first = n
		}
		for e := first; e <= n; e++ {
			next[e] = impossible
			for s := e - 1; s >= r && fits(s, e); s-- {
				if cost := best[s] + h.lineCost(c, s, e, mean); cost < next[e] {
					next[e], begins[e] = cost, uint8(s)
				}
			}
		}
		best, next = next, best
	}
	if best[n] >= impossible {
		return nil, impossible
	}
	h.found = slices.Grow(h.found[:0], rows)[:rows]
	for r, e := rows-1, n; r >= 0; r-- {
		h.found[r] = int32(e)
		e = int(from[r*(n+1)+e])
	}
	return h.found, best[n]
}

// lineCost is what the line s:e of several costs by its length, by the
// editor's spaces left inside it, and by its end.
func (h *Title) lineCost(c *column, s, e, mean int) int32 {
	width := h.text.width(c, s, e)
	off := int32(width-mean) / 100
	from, to := &h.bounds[s], &h.bounds[e]
	cost := off*off + to.cost + unusedBreak*(h.bounds[e-1].wishes-h.bounds[s].wishes)
	if to.seen-from.seen < 3 || to.han == from.han && !h.latin && width < shortWord {
		cost += shortLine
	}
	return cost
}
