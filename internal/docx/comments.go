package docx

import (
	"strings"

	"bao/internal/foreign"
)

// comment is a comment on the document, which is left out of it.
type comment struct {
	id, author, text string
	told             bool
}

func (r *reader) readComments() {
	for kid := range r.open(r.pack.related(r.main, "comments")).children() {
		if kid.name != "w:comment" || len(r.comments) > maxStyles {
			continue
		}
		text := strings.TrimSpace(plainText(kid.load()))
		r.spendText(text + kid.attr("w:author") + kid.attr("w:id"))
		r.comments = append(r.comments, &comment{id: kid.attr("w:id"), author: kid.attr("w:author"), text: text})
	}
}

// comment tells of a comment where it is called.
func (r *reader) comment(id string) {
	for _, c := range r.comments {
		if c.id == id {
			r.tell(c)
			return
		}
	}
}

func (r *reader) tell(c *comment) {
	if c.told || c.text == "" {
		return
	}
	c.told = true
	by := ""
	if c.author != "" {
		by = "（" + c.author + "）"
	}
	r.remark(foreign.Remark{Message: "批注" + by + "没有取", Text: c.text, Left: true})
}

// leftComments tells of the comments that nothing calls.
func (r *reader) leftComments() {
	for _, c := range r.comments {
		r.tell(c)
	}
}
