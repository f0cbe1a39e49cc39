package markup

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Footnotes are those of goldmark's extension, but for this: its search takes
// time that grows with the square of their number; a note that nobody refers
// to is copy and stays where it is; brackets and colon may be full-width.

// A note is one [^name]: … of the copy.
type note struct {
	*east.Footnote
	mark  text.Segment // as typed, the colon included
	again bool         // the name was taken
}

// notes are those of one document.
type notes struct {
	all    []note
	byName map[string]*east.Footnote
	called int // notes that something refers to
}

// noteName reads the ^name] of a footnote's mark; n is 0 when there is none.
// Full-width digits and spaces around the name make no difference.
func noteName(s []byte) (name string, n int) {
	const longest = 999 // as for link labels
	if len(s) == 0 || s[0] != '^' {
		return "", 0
	}
	for i := 1; i < min(len(s), longest); {
		r, size := utf8.DecodeRune(s[i:])
		switch r {
		case ']', '］', '】', '〕':
			name := bytes.Map(narrowDigit, bytes.TrimFunc(s[1:i], blankRune))
			if len(name) == 0 {
				return "", 0
			}
			return string(name), i + size
		case '[', '［', '【', '〔', '\n':
			return "", 0
		}
		i += size
	}
	return "", 0
}

func narrowDigit(r rune) rune {
	if d := digit(r); d >= 0 {
		return '0' + rune(d)
	}
	return r
}

// bracketLen returns the length of the bracket that s begins with; 0 for none.
func bracketLen(s []byte) int {
	if len(s) > 0 && s[0] == '[' {
		return 1
	}
	if bytes.HasPrefix(s, []byte("［")) || bytes.HasPrefix(s, []byte("【")) || bytes.HasPrefix(s, []byte("〔")) {
		return len("［")
	}
	return 0
}

// noteBlock reads [^name]: …
type noteBlock struct{}

// Trigger implements parser.BlockParser: the brackets' first bytes.
func (noteBlock) Trigger() []byte { return []byte{'[', "［"[0], "【"[0]} }

// Open implements parser.BlockParser.
func (noteBlock) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	open := bracketLen(line[pos:])
	if open == 0 {
		return nil, parser.NoChildren
	}
	name, n := noteName(line[pos+open:])
	if n == 0 {
		return nil, parser.NoChildren
	}
	end := pos + open + n
	end += util.TrimLeftSpaceLength(line[end:])
	switch r, size := utf8.DecodeRune(line[min(end, len(line)):]); r {
	case ':', '：':
		end += size
	default:
		return nil, parser.NoChildren
	}
	start := segment.Start - segment.Padding
	item := east.NewFootnote([]byte(name))
	traceOf(pc).notes.add(note{Footnote: item, mark: text.NewSegment(start+pos, start+end)}, name)
	if end -= segment.Padding; end+segment.Padding >= len(line) {
		reader.Advance(end)
		return item, parser.NoChildren
	}
	reader.AdvanceAndSetPadding(end, segment.Padding)
	return item, parser.HasChildren
}

func (n *notes) add(added note, name string) {
	if n.byName == nil {
		n.byName = map[string]*east.Footnote{}
	}
	if _, added.again = n.byName[name]; !added.again {
		n.byName[name] = added.Footnote
	}
	n.all = append(n.all, added)
}

// Continue implements parser.BlockParser.
func (noteBlock) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (noteBlock) Close(node ast.Node, reader text.Reader, pc parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (noteBlock) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (noteBlock) CanAcceptIndentedLine() bool { return false }

// noteList puts the notes that something refers to at the end, in the order of
// their numbers, and makes copy of the others.
type noteList struct{}

// Transform implements parser.ASTTransformer.
func (noteList) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	t := traceOf(pc)
	called := make([]*east.Footnote, t.notes.called)
	for _, n := range t.notes.all {
		parent := n.Parent()
		if n.Index > 0 {
			called[n.Index-1] = n.Footnote
			parent.RemoveChild(parent, n.Footnote)
			continue
		}
		name := brief(string(n.Ref))
		message, hint := "没有地方用到注释 "+name+"，照原样印出来了", "在正文里要加注的地方写 [^"+name+"]"
		if n.again {
			message, hint = "注释 "+name+" 写了两次，后一次照原样印出来了", "给它换一个名称"
		}
		t.warn(n.mark.Start, n.mark.Len(), unusedDefinition, message, hint)
		n.asCopy(parent)
	}
	if len(called) == 0 {
		return
	}
	list := east.NewFootnoteList()
	list.Count = len(called)
	for _, f := range called {
		list.AppendChild(list, f)
	}
	doc.AppendChild(doc, list)
}

// asCopy puts what the note holds in its place, its mark before it.
func (n note) asCopy(parent ast.Node) {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		first = ast.NewParagraph()
		n.InsertBefore(n.Footnote, n.FirstChild(), first)
	}
	mark := n.mark
	if words, ok := first.FirstChild().(*ast.Text); ok && words.Segment.Start > mark.Stop {
		mark.Stop = words.Segment.Start // the space between them
	}
	first.InsertBefore(first, first.FirstChild(), ast.NewTextSegment(mark))
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		parent.InsertBefore(parent, n.Footnote, c)
		c = next
	}
	parent.RemoveChild(parent, n.Footnote)
}
