package rtf

import (
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// say sends characters where those of the group go.
func (r *reader) say(s string) {
	r.size += len(s)
	g := r.top()
	switch g.to {
	case toStory:
		r.tell(s, g)
	case toCode:
		if n := len(r.fields); n > 0 {
			r.fields[n-1].code.WriteString(s)
		}
	case toMark:
		r.story().mark.WriteString(s)
	case toFonts:
		r.nameFont(s)
	case toStyles:
		r.name.WriteString(s)
	case toTitle:
		r.title.WriteString(s)
	case toName:
		r.shape.WriteString(s)
	case toValue:
		r.value.WriteString(s)
	case toFormula:
		r.formula.WriteString(s)
	}
}

// tell adds characters to the story, unless they are hidden or deleted.
func (r *reader) tell(s string, g *group) {
	switch {
	case g.look.deleted:
		r.left.Add(&r.doc, "修订中删去的文字没有取", s)
	case g.look.hidden:
		r.left.Add(&r.doc, "隐藏的文字没有取", s)
	default:
		r.left.Flush(&r.doc)
		r.put(foreign.Span{
			Text: s, Bold: g.look.bold, Italic: g.look.italic, Struck: g.look.struck, Underlined: g.look.under && g.link == "",
			Superior: g.look.sup, Inferior: g.look.sub, Link: g.link,
		})
	}
}

// put adds a span to the paragraph.
func (r *reader) put(s foreign.Span) {
	r.size += 4
	st := r.story()
	st.spans = append(st.spans, s)
	if n := len(r.fields); n > 0 {
		r.fields[n-1].shown = true
	}
}

// field is a field that is open.
type field struct {
	code  strings.Builder
	shown bool // it has a result
}

// showField shows what is seen of a field without a result.
func (r *reader) showField(f *field) {
	g := r.top()
	s := word.Show(f.code.String())
	switch {
	case s.Lost != "":
		r.remark("一个域没有取，它在 Word 里显示的可能是公式", s.Lost, true)
	case s.Ruby != "" && g.to == toStory:
		r.left.Flush(&r.doc)
		r.put(foreign.Span{Text: s.Text, Ruby: s.Ruby, Bold: g.look.bold, Italic: g.look.italic, Link: g.link})
	case s.Text != "":
		r.say(s.Text)
	}
}
