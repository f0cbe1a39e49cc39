package serve

import (
	"html/template"
	"strings"

	"bao/internal/source"
	"bao/internal/undo"
)

// shownLines is how much of a file is shown: its front matter and where the
// copy begins, or what differs further down and the lines around that.
const shownLines = 24

// compare shows both versions of a file, with what only one of them has
// marked.
func compare(c *undo.Conflict) *versions {
	now, wanted := lines(c.Now), lines(c.Wanted)
	from := 0
	for from < min(len(now), len(wanted)) && now[from] == wanted[from] {
		from++
	}
	rest := 0
	for rest < min(len(now), len(wanted))-from && now[len(now)-1-rest] == wanted[len(wanted)-1-rest] {
		rest++
	}
	start := 0
	if from >= shownLines {
		start = from - 3
	}
	return &versions{
		Path: c.Path, Now: marked(now, start, from, len(now)-rest), Wanted: marked(wanted, start, from, len(wanted)-rest),
		Gone: c.Now == nil, ToGone: c.Wanted == nil,
	}
}

func lines(data []byte) []string {
	return strings.Split(strings.TrimRight(string(source.Normal(data)), "\n"), "\n")
}

// marked are the lines from start on, those of [from, to) marked.
func marked(all []string, start, from, to int) []template.HTML {
	var shown []template.HTML
	for i := min(start, len(all)); i < len(all) && len(shown) < shownLines; i++ {
		line := template.HTMLEscapeString(all[i])
		if i >= from && i < to {
			line = "<mark>" + line + "</mark>"
		}
		shown = append(shown, template.HTML(line))
	}
	return shown
}
