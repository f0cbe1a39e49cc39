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
	page    int // of what is in no font
	skip    int // characters to let pass
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
	left    leaving
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
			continue
		}
		if len(r.groups) == 0 {
			return nil
		}
		if r.top().to == toSkip && t.kind != isClose {
			continue
		}
		r.take(t)
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

// say sends characters where those of the group go.
func (r *reader) say(s string) {
	r.size += len(s)
	g := r.top()
	switch g.to {
	case toStory:
		r.tell(s, g)
	case toCode:
		if n := len(r.fields); n > 0 {
			r.fields[n-1].code.WriteString(s)
		}
	case toMark:
		r.stories[len(r.stories)-1].mark.WriteString(s)
	case toFonts:
		r.nameFont(s)
	case toStyles:
		r.name.WriteString(s)
	case toTitle:
		r.title.WriteString(s)
	case toName:
		r.shape.WriteString(s)
	case toValue:
		r.value.WriteString(s)
	case toFormula:
		r.formula.WriteString(s)
	}
}

// tell adds characters to the story, unless they are hidden or deleted.
func (r *reader) tell(s string, g *group) {
	switch {
	case g.look.deleted:
		r.leave("修订中删去的文字没有取", s)
	case g.look.hidden:
		r.leave("隐藏的文字没有取", s)
	default:
		r.flushLeft()
		r.put(foreign.Span{
			Text: s, Bold: g.look.bold, Italic: g.look.italic, Struck: g.look.struck, Underlined: g.look.under && g.link == "",
			Superior: g.look.sup, Inferior: g.look.sub, Link: g.link,
		})
	}
}

// put adds a span to the paragraph.
func (r *reader) put(s foreign.Span) {
	r.size += 4
	st := r.stories[len(r.stories)-1]
	st.spans = append(st.spans, s)
	if n := len(r.fields); n > 0 {
		r.fields[n-1].shown = true
	}
}

// leaving is text that is being left out.
type leaving struct {
	message string
	text    strings.Builder
}

// leave leaves text out. What follows on one another makes one remark.
func (r *reader) leave(message, s string) {
	if r.left.message != message {
		r.flushLeft()
		r.left.message = message
	}
	r.left.text.WriteString(s)
}

func (r *reader) flushLeft() {
	if s := strings.TrimSpace(r.left.text.String()); s != "" {
		r.remark(r.left.message, s, true)
	}
	r.left = leaving{}
}

// field is a field that is open.
type field struct {
	code  strings.Builder
	shown bool // it has a result
}

// showField shows what is seen of a field without a result.
func (r *reader) showField(f *field) {
	g := r.top()
	s := word.Show(f.code.String())
	switch {
	case s.Lost != "":
		r.remark("一个域没有取，它在 Word 里显示的可能是公式", s.Lost, true)
	case s.Ruby != "" && g.to == toStory:
		r.flushLeft()
		r.put(foreign.Span{Text: s.Text, Ruby: s.Ruby, Bold: g.look.bold, Italic: g.look.italic, Link: g.link})
	case s.Text != "":
		r.say(s.Text)
	}
	if s.Circled {
		r.remark("带圈的字成了不带圈的", s.Text, false)
	}
}
