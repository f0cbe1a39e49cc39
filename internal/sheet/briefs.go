package sheet

import (
	"slices"

	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/typeset"
)

// fewestBriefs is how many briefs make a block of their own.
const fewestBriefs = 3

// gathered puts the briefs of a page to which the editor gave no rank into one
// block with a heading (简讯), where there are enough of them. It stands where
// the first of them stood, never first on the page.
func gathered(f Format, list []*item) []*item {
	var briefs []*Copy
	var at []int
	for i, it := range list {
		if i > 0 && gathers(it.Copy) {
			briefs, at = append(briefs, it.Copy), append(at, it.at...)
		}
	}
	if len(briefs) < fewestBriefs {
		return list
	}
	out := make([]*item, 0, len(list)-len(briefs)+1)
	for i, it := range list {
		switch {
		case i == 0 || !gathers(it.Copy):
			out = append(out, it)
		case it.Copy == briefs[0]:
			out = append(out, &item{piece: newPiece(briefBlock(briefs), f), at: at, shapes: map[shapeKey]*shaped{}})
		}
	}
	return out
}

func gathers(c *Copy) bool {
	return c.Brief && c.Rank == 0 && c.Kicker == "" && c.Deck == "" && !c.Verse
}

// isVerse reports whether copy has lines of its own, as a poem has.
func isVerse(body *paper.Body) bool {
	return slices.ContainsFunc(body.Doc().Blocks, func(n markup.Node) bool {
		return slices.ContainsFunc(n.Children, func(n markup.Node) bool { return n.Kind == markup.Break })
	})
}

// isPoem reports whether most paragraphs of copy are stanzas, with four lines at least
// in all.
func isPoem(body *paper.Body) bool {
	stanzas, others, lines := 0, 0, 0
	for _, n := range body.Doc().Blocks {
		breaks := 0
		for _, c := range n.Children {
			if c.Kind == markup.Break {
				breaks++
			}
		}
		if breaks == 0 {
			others++
			continue
		}
		stanzas++
		lines += breaks + 1
	}
	return stanzas > others && lines >= 4
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
