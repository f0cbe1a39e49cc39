package typeset

import "slices"

// A Table says how the cells of a Table block stand. Line feeds part the runs
// of the block into its cells, row by row.
//
// A table that fits the measure is one band of columns. One that does not is
// folded: each row takes several bands, one below the other, and so do the
// heads, so that what stands below a head in the paper's column stands below it
// on the page, every cell once and in its order. (Pairs of head and cell would
// say the heads again for each row, and take a line for each.)
type Table struct {
	Aligns []Align // one for each column
	Heads  int     // rows of heads, at the top
}

// Align is how the cells of a column stand.
type Align uint8

// Where cells stand in their column.
const (
	Left Align = iota
	Right
	Center
)

// TableLine is what a line of a table has besides: the cells beside each other.
type TableLine struct {
	Row, Band int  // of the table, from 0
	Start     bool // the first line of its row
	Head      bool
	Span      bool // its one cell takes the whole measure
	Cells     []Cell
}

// Cell is what stands of a cell in one line; in one that others make taller
// than it is there are no segments.
type Cell struct {
	Left, Room int // of its column
	Align      Align
	Line       // without Block, Row and Indent
}

const (
	wholeCell  = 4 * em // a cell up to so wide is never broken
	leastGap   = em / 2 // between two columns
	deepestRow = 6      // lines, where a table need not be folded
	solidRow   = 5      // a row of up to so many lines is not parted at the foot of a leg
)

// band is a row of columns beside each other.
type band struct {
	from, to int // columns
	at       []Cell
	height   int // of all its rows
}

// table is a table at one measure.
type table struct {
	*Text
	parts      []part // its cells
	columns    int
	heads      int
	aligns     []Align
	c          column
	need, want []int // width of each column: the least, and that of its widest cell
	bands      []band
}

// tableAt lays out the table whose cells begin at part i.
func (t *Text) tableAt(i int, m Measure) *table {
	b := &t.blocks[t.parts[i].block]
	end := i
	for !t.parts[end].last {
		end++
	}
	w := &table{Text: t, parts: t.parts[i : end+1], columns: 1, c: m.column(b)}
	w.c.ragged = true
	if b.Table != nil {
		w.aligns, w.columns = b.Table.Aligns, max(1, len(b.Table.Aligns))
		w.heads = min(b.Table.Heads, w.rows())
	}
	w.measure()
	w.fold()
	return w
}

func (w *table) rows() int { return (len(w.parts) + w.columns - 1) / w.columns }

// cell is the part of a cell, nil where there is none.
func (w *table) cell(row, column int) *part {
	if i := row*w.columns + column; i < len(w.parts) && w.parts[i].from < w.parts[i].to {
		return &w.parts[i]
	}
	return nil
}

// spans reports whether a row has nothing but its first cell: it says what the
// rows below it are about, and takes the whole measure.
func (w *table) spans(row int) bool {
	for column := 1; column < w.columns; column++ {
		if w.cell(row, column) != nil {
			return false
		}
	}
	return w.columns > 1 && row >= w.heads
}

// measure finds how wide the columns need and want to be.
func (w *table) measure() {
	w.need, w.want = make([]int, w.columns), make([]int, w.columns)
	for row := range w.rows() {
		if w.spans(row) {
			continue
		}
		for column := range w.columns {
			if p := w.cell(row, column); p != nil {
				wide := w.width(&w.c, int(p.from), int(p.to))
				w.want[column] = max(w.want[column], wide)
				w.need[column] = max(w.need[column], min(wide, max(wholeCell, w.stiff(p))))
			}
		}
	}
}

// stiff is the width of the longest stretch of a cell that has no place to
// break.
func (w *table) stiff(p *part) int {
	widest, from := 0, int(p.from)
	for i := from + 1; i <= int(p.to); i++ {
		if i == int(p.to) || w.level(&w.c, i) == free {
			widest, from = max(widest, w.width(&w.c, from, i)), i
		}
	}
	return widest
}

// fold finds the bands: a single one if that fits and its rows are not deep,
// else bands of as many columns each, one below the other, unless they take
// many more lines than others do.
func (w *table) fold() {
	if w.fits(0, w.columns) {
		one := w.alone(0, w.columns)
		if w.deepest(&one) <= deepestRow {
			w.bands = []band{one}
			return
		}
	}
	w.fewest()
	least := w.lines()
	for most := w.columns - 1; most > 1; most-- {
		if even := w.even(most); even != nil {
			if loose := (table{bands: even}); loose.lines()*5 <= least*6 {
				w.bands = even
			}
			return
		}
	}
}

// fewest folds the table so that it takes the fewest lines.
func (w *table) fewest() {
	best := make([]int, w.columns+1) // lines of the columns up to there
	last := make([]band, w.columns+1)
	for to := 1; to <= w.columns; to++ {
		best[to] = 1 << 30
		for from := to - 1; from >= 0 && (from == to-1 || w.fits(from, to)); from-- {
			if b := w.alone(from, to); best[from]+b.height < best[to] {
				best[to], last[to] = best[from]+b.height, b
			}
		}
	}
	w.bands = nil
	for to := w.columns; to > 0; to = last[to].from {
		w.bands = append(w.bands, last[to])
	}
	slices.Reverse(w.bands)
}

// even folds the table into bands of so many columns, the last perhaps of fewer,
// which stand below each other; nil if they don't fit.
func (w *table) even(most int) []band {
	need, want := make([]int, most), make([]int, most)
	sum := leastGap * (most - 1)
	for i := range w.columns {
		need[i%most] = max(need[i%most], w.need[i])
		want[i%most] = max(want[i%most], w.want[i])
	}
	for _, n := range need {
		sum += n
	}
	if sum > w.c.rest {
		return nil
	}
	var bands []band
	for from := 0; from < w.columns; from += most {
		b := w.band(from, min(from+most, w.columns), need, want)
		for i := range b.at {
			b.at[i].Align = Left // what stands below each other is of several columns
		}
		bands = append(bands, b)
	}
	return bands
}

// fits reports whether columns have the room that they need side by side.
func (w *table) fits(from, to int) bool {
	sum := leastGap * (to - from - 1)
	for _, need := range w.need[from:to] {
		sum += need
	}
	return sum <= w.c.rest
}

// alone is the band of some columns that stand as they would in a table of them.
func (w *table) alone(from, to int) band {
	return w.band(from, to, w.need[from:to], w.want[from:to])
}

// band sets columns side by side over the whole measure and counts its lines.
func (w *table) band(from, to int, need, want []int) band {
	b := band{from: from, to: to, at: make([]Cell, to-from)}
	left := 0
	rooms, gap := shareOut(w.c.rest, need, want)
	for i := range b.at {
		at := &b.at[i]
		if at.Left, at.Room = w.c.inset+left, rooms[i]; len(b.at) > 1 && from+i < len(w.aligns) {
			at.Align = w.aligns[from+i]
		}
		left += rooms[i] + gap
	}
	if last := len(b.at) - 1; last+1 < len(need) { // the last of a folded table
		b.at[last].Room = w.c.rest + w.c.inset - b.at[last].Left
	}
	for row := range w.rows() {
		b.height += w.height(&b, row)
	}
	return b
}

// shareOut gives columns their rooms, and the gap between two of them. Where
// all have what they want the gaps take what is left; where not, the gaps take up
// to three quarters of an em, and columns that want more than they need share the rest.
func shareOut(width int, need, want []int) (rooms []int, gap int) {
	n := len(need)
	if n == 1 {
		return []int{width}, 0
	}
	left, more := width, 0
	for i := range need {
		left -= need[i]
		more += want[i] - need[i]
	}
	rooms = slices.Clone(want)
	if gap = (left - more) / (n - 1); gap >= leastGap {
		return rooms, gap
	}
	gap = min(em*3/4, max(leastGap, left/(n-1)))
	left = max(0, left-gap*(n-1))
	for i := range rooms {
		if rooms[i] = need[i]; more > 0 {
			rooms[i] += min(left, more) * (want[i] - need[i]) / more
		}
	}
	return rooms, gap
}

// height is how many lines a row takes in a band.
func (w *table) height(b *band, row int) int {
	if w.spans(row) {
		if b.from > 0 {
			return 0
		}
		return w.count(w.cell(row, 0), w.c.rest)
	}
	var high int
	for i := range b.at {
		high = max(high, w.count(w.cell(row, b.from+i), b.at[i].Room))
	}
	return high
}

func (w *table) deepest(b *band) (deep int) {
	for row := range w.rows() {
		if !w.spans(row) {
			deep = max(deep, w.height(b, row))
		}
	}
	return deep
}

// count is how many lines a cell takes in so much room.
func (w *table) count(p *part, room int) int {
	n := 0
	if p != nil {
		for s := int(p.from); s < int(p.to); n++ {
			s = w.next(&w.c, p, s, room)
		}
	}
	return n
}

// lines is how many lines the table takes.
func (w *table) lines() int {
	n := 0
	for i := range w.bands {
		n += w.bands[i].height
	}
	return n
}
