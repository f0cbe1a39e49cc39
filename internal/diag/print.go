package diag

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"
)

// Print writes problems as Brief has them, or all of them one by one, and a
// line that counts what was left out. The prefix path:line:col: stays ASCII
// punctuation, so that editors can jump to the place.
func Print(w io.Writer, problems []Problem, all bool) {
	list := Brief(problems)
	if all {
		list = List{Shown: ErrorsFirst(problems)}
	}
	for _, p := range list.Shown {
		io.WriteString(w, p.String())
	}
	if rest := list.Rest(); rest != "" {
		fmt.Fprintln(w, rest)
	}
}

// String returns the problem as it is printed: place, message and the name of
// the rule, the source line, a caret under the text meant, and the hint, each
// on its own line.
func (p Problem) String() string { return p.Marked(p.Severity.String()) }

// Marked is String with another word for what the problem is to the paper.
func (p Problem) Marked(word string) string {
	var b strings.Builder
	if p.Path != "" {
		b.WriteString(p.Path)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Col)
		}
		b.WriteString(": ")
	}
	b.WriteString(word + "：" + p.Message)
	if p.Rule != nil {
		b.WriteString("〔" + p.Rule.Name + "〕")
	}
	b.WriteString("\n")
	if p.Line > 0 {
		line, caret := p.Excerpt()
		fmt.Fprintf(&b, "    %s\n    %s\n", line, caret)
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "    办法：%s\n", p.Hint)
	}
	return b.String()
}

// excerptCells is how many terminal cells of a source line are shown.
const excerptCells = 76

// Excerpt returns the part of the source line around the place and a second
// line with carets under it, padded by display width (a Chinese character
// takes two cells).
func (p Place) Excerpt() (line, caret string) {
	runes := []rune(strings.ReplaceAll(p.Text, "\t", " "))
	at := min(max(p.Col-1-p.Skip, 0), len(runes))
	stop := min(at+max(p.Len, 1), len(runes))
	from, cells := at, 0
	for from > 0 && cells+cellWidth(runes[from-1]) <= excerptCells/2 {
		from--
		cells += cellWidth(runes[from])
	}
	pad := cells
	to := at
	for to < len(runes) && cells+cellWidth(runes[to]) <= excerptCells {
		cells += cellWidth(runes[to])
		to++
	}
	marks := 0
	for _, r := range runes[at:max(at, min(stop, to))] {
		marks += cellWidth(r)
	}
	if from > 0 {
		line, pad = "…", pad+1
	}
	line += string(runes[from:to])
	if to < len(runes) {
		line += "…"
	}
	return line, strings.Repeat(" ", pad) + strings.Repeat("^", max(marks, 1))
}

func cellWidth(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		// Curly quotes, dashes and ellipses: two cells in the Chinese
		// fonts that our editors' terminals use.
		return 2
	}
	return 1
}
