package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A measure is the width at which a program has broken lines, in cells or in
// characters as programs count; 0 for none.
type measure struct{ cells, chars int }

const (
	narrowest = 28  // cells of the narrowest measure that anybody sets copy to
	widest    = 120 // cells of a line that is a paragraph for certain
	slack     = 4   // cells that may stay free at the end of a full line
	sideHead  = 40  // cells of the longest side heading
)

// sentences parts the lines that read as paragraphs. Where every line ends in
// a mark they do. Where lines end in a word the copy was broken at a measure:
// then one does that has room left for what comes next.
func (p *passage) sentences(from, to int) {
	longest := 0
	for i := from; i < to; i++ {
		longest = max(longest, p.lines[i].cells)
	}
	m, torn := p.measure(from, to, longest)
	for i := from + 1; i < to; i++ {
		before, l := &p.lines[i-1], &p.lines[i]
		if p.borders[i] != joined || before.opaque || l.opaque || before.end == endsComma || speaks(before, l) {
			continue
		}
		if before.han == 0 && !(p.own[i-1] && l.isDay()) {
			if l.han > 0 && !torn && strings.ContainsRune(".!?！？。", lastRune(before.text)) {
				p.part(i) // an English sentence above Chinese
			}
			continue
		}
		byHand, room := m.cells == 0 && longest > widest, m.cells > 0 && !m.full(before, l)
		switch {
		case before.end == endsMark:
			if byHand || room || p.isHead(i, longest) || !torn && !p.wrapped().full(before, l) {
				p.part(i)
			}
		case p.own[i-1]:
			if before.clean() && (longest < narrowest+8 || before.cells < narrowest || room || !torn) {
				p.part(i)
			}
		case byHand, p.isHead(i-1, longest) && (p.own[i] || !l.marked()):
			p.part(i)
		}
		if p.borders[i] == joined && l.han > 0 && m.cells == 0 && !p.wrapped().full(before, l) {
			p.doubts++
		}
	}
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// speaks reports whether a short line ends in 说： and what is said stands in the
// next.
func speaks(before, l *textLine) bool {
	if before.cells >= narrowest || !strings.HasSuffix(before.text, "：") || !strings.ContainsRune("“「‘\"", firstRune(l.text)) {
		return false
	}
	return strings.ContainsRune(speech, lastRune(strings.TrimSuffix(before.text, "：")))
}

// isHead reports whether line i is much shorter than others and has no mark.
func (p *passage) isHead(i, longest int) bool {
	l := &p.lines[i]
	return longest >= sideHead && l.cells <= sideHead && l.cells*2 <= longest && l.end == endsOpen && l.clean() && l.han > 0 &&
		(p.own[i] || !l.marked())
}

// measure returns the width at which the lines were broken, if their ends show
// one, and whether any ends amid a sentence.
func (p *passage) measure(from, to, longest int) (m measure, torn bool) {
	open, ended := 0, 0
	for i := from; i+1 < to; i++ {
		l := &p.lines[i]
		switch {
		case p.open(i, longest):
			if open++; l.end == endsComma {
				open = len(p.lines) // broken where a clause ends: no paragraph is
			}
			m.cells, m.chars = max(m.cells, l.cells), max(m.chars, l.chars)
		case l.end == endsMark:
			ended++
		}
	}
	if m = p.kept(m, from, to, longest); m.cells > 0 {
		return m, true
	}
	// The mark was forgotten in few of many paragraphs.
	return m, open > 0 && ended < 2*open
}

// kept returns the measure that m, the widest of the lines that end amid a
// sentence, is if all lines keep to it, counted in cells or else in
// characters; otherwise none.
func (p *passage) kept(m measure, from, to, longest int) measure {
	if m.cells < narrowest || m.cells > widest {
		return measure{}
	}
	cells, chars := true, true
	for i := from; i+1 < to; i++ {
		l, next := &p.lines[i], &p.lines[i+1]
		open := p.open(i, longest)
		cells = cells && l.cells <= m.cells+slack && (!open || measure{cells: m.cells}.full(l, next))
		chars = chars && l.chars <= m.chars+slack/2 && (!open || m.full(l, next))
	}
	switch {
	case cells:
		return measure{cells: m.cells}
	case chars:
		return m
	}
	return measure{}
}

// open reports whether line i ends amid a sentence that the next one goes on
// with.
func (p *passage) open(i, longest int) bool {
	l := &p.lines[i]
	return l.end != endsMark && p.borders[i+1] == joined && !l.opaque && l.han > 0 && !p.isHead(i, longest) &&
		!(p.own[i] && l.clean() && (l.cells < narrowest || l.label != noLabel && l.mark.class == 0 && l.cells <= sideHead))
}

// full reports whether l has no room for the beginning of the next line.
func (m measure) full(l, next *textLine) bool {
	if m.chars > 0 {
		return l.chars+slack/2 >= m.chars && l.chars <= m.chars+slack/2
	}
	return m.cells > 0 && l.cells+firstToken(next.text)+slack >= m.cells && l.cells <= m.cells+slack
}

// wrapped returns the measure at which most of the article is broken. A line
// of that width may end in a mark by chance. It is looked for once, when the
// first line asks.
func (b *builder) wrapped() measure { return articleMeasure(b.src, &b.article) }

// articleMeasure returns the measure at which most lines of src are broken,
// which is kept in found.
func articleMeasure(src []byte, found **measure) measure {
	if *found == nil {
		m := findMeasure(src)
		*found = &m
	}
	return **found
}

func findMeasure(src []byte) (m measure) {
	const enough = 3 // lines that show it
	counts := make([]int, widest+1)
	all, most := 0, 0
	var before textLine
	for line := range bytes.Lines(src) {
		if before.han > 0 && before.end != endsMark && before.cells >= narrowest && before.cells <= widest && len(bytes.TrimSpace(line)) > 0 {
			counts[before.cells]++
			all++
		}
		before = textLine{}
		if len(line) <= 3*widest {
			before = newLine(string(line))
		}
	}
	for cells := narrowest; cells <= widest; cells++ {
		near := 0
		for k := max(narrowest, cells-2*slack); k <= cells; k++ {
			near += counts[k]
		}
		if near > most && counts[cells] > 0 {
			most, m.cells = near, cells
		}
	}
	if most < enough || most*10 < all*7 {
		return measure{}
	}
	return m
}
