package sheet

import (
	"fmt"
	"strings"
)

// body writes paragraphs with subheads, lists and tables between them.
func (w *writer) body(chars int) string {
	var parts []string
	heads := chars > 700 && w.IntN(2) == 0
	quotes := chars > 300 && w.IntN(9) == 0
	lists, tables := chars > 200 && w.IntN(5) == 0, chars > 350 && w.IntN(9) == 0
	for left := chars; left > 0; {
		if heads && len(parts) > 0 && w.IntN(3) == 0 {
			parts = append(parts, "## "+w.write(w.from("subhead")))
		}
		n := min(left, 45+w.IntN(150))
		parts = append(parts, w.paragraph(n))
		left -= n
		if lists && w.IntN(2) == 0 {
			lists = false
			parts = append(parts, w.list())
		}
		if quotes && w.IntN(2) == 0 {
			quotes = false
			parts = append(parts, "> “"+w.write(w.from("say"))+"。”")
		}
		if tables && w.IntN(2) == 0 {
			tables = false
			parts = append(parts, w.table())
		}
	}
	return strings.Join(parts, "\n\n")
}

func (w *writer) list() string {
	var b strings.Builder
	ordered := w.IntN(2) == 0
	for i := range 3 + w.IntN(4) {
		mark := "-"
		if ordered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		fmt.Fprintf(&b, "%s %s；\n", mark, w.write(w.from("item")))
	}
	return b.String()
}

func (w *writer) table() string {
	columns := 2 + w.IntN(3)
	var b strings.Builder
	row := func(cell func(i int) string) {
		for i := range columns {
			b.WriteString("| " + cell(i) + " ")
		}
		b.WriteString("|\n")
	}
	names := []string{"地点", "数量", "费用", "日期"}
	row(func(i int) string { return names[i] })
	row(func(int) string { return "---" })
	for range 3 + w.IntN(6) {
		row(func(i int) string { return w.write([]string{"{where}", "{n}处", "{real}万元", "{day}"}[i]) })
	}
	return b.String()
}

// poem writes stanzas: lines of verse end with the break that asks for one.
func (w *writer) poem(chars int) string {
	var b strings.Builder
	for b.Len() < 3*min(chars, 260) {
		for i := range 3 + w.IntN(3) {
			if i > 0 {
				b.WriteString("\\\n")
			}
			b.WriteString(w.write(w.from("verse")))
		}
		b.WriteString("\n\n")
	}
	return b.String()
}
