// Package typeset sets Chinese text to lines of a given measure: indents,
// what may not begin or end a line, punctuation widths, unbroken numbers and
// words. Lengths are whole thousandths of the body size (em), so the same
// input gives the same lines on every machine. The rules are those of W3C
// clreq (https://www.w3.org/TR/clreq/) and GB/T 15834-2011; each is named
// where it is applied.
//
// Lines are filled one after the other: where a line cannot end, punctuation
// is squeezed first (挤进), then text is carried down and the line spread
// (推出).
//
// It reads no files, knows no HTML and no fonts but its own width tables, and
// keeps nothing between calls. What it returns shares the strings it was
// given.
package typeset

// Style is the part of a run's dress that lines are broken for or that the
// caller gets back with each segment; a set of bits.
type Style uint16

const (
	Bold     Style = 1 << iota // Latin widths of the bold face
	Sans                       // Latin widths of the sans face (黑体)
	Code                       // ASCII 600 wide
	Sup                        // set at six tenths of the size
	Sub                        // set at six tenths of the size
	Emphasis                   // 着重号 or 楷体; no effect on widths
	Strike                     // no effect on widths
	Whole                      // a name: divided only where a line to be spread would be left half empty
)

// Run is text of one style. A line feed is a hard line break; soft breaks of
// the source must have been joined before.
type Run struct {
	Text  string
	Style Style
	Link  int // the caller's number of the link it stands in; 0 for none
}

// Kind says how the lines of a block are indented and broken.
type Kind uint8

const (
	Paragraph    Kind = iota // first line indented by Measure.Indent
	Flush                    // a paragraph without first-line indent
	Subhead                  // no indent, lines keep with what follows
	Item                     // a paragraph without indent; Block.Mark hangs before its first line
	Quote                    // inset on the left, first line indented
	Pull                     // inset on both sides, no indent
	Preformatted             // line feeds and spaces kept, broken anywhere
	Fixed                    // no text: Block.Rows lines that stay together
	Tabular                  // cells, as Block.Table has them
)

// Block is one piece of the column.
type Block struct {
	Kind Kind
	Runs []Run
	Mark string // of an Item, as set: "一、", "1.", "●"
	Lead int    // how many bytes of the first run are the mark of an Item without Mark
	Hang int    // the room of the mark, no less than MarkWidth: the end of Inset
	Rows int    // height of a Fixed block in lines, at most 10,000

	Inset int    // white on the left of all its lines, that of Quote and Pull aside
	Table *Table // of a Tabular block

	// Give is how many of its lines end a character early, so that it may take a line more
	// (撑行). Below 0 its marks are squeezed as far as they go, so that it may take one less
	// (抽行). What is ragged, preformatted or a subhead does neither.
	Give int

	Ragged bool // its lines keep their own widths, none is spread
	End    bool // its lines stand at the right; it is Ragged
}

// Measure is the column to set for. Lengths are in thousandths of an em.
// Insets and indents give way where fewer than two characters would fit.
type Measure struct {
	Width     int  // of a line; less than 1000 counts as 1000
	Indent    int  // of a paragraph's first line: 2000, narrow columns 1000 (clreq 3.4.1)
	Inset     int  // of Quote and Pull (clreq 3.4.2)
	Gap       int  // between Han and Latin: 0, 125 or 250 (clreq 3.2.2)
	Strict    bool // —— and …… do not begin a line (clreq 3.1.4, strict)
	FullEnd   bool // a mark that ends a line keeps its width where there is room; else it is half wide (GB/T 15834-2011 5.1.10)
	HalfStart bool // an opening mark that begins a line is half wide (clreq 3.1.6.3)
}

// Line is one row of the column. Indent + Width + Spread is the width of the
// measure (less a Pull's inset on the right) for every line, and Width never
// exceeds the room except where a single character does.
type Line struct {
	Block    int // index into the blocks given to Prepare
	Row      int // within the block, from 0
	Segments []Segment
	Indent   int        // white before the text
	Width    int        // of the text as set, white at its end excluded
	Spread   int        // room left over
	Gaps     int        // places between characters that may take a share of Spread
	Justify  bool       // spread the text over the room; otherwise it stands at the left
	Hard     bool       // a line feed of the source follows
	Last     bool       // the block ends here
	Keep     bool       // no column break between this line and the next
	End      bool       // it stands at the right
	Parted   bool       // white wider than a word space stood at its end, and is left out
	Table    *TableLine // of a line of a table, which has no segments of its own
}

// Segment is a stretch of one run. The texts of a block's segments joined
// give its text, white runs collapsed to one and Block.Mark left out. An
// ordinary space at the end of a line is kept in the text for copying and
// not counted in the width.
type Segment struct {
	Run    int // index into Block.Runs; -1 for Block.Mark
	Text   string
	Style  Style
	Link   int
	Before int  // margin before the text; negative where a mark's white is cut
	After  int  // margin after it
	Box    int  // if not 0, the text is centred in a box this wide
	Mark   bool // the mark of an Item: it stands in the line's Indent, at the left of a box as wide as Box that ends there
	Latin  bool // a curly quote in Latin text: to be set in the Latin face
	Tight  bool // a figure, a word, a dash: nothing goes in between its characters when the line is spread
}
