package word97

import (
	"strings"
	"unicode/utf16"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// line reads the characters of a paragraph.
type line struct {
	*doc
	*fields
	base  look // of the paragraph's style
	spans []foreign.Span
	after []foreign.Block
}

// read reads characters by stretches of the same look.
func (l *line) read(from, end int) {
	for from < end {
		look, to := l.charRun(from, l.base)
		to = min(to, end)
		stop := from
		for stop < to && (l.text[stop] >= ' ' || l.text[stop] == '\t') && !l.calls(stop) {
			stop++
		}
		switch {
		case stop == from:
			l.special(from, look)
			stop++
		case look.symbol != 0: // stands in place of each
			l.say(strings.Repeat(string(look.symbol), stop-from), look)
		default:
			l.say(string(utf16.Decode(l.text[from:stop])), look)
		}
		from = stop
	}
}

// calls reports whether a note is called at a place.
func (l *line) calls(cp int) bool {
	_, ok := l.anchors.notes[cp]
	return ok
}

// say adds text, unless it is hidden, deleted or the code of a field.
func (l *line) say(text string, k look) {
	switch {
	case k.deleted:
		l.left.Add(&l.Document, "修订中删去的文字没有取", text)
	case k.hidden:
		l.left.Add(&l.Document, "隐藏的文字没有取", text)
	case l.coding > 0:
		l.code(text)
	default:
		l.left.Flush(&l.Document)
		l.put(foreign.Span{
			Text: l.symbols(text, k.font), Bold: k.bold, Italic: k.italic, Struck: k.struck, Underlined: k.under && l.link() == "",
			Superior: k.sup, Inferior: k.sub, Link: l.link(),
		})
	}
}

// symbols replaces the characters of a symbol font.
func (l *line) symbols(text string, font int) string {
	if !strings.ContainsFunc(text, word.Private) {
		return text
	}
	name := ""
	if font >= 0 && font < len(l.fonts) {
		name = l.fonts[font]
	}
	return strings.Map(func(r rune) rune {
		if r = word.Symbol(r, name); word.Private(r) {
			l.unknown = word.Once(l.unknown, r)
		}
		return r
	}, text)
}

func (l *line) put(s foreign.Span) { l.spans = append(l.spans, s) }

// special reads a character that is none of the text (section 2.4.1 and the
// table of sprmCFSpec).
func (l *line) special(cp int, k look) {
	c := l.text[cp]
	if k.deleted && c != 0x13 && c != 0x14 && c != 0x15 {
		return
	}
	switch {
	case l.calls(cp):
		l.note(cp)
	case c == 0x13:
		l.begin()
	case c == 0x14:
		l.separate()
	case c == 0x15:
		l.end(l, k)
	case l.coding > 0:
	case c == 0x01 && k.object:
		l.remark("嵌入的对象没有取（公式、表格、图表等）", "", false)
	case c == 0x01 && l.drawing():
	case c == 0x01:
		l.pictureAt(k)
	case c == 0x08:
		l.shapesAt(cp)
	case c == 0x0A || c == 0x0B || c == 0x0E:
		l.put(foreign.Span{Break: true})
	case c == 0x1E:
		l.say("-", k) // that no line ends at
	}
}

// note reads the note that is called at a place.
func (l *line) note(cp int) {
	at := l.anchors.notes[cp]
	delete(l.anchors.notes, cp)
	number := len(l.Notes)
	l.Notes = append(l.Notes, foreign.Note{})
	if c := l.text[cp]; c >= ' ' {
		l.Notes[number].Mark = string(rune(c))
	}
	l.put(foreign.Span{Note: number + 1})
	blocks := l.story(at[0], at[1])
	word.TrimNote(blocks)
	l.Notes[number].Blocks = blocks
}

// formed adds text that is drawn as a shape.
func (l *line) formed(text string) {
	if text != "" {
		l.after = append(l.after, foreign.Block{Kind: foreign.Box, Blocks: []foreign.Block{{Spans: []foreign.Span{{Text: text}}}}})
	}
}

// shapesAt reads the boxes and pictures that are anchored at a place.
func (l *line) shapesAt(cp int) {
	for _, shape := range l.anchors.shapes[cp] {
		if at, ok := l.anchors.boxes[shape]; ok {
			delete(l.anchors.boxes, shape)
			if blocks := l.story(at[0], at[1]); len(blocks) > 0 {
				l.after = append(l.after, foreign.Block{Kind: foreign.Box, Blocks: blocks})
			}
			continue
		}
		if b, ok := l.anchors.pictures[shape]; ok {
			l.addPicture(b)
		}
		l.formed(l.anchors.texts[shape])
		delete(l.anchors.texts, shape)
	}
}
