package sheet

import (
	"bao/internal/compose"
	"bao/internal/paper"
)

// Made is an issue made up: which copy stands on which page, and where there.
// With the Budget that it was made of it is all that its sheets are.
type Made struct {
	Pages []Dummy // by number
	Left  []Left  // what found no room
}

// Dummy is a page as it is made up (版样).
type Dummy struct {
	Number int
	Name   string
	Slots  []Slot // by rank
	Layout compose.Layout
}

// Slot is a story on a page, or what is left of it from another.
type Slot struct {
	Copy  []int // of a block of briefs, each of them
	From  int   // 上接第N版, 0 for none
	Start int   // its first line here

	Heading Heading // as it was chosen
	Apart   bool    // its tables stand apart from its copy
}

// Left is copy that stands on no page, and the page that it was meant for.
type Left struct {
	Copy, Page int
	Lines      int // that it would take
}

// Begins is the page on which a piece of copy begins, 0 for none.
func (m *Made) Begins(copy int) int {
	for _, p := range m.Pages {
		for _, s := range p.Slots {
			for _, c := range s.Copy {
				if c == copy && s.From == 0 {
					return p.Number
				}
			}
		}
	}
	return 0
}

// record names what stands where by the files it came from.
func (m *Made) record(issue *paper.Issue) []paper.Recorded {
	var list []paper.Recorded
	for _, p := range m.Pages {
		r := paper.Recorded{Number: p.Number, Name: p.Name}
		for _, s := range p.Slots {
			for _, i := range s.Copy {
				r.Origins = append(r.Origins, issue.Articles[i].Origin)
			}
		}
		list = append(list, r)
	}
	if len(m.Left) == 0 {
		return list
	}
	var left paper.Recorded
	for _, l := range m.Left {
		left.Origins = append(left.Origins, issue.Articles[l.Copy].Origin)
	}
	return append(list, left)
}
