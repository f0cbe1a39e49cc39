package intake

import (
	"strings"
	"unicode"

	"bao/internal/foreign"
)

// A block is a piece of an article: what Markdown has a form for.
type block struct {
	kind     blockKind
	level    int    // of a heading, 1 and up; of an item, by depth
	mark     string // of an item, as printed: one that Markdown has a form for
	spans    []foreign.Span
	rows     [][][]foreign.Span // of a table, all of one length
	blocks   []block            // of a quotation
	pictures []shown            // of a figure
	align    foreign.Align
	caption  bool // of text: in the document's style for captions
	care     care
}

type blockKind uint8

const (
	text blockKind = iota
	heading
	item
	table
	quote
	code
	rule
	figure
)

// shown is a picture where it is shown.
type shown struct {
	picture *foreign.Picture
	file    string // as the article calls it; empty for one that can't be shown
	note    string // for the editor, in place of the picture
	alt     string
	caption string
}

// plainOf is the text of spans without what is beyond words.
func plainOf(spans []foreign.Span) string {
	var s strings.Builder
	for _, span := range spans {
		if span.Break {
			s.WriteByte('\n')
			continue
		}
		s.WriteString(span.Text)
	}
	return s.String()
}

// empty reports whether spans print nothing.
func empty(spans []foreign.Span) bool {
	for _, s := range spans {
		if s.Note > 0 || s.Picture > 0 || strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return true
}

// trimmed returns spans without the blanks and line breaks around them, and
// with line ends in the text made breaks.
func trimmed(spans []foreign.Span) []foreign.Span { return trimSpans(broken(spans)) }

// broken returns spans with line ends in the text made breaks.
func broken(spans []foreign.Span) []foreign.Span {
	var out []foreign.Span
	for _, s := range spans {
		lines := strings.Split(lineEnds.Replace(s.Text), "\n")
		for i, line := range lines {
			if i > 0 {
				out = append(out, foreign.Span{Break: true})
			}
			if one := s; line != "" || s.Text == "" {
				one.Text = line
				out = append(out, one)
			}
		}
	}
	return out
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\t", " ")

// trimSpans takes blanks and breaks off both ends, and blanks off both sides
// of a break.
func trimSpans(in []foreign.Span) []foreign.Span {
	out := make([]foreign.Span, 0, len(in))
	start := true // of a line
	for _, s := range in {
		if isWords(s) {
			if start {
				s.Text = strings.TrimLeftFunc(s.Text, blank)
			}
			if s.Text == "" {
				continue
			}
		}
		if s.Break {
			if out = trimRight(out); len(out) == 0 {
				continue
			}
		}
		start = s.Break
		out = append(out, s)
	}
	for len(out) > 0 {
		if out[len(out)-1].Break {
			out = out[:len(out)-1]
			continue
		}
		n := len(out)
		if out = trimRight(out); len(out) == n {
			break
		}
	}
	return out
}

// trimRight takes the blanks off the end of a line.
func trimRight(spans []foreign.Span) []foreign.Span {
	for n := len(spans); n > 0 && isWords(spans[n-1]); n = len(spans) {
		last := &spans[n-1]
		if last.Text = strings.TrimRightFunc(last.Text, blank); last.Text != "" {
			break
		}
		spans = spans[:n-1]
	}
	return spans
}

// isWords reports whether a span is nothing but text.
func isWords(s foreign.Span) bool { return s.Note == 0 && s.Picture == 0 && !s.Break }

// blank reports whether r is white space, whether or not a reader sees it.
func blank(r rune) bool { return unicode.IsSpace(r) || r == 0x200b || r == 0x2060 || r == 0xfeff }

// clean parts the characters that nobody sees, and that would be warned of or
// dropped later, from those that are printed.
func clean(s string) (kept, unseen string) {
	if strings.IndexFunc(s, hidden) < 0 {
		return s, ""
	}
	var in, out strings.Builder
	for _, r := range s {
		if hidden(r) {
			out.WriteRune(r)
		} else {
			in.WriteRune(r)
		}
	}
	return in.String(), out.String()
}

// hidden reports whether r has no shape: controls, marks of direction, bytes
// that are no character. What joins the parts of an emoji stays.
func hidden(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029, r == 0x200d:
		return false
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return r == 0xfeff || r >= 0xfff9 && r <= 0xfffb || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}
