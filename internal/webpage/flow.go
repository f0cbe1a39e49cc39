package webpage

import (
	"strings"
	"unicode"

	"bao/internal/foreign"
	"bao/internal/zh"
)

// flow is a run of blocks that is being filled.
type flow struct {
	blocks *[]foreign.Block
	spans  []foreign.Span // of the paragraph that is open
	last   rune           // the last character of its line, 0 at the beginning
	gap    gap            // the white space since
	para   foreign.Block  // what the paragraph will be, without its spans
}

// gap is white space that was read and may not be shown.
type gap uint8

const (
	none gap = iota
	space
	line // with the end of a line in it
)

// objectChar stands for a picture in flow.last.
const objectChar = '\uFFFC'

// text adds characters to the paragraph as a browser shows them.
func (f *flow) text(s string, l look) {
	var b strings.Builder
	emit := func() {
		f.append(foreign.Span{
			Text: b.String(), Bold: l.bold, Italic: l.italic, Struck: l.struck, Underlined: l.under,
			Superior: l.sup, Inferior: l.sub, Link: l.link,
		}, l)
		b.Reset()
	}
	for _, r := range s {
		switch {
		case r == 0:
			continue
		case l.keep && r == '\n':
			emit()
			f.lineBreak(l)
			continue
		case l.keep && (r == ' ' || r == '\t'):
		case strings.ContainsRune(" \t\n\r\f", r):
			f.gap = max(f.gap, space)
			if r == '\n' {
				f.gap = line
			}
			continue
		}
		if f.gap != none && f.last != 0 && (f.gap == space || !wide(f.last) || !wide(r)) {
			b.WriteByte(' ')
		}
		f.gap, f.last = none, r
		b.WriteRune(r)
	}
	if b.Len() > 0 {
		emit()
	}
}

// wide reports whether a line of source may end beside r without a space being
// meant (CSS Text 3, section 4.1.3).
func wide(r rune) bool {
	return zh.Han(r) || zh.Fullwidth(r) || r == '　' || unicode.In(r, unicode.Hiragana, unicode.Katakana)
}

// append adds a span. The first one tells where the paragraph stands.
func (f *flow) append(s foreign.Span, l look) {
	if len(f.spans) == 0 {
		f.para.Align = l.align
	}
	f.spans = append(f.spans, s)
}

func (f *flow) lineBreak(l look) {
	s := foreign.Span{Break: true}
	if f.para.Kind == foreign.Code {
		s = foreign.Span{Text: "\n"}
	}
	f.append(s, l)
	f.last, f.gap = 0, none
}

// picture adds a picture; space around it is not kept.
func (f *flow) picture(number int, l look) {
	f.append(foreign.Span{Picture: number, Link: l.link}, l)
	f.last, f.gap = objectChar, none
}

// heading adds a heading of the first level.
func (f *flow) heading(text string) {
	*f.blocks = append(*f.blocks, foreign.Block{Kind: foreign.Heading, Level: 1, Spans: []foreign.Span{{Text: text}}})
}

// put ends the paragraph and adds a block of another kind.
func (f *flow) put(b foreign.Block) {
	f.cut()
	*f.blocks = append(*f.blocks, b)
}

// cut ends the paragraph. Two line breaks together end one too, and so does one
// before an indent of two characters, which is how text without <p> is written.
func (f *flow) cut() {
	spans := f.spans
	f.spans, f.last, f.gap = nil, 0, none
	if f.para.Kind == foreign.Code {
		f.end(spans)
		return
	}
	start := 0
	for i, s := range spans {
		if s.Break && i+1 < len(spans) && (spans[i+1].Break || indented(spans[i+1].Text)) {
			f.end(spans[start:i])
			start = i + 1
		}
	}
	f.end(spans[start:])
	f.para.Align = foreign.Start
}

func indented(s string) bool {
	return strings.HasPrefix(s, "　　") || strings.HasPrefix(s, "\u00a0\u00a0\u00a0\u00a0")
}

// end adds one paragraph, unless nothing is in it.
func (f *flow) end(spans []foreign.Span) {
	if f.para.Kind == foreign.Code {
		spans = trim(merge(spans), func(r rune) bool { return r == '\n' })
	} else {
		spans = merge(trim(spans, margin))
	}
	if len(spans) == 0 {
		return
	}
	b := f.para
	b.Spans = spans
	if b.Kind == foreign.Heading && !hasText(spans) {
		b.Kind, b.Level = foreign.Paragraph, 0
	}
	*f.blocks = append(*f.blocks, b)
	f.para.Mark = "" // what follows in the same item continues it
}

func hasText(spans []foreign.Span) bool {
	for _, s := range spans {
		if s.Text != "" {
			return true
		}
	}
	return false
}

// margin reports whether r only takes up room at the beginning or the end of a
// paragraph.
func margin(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// trim cuts margins and line breaks off both ends.
func trim(spans []foreign.Span, margin func(rune) bool) []foreign.Span {
	for len(spans) > 0 {
		s := &spans[0]
		s.Text = strings.TrimLeftFunc(s.Text, margin)
		if s.Text != "" || s.Picture > 0 {
			break
		}
		spans = spans[1:]
	}
	for len(spans) > 0 {
		s := &spans[len(spans)-1]
		s.Text = strings.TrimRightFunc(s.Text, margin)
		if s.Text != "" || s.Picture > 0 {
			break
		}
		spans = spans[:len(spans)-1]
	}
	return spans
}

// merge joins neighbours that look the same.
func merge(spans []foreign.Span) []foreign.Span {
	var out []foreign.Span
	for i := 0; i < len(spans); {
		s := spans[i]
		var b strings.Builder
		for ; i < len(spans); i++ {
			next := spans[i]
			next.Text = s.Text
			if next != s || spans[i].Text == "" {
				break
			}
			b.WriteString(spans[i].Text)
		}
		switch {
		case b.Len() > 0:
			s.Text = b.String()
		case s == foreign.Span{
			Bold: s.Bold, Italic: s.Italic, Struck: s.Struck, Underlined: s.Underlined,
			Superior: s.Superior, Inferior: s.Inferior, Link: s.Link,
		}:
			i++ // nothing in it
			continue
		default:
			i++
		}
		out = append(out, s)
	}
	return out
}
