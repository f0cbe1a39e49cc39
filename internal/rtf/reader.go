package rtf

import (
	"strings"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// target is where the characters of a group go.
type target uint8

const (
	toStory  target = iota
	toSkip          // nowhere, and nothing in the group is looked at
	toNobody        // nowhere, but groups in it may have a target
	toCode          // the code of a field
	toMark          // the mark of an item
	toPicture
	toFonts
	toStyles
	toTitle
	toName  // of a property of a shape
	toValue // of it
	toFormula
)

// group is what a pair of braces keeps to itself.
type group struct {
	to             target
	starred        bool // \* was read: the word behind it may be skipped
	uc             int  // characters behind a \u that stand for it
	font, eastFont int
	east           bool // in the font for Chinese
	look           look
	para           para
	link           string
	row            *row
	end            func() // what to do at its end
}

type look struct {
	bold, italic, struck, under, sup, sub, hidden, deleted bool
}

// para are the properties of a paragraph.
type para struct {
	style   int
	outline int // from 1, 0 for text
	align   foreign.Align
	table   bool
	depth   int
	ilvl    int
}

type font struct {
	charset, page int
	name          string
}

// style is what is known of a style of paragraphs.
type style struct {
	level   int
	caption bool
}

// reader is one reading of a file.
type reader struct {
	scanner
	doc     foreign.Document
	groups  []group
	stories []*story
	fields  []*field
	fonts   map[int]font
	styles  map[int]style
	page    int  // of what is in no font
	skip    int  // characters to let pass
	fresh   bool // nothing of the group at hand was read yet
	raw     []byte
	units   []uint16
	size    int // what the text costs

	entry   entry // of a table that is being read
	name    strings.Builder
	title   strings.Builder
	value   strings.Builder
	formula strings.Builder
	shape   strings.Builder // the name of a property
	hex     hexData
	left    word.Leaving
	garbled int
	unknown []rune
}

func newReader(data []byte) *reader {
	return &reader{
		scanner: scanner{data: data}, page: 1252,
		fonts: map[int]font{}, styles: map[int]style{}, stories: []*story{{}},
	}
}

func (r *reader) top() *group { return &r.groups[len(r.groups)-1] }

// story returns the innermost story.
func (r *reader) story() *story { return r.stories[len(r.stories)-1] }

// run reads to the end of the outermost group.
func (r *reader) run() error {
	for {
		t := r.next()
		if t.kind == isEnd {
			return nil
		}
		if t.kind == isOpen {
			if len(r.groups) >= maxGroups {
				return refuse("RTF 文件的括号套得太深，读不了", "用 Word 打开它，另存为 .docx 再导入")
			}
			r.flush()
			r.skip = 0
			r.open()
			r.fresh = true
			continue
		}
		if len(r.groups) == 0 {
			return nil
		}
		if r.top().to == toSkip && t.kind != isClose {
			continue
		}
		r.take(t)
		r.fresh = false
		if r.size > maxSize {
			return refuse("文件里的文字太多，有上百万字", "把要的文章复制到一个新的 Word 文件里再导入")
		}
		if len(r.groups) == 0 {
			return nil
		}
	}
}

func (r *reader) take(t token) {
	switch t.kind {
	case isClose:
		r.flush()
		r.skip = 0
		r.close()
	case isText:
		r.characters(t.bytes)
	case isChar:
		r.bytes(t.bytes)
	case isBinary:
		r.flush()
		if r.top().to == toPicture && r.skip == 0 {
			r.hex.add(t.bytes)
		}
		r.skip = max(0, r.skip-1)
	case isWord:
		if t.name == "u" && t.given {
			if r.skip == 0 {
				r.unit(t.arg)
			} else {
				r.skip--
			}
			return
		}
		if r.skip > 0 {
			r.skip--
			return
		}
		r.flush()
		r.control(t)
	case isSymbol:
		if r.skip > 0 {
			r.skip--
			return
		}
		r.flush()
		r.symbol(t.name)
	}
}

func (r *reader) characters(b []byte) {
	if r.top().to == toPicture {
		r.hex.digits(b)
		return
	}
	r.bytes(b)
}

// open begins a group with what the one around it has.
func (r *reader) open() {
	g := group{uc: 1, row: &row{}}
	if len(r.groups) > 0 {
		g = *r.top()
		g.end, g.starred = nil, false
	}
	r.groups = append(r.groups, g)
}

func (r *reader) close() {
	r.flush()
	g := r.top()
	if g.end != nil {
		g.end()
	} else if g.to == toStyles {
		r.endEntry()
	}
	r.groups = r.groups[:len(r.groups)-1]
}
