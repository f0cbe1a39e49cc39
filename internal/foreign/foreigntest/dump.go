// Package foreigntest is what the tests of those that read foreign documents
// share: it tells a document in lines, what was lost of it, and whether the
// reading of a hostile one ends. It is in no program.
package foreigntest

import (
	"fmt"
	"strings"

	"bao/internal/foreign"
)

// Dump writes a document down in lines, so that a test can say what it wants.
func Dump(d *foreign.Document) string {
	var b strings.Builder
	dumpBlocks(&b, "", d.Blocks)
	for i, n := range d.Notes {
		fmt.Fprintf(&b, "note %d[%s]\n", i+1, n.Mark)
		dumpBlocks(&b, "  ", n.Blocks)
	}
	for _, p := range d.Pictures {
		fmt.Fprintf(&b, "picture %s %d %s %s\n", p.Name, len(p.Data), p.Address, p.Alt)
	}
	for _, r := range d.Remarks {
		fmt.Fprintf(&b, "! %s｜%s｜%v\n", r.Message, strings.ReplaceAll(r.Text, "\n", "/"), r.Left)
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, indent string, blocks []foreign.Block) {
	for _, k := range blocks {
		b.WriteString(indent)
		switch k.Kind {
		case foreign.Paragraph:
			b.WriteString("P")
		case foreign.Heading:
			fmt.Fprintf(b, "H%d", k.Level)
		case foreign.Item:
			fmt.Fprintf(b, "I%d[%s]", k.Level, k.Mark)
		case foreign.Code:
			b.WriteString("C")
		case foreign.Quote, foreign.Box:
			b.WriteString("Q\n")
			dumpBlocks(b, indent+"  ", k.Blocks)
			continue
		case foreign.Break:
			b.WriteString("---")
		case foreign.Table:
			b.WriteString("T\n")
			for _, row := range k.Rows {
				fmt.Fprintf(b, "%s row %v\n", indent, row.Head)
				for _, c := range row.Cells {
					fmt.Fprintf(b, "%s  cell %d×%d\n", indent, c.Wide, c.Tall)
					dumpBlocks(b, indent+"   ", c.Blocks)
				}
			}
			continue
		}
		b.WriteString([...]string{"", "=", ">"}[k.Align])
		if k.Caption {
			b.WriteString("c")
		}
		b.WriteByte(' ')
		for _, s := range k.Spans {
			b.WriteString(dumpSpan(s))
		}
		b.WriteByte('\n')
	}
}

func dumpSpan(s foreign.Span) string {
	t := s.Text
	switch {
	case s.Break:
		return "⏎"
	case s.Note > 0:
		t = fmt.Sprintf("{注%d}", s.Note)
	case s.Picture > 0:
		t = fmt.Sprintf("{%d}", s.Picture)
	}
	t = strings.ReplaceAll(t, "\n", "⏎")
	for _, m := range []struct {
		on   bool
		mark string
	}{{s.Bold, "*"}, {s.Italic, "/"}, {s.Struck, "~"}, {s.Underlined, "_"}, {s.Superior, "^"}, {s.Inferior, ","}} {
		if m.on {
			t = m.mark + t + m.mark
		}
	}
	if s.Ruby != "" {
		t += "(" + s.Ruby + ")"
	}
	if s.Link != "" {
		t = "[" + t + "](" + s.Link + ")"
	}
	return t
}
