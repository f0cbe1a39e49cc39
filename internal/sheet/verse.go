package sheet

import (
	"bao/internal/markup"
	"bao/internal/paper"
)

// verse counts the paragraphs of copy: those with lines of their own, as a stanza has
// (and an address), all lines of these, and the other paragraphs.
type verse struct{ stanzas, lines, others int }

func verseOf(body *paper.Body) verse {
	var v verse
	body.Lend(func(doc *markup.Doc) {
		for _, n := range doc.Blocks {
			breaks := 0
			for _, c := range n.Children {
				if c.Kind == markup.Break {
					breaks++
				}
			}
			if breaks == 0 {
				v.others++
				continue
			}
			v.stanzas++
			v.lines += breaks + 1
		}
	})
	return v
}

// isPoem reports whether most paragraphs are stanzas, with four lines at least in all.
func (v verse) isPoem() bool { return v.stanzas > v.others && v.lines >= 4 }
