package sheet

import (
	"math"

	"bao/internal/compose"
)

// demand is how many column lines a story takes, white around it included.
type demand struct {
	least, wished int
}

// demandOf weighs a story before it is composed. What it takes depends on how
// many columns it gets: a headline over more columns costs more, and no story
// of a few lines gets many.
func demandOf(page compose.Page, s *compose.Story) demand {
	d := demand{least: math.MaxInt}
	best := math.MaxInt
	for span := 1; span <= page.Columns; span++ {
		if span < s.MinSpan || s.MaxSpan > 0 && span > s.MaxSpan {
			continue
		}
		head, white, ok := headLines(s, span)
		if !ok {
			continue
		}
		least, wished, photo := photoArea(page, s, span)
		area := func(white, photos int) int { return s.Lines + photos + span*(head+white+page.Gap) }
		d.least = min(d.least, area(1, least))
		// Height over width: about square is what stands well.
		a := area(white, wished)
		height := a / span
		if photo > span {
			continue
		}
		width := float64(span*(page.Chars+page.Gutter)-page.Gutter) / page.Pitch
		off := math.Abs(math.Log(float64(height) / (0.9 * width)))
		if score := a + int(off*float64(a)*0.1); score < best {
			best, d.wished = score, a
		}
	}
	if d.least == math.MaxInt {
		d.least = s.Lines
	}
	d.wished = max(d.wished, d.least)
	return d
}

// headLines is the headline over a span at its smallest, and its white.
func headLines(s *compose.Story, span int) (lines, white int, ok bool) {
	lines = math.MaxInt
	for _, h := range s.Heads {
		if h.Span == span && h.Lines < lines {
			lines, white, ok = h.Lines, h.White, true
		}
	}
	return lines, white, ok
}

// photoArea is what the photos of a story take when it stands over a span: at
// least, as they are wished, and over how many columns they stand then.
func photoArea(page compose.Page, s *compose.Story, span int) (least, wished, widest int) {
	for i := range s.Photos {
		p := &s.Photos[i]
		small, large := 0, 0
		lo, hi := max(p.MinSpan, p.Wish), p.MaxSpan
		wish := min(max(2, lo), hi)
		for cols := lo; cols <= min(hi, max(span, lo)); cols++ {
			a := photoLines(page, p, cols)
			if small == 0 {
				small = a
			}
			if cols <= wish {
				large, widest = a, max(widest, cols)
			}
		}
		least, wished = least+small, wished+large
	}
	return least, wished, widest
}

// photoLines is what a photo takes over so many columns, its cutline and the white
// below it included.
func photoLines(page compose.Page, p *compose.Photo, cols int) int {
	if len(p.Rows) > 0 { // a table
		return cols * (p.Rows[cols-1] + 1)
	}
	width := float64(cols*(page.Chars+page.Gutter)-page.Gutter) - p.Inset
	return cols * (int(math.Ceil(width/p.Aspect/page.Pitch)) + p.Cutline[cols-1] + 1)
}
