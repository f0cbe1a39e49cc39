package word97

import (
	"strings"

	"bao/internal/foreign"
)

// paragraph is a paragraph that was read, with what is anchored in it.
type paragraph struct {
	para
	block   foreign.Block
	after   []foreign.Block // boxes, and the end of a page
	cellEnd bool
}

// Characters that end paragraphs.
const (
	charCell   = 0x07
	charPage   = 0x0C
	charReturn = 0x0D
)

// story reads a stretch of the text into blocks.
func (d *doc) story(from, to int) []foreign.Block {
	to = min(to, len(d.text))
	var all []paragraph
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
	d.flushLeft()
	for i := range field.open {
		if s := strings.TrimSpace(field.open[i].text.String()); s != "" {
			d.remark("一个域没有结束，它的代码没有取", s, true)
		}
	}
	return assemble(all, 0)
}

// paragraph reads what stands before a mark.
func (d *doc) paragraph(from, end, mark int, field *fields) paragraph {
	p := paragraph{para: d.paraAt(mark)}
	switch {
	case d.text[mark] == charCell && end == mark:
		p.inTable, p.cellEnd = true, true
	case p.inner:
		p.cellEnd = true
	}
	if p.inTable || p.cellEnd {
		p.depth = max(p.depth, 1)
	}
	p.rowEnd = p.rowEnd && p.depth > 0 && from == end
	if p.rowEnd {
		return p
	}
	l := line{doc: d, fields: field, base: look{picture: -1}}
	if s := d.style(p.istd); s != nil {
		l.base = s.look
		l.style = *s
	}
	l.read(from, end)
	p.after = l.after
	p.block = d.kind(p.para, l.style)
	p.block.Spans = join(l.spans)
	if p.block.Kind == foreign.Heading && l.style.look.bold {
		plain(p.block.Spans)
	}
	if d.text[mark] == charPage && end == mark {
		p.after = append(p.after, foreign.Block{Kind: foreign.Break})
	}
	if shows(p.block.Spans) {
		d.number(&p)
	}
	return p
}

// kind returns the block that a paragraph becomes, without its text.
func (d *doc) kind(p para, s style) foreign.Block {
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
func (d *doc) number(p *paragraph) {
	mark := d.mark(p.para)
	switch {
	case mark == "":
	case p.block.Kind == foreign.Heading:
		p.block.Spans = append([]foreign.Span{{Text: mark + space(mark)}}, p.block.Spans...)
	default:
		p.block.Kind, p.block.Level, p.block.Mark = foreign.Item, p.ilvl+1, mark
	}
}

// plain takes the bold of a heading's style off what stands in it.
func plain(spans []foreign.Span) {
	for i := range spans {
		spans[i].Bold = false
	}
}

// space returns what stands between a mark and what it numbers.
func space(mark string) string {
	if last := []rune(mark)[len([]rune(mark))-1]; last < 0x2E80 {
		return " "
	}
	return ""
}

func shows(spans []foreign.Span) bool {
	for _, s := range spans {
		if s.Text != "" || s.Picture > 0 || s.Note > 0 {
			return true
		}
	}
	return false
}

// assemble makes blocks of paragraphs, those in deeper tables into tables.
func assemble(all []paragraph, depth int) []foreign.Block {
	var blocks []foreign.Block
	for i := 0; i < len(all); {
		if all[i].depth <= depth {
			if shows(all[i].block.Spans) {
				blocks = append(blocks, all[i].block)
			}
			blocks = append(blocks, all[i].after...)
			i++
			continue
		}
		end := i
		for end < len(all) && all[end].depth > depth {
			end++
		}
		blocks = append(blocks, table(all[i:end], depth+1))
		i = end
	}
	return blocks
}

// table makes a table of paragraphs of that depth and deeper.
func table(all []paragraph, depth int) foreign.Block {
	var rows []tableRow
	var row tableRow
	start := 0
	cell := func(end int) {
		row.cells = append(row.cells, assemble(all[start:end], depth))
		start = end
	}
	for i, p := range all {
		switch {
		case p.depth != depth:
		case p.rowEnd:
			if start < i {
				cell(i)
			}
			row.def = p.row
			rows = append(rows, row)
			row, start = tableRow{}, i+1
		case p.cellEnd:
			cell(i + 1)
		}
	}
	if start < len(all) {
		cell(len(all))
	}
	if len(row.cells) > 0 {
		rows = append(rows, row)
	}
	return finish(rows)
}
