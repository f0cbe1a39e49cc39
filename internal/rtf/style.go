package rtf

import (
	"regexp"
	"strings"
)

// entry is the entry of a table that is being read.
type entry struct {
	number  int
	outline int // from 1
}

// maxEntries bounds the fonts and the styles.
const maxEntries = 10_000

// styleWord reads the style sheet.
func (r *reader) styleWord(t token) {
	switch t.name {
	case "s":
		r.entry.number = t.arg
	case "cs", "ds", "ts":
		r.top().to = toSkip // of characters, sections, tables
	case "outlinelevel":
		if 0 <= t.arg && t.arg < 9 {
			r.entry.outline = t.arg + 1
		}
	}
}

var headingForm = regexp.MustCompile(`(?i)^(?:heading|标题)\s*([1-9])$`)

// endEntry takes a style.
func (r *reader) endEntry() {
	name := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(r.name.String()), ";"))
	name, _, _ = strings.Cut(name, ",") // other names of it
	s := style{level: r.entry.outline}
	lower := strings.ToLower(name)
	if m := headingForm.FindStringSubmatch(name); m != nil {
		s.level = int(m[1][0] - '0')
	} else if lower == "title" || name == "标题" {
		s.level = 1
	}
	s.caption = lower == "caption" || name == "题注"
	if name != "" && len(r.styles) < maxEntries {
		r.styles[r.entry.number] = s
	}
	r.name.Reset()
	r.entry = entry{}
}
