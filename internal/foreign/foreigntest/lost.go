package foreigntest

import (
	"maps"
	"slices"
	"strings"

	"bao/internal/foreign"
)

// Text returns all text of blocks with its readings, in order, and nothing
// between; marks tells whether those of items and headings are in it.
func Text(blocks []foreign.Block, marks bool) string {
	var out strings.Builder
	for _, b := range blocks {
		if marks {
			out.WriteString(b.Mark)
		}
		for _, s := range b.Spans {
			out.WriteString(s.Text + s.Ruby)
		}
		for _, row := range b.Rows {
			for _, c := range row.Cells {
				out.WriteString(Text(c.Blocks, marks))
			}
		}
		out.WriteString(Text(b.Blocks, marks))
	}
	return out.String()
}

// Left returns the text that remarks name as nowhere else in a document.
func Left(d *foreign.Document) string {
	var out strings.Builder
	for _, r := range d.Remarks {
		if r.Left {
			out.WriteString(r.Text)
		}
	}
	return out.String()
}

// Missing returns the characters of a that b has fewer of.
func Missing(a, b []rune) string {
	n := map[rune]int{}
	for _, r := range a {
		n[r]++
	}
	for _, r := range b {
		n[r]--
	}
	var out strings.Builder
	for _, r := range slices.Sorted(maps.Keys(n)) {
		out.WriteString(strings.Repeat(string(r), max(0, n[r])))
	}
	return out.String()
}
