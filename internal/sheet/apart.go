package sheet

import (
	"slices"

	"bao/internal/compose"
	"bao/internal/typeset"
)

// A table that a column would fold, or whose cells it would break, stands across
// several columns, as a picture does: as wide as it needs, the copy above, below or
// beside it. In a story that runs on, in a block of briefs, and where a page has no
// room for it, it stands in its column.

// Table is a table in its place across columns.
type Table struct {
	compose.Rect
	Lines  []typeset.Line // of a block of its own
	Before int            // the block of the copy before which it is read
}

// apart is the copy of a piece without the tables that stand apart from it.
type apart struct {
	tables        []apartTable
	plain, framed *setting // of what is left
}

// apartTable is a table that stands apart.
type apartTable struct {
	block  typeset.Block
	before int
	rows   int // lines when no cell is broken
}

// newApart parts a piece of copy and its tables, nil if none stands apart. Those of which
// composing would not look stay in their columns.
func newApart(c *Copy, f Format, blocks func() []typeset.Block) *apart {
	whole := func(b typeset.Block) bool { return b.Kind == typeset.Tabular && b.Inset == 0 }
	if len(c.Parts) > 0 || c.Limit > 0 || !slices.ContainsFunc(blocks(), whole) {
		return nil
	}
	a := &apart{}
	var rest []typeset.Block
	for _, b := range blocks() {
		if t := (apartTable{block: b, before: len(rest)}); whole(b) && len(a.tables) < compose.MostPhotos && t.wants(f) {
			a.tables = append(a.tables, t)
			continue
		}
		rest = append(rest, b)
	}
	if len(a.tables) == 0 || len(rest) == 0 {
		return nil
	}
	left := func() []typeset.Block { return rest }
	a.plain, a.framed = setIn(f.measure(), left), setIn(f.boxedMeasure(), left)
	return a
}

// longestApart is up to how many lines a table is in one piece.
const longestApart = 30

// wants reports whether a table is better set across columns: it asks for more than
// one of them, and is not so long that it must be parted.
func (t *apartTable) wants(f Format) bool {
	t.rows = t.lines(f, f.Columns, false)
	return f.Columns > 1 && t.lines(f, 1, false) > t.rows && t.rows <= longestApart
}

// lines is how high a table is across so many columns.
func (t *apartTable) lines(f Format, span int, framed bool) int {
	return typeset.Count([]typeset.Block{t.block}, f.across(span, framed))
}

// across is the measure of a table over so many columns.
func (f Format) across(span int, framed bool) typeset.Measure {
	width := float64(f.SpanWidth(span))
	if framed && !f.OuterFrames {
		width -= 2 * BoxInset
	}
	return typeset.Measure{Width: int(width * 1000)}
}

// fewBroken is how many per cent of its lines a table may have more than across the
// whole page, so that it need not be as wide as that.
const fewBroken = 20

// shape is what compose knows of a table: no wider than it needs.
func (t *apartTable) shape(f Format, framed bool) compose.Photo {
	p := compose.Photo{}
	for span := 1; span <= f.Columns; span++ {
		n := t.lines(f, span, framed)
		p.Rows = append(p.Rows, n)
		if p.MinSpan == 0 && n*100 <= t.rows*(100+fewBroken) {
			p.MinSpan = span
		}
		if p.MaxSpan == 0 && n <= t.rows {
			p.MaxSpan = span
		}
	}
	if p.MaxSpan == 0 { // in a frame, which leaves less room
		p.MaxSpan = f.Columns
	}
	if p.MinSpan == 0 {
		p.MinSpan = p.MaxSpan
	}
	return p
}

// placed is a table in its place.
func (t *apartTable) placed(f Format, at compose.Rect, framed bool) Table {
	return Table{at, typeset.Lines([]typeset.Block{t.block}, f.across(at.Cols, framed)), t.before}
}
