package word97

import (
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// fields are the fields that are open, which may run over paragraphs.
type fields struct {
	open   []*field
	coding int // how many of them are in their code, which isn't shown
}

type field struct {
	text   strings.Builder // its code
	result bool            // the code has ended
	link   string          // of this one or of one around it
	drawn  bool            // a drawing stands in it, and a sign in its place
}

// maxFields bounds how many fields may be open.
const maxFields = 1000

func (f *fields) begin() {
	if len(f.open) < maxFields {
		f.open = append(f.open, &field{link: f.link()})
		f.coding++
	}
}

// code adds to the code of the innermost field that is in it.
func (f *fields) code(text string) {
	for i := len(f.open) - 1; i >= 0; i-- {
		if !f.open[i].result {
			f.open[i].text.WriteString(text)
			return
		}
	}
}

func (f *fields) separate() {
	if n := len(f.open); n > 0 && !f.open[n-1].result {
		top := f.open[n-1]
		top.result = true
		f.coding--
		code := top.text.String()
		if a := word.Link(code); a != "" {
			top.link = a
		}
		top.drawn = strings.HasPrefix(strings.TrimSpace(code), "SHAPE")
	}
}

func (f *fields) link() string {
	if len(f.open) == 0 {
		return ""
	}
	return f.open[len(f.open)-1].link
}

func (f *fields) drawing() bool { return len(f.open) > 0 && f.open[len(f.open)-1].drawn }

// end ends a field. One without a result may show its code.
func (f *fields) end(l *line, k look) {
	n := len(f.open)
	if n == 0 {
		return
	}
	top := f.open[n-1]
	f.open = f.open[:n-1]
	if top.result {
		return
	}
	f.coding--
	l.showCode(strings.TrimSpace(top.text.String()), k)
}

// showCode shows what is seen of a field that has no result.
func (l *line) showCode(code string, k look) {
	if l.coding > 0 {
		l.code(code)
		return
	}
	s := word.Show(code)
	switch {
	case s.Lost != "":
		l.remark("一个域没有取，它在 Word 里显示的可能是公式", s.Lost, true)
	case s.Ruby != "":
		l.left.Flush(&l.Document)
		l.put(foreign.Span{Text: s.Text, Ruby: s.Ruby, Bold: k.bold, Italic: k.italic, Link: l.link()})
	case s.Text != "":
		l.say(s.Text, k)
	}
}
