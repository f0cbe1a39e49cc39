package docx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// line gathers the spans of one paragraph.
type line struct {
	*story
	base    effects // of the paragraph's style
	spans   []foreign.Span
	text    []byte       // that the next span begins with
	look    foreign.Span // of that text
	boxes   []foreign.Block
	done    []piece // before a break between pages
	caption bool    // a number of a sequence of figures is in it
	marking *note   // whose mark, written by hand, follows
	reading string  // above the text at hand
}

// piece is what of a paragraph stands on one page.
type piece struct {
	spans []foreign.Span
	boxes []foreign.Block
}

// end returns the paragraph's pieces, at least one.
func (l *line) end() []piece {
	l.flush()
	return append(l.done, piece{l.spans, l.boxes})
}

// page ends the page.
func (l *line) page() {
	l.done = l.end()
	l.spans, l.boxes = nil, nil
}

// put adds text of one look.
func (l *line) put(text string, e effects, link string) {
	switch {
	case text == "" || l.instructed(text):
		return
	case l.marking != nil:
		l.marking.mark += text
		return
	case e.hidden == on:
		l.leave(&l.hidden, text)
		return
	}
	l.spendText(text)
	if link == "" {
		link = l.fieldLink()
	}
	look := e.span(link)
	look.Ruby = l.reading
	if look != l.look {
		l.flush()
		l.look = look
	}
	l.text = append(l.text, l.legible(text, e.font)...)
}

// flush makes the text at hand a span.
func (l *line) flush() {
	if len(l.text) == 0 {
		return
	}
	s := l.look
	s.Text = strings.ToValidUTF8(string(l.text), "\uFFFD")
	l.text = l.text[:0]
	l.push(s)
}

// push adds a span.
func (l *line) push(s foreign.Span) {
	l.spend(1)
	l.spans = append(l.spans, s)
}

// single adds a span that is no text.
func (l *line) single(s foreign.Span) {
	l.flush()
	l.push(s)
}

// legible replaces the characters of text that only a font of symbols gives a
// shape: Word keeps them at U+F000 and up.
func (l *line) legible(text, font string) string {
	if !strings.ContainsFunc(text, word.Private) {
		if dingbats(font) && strings.ContainsFunc(text, func(r rune) bool { return r > ' ' && r < 0x100 }) {
			l.remark(foreign.Remark{Message: "有几个字母用的是符号字体 " + font + "，Word 里显示成符号，请对照原文补上", Text: text})
		}
		return text
	}
	return strings.Map(func(r rune) rune {
		if !word.Private(r) {
			return r
		}
		return l.symbol(r, font)
	}, text)
}

// symbol returns a character of a font of symbols, or the mark of one that is
// not known (the 〓 of Chinese printers), with a remark.
func (l *line) symbol(r rune, font string) rune {
	if r = word.Symbol(r, font); !word.Private(r) {
		return r
	}
	l.remark(foreign.Remark{
		Message: fmt.Sprintf("有个符号认不出来，用“〓”代替（字体 %s，编号 %X），请对照原文补上", font, r),
		Text:    "〓",
	})
	return '〓'
}

// trimmed is text as Word takes it where its spaces are not kept: what a
// program put around it for layout is none of it.
func trimmed(n *node) string {
	if n.attr("xml:space") == "preserve" {
		return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(n.text)
	}
	first, _ := utf8.DecodeRuneInString(n.text)
	last, _ := utf8.DecodeLastRuneInString(n.text)
	if !unicode.IsSpace(first) && !unicode.IsSpace(last) && !strings.ContainsAny(n.text, "\r\n") {
		return n.text
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(strings.Trim(n.text, " \t\r\n"))
}
