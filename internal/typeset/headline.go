package typeset

import "strings"

// longest is the number of characters up to which a headline is balanced;
// what is longer is no headline and is filled line by line.
const longest = 200

// Costs of a headline's breaks, in squares of a tenth of an em: lines that
// are two em shorter and longer than their mean cost 800 together.
const (
	plainBreak   = 1_200   // between two characters of a sentence
	markBreak    = 100     // after a mark
	badWord      = 400     // a line that begins with 的, ends with 和, …
	insideTitle  = 2_500   // between 《 and 》, “ and ”
	unusedBreak  = 3_000   // the editor's space not taken
	softBreak    = 3_000   // between a number and its unit, inside a name
	dashBreak    = 1_500   // before ——
	splitBreak   = 20_000  // inside a Latin word
	shortLine    = 100_000 // one or two characters alone
	brokenRule   = 100_000 // 禁则, a divided number
	unacceptable = 100_000
	impossible   = 1 << 60
)

// Title is a headline read once, to be broken at many widths.
type Title struct {
	text  *Text
	costs []int // of each boundary
}

// NewTitle reads a headline. A space between Chinese characters is where the
// editor wants it broken.
func NewTitle(text string, style Style) Title {
	text = strings.ReplaceAll(text, "\n", " ")
	t := Prepare([]Block{{Kind: Subhead, Runs: []Run{{Text: text, Style: style}}}})
	if len(t.atoms) > longest {
		return Title{text: t}
	}
	return Title{t, t.breakCosts()}
}

// Fewest is the number of lines that a width, in thousandths of the headline's
// own size, takes at least; 0 if there is no text.
func (h Title) Fewest(width int) int {
	if len(h.text.parts) == 0 {
		return 0
	}
	least := 0
	for _, a := range h.text.atoms {
		if a.kind != space {
			least += int(a.w - int32(a.slack))
		}
	}
	return max(1, (least+width-1)/max(1, width))
}

// Lines breaks the headline into balanced lines no wider than width, in
// thousandths of its own size. With rows 0 it takes as few lines as can be
// broken decently; otherwise exactly rows. It returns nil if there is no text
// or if that many lines cannot hold it. Widths are those of the lines
// returned; none is justified.
func (h Title) Lines(width, rows int) []Line {
	t := h.text
	if len(t.parts) == 0 {
		return nil
	}
	c := Measure{Width: width}.column(Subhead)
	var ends []int
	switch n := len(t.atoms); {
	case n > longest && rows == 0:
		for s := 0; s < n; {
			s = t.next(&c, t.parts[0], s, c.rest)
			ends = append(ends, s)
		}
	case n > longest:
		return nil
	case rows > 0:
		ends, _ = t.inRows(&c, h.costs, rows)
	default:
		ends = h.balance(&c)
	}
	var lines []Line
	s := 0
	for row, e := range ends {
		line := t.setLine(&c, s, e, c.rest)
		line.Row, line.Last = row, e == len(t.atoms)
		lines = append(lines, line)
		s = e
	}
	return lines
}

// balance finds the line ends: the best for the fewest rows whose best is
// acceptable, or else the cheapest seen.
func (h Title) balance(c *column) []int {
	n := len(h.text.atoms)
	fewest := h.Fewest(c.rest)
	var best []int
	cheapest := impossible
	for r := fewest; r <= min(n, fewest+3) || best == nil && r <= n; r++ {
		ends, cost := h.text.inRows(c, h.costs, r)
		if cost < cheapest {
			best, cheapest = ends, cost
		}
		if cheapest < unacceptable {
			break
		}
	}
	return best
}

// inRows is the cheapest way to break into rows lines, and its cost; nil if
// there is none. Dynamic programming over rows and ends.
func (t *Text) inRows(c *column, costs []int, rows int) ([]int, int) {
	n := len(t.atoms)
	if rows > n {
		return nil, impossible
	}
	mean := t.width(c, 0, n) / rows
	best := make([]int, n+1) // of the lines so far, by where they end
	for i := range best {
		best[i] = impossible
	}
	best[0] = 0
	from := make([][]int16, rows)
	for r := range from {
		from[r] = make([]int16, n+1)
		next := make([]int, n+1)
		for e := range next {
			next[e] = impossible
			for s := e - 1; s >= r && (t.width(c, s, e) <= c.rest || s == e-1); s-- {
				if best[s] >= impossible {
					continue
				}
				cost := best[s] + t.lineCost(c, s, e, mean, rows) + costs[e]
				if cost < next[e] {
					next[e], from[r][e] = cost, int16(s)
				}
			}
		}
		best = next
	}
	if best[n] >= impossible {
		return nil, impossible
	}
	ends := make([]int, rows)
	for r, e := rows-1, n; r >= 0; r-- {
		ends[r], e = e, int(from[r][e])
	}
	return ends, best[n]
}

// lineCost is what the line s:e costs by its length and the editor's spaces
// left inside it.
func (t *Text) lineCost(c *column, s, e, mean, rows int) int {
	if rows == 1 {
		return 0
	}
	off := (t.width(c, s, e) - mean) / 100
	cost, seen := off*off, 0
	for i := s; i < e; i++ {
		if k := t.atoms[i].kind; k == han || wordly(k) {
			seen++
		}
		if i+1 < e && t.wished(i+1) {
			cost += unusedBreak
		}
	}
	if seen < 3 {
		cost += shortLine
	}
	return cost
}

// wished reports whether the boundary before atom i follows an editor's
// space: one that does not part two Latin words.
func (t *Text) wished(i int) bool {
	return i > 1 && i < len(t.atoms) && t.atoms[i-1].kind == space &&
		!(t.atoms[i-2].kind.latin() && t.atoms[i].kind.latin())
}

// breakCosts is the cost of each boundary by what it parts.
func (t *Text) breakCosts() []int {
	n := len(t.atoms)
	costs := make([]int, n+1)
	depth := 0
	for i := 1; i < n; i++ {
		a, b := &t.atoms[i-1], &t.atoms[i]
		switch a.kind {
		case opening:
			depth++
		case closing:
			depth = max(0, depth-1)
		}
		switch t.brk[i] {
		case hard:
			costs[i] = brokenRule
		case split:
			costs[i] = splitBreak
		case soft:
			costs[i] = softBreak
		case dashed:
			costs[i] = dashBreak
		default:
			switch {
			case t.wished(i):
			case a.kind == space, a.kind.slackAfter():
				costs[i] = markBreak
			default:
				costs[i] = plainBreak
			}
			if strings.ContainsRune("的了着过们吗呢吧啊之地得等", b.r) || strings.ContainsRune("和与及或在把被从向对为以让", a.r) {
				costs[i] += badWord
			}
		}
		if depth > 0 {
			costs[i] += insideTitle
		}
	}
	return costs
}
