package docx

import (
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// noteKey names a note of the document.
type noteKey struct {
	kind string // "w:footnote" or "w:endnote"
	id   string
}

// note is a note that is called.
type note struct {
	number int // from 1, in the order of the calls
	mark   string
	blocks []foreign.Block
	found  bool
}

// call reads a call of a note.
func (l *line) call(n *node) {
	if l.instructing() {
		return
	}
	key := noteKey{strings.TrimSuffix(n.name, "Reference"), n.attr("w:id")}
	called := l.notes[key]
	if called == nil {
		called = &note{number: len(l.calls) + 1}
		l.notes[key] = called
		l.calls = append(l.calls, called)
	}
	l.single(foreign.Span{Note: called.number})
	if isTrue(n.attr("w:customMarkFollows")) {
		l.marking = called
	}
}

// readNotes reads the notes that were called. One that nothing calls is
// printed nowhere: its text is left out.
func (r *reader) readNotes() {
	for _, part := range [...]string{"footnotes", "endnotes"} {
		name := r.pack.related(r.main, part)
		if name == "" {
			continue
		}
		for kid := range r.open(name).children() {
			r.readNote(name, kid)
		}
	}
	for _, n := range r.calls {
		if !n.found {
			r.remark(foreign.Remark{Message: "有条注释在文件里找不到内容了，请对照原文补上"})
		}
		r.doc.Notes = append(r.doc.Notes, foreign.Note{Mark: n.mark, Blocks: n.blocks})
		if !isSpace(n.mark) {
			r.remark(foreign.Remark{Message: "注释的记号是手写的，改为自动编号", Text: n.mark, Left: true})
		}
	}
}

func (r *reader) readNote(part string, n *node) {
	switch n.attr("w:type") {
	case "", "normal":
	default:
		return // the line above the notes
	}
	called := r.notes[noteKey{n.name, n.attr("w:id")}]
	if called == nil || called.found {
		if text := strings.TrimSpace(plainText(n.load())); !isSpace(text) {
			r.spendText(text)
			r.remark(foreign.Remark{Message: "有条注释正文里没有引用，没有取", Text: text, Left: true})
		}
		return
	}
	called.found = true
	called.blocks = (&story{reader: r, part: part}).blocks(n)
	word.TrimNote(called.blocks)
}
