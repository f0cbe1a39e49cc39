// Package foreign is a document that another program made, read into one form:
// what the reader of each foreign format returns and what intake writes as
// articles. Every character of the document is in it, in its order, or in a
// remark.
//
// It knows nothing of papers, files or Markdown, and reads no format itself.
package foreign

// Document is a document in reading order.
type Document struct {
	Title    string // as the file's properties or its <title> say; often stale, never copy
	Blocks   []Block
	Notes    []Note    // footnotes and endnotes, in the order of their calls; Span.Note counts them from 1
	Pictures []Picture // in the order of their places; Span.Picture counts them from 1
	Remarks  []Remark  // what was left out or read otherwise, in the order of the document
}

// Kind tells what a block is.
type Kind uint8

// The kinds of blocks, and the fields that each fills.
const (
	Paragraph Kind = iota // Spans
	Heading               // Spans, Level 1 to 9, Mark where the document numbers it
	Item                  // an item of a list: Spans, Level 1 and up by depth, Mark
	Table                 // Rows
	Box                   // a text box or frame, where it is anchored: Blocks
	Quote                 // Blocks
	Code                  // Spans, line breaks kept
	Break                 // a rule or the end of a page
)

// Block is a piece of a document that stands on lines of its own.
type Block struct {
	Kind    Kind
	Level   int
	Mark    string // the mark of an item or a heading as printed, no part of Spans: "一、", "（1）", "①", "•"; empty for one that continues the item above
	Align   Align
	Caption bool // in the document's own style for captions
	Spans   []Span
	Rows    []Row
	Blocks  []Block
}

// Align is where the lines of a block stand.
type Align uint8

// Where lines stand.
const (
	Start Align = iota
	Centre
	End
)

// Row is a row of a table.
type Row struct {
	Head  bool // repeated on every page, or made of header cells
	Cells []Cell
}

// Cell is a cell of a table. A place that a wide or tall cell covers has no
// cell of its own.
type Cell struct {
	Blocks     []Block
	Wide, Tall int // columns and rows that it covers, at least 1
}

// Span is text of one kind, or one picture, note call or line break.
type Span struct {
	Text                           string
	Bold, Italic, Struck           bool
	Underlined, Superior, Inferior bool
	Link                           string // the address that it leads to
	Ruby                           string // the reading above Text
	Note                           int    // calls Notes[Note-1]; Text is empty
	Picture                        int    // shows Pictures[Picture-1]; Text is empty
	Break                          bool   // ends the line; Text is empty
}

// Note is a footnote or an endnote.
type Note struct {
	Mark   string // where the document numbers it by hand
	Blocks []Block
}

// Picture is a picture of a document.
type Picture struct {
	Name    string // the file's name in the document, with its extension; no folder
	Data    []byte // nil where it is not in the document: Address tells where
	Address string // of a linked picture
	Alt     string // the words that stand for it
}

// Remark is what an editor has to know about the reading.
type Remark struct {
	Message string // in Chinese: what was left out, or read how
	Text    string // the characters that it is about, whole: those left out, where some were
	Left    bool   // Text is nowhere else in the document
}

// Refusal is why a document could not be read, as an error.
type Refusal struct {
	Message string // in Chinese: what is wrong
	Hint    string // in Chinese: what to do about it
}

func (r *Refusal) Error() string { return r.Message }
