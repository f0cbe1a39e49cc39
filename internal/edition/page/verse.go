package page

import (
	"slices"

	"bao/internal/sheet"
	"bao/internal/typeset"
)

// leastVerse is from how many lines on a block whose lines the writer broke
// is taken for verse, and not for an address.
const leastVerse = 4

// verseRight is how far each block of verse moves to the right, in ems, so
// that the poem stands in the middle of its leg: all stanzas by the same, the
// longest line of them all deciding (居中, as poems are set in newspapers).
func verseRight(lines []typeset.Line, measure float64) map[int]float64 {
	broken, widest := map[int]int{}, map[int]int{}
	for i := range lines {
		l := &lines[i]
		widest[l.Block] = max(widest[l.Block], l.Indent+l.Width)
		if l.Hard || l.Last && broken[l.Block] > 0 {
			broken[l.Block]++
		}
	}
	count, wide := 0, 0
	for block, n := range broken {
		count += n
		wide = max(wide, widest[block])
	}
	if count < leastVerse || float64(wide)/1000 >= measure {
		return nil
	}
	right := map[int]float64{}
	for block := range broken {
		right[block] = (measure - float64(wide)/1000) / 2
	}
	return right
}

// inMiddle is a framed story whose place is much too tall for it, moved to the
// middle of its frame. One whose lines its writer broke stands there as one
// block, if there is room for it, rather than in legs.
func inMiddle(s *sheet.Story) *sheet.Story {
	const least = 4 // lines to spare
	if !s.Place.Boxed || len(s.Photos)+len(s.Tables) > 0 || len(s.Legs) == 0 || s.Place.Leading != 0 || s.To > 0 {
		return s
	}
	moved := *s
	top, rows := s.Legs[0].Top, 0
	for i := range s.Legs {
		rows = max(rows, s.Legs[i].Top+len(s.Legs[i].Lines)-top)
	}
	room := s.Place.Region.Top + s.Place.Region.Lines - 1 - top
	if block, ok := oneBlock(s); ok && len(block.Lines) <= room {
		moved.Legs, rows = []sheet.Leg{block}, len(block.Lines)
	} else {
		moved.Legs = slices.Clone(s.Legs)
	}
	down := 0
	if spare := room - rows; spare >= least {
		down = spare / 2
	}
	moved.Place.Head.Top += down
	for i := range moved.Legs {
		moved.Legs[i].Top += down
	}
	return &moved
}

// oneBlock makes one leg of all the legs of a poem.
func oneBlock(s *sheet.Story) (sheet.Leg, bool) {
	all := s.Legs[0]
	all.Rect.Lines, all.Lines = 0, nil
	broken := 0
	for i := range s.Legs {
		leg := &s.Legs[i]
		all.Cols = max(all.Cols, leg.Col+leg.Cols-all.Col)
		for k := range leg.Lines {
			if leg.Lines[k].Justify {
				return all, false
			}
			if leg.Lines[k].Hard {
				broken++
			}
		}
		all.Lines = append(all.Lines, leg.Lines...)
		all.To = leg.To
	}
	all.Rect.Lines = len(all.Lines)
	return all, broken >= leastVerse-1
}
