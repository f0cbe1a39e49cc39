package word97

import (
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// Characters that end paragraphs.
const (
	charCell   = 0x07
	charPage   = 0x0C
	charReturn = 0x0D
)

// story reads a stretch of the text into blocks.
func (d *doc) story(from, to int) []foreign.Block {
	to = min(to, len(d.text))
	var all []word.Paragraph
	field := &fields{}
	for i := from; i < to; i++ {
		d.seen[i] = true
	}
	for from < to {
		end := from
		for end < to && d.text[end] != charCell && d.text[end] != charPage && d.text[end] != charReturn {
			end++
		}
		all = append(all, d.paragraph(from, min(end, to), min(end, to-1), field))
		from = end + 1
	}
	d.left.Flush(&d.Document)
	for i := range field.open {
		if s := strings.TrimSpace(field.open[i].text.String()); s != "" {
			d.remark("一个域没有结束，它的代码没有取", s, true)
		}
	}
	return word.Blocks(all)
}

// paragraph reads what stands before a mark.
func (d *doc) paragraph(from, end, mark int, field *fields) word.Paragraph {
	p := d.paraAt(mark)
	out := word.Paragraph{CellEnd: p.inner || d.text[mark] == charCell && end == mark, Depth: p.depth, Row: p.row}
	if p.inTable || out.CellEnd {
		out.Depth = max(p.depth, 1)
	}
	if p.rowEnd && out.Depth > 0 && from == end {
		out.RowEnd = true
		return out
	}
	s := d.style(p.istd)
	if s == nil {
		s = &style{look: look{picture: -1}}
	}
	l := line{doc: d, fields: field, base: s.look}
	l.read(from, end)
	b := kind(p, s)
	b.Spans = word.Join(l.spans)
	if b.Kind == foreign.Heading && s.look.bold {
		plain(b.Spans)
	}
	if word.Shows(b.Spans) {
		d.number(&b, p)
		out.Blocks = append(out.Blocks, b)
	}
	out.Blocks = append(out.Blocks, l.after...)
	if d.text[mark] == charPage && end == mark {
		out.Blocks = append(out.Blocks, foreign.Block{Kind: foreign.Break})
	}
	return out
}

// kind returns the block that a paragraph becomes, without its text.
func kind(p para, s *style) foreign.Block {
	b := foreign.Block{Caption: s.sti == stiCaption}
	switch p.jc {
	case 1:
		b.Align = foreign.Centre
	case 2:
		b.Align = foreign.End
	}
	if p.level < noLevel {
		b.Kind, b.Level = foreign.Heading, p.level+1
	}
	return b
}

// number gives a paragraph of a list its mark. A heading's is part of it.
func (d *doc) number(b *foreign.Block, p para) {
	mark := d.mark(p)
	switch {
	case mark == "":
	case b.Kind == foreign.Heading:
		b.Spans = word.Number(b.Spans, mark)
	default:
		b.Kind, b.Level, b.Mark = foreign.Item, p.ilvl+1, mark
	}
}

// plain takes the bold of a heading's style off what stands in it.
func plain(spans []foreign.Span) {
	for i := range spans {
		spans[i].Bold = false
	}
}
