package intake

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"bao/internal/foreign"
)

// A pen writes the spans of one block.
type pen struct {
	care  care
	cell  bool // of a table, in which a bar would end it
	start bool // nothing stands in the line yet
	out   strings.Builder
}

// wraps are the marks around text, the outermost first.
var wraps = []struct {
	same func(a, b foreign.Span) bool
	has  func(s foreign.Span) bool
	tags func(p *pen, s foreign.Span) (open, end string)
}{
	{
		func(a, b foreign.Span) bool { return a.Link == b.Link }, func(s foreign.Span) bool { return s.Link != "" },
		func(_ *pen, s foreign.Span) (string, string) { return "[", "](" + destination(s.Link) + ")" },
	},
	{
		func(a, b foreign.Span) bool { return a.Bold == b.Bold }, func(s foreign.Span) bool { return s.Bold },
		func(p *pen, _ foreign.Span) (string, string) { return p.either("**", "b") },
	},
	{
		func(a, b foreign.Span) bool { return a.Italic == b.Italic }, func(s foreign.Span) bool { return s.Italic },
		func(p *pen, _ foreign.Span) (string, string) { return p.either("*", "i") },
	},
	{
		func(a, b foreign.Span) bool { return a.Struck == b.Struck }, func(s foreign.Span) bool { return s.Struck },
		func(p *pen, _ foreign.Span) (string, string) { return p.either("~~", "del") },
	},
	{
		func(a, b foreign.Span) bool { return a.Underlined == b.Underlined }, func(s foreign.Span) bool { return s.Underlined },
		func(*pen, foreign.Span) (string, string) { return "<u>", "</u>" },
	},
	{
		func(a, b foreign.Span) bool { return a.Superior == b.Superior }, func(s foreign.Span) bool { return s.Superior },
		func(*pen, foreign.Span) (string, string) { return "<sup>", "</sup>" },
	},
	{
		func(a, b foreign.Span) bool { return a.Inferior == b.Inferior }, func(s foreign.Span) bool { return s.Inferior },
		func(*pen, foreign.Span) (string, string) { return "<sub>", "</sub>" },
	},
}

// either returns the marks of Markdown, which do not work everywhere, or,
// where that has been seen, those of HTML.
func (p *pen) either(mark, element string) (open, end string) {
	if p.care == asTyped {
		return mark, mark
	}
	return "<" + element + ">", "</" + element + ">"
}

// inline writes spans as they stand in a line.
func inline(spans []foreign.Span, c care, cell bool) string {
	p := pen{care: c, cell: cell, start: true}
	p.write(settle(spans), 0)
	return p.out.String()
}

// write writes spans within the wraps before the one at depth.
func (p *pen) write(spans []foreign.Span, depth int) {
	if depth == len(wraps) {
		for _, s := range spans {
			p.span(s)
		}
		return
	}
	w := wraps[depth]
	for len(spans) > 0 {
		n := 1
		for n < len(spans) && w.same(spans[0], spans[n]) {
			n++
		}
		if !w.has(spans[0]) {
			p.write(spans[:n], depth+1)
		} else {
			open, end := w.tags(p, spans[0])
			p.out.WriteString(open)
			p.start = false
			p.write(spans[:n], depth+1)
			p.out.WriteString(end)
		}
		spans = spans[n:]
	}
}

// span writes one span without its wraps.
func (p *pen) span(s foreign.Span) {
	switch {
	case s.Break && p.cell:
		p.out.WriteString("<br>")
	case s.Break:
		p.out.WriteString("\\\n")
		p.start = true
		return
	case s.Note > 0:
		fmt.Fprintf(&p.out, "[^%d]", s.Note)
	case s.Ruby != "":
		p.out.WriteString("<ruby>" + p.text(s.Text) + "<rt>" + p.text(s.Ruby) + "</rt></ruby>")
	default:
		p.out.WriteString(p.text(s.Text))
	}
	p.start = p.start && s.Text == ""
}

func (p *pen) text(s string) string {
	s = p.care.escape(s, p.start)
	if p.cell && p.care == asTyped {
		s = strings.NewReplacer("|", `\|`, "｜", "&#65372;").Replace(s)
	}
	return s
}

// settle takes what words can't bear off spans: marks around blanks alone, and
// blanks at the edges of marks, which would not open or close there.
func settle(spans []foreign.Span) []foreign.Span {
	var out []foreign.Span
	for _, s := range spans {
		if !isWords(s) || s.Ruby != "" {
			out = append(out, s)
			continue
		}
		if s.Break {
			s = foreign.Span{Break: true}
		}
		words := strings.TrimFunc(s.Text, blank)
		if words == "" {
			out = append(out, foreign.Span{Text: s.Text, Link: s.Link})
			continue
		}
		before, after, _ := strings.Cut(s.Text, words)
		if before != "" {
			out = append(out, foreign.Span{Text: before})
		}
		s.Text = words
		out = append(out, s)
		if after != "" {
			out = append(out, foreign.Span{Text: after})
		}
	}
	return bridge(out)
}

// bridge gives blanks between spans of one look that look, so that they need
// no two pairs of marks.
func bridge(spans []foreign.Span) []foreign.Span {
	for i := 1; i+1 < len(spans); i++ {
		s, before, after := &spans[i], spans[i-1], spans[i+1]
		if !isWords(*s) || s.Ruby != "" || strings.TrimFunc(s.Text, blank) != "" {
			continue
		}
		words := s.Text
		if isWords(before) && isWords(after) && look(before) == look(after) {
			*s = look(before)
			s.Text = words
		} else {
			*s = foreign.Span{Text: words}
		}
	}
	return spans
}

// look is a span without its words.
func look(s foreign.Span) foreign.Span {
	s.Text, s.Ruby = "", ""
	return s
}

var entity = regexp.MustCompile(`^&#?[A-Za-z0-9]+;`)

// destination writes the address of a link so that it ends where it ends.
func destination(address string) string {
	if !strings.ContainsFunc(address, func(r rune) bool {
		return r <= ' ' || strings.ContainsRune("()<>\\\"'`*_[]{}|&^~", r) || r >= 0x7f
	}) {
		return address
	}
	var out strings.Builder
	for i, r := range address {
		switch {
		case r <= ' ' || r == 0x7f || strings.ContainsRune("()<>\\\"'`{}|^[]", r):
			out.WriteString(url.PathEscape(string(r)))
		case r == '*' || r == '_' || r == '~':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '&' && entity.MatchString(address[i:]):
			out.WriteString("&amp;")
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
