package sheet

import (
	"fmt"
	"math"
	"strings"

	"bao/internal/typeset"
)

// stretchText is the text of a story, in order, without the bullets of items, which
// stand for no words.
func stretchText(s *Story) string {
	var b strings.Builder
	write := func(lines []typeset.Line) {
		for s := range typeset.Reading(lines) {
			if s.Run >= 0 || s.Text != bullet { // numbers of lists are copy, bullets are not
				b.WriteString(s.Text)
			}
		}
	}
	tables := s.Tables
	next := func(block int) { // the tables that are read before a block
		for len(tables) > 0 && tables[0].Before <= block {
			write(tables[0].Lines)
			tables = tables[1:]
		}
	}
	for _, leg := range s.Legs {
		from := 0
		for i := range leg.Lines {
			if i > 0 && leg.Lines[i].Block == leg.Lines[i-1].Block {
				continue
			}
			write(leg.Lines[from:i])
			from = i
			next(leg.Lines[i].Block)
		}
		write(leg.Lines[from:])
	}
	next(math.MaxInt)
	return unspaced(b.String())
}

// texts holds what must be read against what stands on the sheets.
func (j *judge) texts() {
	shown, wanted, stands, told := map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}
	for i := range j.sheets {
		for k := range j.sheets[i].Stories {
			s := &j.sheets[i].Stories[k]
			key, text := "", ""
			copies := copiesOf(s.Copy)
			for _, c := range copies {
				key += c.Address + " "
				stands[c.Address] = true
				if len(copies) > 1 {
					text += unspaced(c.Headline)
				}
				text += j.byAddr[c.Address].text()
			}
			shown[key] += stretchText(s)
			wanted[key] = text
			j.heading(j.sheets[i].Number, s, len(copies) > 1)
		}
		for _, c := range j.sheets[i].Out {
			for _, part := range copiesOf(c) {
				told[part.Address] = true
			}
		}
	}
	for key, text := range wanted {
		wrong := ""
		if shown[key] != text {
			wrong = difference(text, shown[key])
		}
		j.count(textCut, j.seed, 0, 1, wrong)
	}
	for i := range j.stories {
		j.missing(&j.stories[i], stands, told)
	}
}

// difference says where a text departs from what it should be.
func difference(want, got string) string {
	a, b := []rune(want), []rune(got)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	part := func(r []rune) string { return string(r[min(i, len(r)):min(i+12, len(r))]) }
	return fmt.Sprintf("%d of %d characters, “%s” instead of “%s”", len(b), len(a), part(b), part(a))
}

func (j *judge) missing(s *writtenStory, stands, told map[string]bool) {
	wrong, silent := "", ""
	if address := s.article.Address; !stands[address] {
		wrong = fmt.Sprintf("《%s》, %d characters, rank %d", s.article.Headline, s.article.Body.Count, s.article.Rank)
		if !told[address] {
			silent = wrong
		}
	}
	j.count(vanished, j.seed, 0, float64(s.article.Body.Count), silent)
	if j.plan == fixed {
		j.count(outOfFixed, j.seed, 0, float64(s.article.Body.Count), wrong)
	} else {
		j.count(leftOut, j.seed, 0, float64(s.article.Body.Count), wrong)
	}
}

// heading holds that kicker, headline and deck stand as they were written.
func (j *judge) heading(page int, s *Story, block bool) {
	if s.From > 0 || block || s.Place.Option < 0 {
		return
	}
	wrong := ""
	h := &s.Heading
	for _, pair := range [][2]string{
		{s.Kicker, strings.Join(h.Kicker, "")}, {s.Headline, strings.Join(h.Headline, "")}, {s.Deck, strings.Join(h.Deck, "")},
	} {
		if unspaced(pair[0]) != unspaced(pair[1]) {
			wrong = fmt.Sprintf("“%s” for “%s”", pair[1], pair[0])
		}
	}
	j.count(headCut, j.seed, page, 1, wrong)
	j.divided(page, s)
}
