package intake

import (
	"strings"
	"unicode/utf8"

	"bao/internal/foreign"
)

// longestSubhead is how many characters a bold line has that is taken for a
// subhead: what takes more than two lines of a column is a sentence.
const longestSubhead = 24

// subheads makes headings of short bold lines above copy that is not bold, below
// the headings that there are: with so much as a style few know to make one in
// Word, and with none in WeChat. It reports whether there were any.
func subheads(blocks []block) bool {
	level, found := 1, false
	for i := range blocks {
		if blocks[i].kind == heading {
			level = max(level, blocks[i].level+1)
		}
	}
	for i := range blocks[:max(0, len(blocks)-1)] {
		b, next := &blocks[i], &blocks[i+1]
		if i == 0 || !b.likeSubhead() || next.kind != text && next.kind != table && next.kind != item || next.kind == text && allBold(next.spans) {
			continue
		}
		b.kind, b.level, b.spans, found = heading, level, unbold(b.spans), true
	}
	return found
}

// likeSubhead reports whether a block is one short line in bold that ends no
// sentence.
func (b *block) likeSubhead() bool {
	words := plainOf(b.spans)
	return b.kind == text && b.align != foreign.End && !b.caption && allBold(b.spans) &&
		utf8.RuneCountInString(words) <= longestSubhead && !strings.ContainsAny(words, "\n。！？；…") &&
		!strings.HasSuffix(words, "：") && !strings.HasSuffix(words, "，")
}

// allBold reports whether all words of a line are bold, and nothing else is in it.
func allBold(spans []foreign.Span) bool {
	bold := false
	for _, s := range spans {
		switch {
		case s.Note > 0 || s.Picture > 0 || s.Break || s.Link != "" || s.Ruby != "":
			return false
		case strings.TrimSpace(s.Text) == "":
		case !s.Bold:
			return false
		default:
			bold = true
		}
	}
	return bold
}
