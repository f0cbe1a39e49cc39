package intake

import (
	"strings"

	"bao/internal/byline"
	"bao/internal/foreign"
)

// meant adds what a block is to print.
func (p *proof) meant(b *block) {
	switch b.kind {
	case table:
		for _, row := range b.rows {
			for _, cell := range row {
				p.spans(cell)
				p.WriteString(endOfCell)
			}
		}
	case quote:
		for i := range b.blocks {
			p.meant(&b.blocks[i])
		}
		return
	case code:
		p.WriteString(strings.ReplaceAll(plainOf(b.spans), "\n", brokenLine))
	case rule:
		p.WriteString(aRule)
	case figure:
		p.figure(b.pictures)
		return
	case item:
		if mark := b.listMark(); mark != "" && mark != "- " {
			p.WriteString(mark)
		}
		p.spans(b.words())
	default:
		p.spans(b.spans)
	}
	p.WriteString(endOfBlock)
}

// figure adds the pictures that are shown, a figure of those that no other parts.
func (p *proof) figure(pictures []shown) {
	for i, s := range pictures {
		if s.file == "" {
			continue
		}
		p.WriteString(aPicture)
		if words := strings.Join(strings.Fields(s.caption), " "); words != "" {
			text, credit, ok := byline.Cutline(words)
			if !ok {
				text = words
			}
			p.cutline(text, credit.Label, credit.Names, credit.Typed)
		}
		if i == len(pictures)-1 || pictures[i+1].file == "" {
			p.WriteString(endOfBlock)
		}
	}
}

func (p *proof) cutline(text, label string, names []string, typed string) {
	p.WriteString(text + label + strings.Join(names, "") + typed)
}

func (p *proof) spans(spans []foreign.Span) {
	for _, s := range spans {
		switch {
		case s.Break:
			p.WriteString(brokenLine)
		case s.Note > 0:
			p.call(s.Note)
		case s.Ruby != "":
			p.WriteString(startOfRuby + s.Text + s.Ruby)
		default:
			p.WriteString(s.Text)
		}
	}
}
