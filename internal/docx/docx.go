// Package docx reads a document of Microsoft Word 2007 and later (.docx,
// .docm, .dotx; Transitional and Strict) into a foreign.Document.
//
// Every character of the body, its text boxes and its notes is in the document
// in its order, or in a remark; tracked changes are read as accepted. Damaged
// and hostile files end in a *foreign.Refusal, and cost little: a part is read
// as a stream, and what may be kept of it is limited (limits.go).
//
// It follows ECMA-376 part 1 where Word does, and Word where it does not. It
// reads no file, follows no link, and never runs or keeps a macro.
package docx

import (
	"strings"

	"bao/internal/foreign"
)

// Read reads the bytes of a Word document. Its error is a *foreign.Refusal. It
// may be called concurrently.
func Read(data []byte) (*foreign.Document, error) {
	pack, err := unpack(data)
	if err != nil {
		return nil, err
	}
	main, err := pack.mainPart()
	if err != nil {
		return nil, err
	}
	r := &reader{
		pack: pack, main: main, doc: &foreign.Document{},
		notes: map[noteKey]*note{}, margin: map[string]bool{}, images: map[string][]byte{},
	}
	r.read()
	if r.err != nil {
		return nil, r.err
	}
	return r.doc, nil
}

// reader reads one document. Its first error ends the reading: everything that
// reads on finds its parts at their end.
type reader struct {
	pack *archive
	main string // name of the part that holds the body
	doc  *foreign.Document
	err  error

	styles  map[string]*style
	plain   string // id of the style of paragraphs that name none
	lists   lists
	notes   map[noteKey]*note
	calls   []*note // in the order of their calls
	changes aside   // deleted text
	hidden  aside

	comments    []*comment
	margin      map[string]bool   // headers and footers that were told of
	images      map[string][]byte // pictures by their parts
	held        int               // bytes of them
	pieces      int               // blocks, spans and cells so far
	characters  int               // bytes of text so far
	embedsPages bool
}

func (r *reader) read() {
	if _, err := r.pack.relationsOf(r.main); err != nil {
		r.fail(err)
	}
	r.readStyles()
	r.readLists()
	r.readComments()
	r.readTitle()
	body := r.open(r.main)
	s := &story{reader: r, part: r.main, main: true}
	found := false
	for kid := range body.children() {
		if kid.name == "w:body" {
			found = true
			r.doc.Blocks = append(r.doc.Blocks, s.blocks(kid)...)
		}
	}
	if !found {
		r.fail(damaged(nil))
	}
	r.readNotes()
	r.finishRemarks()
	if r.err == nil && r.embedsPages && len(r.doc.Blocks) == 0 {
		r.err = &foreign.Refusal{
			Message: "这份 Word 文件的正文是嵌在里面的网页，直接读不出来",
			Hint:    "用 Word 或 WPS 打开它，另存为 .docx，再导入新存的文件",
		}
	}
}

// open returns the root element of a part, to be read; an element without
// children where the part is missing or broken.
func (r *reader) open(part string) *node {
	if r.err != nil || part == "" {
		return &node{}
	}
	s, err := r.pack.stream(part)
	if err != nil {
		r.fail(err)
		return &node{}
	}
	s.fail, s.stop = r.fail, &r.err
	return s.root()
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// readTitle reads the title from the properties. They are no part of the
// document: broken ones are passed over.
func (r *reader) readTitle() {
	name := r.pack.related("", "core-properties")
	s, err := r.pack.stream(name)
	if name == "" || err != nil {
		return
	}
	s.fail = func(error) {}
	for kid := range s.root().children() {
		if kid.name == "dc:title" {
			r.doc.Title = strings.TrimSpace(kid.load().text)
		}
	}
}
