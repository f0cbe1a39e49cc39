package origin

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Diff shows what changed from one text to another: the places, each with the
// number of its first line in the old text, the lines that went after “-”,
// those that came after “+”, and two lines on either side. It is empty for
// texts that are the same.
func Diff(before, after string) string {
	places, err := udiff.ToUnifiedDiff("", "", before, udiff.Lines(before, after), 2)
	if err != nil {
		return "" // can't happen: the edits are those of the text
	}
	var b strings.Builder
	for _, place := range places.Hunks {
		fmt.Fprintf(&b, "第 %d 行\n", place.FromLine)
		for _, line := range place.Lines {
			sign := " "
			switch line.Kind {
			case udiff.Delete:
				sign = "-"
			case udiff.Insert:
				sign = "+"
			}
			b.WriteString(sign + " " + strings.TrimRight(line.Content, "\n") + "\n")
		}
	}
	return b.String()
}

// came lists the lines that are in the second text and not in the first.
func came(before, after string) []string {
	places, err := udiff.ToUnifiedDiff("", "", before, udiff.Lines(before, after), 0)
	if err != nil {
		return nil
	}
	var list []string
	for _, place := range places.Hunks {
		for _, line := range place.Lines {
			if line.Kind == udiff.Insert {
				list = append(list, strings.TrimSpace(line.Content))
			}
		}
	}
	return list
}
