package page

import (
	"html/template"
	"strings"

	"bao/internal/typeset"
	"bao/internal/words"
	"bao/internal/zh"
)

// setText breaks plain text into lines of a width in its own size, each as
// HTML with the white of its marks cut as it was counted. A phrase between
// spaces that has room in one line is not divided. Text of more lines than most
// ends in ….
func setText(text string, width float64, style typeset.Style, most int, script words.Script) []template.HTML {
	measure := typeset.Measure{Width: int(width * 1000)}
	set := func(text string) []typeset.Line {
		block := []typeset.Block{{Kind: typeset.Flush, Ragged: true, Runs: phrases(text, width, style)}}
		return typeset.Prepare(block).Lines(measure)
	}
	lines := set(text)
	for cut := []rune(text); len(lines) > most && len(cut) > 0; {
		// As much is too long as does not fit, and a little.
		keep := len(cut)*most/len(lines) + most
		cut = cut[:min(keep, len(cut)-1)]
		lines = set(strings.TrimRight(string(cut), "，。、；：！？ ") + "…")
	}
	var out []template.HTML
	for i := range lines {
		w := writer{script: script}
		for k := range lines[i].Segments {
			s := lines[i].Segments[k]
			s.Style = 0 // that of all of it
			w.text(&s)
		}
		out = append(out, template.HTML(strings.TrimRight(w.b.String(), " ")))
	}
	return out
}

// phrases parts a text at its spaces, and keeps what is short enough whole.
func phrases(text string, width float64, style typeset.Style) []typeset.Run {
	var runs []typeset.Run
	for i, phrase := range strings.Fields(text) {
		if i > 0 {
			runs = append(runs, typeset.Run{Text: " ", Style: style})
		}
		run := typeset.Run{Text: phrase, Style: style}
		if float64(zh.Width(phrase))/2 <= width {
			run.Style |= typeset.Whole
		}
		runs = append(runs, run)
	}
	return runs
}
