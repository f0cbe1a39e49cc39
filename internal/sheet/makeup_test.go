package sheet

import (
	"strings"
	"testing"

	"bao/internal/config"
	"bao/internal/typeset"
)

// budgetOf is an issue with stories of so many paragraphs on each of its pages.
func budgetOf(pages ...[]int) *Budget {
	b := &Budget{}
	for i, page := range pages {
		b.Pages = append(b.Pages, Planned{Number: i + 1, Name: "要闻"})
		for _, paragraphs := range page {
			c := copyOf(len(b.Copy), paragraphs)
			c.Page = i + 1
			b.Copy = append(b.Copy, c)
		}
	}
	return b
}

func lineText(l typeset.Line) string {
	var b strings.Builder
	for s := range typeset.Reading([]typeset.Line{l}) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// shown gathers the copy of every story over all sheets, in order of pages.
func shown(sheets []Sheet) map[string]string {
	texts := map[string]string{}
	for _, s := range sheets {
		for _, story := range s.Stories {
			texts[story.Address] += stretchText(&story)
		}
	}
	return texts
}

// wanted is what is to be read of every piece of copy.
func wanted(b *Budget) map[string]string {
	texts := map[string]string{}
	for i := range b.Copy {
		texts[b.Copy[i].Address] = wordsOf(&b.Copy[i])
	}
	return texts
}

// TestJumpsAreTold holds that a story that runs on says where to, and its
// rest where from, on a single full page and where page after page is full.
func TestJumpsAreTold(t *testing.T) {
	p := printSettings()
	jumps := 0
	for _, sizes := range [][][]int{
		{{34, 28, 20, 16}, {4}},
		{{34, 28, 20, 16}, {30, 20, 16, 9}, {30, 24, 16}, {8, 6}},
		{{40, 10, 10, 10, 10, 10, 10}, {28, 26, 24}, {40}},
		{{150}, {4}},
	} {
		for _, p.Overflow = range []string{config.OverflowGrow, config.OverflowReport} {
			jumps += holdJumps(t, budgetOf(sizes...).composed(p))
		}
	}
	if jumps == 0 {
		t.Error("no overfull page lets a story run on")
	}
}

func holdJumps(t *testing.T, sheets []Sheet) int {
	t.Helper()
	type part struct {
		address string
		page    int
	}
	from := map[part]int{} // of the rest of a story, by where it stands
	jumps := 0
	for _, s := range sheets {
		for _, story := range s.Stories {
			if story.From > 0 {
				from[part{story.Address, s.Number}] = story.From
			}
		}
	}
	for _, s := range sheets {
		for _, story := range s.Stories {
			if story.Place.Jump >= 0 && story.To == 0 {
				t.Errorf("%s ends on page %d without a word", story.Address, s.Number)
			}
			if story.To == 0 {
				continue
			}
			jumps++
			if got := from[part{story.Address, story.To}]; got != s.Number {
				t.Errorf("%s runs on from page %d to page %d, the rest there comes from %d", story.Address, s.Number, story.To, got)
			}
		}
	}
	return jumps
}
