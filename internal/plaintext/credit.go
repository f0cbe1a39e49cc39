package plaintext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/byline"
)

// cutCredits splits a paragraph into its copy and the byline that it ends with,
// behind the last sentence: ……圆满结束。（记者 江晚）. line has no credits when
// there is none.
func cutCredits(text string) (rest string, line byline.Line) {
	at := strings.LastIndexAny(text, "。！？”…!?")
	if at < 0 {
		return text, line
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	at += size
	typed := strings.TrimSpace(text[at:])
	if typed == "" {
		return text, line
	}
	line, ok := byline.Last(typed)
	if above := newLine(text[:at]); !ok || above.unclosed() {
		return text, byline.Line{}
	}
	return strings.TrimSpace(text[:at]), line
}

// add takes the people of another byline in.
func add(to *byline.Line, more byline.Line) {
	if to.Covers == "" {
		to.Covers = more.Covers
	}
	for _, c := range more.Credits {
		fresh := c.Without(func(name string) bool {
			for _, known := range to.Credits {
				if known.Role == c.Role && slices.Contains(known.Names, name) {
					return true
				}
			}
			return false
		})
		if len(fresh.Names) > 0 {
			to.Credits = append(to.Credits, fresh)
		}
	}
}
