package sheet

import (
	"slices"

	"bao/internal/config"
	"bao/internal/paper"
)

// Sheets shows a made-up issue: its pages with all that stands on them.
func (b *Budget) Sheets(m *Made, p config.Print) []Sheet {
	sheets := make([]Sheet, len(m.Pages))
	pieces := map[int]piece{} // by the index of their copy, for what runs on
	photos := map[int][]paper.Photo{}
	for i := range m.Pages {
		dummy := &m.Pages[i]
		f := Printed(p, i == 0)
		list := make([]piece, len(dummy.Slots))
		heads := make([]Heading, len(dummy.Slots))
		for k, slot := range dummy.Slots {
			list[k] = b.piece(slot, f, pieces)
			if slot.From > 0 {
				list[k].photos = photos[slot.Copy[0]]
			}
			list[k].apart = slot.Apart
			heads[k] = slot.Heading
		}
		layout, set := settled(f, list, dummy.Layout, false)
		for _, place := range layout.Places {
			if place.Jump >= 0 {
				photos[dummy.Slots[place.Story].Copy[0]] = left(list[place.Story].photos, place.Photos)
			}
		}
		sheets[i] = made(f, list, heads, layout, set)
		sheets[i].Number, sheets[i].Name = dummy.Number, dummy.Name
	}
	b.tell(sheets, m)
	return sheets
}

// piece is what stands in a slot.
func (b *Budget) piece(slot Slot, f Format, known map[int]piece) piece {
	if len(slot.Copy) > 1 {
		var parts []*Copy
		for _, i := range slot.Copy {
			parts = append(parts, &b.Copy[i])
		}
		return newPiece(briefBlock(parts), f)
	}
	at := slot.Copy[0]
	p, ok := known[at]
	if !ok {
		p = newPiece(&b.Copy[at], f)
		known[at] = p
	}
	if slot.From > 0 {
		return p.rest(slot.From, slot.Start)
	}
	return p
}

// small reports whether a piece has the headline of a brief. What its editor ranks
// has that of a story, and so have the block of briefs and a poem.
func (p *piece) small() bool { return p.Brief && p.Rank == 0 && len(p.Parts) == 0 && !p.Verse }

// tell says in the reports of the sheets where stories run on, stand instead
// or don't stand.
func (b *Budget) tell(sheets []Sheet, m *Made) {
	for i := range sheets {
		s := &sheets[i]
		for k := range s.Stories {
			if story := &s.Stories[k]; story.Place.Jump >= 0 {
				story.To = after(sheets[i+1:], story.Copy)
				s.report(story.Copy).JumpTo = story.To
			}
		}
	}
	for i := range b.Copy {
		c := &b.Copy[i]
		home, stands := b.home(c), m.Begins(i)
		if home == 0 || home == stands || b.Record != nil {
			continue
		}
		if at := slices.IndexFunc(sheets, func(s Sheet) bool { return s.Number == home }); at >= 0 {
			sheets[at].Reports = append(sheets[at].Reports, Report{Copy: c, JumpTo: stands, Out: stands == 0})
		}
	}
	for _, left := range m.Left {
		at := slices.IndexFunc(sheets, func(s Sheet) bool { return s.Number == left.Page })
		if at < 0 {
			at = len(sheets) - 1
		}
		if at >= 0 {
			sheets[at].Out = append(sheets[at].Out, &b.Copy[left.Copy])
		}
	}
}

// after is the first of these sheets on which copy goes on, 0 for none.
func after(sheets []Sheet, c *Copy) int {
	for i := range sheets {
		for k := range sheets[i].Stories {
			if sheets[i].Stories[k].Copy == c {
				return sheets[i].Number
			}
		}
	}
	return 0
}

func (s *Sheet) report(c *Copy) *Report {
	for i := range s.Reports {
		if s.Reports[i].Copy == c {
			return &s.Reports[i]
		}
	}
	s.Reports = append(s.Reports, Report{Copy: c})
	return &s.Reports[len(s.Reports)-1]
}
