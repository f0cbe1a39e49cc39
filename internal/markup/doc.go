// Package markup turns the Markdown of one article into an immutable, compact
// tree, and the tree into HTML, plain text and, for print, typesetting runs.
// It promises that Chinese copy comes out as a Chinese editor means it (line
// ends join or part as they read, emphasis next to full-width marks works,
// headings have readable ids), that whatever is put in gives well-formed HTML
// without scripts or dangerous addresses, and that what it drops is named in a
// Finding.
//
// It must not read files, resolve addresses, know what a paper is, or print.
// Links and photos are numbered; the caller says where each number leads.
package markup

import (
	"iter"

	"bao/internal/byline"
	"bao/internal/diag"
)

// A Finding is something in the copy that its editor should look at.
type Finding struct {
	Offset, Len int // bytes of the body given to Parse
	Rule        *diag.Rule
	Message     string // one Chinese sentence, without a full stop
	Hint        string // what to type; may be empty
}

// A Doc is the text of one article. It is never changed after it has been
// made; documents derived from it share its nodes. Safe for concurrent use.
type Doc struct {
	Blocks []Node
	Notes  []Node // footnotes (kind Note), in the order of their numbers
	Links  []Link // where links and photos lead, in document order
	Cut    bool   // Head left something out
}

// A Link is one destination as it was typed, backslashes and entities
// resolved. Its place in Doc.Links is its number.
type Link struct {
	Dest        string
	Typed       string // Dest with its backslashes, where it had any: they may be those of Windows
	Photo       bool   // a picture to show rather than an address to go to
	Offset, Len int    // where the destination stands in the body, in bytes
}

// A Photo is one picture of a document with what is said about it.
type Photo struct {
	Link    int    // index into Doc.Links
	Alt     string // what a reader hears who cannot see it
	Cutline string // the text below it, without the credit
	Credit  byline.Credit
	Crop    string // as the Titler returned it
}

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes. Which other fields a kind uses is said beside it; all
// kinds may have Attr and, where it says so, Children.
const (
	_           Kind = iota
	Paragraph        // inline children
	Heading          // Level 1–6, Attr.ID; inline children
	CodeBlock        // Text, Info the language
	Figure           // Photo children, or Link children with one Photo each; several make a gallery
	List             // Ordered, Number the first number, Tight; Item children
	Item             // Task, Number how far the count jumps before it, Text the number as words, if it is more than 1.; block children
	Quote            // block children
	Rule             // nothing
	Table            // Row children, header rows first
	Row              // Header; Cell children
	Cell             // Header, Align; inline children
	Definitions      // Term and Description children
	Term             // inline children
	Description      // Tight; block children
	Note             // Number; block children
	Element          // Text the name of a safe HTML element; children
	Text             // Text
	Emphasis         // inline children; class dots asks for emphasis dots
	Strong           // inline children
	Strike           // inline children
	Code             // Text
	Anchor           // a link: Link, Info the title; inline children
	Picture          // a photo: Link, Text the alternative text, Info how to cut it, Tight if its cutline was given; Cutline and Credit children
	Cutline          // Text
	Credit           // Info the role, Text the label; Text children, one a name; a Credit child has in Text what was typed if that is more
	Break            // a line break that was asked for
	NoteRef          // Number of the Note
	Media            // Link, Text "video" or "audio"
	Dateline         // Text; not part of the words: see WithDateline
	kinds
)

// Align is how the cells of a table column are set.
type Align uint8

// Alignments of cells.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// Task is the state of a task list item.
type Task uint8

// States of a list item.
const (
	TaskNone Task = iota
	TaskOpen
	TaskDone
)

// A Node is one piece of a document: a block, or something within a line.
type Node struct {
	Kind     Kind
	Level    uint8
	Align    Align
	Task     Task
	Ordered  bool
	Tight    bool
	Header   bool
	Number   int
	Link     int
	Text     string
	Info     string
	Attr     *Attr // nil when there is none
	Children []Node
}

// Numbered yields the items of a list with their numbers, which mean nothing in
// one that is not Ordered.
func (n *Node) Numbered() iter.Seq2[int, *Node] {
	return func(yield func(int, *Node) bool) {
		number := n.Number
		for i := range n.Children {
			item := &n.Children[i]
			if number += item.Number; !yield(number, item) {
				return
			}
			number++
		}
	}
}

// Attr is what an editor may attach to a node.
type Attr struct {
	ID    string
	Class string // names separated by single spaces
	Other []Pair // sorted by name; only names of the safe list
}

// A Pair is one attribute of an HTML element.
type Pair struct{ Name, Value string }
