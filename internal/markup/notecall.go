package markup

import (
	"bytes"
	"unicode"

	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

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
	link := east.NewFootnoteLink(f.Index)
	link.SetPos(at)
	return link
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
