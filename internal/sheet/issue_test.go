package sheet

import (
	"strings"
	"testing"

	"bao/internal/config"
	"bao/internal/typeset"
)

func pagesOf(sizes ...[]int) []Page {
	var pages []Page
	n := 0
	for i, page := range sizes {
		p := Page{Number: i + 1, Name: "要闻"}
		for _, paragraphs := range page {
			p.Copy = append(p.Copy, copyOf(n, paragraphs))
			n++
		}
		pages = append(pages, p)
	}
	return pages
}

func lineText(l typeset.Line) string {
	var b strings.Builder
	for _, s := range l.Segments {
		b.WriteString(s.Text)
	}
	return b.String()
}

// shown gathers the copy of every story over all sheets, in order of pages.
func shown(sheets []Sheet) map[string]string {
	texts := map[string]string{}
	for _, s := range sheets {
		for _, story := range s.Stories {
			for _, leg := range story.Legs {
				for _, l := range leg.Lines {
					texts[story.Address] += lineText(l)
				}
			}
		}
	}
	return texts
}

// wanted is the copy as it was given.
func wanted(pages []Page) map[string]string {
	texts := map[string]string{}
	for _, p := range pages {
		for i := range p.Copy {
			piece := newPiece(&p.Copy[i], Printed(printSettings(), true))
			for _, l := range piece.set(0) {
				texts[p.Copy[i].Address] += lineText(l)
			}
		}
	}
	return texts
}

func outOf(sheets []Sheet) map[string]bool {
	out := map[string]bool{}
	for _, s := range sheets {
		for _, c := range s.Out {
			out[c.Address] = true
		}
	}
	return out
}

// TestNothingLost holds that every character of every story stands exactly
// once on the sheets of its issue, or its story is reported as left out.
func TestNothingLost(t *testing.T) {
	tests := []struct {
		name     string
		pages    []Page
		overflow string
	}{
		{"fits", pagesOf([]int{9, 6, 4}, []int{7, 5}), config.OverflowReport},
		{"overfull first page", pagesOf([]int{30, 24, 20, 16}, []int{4}), config.OverflowReport},
		{"grows", pagesOf([]int{40, 34, 30}), config.OverflowGrow},
		{"reported", pagesOf([]int{30, 30, 30, 30, 30}), config.OverflowReport},
		{"one short story", pagesOf([]int{1}), config.OverflowReport},
		{"an empty page", pagesOf([]int{3}, nil), config.OverflowReport},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := printSettings()
			p.Overflow = tt.overflow
			sheets := Issue(tt.pages, p, nil)
			got, want, out := shown(sheets), wanted(tt.pages), outOf(sheets)
			for address, text := range want {
				if out[address] {
					continue
				}
				if got[address] != text {
					t.Errorf("%s shows %d of %d bytes", address, len(got[address]), len(text))
				}
			}
			if tt.overflow == config.OverflowGrow && (len(out) > 0 || len(sheets) <= len(tt.pages)) {
				t.Errorf("%d sheets of %d pages, %d stories out", len(sheets), len(tt.pages), len(out))
			}
		})
	}
}

// TestJumpsAreTold holds that a story that runs on says where to, and its
// rest where from, on a single full page and where page after page is full.
func TestJumpsAreTold(t *testing.T) {
	p := printSettings()
	for _, sizes := range [][][]int{
		{{34, 28, 20, 16}, {4}},
		{{34, 28, 20, 16}, {30, 20, 16, 9}, {30, 24, 16}, {8, 6}},
		{{40, 10, 10, 10, 10, 10, 10}, {28, 26, 24}, {40}},
	} {
		for _, p.Overflow = range []string{config.OverflowGrow, config.OverflowReport} {
			holdJumps(t, Issue(pagesOf(sizes...), p, nil))
		}
	}
	sheets := Issue(pagesOf([]int{34, 28, 20, 16}, []int{4}), printSettings(), nil)
	fit := strings.Join(sheets[0].Fit(), "\n")
	if !strings.Contains(fit, "第2版") {
		t.Errorf("the report does not say where the story goes:\n%s", fit)
	}
}

func holdJumps(t *testing.T, sheets []Sheet) {
	t.Helper()
	type part struct {
		address string
		page    int
	}
	from := map[part]int{} // of the rest of a story, by where it stands
	stands := map[part]bool{}
	jumps := 0
	for _, s := range sheets {
		for _, story := range s.Stories {
			stands[part{story.Address, s.Number}] = true
			if story.From > 0 {
				from[part{story.Address, s.Number}] = story.From
			}
		}
	}
	for _, s := range sheets {
		for _, r := range s.Reports {
			if r.JumpTo > 0 && !stands[part{r.Address, r.JumpTo}] {
				t.Errorf("page %d says that %s moves to page %d, where it does not stand", s.Number, r.Address, r.JumpTo)
			}
		}
		for _, story := range s.Stories {
			if story.To == 0 {
				continue
			}
			jumps++
			if got := from[part{story.Address, story.To}]; got != s.Number {
				t.Errorf("%s runs on from page %d to page %d, the rest there comes from %d", story.Address, s.Number, story.To, got)
			}
		}
	}
	if jumps == 0 {
		t.Error("an overfull page lets nothing run on")
	}
}

func TestRemembered(t *testing.T) {
	m := &counting{data: map[string][]byte{}}
	pages := pagesOf([]int{6, 4})
	first := Issue(pages, printSettings(), m)
	made := m.made
	second := Issue(pages, printSettings(), m)
	if made == 0 || m.made != made {
		t.Errorf("composed %d pages, then %d more", made, m.made-made)
	}
	if len(first) != 1 || len(second) != 1 || first[0].Cost != second[0].Cost || len(first[0].Stories) != len(second[0].Stories) {
		t.Error("what was remembered differs from what was made")
	}
}
