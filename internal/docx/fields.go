package docx

import (
	"strings"

	"bao/internal/foreign"
)

// field is a field that is open: its instructions are read, or its result.
type field struct {
	code   []byte
	result bool
	link   string // where it leads, once its result is read
	shown  int    // what had been read before its result
	left   string // text among its instructions
}

func (l *line) fieldChar(n *node) {
	switch n.attr("w:fldCharType") {
	case "begin":
		l.beginField()
	case "separate":
		l.separateField()
	case "end":
		l.endField()
	}
}

func (l *line) beginField() {
	if len(l.fields) < maxDepth {
		l.fields = append(l.fields, &field{shown: -1})
	}
}

// instruct adds to the instructions of the innermost field. Those of no field
// are shown nowhere.
func (l *line) instruct(code string) {
	if f := l.field(); f != nil && !f.result && len(f.code)+len(code) < maxToken {
		f.code = append(f.code, code...)
	}
}

func (s *story) field() *field {
	if len(s.fields) == 0 {
		return nil
	}
	return s.fields[len(s.fields)-1]
}

// instructing tells whether what is read now is no part of the text: the
// instructions of a field, or the result of one within them.
func (s *story) instructing() bool {
	for _, f := range s.fields {
		if !f.result {
			return true
		}
	}
	return false
}

// instructed takes text that stands among the instructions of a field. It is
// printed nowhere, and yet text that somebody typed.
func (s *story) instructed(text string) bool {
	for _, f := range s.fields {
		if !f.result {
			f.left += text
			s.spendText(text)
			return true
		}
	}
	return false
}

func (l *line) separateField() {
	f := l.field()
	if f == nil || f.result {
		return
	}
	f.result = true
	l.flush()
	l.leftOf(f) // now: a damaged field may never end
	f.left = ""
	f.shown = l.yieldNow()
	words := codeWords(string(f.code))
	if len(words) == 0 {
		return
	}
	switch strings.ToUpper(words[0]) {
	case "HYPERLINK":
		f.link = l.safe(linkOf(words[1:]))
	case "SEQ":
		l.caption = true
	case "TOC":
		l.remark(foreign.Remark{Message: "文件里的目录照文字留下了，登报多半用不着"})
	}
}

func (l *line) endField() {
	f := l.field()
	if f == nil {
		return
	}
	l.fields = l.fields[:len(l.fields)-1]
	l.flush()
	l.leftOf(f)
	if !l.instructing() && (!f.result || l.yieldNow() == f.shown) {
		l.resultless(codeWords(string(f.code)), string(f.code))
	}
}

func (s *story) leftOf(f *field) {
	if !isSpace(f.left) {
		s.remark(foreign.Remark{Message: "域代码里夹着文字，Word 不显示，没有取", Text: f.left, Left: true})
	}
}

// closeInstructions ends the fields whose instructions are still open at the
// end of a paragraph: they don't go on beyond it but in a damaged file, where
// they would swallow the rest.
func (s *story) closeInstructions() {
	for i, f := range s.fields {
		if !f.result {
			for _, open := range s.fields[i:] {
				s.leftOf(open)
			}
			s.fields = s.fields[:i]
			return
		}
	}
}

// fieldLink returns where the innermost field that is a link leads.
func (s *story) fieldLink() string {
	for i := len(s.fields) - 1; i >= 0; i-- {
		if s.fields[i].link != "" {
			return s.fields[i].link
		}
	}
	return ""
}
