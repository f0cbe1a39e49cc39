package intake

import (
	"fmt"
	"slices"
	"strings"

	"bao/internal/diag"
	"bao/internal/foreign"
	"bao/internal/markup"
)

// body writes blocks and notes as Markdown that reads back as what they are.
// doc is what that reads as. unsure are the blocks for which that could not be
// had; there are none that we know of.
func body(blocks []block, notes [][]block) (words string, doc *markup.Doc, unsure []*block) {
	all := leaves(blocks, notes...)
	for _, b := range all {
		if !b.plain() {
			b.alone()
		}
	}
	const patience = 40 // readings of the whole, before all is written with more care
	for round := 0; ; round++ {
		words = whole(blocks, notes)
		doc, _ = markup.Parse([]byte(words))
		wrong := differ(all, doc)
		if wrong < 0 {
			return words, doc, nil
		}
		// What a mark of one block does shows in the one behind it, too.
		raised := false
		for i := min(wrong, len(all)-1); i >= 0 && i >= wrong-3 && !raised && round < patience; i-- {
			raised = all[i].raise()
		}
		if !raised {
			for _, b := range all {
				raised = b.raise() || raised
			}
		}
		if !raised {
			return words, doc, all[max(0, min(wrong, len(all)-1)):]
		}
	}
}

// raise has a block written with more care, if there is any.
func (b *block) raise() bool {
	if b.care == armoured {
		return false
	}
	b.care++
	return true
}

// leaves lists the blocks that are written by themselves, in their order, and
// behind them those of notes.
func leaves(blocks []block, notes ...[]block) []*block {
	var out []*block
	for i := range blocks {
		if blocks[i].kind == quote {
			out = append(out, leaves(blocks[i].blocks)...)
			continue
		}
		out = append(out, &blocks[i])
	}
	for _, note := range notes {
		out = append(out, leaves(note)...)
	}
	return out
}

// whole writes blocks and, behind them, notes.
func whole(blocks []block, notes [][]block) string {
	words := markdown(blocks)
	for i, note := range notes {
		words += fmt.Sprintf("\n\n[^%d]: %s", i+1, indent(markdown(note), 4))
	}
	return words
}

// plain reports whether a block is copy without a mark, as most is, that can
// only be taken for something else by what stands beside it.
func (b *block) plain() bool {
	if b.kind != text {
		return false
	}
	for _, s := range b.spans {
		if s != (foreign.Span{Text: s.Text}) || strings.ContainsFunc(s.Text, special) {
			return false
		}
	}
	return true
}

// alone chooses the least care with which a block reads back as itself and
// nothing is said about it that more care would silence.
func (b *block) alone() {
	least := -1
	for c := asTyped; c <= armoured; c++ {
		try := *b
		try.care = c
		same, said := try.readsBack()
		if same && (least < 0 || said < least) {
			b.care, least = c, said
		}
		if same && said == 0 || c >= escaped && least >= 0 {
			break
		}
	}
	if least < 0 {
		b.care = armoured
	}
}

// readsBack reports whether a block, by itself, reads as what it is, and how
// much is said about it.
func (b *block) readsBack() (same bool, said int) {
	one := []block{*b}
	words := markdown(one)
	var meant proof
	meant.meant(&one[0])
	for _, n := range notesIn(b) {
		words += fmt.Sprintf("\n\n[^%d]: %d", n, n)
	}
	doc, findings := markup.Parse([]byte(words))
	var printed proof
	printed.printed(doc.Blocks)
	for _, f := range findings {
		if f.Rule.Severity <= diag.Warning {
			said++
		}
	}
	return printed.settled() == meant.settled(), said
}

// notesIn lists the notes that a block calls.
func notesIn(b *block) (notes []int) {
	all := [][]foreign.Span{b.spans}
	for _, row := range b.rows {
		all = append(all, row...)
	}
	seen := map[int]bool{}
	for _, spans := range all {
		for _, s := range spans {
			if s.Note > 0 && !seen[s.Note] {
				seen[s.Note] = true
				notes = append(notes, s.Note)
			}
		}
	}
	return notes
}

// differ returns which of all leaves is the first that doc does not print as it
// is; -1 where it prints all so.
func differ(all []*block, doc *markup.Doc) int {
	var printed, meant proof
	printed.printed(doc.Blocks)
	for i := range doc.Notes {
		printed.printed(doc.Notes[i].Children)
	}
	ends := make([]int, len(all)) // where the leaves end in what is meant
	var settled strings.Builder
	for i, b := range all {
		meant.meant(b)
		settled.WriteString(meant.settled())
		meant.Reset()
		ends[i] = settled.Len()
	}
	got, want := printed.settled(), settled.String()
	if got == want {
		return -1
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	i, _ := slices.BinarySearchFunc(ends, at, func(end, at int) int {
		if end <= at {
			return -1
		}
		return 1
	})
	return i
}
