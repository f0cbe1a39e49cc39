package intake

import (
	"strings"

	"bao/internal/byline"
	"bao/internal/foreign"
)

// split parts a document into its articles: at headings of the first level, if
// there is a byline or a dateline with at least two of them. heads is how many
// such headings there are.
func split(doc *foreign.Document) (parts []*foreign.Document, heads int) {
	var at []int
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == foreign.Heading && b.Level <= 1 && !empty(b.Spans) {
			at = append(at, i)
		}
	}
	signed := 0
	for i, start := range at {
		end := len(doc.Blocks)
		if i+1 < len(at) {
			end = at[i+1]
		}
		if signedStory(doc.Blocks[start+1 : end]) {
			signed++
		}
	}
	if len(at) < 2 || signed < 2 {
		return []*foreign.Document{doc}, len(at)
	}
	for i := range at {
		start, end := at[i], len(doc.Blocks)
		if i == 0 {
			start = 0
		}
		if i+1 < len(at) {
			end = at[i+1]
		}
		part := *doc
		part.Blocks = doc.Blocks[start:end]
		parts = append(parts, &part)
	}
	return parts, len(at)
}

// signedStory reports whether copy says at either end who made it.
func signedStory(blocks []foreign.Block) bool {
	var lines []string
	for i := range blocks {
		if words := strings.TrimFunc(plainOf(blocks[i].Spans), blank); words != "" {
			lines = append(lines, words)
		}
	}
	if len(lines) == 0 {
		return false
	}
	for _, line := range lines[:min(2, len(lines))] {
		if isByline(line) {
			return true
		}
	}
	_, ok := byline.Last(lines[len(lines)-1])
	return ok
}
