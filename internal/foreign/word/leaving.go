package word

import (
	"strings"

	"bao/internal/foreign"
)

// Leaving is text that is being left out of a document.
type Leaving struct {
	message string
	text    strings.Builder
}

// Add leaves text out. What follows on one another makes one remark.
func (l *Leaving) Add(d *foreign.Document, message, text string) {
	if l.message != message {
		l.Flush(d)
		l.message = message
	}
	l.text.WriteString(text)
}

// Flush remarks what was left out so far: something else follows.
func (l *Leaving) Flush(d *foreign.Document) {
	if s := strings.TrimSpace(l.text.String()); s != "" {
		d.Remarks = append(d.Remarks, foreign.Remark{Message: l.message, Text: s, Left: true})
	}
	*l = Leaving{}
}
