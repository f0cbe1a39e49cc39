package page

import (
	"fmt"
	"html/template"
	"strings"

	"bao/internal/compose"
	"bao/internal/sheet"
	"bao/internal/typeset"
)

// twinFlow sets the copy of a story for both settings of a front page. The
// lines are the same, since the measure is; only the gaps between them differ.
func twinFlow(g grid, w, n *sheet.Story, root string) (template.CSS, template.HTML) {
	wide, narrow := newFlow(g, w, root), newFlow(g, n, root)
	lines := allLines(w)
	if len(lines) == 0 {
		return "", ""
	}
	gapsW, gapsN := wide.gaps(), narrow.gaps()
	for i := range lines {
		wide.twinGap("w", gapsW[i])
		wide.twinGap("n", gapsN[i])
		wide.line(&lines[i], "")
	}
	wide.closeBlock()
	css := wide.twinBox("w") + ";" + narrow.twinBox("n") + ";--measure:" + em(g.width(1))
	return template.CSS(css), template.HTML(wide.b.String())
}

func allLines(s *sheet.Story) []typeset.Line {
	var lines []typeset.Line
	for _, leg := range s.Legs {
		lines = append(lines, leg.Lines...)
	}
	return lines
}

// gaps tells how many lines are left empty before each line of the story.
func (f *flow) gaps() map[int]int {
	found := map[int]int{}
	next, pending := 0, 0
	f.eachColumn(func(legs []sheet.Leg, at compose.Rect) {
		line := at.Top
		for _, leg := range legs {
			pending += leg.Top - line
			if len(leg.Lines) > 0 {
				found[next] += pending
				pending = 0
				next += len(leg.Lines)
			}
			line = leg.Top + len(leg.Lines)
		}
		pending += at.Top + at.Lines - line
	})
	return found
}

// eachColumn visits the columns of the flow with their legs from above.
func (f *flow) eachColumn(visit func(legs []sheet.Leg, at compose.Rect)) {
	for col := f.bounds.Col; len(f.story.Legs) > 0 && col < f.bounds.Col+f.bounds.Cols; col += f.legWidth() {
		var legs []sheet.Leg
		for _, leg := range f.story.Legs {
			if leg.Col == col {
				legs = append(legs, leg)
			}
		}
		visit(legs, compose.Rect{Col: col, Top: f.bounds.Top, Cols: f.legWidth(), Lines: f.bounds.Lines})
	}
}

func (f *flow) twinGap(class string, lines int) {
	if lines > 0 {
		fmt.Fprintf(&f.b, `<span class="gap %s" style="height:%s"></span>`, class, em(f.top(lines)))
	}
}

// twinBox is box for one of two settings.
func (f *flow) twinBox(prefix string) string {
	if len(f.story.Legs) == 0 {
		return ""
	}
	in := f.story.Place.Region
	columns := (f.bounds.Cols + f.legWidth() - 1) / f.legWidth()
	return strings.NewReplacer("%", prefix).Replace(fmt.Sprintf("--%%x:%s;--%%y:%s;--%%w:%s;--%%h:%s;--%%c:%d",
		em(f.left(f.bounds.Col)-f.left(in.Col)), em(f.top(f.bounds.Top)-f.top(in.Top)),
		em(f.width(f.bounds.Cols)), em((float64(f.bounds.Lines)+0.33)*f.Pitch()), columns))
}
