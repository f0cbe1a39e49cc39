package docx

import (
	"fmt"
	"strings"

	"bao/internal/foreign"
)

// dump writes a document so that a test can say how it should be read.
func dump(d *foreign.Document) string {
	var out strings.Builder
	dumpBlocks(&out, d.Blocks, "")
	for i, n := range d.Notes {
		fmt.Fprintf(&out, "[%d] %s\n", i+1, n.Mark)
		dumpBlocks(&out, n.Blocks, "  ")
	}
	for i, p := range d.Pictures {
		fmt.Fprintf(&out, "(%d) %s %d %s %s\n", i+1, p.Name, len(p.Data), p.Address, p.Alt)
	}
	for _, r := range d.Remarks {
		fmt.Fprintf(&out, "! %s", r.Message)
		if r.Text != "" {
			fmt.Fprintf(&out, " | %s", strings.ReplaceAll(r.Text, "\n", "⏎"))
		}
		if r.Left {
			out.WriteString(" | left")
		}
		out.WriteString("\n")
	}
	return out.String()
}

var kinds = map[foreign.Kind]string{
	foreign.Paragraph: "p", foreign.Heading: "h", foreign.Item: "item", foreign.Table: "table",
	foreign.Box: "box", foreign.Quote: "quote", foreign.Code: "code", foreign.Break: "break",
}

func dumpBlocks(out *strings.Builder, blocks []foreign.Block, indent string) {
	for _, b := range blocks {
		out.WriteString(indent + kinds[b.Kind])
		if b.Level > 0 {
			fmt.Fprint(out, b.Level)
		}
		out.WriteString([]string{"", " centre", " end"}[b.Align])
		if b.Caption {
			out.WriteString(" caption")
		}
		if b.Mark != "" {
			out.WriteString(" " + b.Mark)
		}
		if len(b.Spans) > 0 {
			out.WriteString(": " + dumpSpans(b.Spans))
		}
		out.WriteString("\n")
		for _, row := range b.Rows {
			out.WriteString(indent + "  row")
			if row.Head {
				out.WriteString(" head")
			}
			out.WriteString("\n")
			for _, c := range row.Cells {
				fmt.Fprintf(out, "%s    cell %dx%d\n", indent, c.Wide, c.Tall)
				dumpBlocks(out, c.Blocks, indent+"      ")
			}
		}
		dumpBlocks(out, b.Blocks, indent+"  ")
	}
}

func dumpSpans(spans []foreign.Span) string {
	var out strings.Builder
	for _, s := range spans {
		text := s.Text
		for _, look := range []struct {
			on   bool
			mark string
		}{{s.Bold, "*"}, {s.Italic, "/"}, {s.Struck, "~"}, {s.Underlined, "_"}, {s.Superior, "^"}, {s.Inferior, ","}} {
			if look.on {
				text = look.mark + text + look.mark
			}
		}
		switch {
		case s.Note > 0:
			text = fmt.Sprintf("[%d]", s.Note)
		case s.Picture > 0:
			text = fmt.Sprintf("(%d)", s.Picture)
		case s.Break:
			text = "⏎"
		case s.Ruby != "":
			text = "{" + text + "|" + s.Ruby + "}"
		}
		if s.Link != "" {
			text = "<" + text + " " + s.Link + ">"
		}
		out.WriteString(strings.ReplaceAll(text, "\t", "→"))
	}
	return out.String()
}
