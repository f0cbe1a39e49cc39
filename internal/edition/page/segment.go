package page

import (
	"html/template"
	"strings"

	"bao/internal/typeset"
	"bao/internal/words"
)

// styleTags are the elements of a segment's style, from the outside in.
var styleTags = []struct {
	style typeset.Style
	open  string
	close string
}{
	{typeset.Sans, `<span class="sans">`, "</span>"},
	{typeset.Bold, "<b>", "</b>"},
	{typeset.Emphasis, "<em>", "</em>"},
	{typeset.Strike, "<s>", "</s>"},
	{typeset.Code, "<code>", "</code>"},
	{typeset.Sup, "<sup>", "</sup>"},
	{typeset.Sub, "<sub>", "</sub>"},
}

// line writes one line.
func (w *writer) line(l *typeset.Line) {
	w.b.WriteString(`<span class="line`)
	switch {
	case l.Justify, l.Spread == 0 && !l.Last && !l.Hard && !l.End: // exactly full, but for a reader's own letters
		w.b.WriteString(" full")
	case l.End:
		w.b.WriteString(" end")
	}
	w.b.WriteString(`">`)
	switch {
	case len(l.Segments) > 0 && l.Segments[0].Mark:
		w.mark(l)
	case l.Indent > 0:
		w.indent(l.Indent)
	}
	w.segments(l)
	w.b.WriteString("</span>")
	if l.Hard {
		w.b.WriteString("<br>")
	}
}

// segments writes what stands in a line.
func (w *writer) segments(l *typeset.Line) {
	segments := l.Segments
	if len(segments) > 0 && segments[0].Mark {
		segments = segments[1:] // it stands in the indent
	}
	var units []kept
	if len(w.settings) > 1 { // on a front page, whose lines run on in a narrow window
		segments, units = keepUnits(segments)
	}
	link, open := 0, false
	for i := range segments {
		segment := segments[i]
		rest, spaced := strings.CutSuffix(segment.Text, " ")
		if spaced = spaced && i == len(segments)-1 && !l.Last; spaced {
			segment.Text = rest
		}
		if segment.Link != link {
			if open {
				w.b.WriteString("</a>")
			}
			link = segment.Link
			open = w.openLink(link)
		}
		if len(units) > 0 && units[0].from == i {
			w.b.WriteString(`<span class="unit">`)
		}
		if segment.Text != "" || segment.Box != 0 {
			w.segment(&segment)
		}
		if len(units) > 0 && units[0].to == i+1 {
			w.b.WriteString("</span>")
			units = units[1:]
		}
		if last := i == len(segments)-1; open && last {
			w.b.WriteString("</a>")
		}
		if spaced { // at the end of a line it would collapse, and not be copied
			w.b.WriteString(`<span class="sp"> </span>`)
		}
	}
	if l.Parted && !l.Last && !l.Hard { // two names would be one where lines run on, and in what is copied
		w.b.WriteString(`<span class="sp wide"> </span>`)
	}
}

// unheard are the styles that mean something to those who listen, and so
// nothing where there are no words.
const unheard = typeset.Emphasis | typeset.Strike

// segment writes one stretch of a line. Plain text needs no element.
func (w *writer) segment(s *typeset.Segment) {
	style := s.Style
	if strings.TrimSpace(s.Text) == "" {
		style &^= unheard
	}
	for _, t := range styleTags {
		if style&t.style != 0 {
			w.b.WriteString(t.open)
		}
	}
	w.text(s)
	for i := len(styleTags) - 1; i >= 0; i-- {
		if style&styleTags[i].style != 0 {
			w.b.WriteString(styleTags[i].close)
		}
	}
}

// text writes the words of a segment, with the margins by which a mark's
// white is cut.
func (w *writer) text(s *typeset.Segment) {
	if s.Before == 0 && s.After == 0 && s.Box == 0 && !s.Latin {
		if s.Tight {
			w.b.WriteString(`<span class="w">`)
			w.escaped(s.Text)
			w.b.WriteString(`</span>`)
			return
		}
		w.escaped(s.Text)
		return
	}
	w.b.WriteString(`<span class="`)
	switch {
	case s.Box != 0:
		w.b.WriteString("box")
	case s.Latin:
		w.b.WriteString("latin")
	default:
		w.b.WriteString("mark")
	}
	if s.Tight {
		w.b.WriteString(" w")
	}
	next := `" style="`
	for _, length := range [3]struct {
		name string
		of   int
	}{{"margin-left:", s.Before}, {"margin-right:", s.After}, {"width:", s.Box}} {
		if length.of != 0 {
			w.b.WriteString(next)
			w.b.WriteString(length.name)
			w.em(length.of)
			next = ";"
		}
	}
	if s.After < 0 && s.Box == 0 && w.centred(s.Text) {
		w.b.WriteString(next)
		w.b.WriteString("position:relative;left:")
		w.em(s.After / 2)
	}
	w.b.WriteString(`">`)
	w.escaped(s.Text)
	w.b.WriteString("</span>")
}

// centred reports whether a mark stands in the middle of its square, as readers of
// traditional characters know ，。、：；！？: what is cut then is white on both sides.
func (w *writer) centred(mark string) bool {
	return w.script == words.Traditional && mark != "" && strings.Trim(mark, "，。、：；！？") == ""
}

// escaped writes words, of which few need escaping.
func (w *writer) escaped(s string) {
	for i := range len(s) {
		switch s[i] {
		case '&', '<', '>', '"', '\'', 0:
			template.HTMLEscape(&w.b, []byte(s))
			return
		}
	}
	w.b.WriteString(s)
}

// em writes a length of so many thousandths.
func (w *writer) em(thousandths int) {
	w.b.Write(appendEm(w.b.AvailableBuffer(), float64(thousandths)/1000))
}

// titleLines writes the lines of a headline, their marks as narrow as they
// were counted.
func titleLines(lines []string, script words.Script) []template.HTML {
	var list []template.HTML
	for _, line := range lines {
		w := writer{script: script}
		for _, s := range typeset.OneLine(line, typeset.Bold) {
			w.text(&s)
		}
		list = append(list, template.HTML(w.b.String()))
	}
	return list
}
