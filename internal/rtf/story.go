package rtf

import (
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// maxTables bounds how deep tables stand in one another.
const maxTables = 20

// story is a run of paragraphs: the text, a note, a box.
type story struct {
	paras []word.Paragraph
	spans []foreign.Span // of the paragraph that is open
	after []foreign.Block
	mark  strings.Builder // as it is printed
	aside bool            // only its words are kept, in a remark
}

// structure reads the words that end paragraphs, cells and rows.
func (r *reader) structure(name string, g *group) {
	switch name {
	case "par", "sect":
		r.endParagraph(g.para, false)
	case "page":
		r.endParagraph(g.para, false)
		if !g.para.table {
			st := r.story()
			st.paras = append(st.paras, word.Paragraph{Blocks: []foreign.Block{{Kind: foreign.Break}}})
		}
	case "line", "lbr", "column", "softline":
		r.put(foreign.Span{Break: true})
	case "cell":
		p := g.para
		p.table, p.depth = true, 1
		r.endParagraph(p, true)
	case "nestcell":
		p := g.para
		p.table, p.depth = true, max(p.depth, 2)
		r.endParagraph(p, true)
	case "row":
		r.endRow(1, g)
	case "nestrow":
		r.endRow(max(g.para.depth, 2), g)
	}
}

func (r *reader) endRow(depth int, g *group) {
	st := r.story()
	if word.Shows(st.spans) || len(st.after) > 0 {
		r.endParagraph(para{table: true, depth: depth}, true)
	}
	st.spans = nil
	r.size += 20
	st.paras = append(st.paras, word.Paragraph{Depth: depth, RowEnd: true, Row: g.row.row()})
}

// endParagraph adds the paragraph that is open.
func (r *reader) endParagraph(p para, cell bool) {
	st := r.story()
	out := word.Paragraph{CellEnd: cell}
	if p.table {
		out.Depth = max(p.depth, 1)
	}
	if spans := word.Join(st.spans); word.Shows(spans) {
		out.Blocks = append(out.Blocks, r.block(p, spans, strings.TrimSpace(st.mark.String())))
	}
	out.Blocks = append(out.Blocks, st.after...)
	st.spans, st.after = nil, nil
	st.mark.Reset()
	if len(out.Blocks) > 0 || cell {
		r.size += 20
		st.paras = append(st.paras, out)
	}
}

// block makes a block of a paragraph.
func (r *reader) block(p para, spans []foreign.Span, mark string) foreign.Block {
	b := foreign.Block{Align: p.align, Spans: spans}
	s := r.styles[p.style]
	b.Caption = s.caption
	level := p.outline
	if level == 0 {
		level = s.level
	}
	if level > 0 {
		b.Kind, b.Level = foreign.Heading, level
		for i := range spans {
			spans[i].Bold = false // of its style
		}
	}
	switch {
	case mark == "":
	case level > 0:
		b.Spans = word.Number(spans, mark)
	default:
		b.Kind, b.Level, b.Mark = foreign.Item, p.ilvl+1, word.Bullet(mark)
	}
	return b
}

// endStory ends the innermost story and returns its blocks. The outermost stays.
func (r *reader) endStory() []foreign.Block {
	r.left.Flush(&r.doc)
	st := r.story()
	p := para{}
	if len(r.groups) > 0 {
		p = r.top().para
	}
	r.endParagraph(p, false)
	if len(r.stories) > 1 {
		r.stories = r.stories[:len(r.stories)-1]
	}
	blocks := word.Blocks(st.paras)
	word.TrimNote(blocks)
	return blocks
}
