package serve

import (
	"html/template"
	"strings"

	"bao/internal/source"
	"bao/internal/undo"
)

// versions are a file as somebody left it, and as the desk was to leave it.
type versions struct {
	Path         string
	Now, Wanted  []template.HTML // lines
	Gone, ToGone bool
}

// shownLines is how much of a file is shown at most, and around how many lines
// above and below what differs.
const (
	shownLines = 24
	aroundIt   = 5
)

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
	return &versions{
		Path: c.Path, Now: marked(now, from, len(now)-rest), Wanted: marked(wanted, from, len(wanted)-rest),
		Gone: c.Now == nil, ToGone: c.Wanted == nil,
	}
}

func lines(data []byte) []string {
	return strings.Split(strings.TrimRight(string(source.Normal(data)), "\n"), "\n")
}

// marked are the lines of [from, to), marked, and those around them.
func marked(all []string, from, to int) []template.HTML {
	var shown []template.HTML
	for i := max(from-aroundIt, 0); i < min(to+aroundIt, len(all)) && len(shown) < shownLines; i++ {
		line := template.HTMLEscapeString(all[i])
		if i >= from && i < to {
			line = "<mark>" + line + "</mark>"
		}
		shown = append(shown, template.HTML(line))
	}
	return shown
}
