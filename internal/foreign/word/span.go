package word

import (
	"strings"
	"unicode/utf8"

	"bao/internal/foreign"
)

// Join merges neighbours that look the same and drops line breaks at the ends
// of a paragraph.
func Join(spans []foreign.Span) []foreign.Span {
	var out []foreign.Span
	for i := 0; i < len(spans); {
		s := spans[i]
		var text strings.Builder
		text.WriteString(s.Text)
		for i++; i < len(spans) && s.Text != "" && alike(s, spans[i]); i++ {
			text.WriteString(spans[i].Text)
		}
		s.Text = text.String()
		if !s.Break || len(out) > 0 {
			out = append(out, s)
		}
	}
	for len(out) > 0 && out[len(out)-1].Break {
		out = out[:len(out)-1]
	}
	return out
}

// alike reports whether b is text that looks as a does. Two with a reading stay
// apart, each below its own.
func alike(a, b foreign.Span) bool {
	if b.Text == "" || b.Ruby != "" {
		return false
	}
	b.Text = a.Text
	return a == b
}

// Shows reports whether there is anything in a paragraph.
func Shows(spans []foreign.Span) bool {
	for _, s := range spans {
		if s.Text != "" || s.Picture > 0 || s.Note > 0 {
			return true
		}
	}
	return false
}

// Number sets the mark of a numbered heading before it, where a heading has no
// other place for it.
func Number(spans []foreign.Span, mark string) []foreign.Span {
	if r, _ := utf8.DecodeLastRuneInString(mark); r < 0x2E80 {
		mark += " " // no Chinese mark takes one
	}
	return append([]foreign.Span{{Text: mark}}, spans...)
}
