package docx

import (
	"fmt"
	"strings"
	"unicode"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// aside is text of one kind that is left out here and there, told of in one
// remark.
type aside struct {
	place int // of the remark, from 1
	count int
	texts strings.Builder
}

// remark tells the editor something. A file that was made to do harm may ask
// for any number; text that is left out is told of all the same.
func (r *reader) remark(m foreign.Remark) {
	if len(r.doc.Remarks) < maxRemarks || m.Left {
		r.spend(1)
		r.spendText(m.Message)
		r.doc.Remarks = append(r.doc.Remarks, m)
	}
}

// leave leaves text out for the reason of an aside.
func (r *reader) leave(a *aside, text string) {
	if a.place == 0 {
		r.remark(foreign.Remark{})
		a.place = len(r.doc.Remarks)
	}
	r.spendText(text)
	a.texts.WriteString(text)
}

// deleted leaves out what a tracked change deletes. What it moved is where it
// was moved to.
func (r *reader) deleted(n *node) {
	r.changes.count++
	if n.name == "w:moveFrom" {
		return
	}
	if text := textOf(n, true); !isSpace(text) {
		r.leave(&r.changes, strings.TrimSuffix(text, "\n")+"\n")
	}
}

// finishRemarks words the remarks that many places share.
func (r *reader) finishRemarks() {
	r.leftComments()
	if r.changes.count > 0 {
		m := foreign.Remark{Message: fmt.Sprintf("文件里有 %d 处修订，按全部接受来读", r.changes.count)}
		if text := strings.TrimSpace(r.changes.texts.String()); text != "" {
			m.Message, m.Text, m.Left = m.Message+"，修订里删去的字没有取", text, true
		}
		r.settle(r.changes, m)
	}
	if text := r.hidden.texts.String(); text != "" {
		r.settle(r.hidden, foreign.Remark{Message: "文件里有隐藏的文字，没有取", Text: text, Left: true})
	}
	if r.pack.parts["word/vbaproject.bin"] != nil || r.pack.related(r.main, "vbaProject") != "" {
		r.remark(foreign.Remark{Message: "文件里有宏，没有取，也没有运行"})
	}
}

func (r *reader) settle(a aside, m foreign.Remark) {
	if a.place == 0 {
		r.remark(m)
		return
	}
	r.doc.Remarks[a.place-1] = m
}

// plainText returns the text within a loaded element, as accepted; each
// paragraph ends with a line's end.
func plainText(n *node) string { return textOf(n, false) }

func textOf(n *node, deleted bool) string {
	var out strings.Builder
	gather(n, deleted, &out)
	return out.String()
}

func gather(n *node, deleted bool, out *strings.Builder) {
	if n == nil {
		return
	}
	switch n.name {
	case "w:t":
		out.WriteString(trimmed(n))
		return
	case "m:t", "a:t":
		out.WriteString(n.text)
		return
	case "w:delText":
		if deleted {
			out.WriteString(n.text)
		}
		return
	case "w:sym":
		if r := symbolRune(n.attr("w:char"), 16); r != 0 {
			out.WriteRune(word.Symbol(r, n.attr("w:font")))
		}
		return
	case "w:tab":
		out.WriteByte('\t')
	case "w:br", "w:cr":
		out.WriteByte('\n')
	case "w:del", "w:moveFrom":
		if !deleted {
			return
		}
	case "w:pPr", "w:rPr", "w:sdtPr":
		return
	case "mc:AlternateContent":
		for side := range alternatives(n, out.Len) {
			gatherAll(side, deleted, out)
		}
		return
	}
	gatherAll(n, deleted, out)
	if n.name == "w:p" || n.name == "a:p" {
		out.WriteByte('\n')
	}
}

func gatherAll(n *node, deleted bool, out *strings.Builder) {
	for _, kid := range n.kids {
		gather(kid, deleted, out)
	}
}

// relation returns a relation of the part that is read, an empty one for none.
func (s *story) relation(id string) relation {
	relations, err := s.pack.relationsOf(s.part)
	if err != nil {
		s.fail(err)
	}
	return relations[id]
}

// margins leaves out the headers and footers of a section, told of once for
// each text.
func (s *story) margins(section *node) {
	if !s.main {
		return
	}
	for _, kid := range section.kids {
		message := "页眉里的文字没有取"
		switch kid.name {
		case "w:headerReference":
		case "w:footerReference":
			message = "页脚里的文字没有取"
		default:
			continue
		}
		to := s.relation(kid.attr("r:id"))
		if to.target == "" || to.out || s.margin[to.target] {
			continue
		}
		s.margin[to.target] = true
		text := strings.TrimSpace(plainText(s.open(to.target).load()))
		if !folio(text) && !s.margin[" "+text] {
			s.margin[" "+text] = true
			s.remark(foreign.Remark{Message: message, Text: text, Left: true})
		}
	}
}

// folio tells whether a header or footer is nothing but the number of the page.
func folio(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) || strings.ContainsRune("第共页頁", r)
	}) == ""
}

// embedded leaves out a document within the document.
func (s *story) embedded(n *node) {
	s.embedsPages = true
	s.remark(foreign.Remark{Message: "文件里嵌着另一份文件（" + s.relation(n.attr("r:id")).target + "），没有取；在 Word 里打开本文件另存一次，就并进正文了"})
}

func (n *node) orEmpty() *node {
	if n == nil {
		return &node{}
	}
	return n
}
