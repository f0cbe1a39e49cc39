package sheet

import (
	"strings"

	"bao/internal/typeset"
)

// betweenNames stands between the names of a list, and behind what it is a list of.
const betweenNames = "、 \u3000\u00a0：。\n"

// undivided marks what stands between the marks and spaces of a list of names as
// names, each of them.
func undivided(runs []typeset.Run) []typeset.Run {
	var list []typeset.Run
	for _, run := range runs {
		for text := run.Text; text != ""; {
			end := strings.IndexAny(text, betweenNames)
			piece := run
			switch {
			case end < 0:
				piece.Text, piece.Style = text, run.Style|typeset.Whole
			case end == 0:
				behind := strings.TrimLeft(text, betweenNames)
				piece.Text = text[:len(text)-len(behind)]
			default:
				piece.Text, piece.Style = text[:end], run.Style|typeset.Whole
			}
			list, text = append(list, piece), text[len(piece.Text):]
		}
	}
	return list
}
