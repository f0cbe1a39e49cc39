package intake

import (
	"slices"
	"strings"

	"bao/internal/foreign"
)

// A flattener makes blocks of a document's: boxes, frames and tables within
// tables have no form in Markdown.
type flattener struct {
	doc     *foreign.Document
	notes   []int // of the document, in the order of their calls
	remarks []Remark
	told    map[string]bool
	unseen  strings.Builder // characters without a shape, left out
	quotes  int             // around what is being read
	inNote  bool
}

// once adds a remark unless it was made before.
func (f *flattener) once(message string) {
	if f.told == nil {
		f.told = map[string]bool{}
	}
	if !f.told[message] {
		f.told[message] = true
		f.remarks = append(f.remarks, Remark{Message: message})
	}
}

// blocks makes blocks of all of in.
func (f *flattener) blocks(in []foreign.Block) []block {
	var out []block
	for i := range in {
		out = f.block(out, &in[i])
	}
	return out
}

// block appends what becomes of one block.
func (f *flattener) block(out []block, b *foreign.Block) []block {
	switch b.Kind {
	case foreign.Table:
		return f.table(out, b)
	case foreign.Box:
		f.once("文本框里的字按它的位置排进了正文")
		return append(out, f.blocks(b.Blocks)...)
	case foreign.Quote:
		const deepest = 3 // of quotations in quotations, which nobody means
		f.quotes++
		inner := f.blocks(b.Blocks)
		if f.quotes--; len(inner) == 0 || f.quotes >= deepest {
			return append(out, inner...)
		}
		return append(out, block{kind: quote, blocks: inner})
	case foreign.Break:
		if len(out) > 0 && out[len(out)-1].kind != rule {
			out = append(out, block{kind: rule})
		}
		return out
	}
	before, spans, after := f.lift(b.Spans)
	out = append(out, before...)
	switch {
	case empty(spans):
	case b.Kind == foreign.Code && plainSpans(spans) && !f.inNote: // a note can't bear a fence
		out = append(out, block{kind: code, spans: broken(spans)})
	case b.Kind == foreign.Heading:
		out = append(out, block{kind: heading, level: max(b.Level, 1), spans: f.numbered(b.Mark, unbold(trimmed(spans))), align: b.Align})
	case b.Kind == foreign.Item && b.Mark == "" && len(out) > 0 && out[len(out)-1].kind == item && len(before) == 0:
		above := &out[len(out)-1]
		above.spans = append(append(slices.Clip(above.spans), foreign.Span{Break: true}), trimmed(spans)...)
	case b.Kind == foreign.Item:
		out = append(out, newItem(b.Level, f.clean(b.Mark), trimmed(spans)))
	default:
		out = append(out, block{kind: text, spans: trimmed(spans), align: b.Align, caption: b.Caption})
	}
	return append(out, after...)
}

// numbered puts the number of a heading, or of an item that stands where no
// list can, before its words. What is typed to make a line a heading is none.
func (f *flattener) numbered(mark string, spans []foreign.Span) []foreign.Span {
	if mark = f.clean(strings.Trim(mark, "#＃ ")); mark == "" {
		return spans
	}
	b := block{kind: item, mark: mark, spans: spans, care: escaped}
	return b.words()
}

// lift parts spans from the pictures in them, which stand by themselves: those
// before all words, and the others. What a link or a character can't be in an
// article is left out of the spans, with a remark.
func (f *flattener) lift(in []foreign.Span) (before []block, spans []foreign.Span, after []block) {
	var first, then []shown
	for _, s := range in {
		switch {
		case s.Picture > 0 && s.Picture <= len(f.doc.Pictures):
			p := view(&f.doc.Pictures[s.Picture-1])
			if empty(spans) {
				first = append(first, p)
			} else {
				then = append(then, p)
			}
			continue
		case s.Note > 0 && s.Note <= len(f.doc.Notes):
			if wordless(f.doc.Notes[s.Note-1].Blocks) {
				f.once("有一条注释是空的，没有标")
			} else {
				spans = append(spans, foreign.Span{Note: f.call(s.Note)})
			}
			continue
		case s.Break:
			spans = append(spans, foreign.Span{Break: true})
			continue
		}
		s.Picture, s.Note = 0, 0
		s.Text, s.Ruby = f.clean(s.Text), f.clean(s.Ruby)
		if s.Text == "" {
			s.Text, s.Ruby = s.Ruby, ""
		}
		s.Link = f.link(s.Link)
		spans = append(spans, s)
	}
	if first != nil {
		before = []block{{kind: figure, pictures: first}}
	}
	if then != nil {
		after = []block{{kind: figure, pictures: then}}
	}
	return before, spans, after
}

// clean leaves out what nobody sees and keeps account of it.
func (f *flattener) clean(s string) string {
	kept, unseen := clean(strings.ToValidUTF8(s, "\ufffd"))
	f.unseen.WriteString(unseen)
	return kept
}

// link returns the address of a link if it leads somewhere from an article.
// Places in the document have no address there.
func (f *flattener) link(address string) string {
	address = f.clean(strings.TrimSpace(address))
	lower := strings.ToLower(address)
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) && len(address) > len(scheme) && len(address) <= longestLink {
			return address
		}
	}
	if address != "" && address[0] != '#' && !f.told[address] {
		f.once(address)
		f.remarks[len(f.remarks)-1] = Remark{Message: "这个链接读者打不开，只留下了它的文字", Text: address, Left: true}
	}
	return ""
}

// longestLink is how long an address may be that package markup takes.
const longestLink = 1000

// plainSpans reports whether spans are words and line breaks alone.
func plainSpans(spans []foreign.Span) bool {
	return !slices.ContainsFunc(spans, func(s foreign.Span) bool { return s.Note > 0 || s.Ruby != "" })
}

// unbold takes off what makes a heading look like one.
func unbold(spans []foreign.Span) []foreign.Span {
	for i := range spans {
		spans[i].Bold = false
	}
	return spans
}
