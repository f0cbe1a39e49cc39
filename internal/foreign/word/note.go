package word

import (
	"strings"

	"bao/internal/foreign"
)

// TrimNote takes off the white at the head of a note, which stood between its
// number and its text.
func TrimNote(blocks []foreign.Block) {
	if len(blocks) > 0 && len(blocks[0].Spans) > 0 {
		first := &blocks[0].Spans[0]
		first.Text = strings.TrimLeft(first.Text, " \t")
	}
}
