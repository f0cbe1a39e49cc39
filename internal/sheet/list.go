package sheet

import (
	"cmp"
	"fmt"
	"unicode/utf8"

	"bao/internal/markup"
	"bao/internal/typeset"
)

// itemMark is the mark of an item on its way to the first of its lines, and the
// room that the marks of its list take.
type itemMark struct {
	text string
	hang int
}

// bullet is the mark of an item without a number.
const bullet = "●"

const (
	// deepest is how far a list within others is indented: in columns of eleven
	// characters, something must be left of them.
	deepest = 3000
	// Marks that were typed hang before short items only: in long ones, a narrow
	// column would lose a quarter of its lines to white.
	shortItem  = 60
	shorterYet = 30   // where the marks are wider than
	wideMark   = 2000 // that
)

// leadMark puts a mark whose item does not begin with a paragraph before what
// comes next.
func (s *setter) leadMark() {
	if s.mark.text != "" {
		s.lead = append(s.lead, typeset.Run{Text: s.mark.text, Style: typeset.Whole})
		s.mark = itemMark{}
	}
}

// list sets a list: the marks hang before their items, the marks of a list
// within it below their words.
func (s *setter) list(n markup.Node) {
	s.leadMark()
	marks, hang := marksOf(n), 0
	for _, mark := range marks {
		hang = max(hang, typeset.MarkWidth(mark))
	}
	around := s.inset
	s.inset = min(around, deepest) + hang
	for i, item := range n.Children {
		s.mark = itemMark{marks[i], hang}
		s.blocks(asBlocks(item.Children))
		s.mark = itemMark{}
	}
	s.inset = around
}

// marksOf are the marks of the items of a list.
func marksOf(n markup.Node) []string {
	var marks []string
	for number, item := range n.Numbered() {
		mark := bullet
		if n.Ordered {
			mark = cmp.Or(item.Text, fmt.Sprintf("%d.", number))
		}
		marks = append(marks, mark)
	}
	return marks
}

// typedList sets paragraphs that an editor typed as a list, and tells how many
// they are; 0 if the first of the nodes begins none that can hang.
func (s *setter) typedList(nodes []markup.Node) int {
	if len(s.lead) > 0 || s.mark.text != "" {
		return 0
	}
	marks := markup.TypedList(nodes)
	hang, longest := 0, 0
	for i, mark := range marks {
		hang = max(hang, typeset.MarkWidth(mark))
		chars := 0
		for _, r := range s.runs(nil, nodes[i].Children, 0) {
			chars += utf8.RuneCountInString(r.Text)
		}
		longest = max(longest, chars)
	}
	if longest > shortItem || hang > wideMark && longest > shorterYet {
		return 0
	}
	for i, mark := range marks {
		s.add(typeset.Block{Kind: typeset.Item, Lead: len(mark), Hang: hang, Inset: hang, Runs: s.runs(nil, nodes[i].Children, 0)})
	}
	return len(marks)
}
