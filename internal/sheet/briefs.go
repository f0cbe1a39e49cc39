package sheet

import (
	"slices"

	"bao/internal/paper"
	"bao/internal/typeset"
)

// fewestBriefs is how many briefs make a block of their own.
const fewestBriefs = 3

// companions is how many briefs stand beside a lead that is a brief itself, where
// there is nothing else. Over a block it would be a banner: legs of two lines under
// the whole width, or a few of five with as much white beside them.
const companions = 2

// spared is how many of the briefs below a lead stay out of their block, the others
// below it being so many.
func spared(lead *Copy, briefs, others int) int {
	if !lead.Brief || others > 0 || briefs < companions+fewestBriefs {
		return 0
	}
	return companions
}

// gathered puts the briefs of a page to which the editor gave no rank into one
// block with a heading (简讯), where there are enough of them. It stands where
// the first of them stood, never first on the page.
func gathered(f Format, list []*item) []*item {
	var briefs []*item
	for i, it := range list {
		if i > 0 && it.Gathers() {
			briefs = append(briefs, it)
		}
	}
	if len(briefs) < fewestBriefs {
		return list
	}
	briefs = briefs[spared(list[0].Copy, len(briefs), len(list)-1-len(briefs)):]
	out := make([]*item, 0, len(list)-len(briefs)+1)
	for _, it := range list {
		switch {
		case !slices.Contains(briefs, it):
			out = append(out, it)
		case it == briefs[0]:
			out = append(out, blockItem(f, briefs))
		}
	}
	return out
}

// blockItem makes one item of the briefs of a block.
func blockItem(f Format, briefs []*item) *item {
	var parts []*Copy
	var at []int
	for _, it := range briefs {
		parts, at = append(parts, it.Copy), append(at, it.at...)
	}
	return &item{piece: newPiece(briefBlock(parts), f), at: at, shapes: map[shapeKey]*shaped{}}
}

// Gathers reports whether copy may stand in a block of briefs: the editor gave it no
// place of its own, and it has nothing but a headline and a few lines.
func (c *Copy) Gathers() bool {
	return c.Brief && c.Rank == 0 && c.Kicker == "" && c.Deck == "" && !c.Verse
}

// Each lists the articles of the copy: one, or all of a block of briefs.
func (c *Copy) Each() []*Copy {
	if len(c.Parts) > 0 {
		return c.Parts
	}
	return []*Copy{c}
}

// briefBlock is the copy of a block of briefs. Its links are, for each of them, one
// to its own page and then those of its copy.
func briefBlock(briefs []*Copy) *Copy {
	block := &Copy{Headline: briefs[0].Script.Say("简讯"), Script: briefs[0].Script, Parts: briefs}
	for _, c := range briefs {
		block.Body.Targets = append(block.Body.Targets, paper.Target{Address: c.Address})
		block.Body.Targets = append(block.Body.Targets, c.Body.Targets...)
	}
	return block
}

// partBlocks sets each brief with its headline at the head of its first
// paragraph.
func (c *Copy) partBlocks() []typeset.Block {
	s := &setter{}
	for _, part := range c.Parts {
		s.lead = []typeset.Run{
			{Text: part.Headline, Style: typeset.Bold | typeset.Sans, Link: s.links + 1},
			{Text: "　"},
		}
		s.links++
		part.ownBlocks(s)
		s.links += len(part.Body.Targets)
	}
	return s.out
}
