package markup

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"

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
		case ']', '］', '】':
			name := bytes.Map(narrowDigit, bytes.TrimFunc(s[1:i], blankRune))
			if len(name) == 0 {
				return "", 0
			}
			return string(name), i + size
		case '[', '［', '【', '\n':
			return "", 0
		}
		i += size
	}
	return "", 0
}

func narrowDigit(r rune) rune {
	if r >= '０' && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

// bracketLen returns the length of the bracket that s begins with; 0 for none.
func bracketLen(s []byte) int {
	if len(s) > 0 && s[0] == '[' {
		return 1
	}
	if bytes.HasPrefix(s, []byte("［")) || bytes.HasPrefix(s, []byte("【")) {
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

// noteCall reads [^name] within a line.
type noteCall struct{}

// Trigger implements parser.InlineParser. ![^1] is no picture; goldmark does
// not stop at full-width brackets, so what follows them is waited for.
func (noteCall) Trigger() []byte { return []byte{'!', '[', '^'} }

// Parse implements parser.InlineParser.
func (noteCall) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	at := 0 // of the ^
	switch {
	case line[0] == '^':
		return wideCall(parent, block, pc)
	case line[0] == '!' && len(line) > 1 && line[1] == '[':
		at = 2
	case line[0] == '[':
		at = 1
	default:
		return nil
	}
	name, n := noteName(line[at:])
	if n == 0 {
		return nil
	}
	link := traceOf(pc).call(name, segment.Start+at-1, line[at+n:], n+1, parent.FirstChild() == nil)
	if link == nil {
		return nil
	}
	if at == 2 {
		parent.AppendChild(parent, ast.NewTextSegment(text.NewSegment(segment.Start, segment.Start+1)))
	}
	block.Advance(at + n)
	return link
}

// wideCall reads the ^name］ of a call, the bracket before which is already
// text.
func wideCall(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	const bracket = len("［")
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || last.Segment.Stop != segment.Start || last.SoftLineBreak() || last.HardLineBreak() || last.Segment.Len() < bracket ||
		bracketLen(block.Source()[segment.Start-bracket:segment.Start]) != bracket {
		return nil
	}
	name, n := noteName(line)
	if n == 0 {
		return nil
	}
	link := traceOf(pc).call(name, segment.Start-bracket, line[n:], n+bracket, last.Segment.Len() == bracket && last.PreviousSibling() == nil)
	if link == nil {
		return nil
	}
	if last.Segment = last.Segment.WithStop(segment.Start - bracket); last.Segment.Len() == 0 {
		parent.RemoveChild(parent, last)
	}
	block.Advance(n)
	return link
}

// call returns the reference to a note, nil when there is no such note, which
// it reports: length is of the mark, after what follows it, and atStart tells
// that nothing stands before it.
func (t *trace) call(name string, at int, after []byte, length int, atStart bool) ast.Node {
	f := t.notes.byName[name]
	if f == nil {
		message, hint := "没有写注释 "+brief(name)+"，标记照原样印出来了", "另起一段写 [^"+brief(name)+"]: 注释的内容"
		if atStart && bytes.HasPrefix(after, []byte(" ")) {
			message, hint = "注释 "+brief(name)+" 后面少了冒号，照原样印出来了", "写成 [^"+brief(name)+"]: 注释的内容"
		}
		if noteWord(name) && (len(after) == 0 || after[0] != '(' && after[0] != '[') {
			t.warn(at, length, unwrittenNote, message, hint)
		}
		return nil
	}
	if f.Index < 0 {
		t.notes.called++
		f.Index = t.notes.called
		if f.ChildCount() == 0 {
			t.warn(at, length, unwrittenNote, "注释 "+brief(name)+" 是空的", "在 [^"+brief(name)+"]: 后面写上注释的内容")
		}
	}
	return east.NewFootnoteLink(f.Index)
}

// noteWord reports whether name looks like that of a note, which the
// [^\s] of a program does not.
func noteWord(name string) bool {
	const longest = 30
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !zh.Han(r) && r != '-' && r != '_' {
			return false
		}
	}
	return len(name) <= longest
}

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
