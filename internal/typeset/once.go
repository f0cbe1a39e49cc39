package typeset

import "sync"

// A text that is set at one measure alone need not be kept: what it takes to set it, fifty
// bytes a character, serves the next one.
var texts = sync.Pool{New: func() any { return new(Text) }}

// mostKept is for how many characters memory is kept.
const mostKept = 1 << 16

func once(blocks []Block, squeezed bool, use func(*Text)) {
	t := texts.Get().(*Text)
	t.read(blocks, squeezed)
	use(t)
	t.blocks = nil
	if cap(t.atoms) <= mostKept {
		texts.Put(t)
	}
}

// Count is how many lines blocks take at a measure: Prepare and Text.Count.
func Count(blocks []Block, m Measure) (n int) {
	once(blocks, false, func(t *Text) { n = t.Count(m) })
	return n
}

// Lines sets blocks to a measure: Prepare and Text.Lines.
func Lines(blocks []Block, m Measure) (lines []Line) {
	once(blocks, false, func(t *Text) { lines = t.Lines(m) })
	return lines
}

// OneLine sets a headline in one line, its marks as narrow as a Title has them.
func OneLine(text string, style Style) (line []Segment) {
	once(titleBlocks(text, style), true, func(t *Text) {
		if len(t.parts) == 0 {
			return
		}
		c := Measure{Width: widest}.column(&t.blocks[0])
		b := builder{Text: t}
		line = b.line(&c, &t.parts[0], 0, len(t.atoms), c.rest, false).Segments
	})
	return line
}
