package diag

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"
)

// Shown is how many problems Print shows before it only counts the rest.
const Shown = 20

// Print writes the first problems and a line that counts what was left out.
// The prefix path:line:col: stays ASCII punctuation, so that editors can jump
// to the place.
func Print(w io.Writer, problems []Problem) {
	for i, p := range problems {
		if i == Shown {
			fmt.Fprintf(w, "……还有 %d 个问题没有列出\n", len(problems)-Shown)
			return
		}
		io.WriteString(w, p.String())
	}
}

// String returns the problem as it is printed: place and message, the source
// line, a caret under the text meant, and the hint, each on its own line.
func (p Problem) String() string {
	var b strings.Builder
	if p.Path != "" {
		b.WriteString(p.Path)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Col)
		}
		b.WriteString(": ")
	}
	if p.Severity == Warning {
		b.WriteString("提醒：")
	} else {
		b.WriteString("错误：")
	}
	b.WriteString(p.Message + "\n")
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
	at := min(max(p.Col-1, 0), len(runes))
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
