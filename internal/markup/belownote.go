package markup

import (
	"bytes"
	"strings"

	"bao/internal/byline"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// belowNote opens a paragraph right below a footnote, at a line of Chinese copy
// that is not indented and that the note does not go on with. CommonMark takes
// every such line into the note, where it leaves its place among the copy; who
// knows that indents what belongs to the note, and who comes from Word types
// the next paragraph. What was taken for which is a guess, and listed.
type belowNote struct{ parser.BlockParser }

// CanInterruptParagraph implements parser.BlockParser.
func (belowNote) CanInterruptParagraph() bool { return true }

// Open implements parser.BlockParser.
func (p belowNote) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	above, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph)
	if !ok || above.Parent() == parent {
		return nil, parser.NoChildren
	}
	f, ok := above.Parent().(*east.Footnote)
	typed, segment := reader.PeekLine()
	t := traceOf(pc)
	if !ok || t.lines == LinesJoin || !wideAhead(typed) && !asciiWord(rune(typed[0])) || bracketLen(typed) > 0 && noteMark(typed) {
		return nil, parser.NoChildren
	}
	l := newLine(string(typed))
	if l.han == 0 {
		return nil, parser.NoChildren
	}
	message, hint := "这一行当作正文，不是上面的注释", "是注释，行首空四格"
	leaves := t.lines == LinesSplit || t.leavesNote(above, f, l, reader.Source())
	if !leaves {
		message, hint = "这一行接在上面的注释里", "是正文，在它前面空一行"
	}
	if t.lines == LinesAuto && (leaves || above.Lines().Len() == 1) {
		t.warn(segment.Start, len(bytes.TrimRight(typed, " \t\r\n")), guessedLines, message, hint)
	}
	if !leaves {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// noteMark reports whether s, which begins with a bracket, begins with the mark
// of a note.
func noteMark(s []byte) bool {
	_, n := noteName(s[bracketLen(s):])
	return n > 0
}

// leavesNote reports whether l begins something else below the note that ends
// with the lines of above.
func (t *trace) leavesNote(above *ast.Paragraph, f *east.Footnote, l textLine, src []byte) bool {
	last := above.Lines().At(above.Lines().Len() - 1)
	start := bytes.LastIndexByte(src[:last.Start], '\n') + 1
	before := newLine(string(src[start:last.Stop])) // the mark takes room, too
	_, signed := byline.Last(l.text)
	switch {
	case strings.Contains(l.text, "[^"+string(f.Ref)+"]"), strings.Contains(l.text, "^"+string(f.Ref)+"］"): // no note is called within itself
		return true
	case l.isDay(), l.isSigned(), isOffice(l) && strongOffice(l.text), signed, l.marked() && !l.mark.doubt && before.end != endsComma:
		return true
	case before.end == endsComma:
		return false
	}
	// Who breaks lines breaks them where they are full.
	m := articleMeasure(src, &t.article)
	return before.cells < narrowest || !m.full(&before, &l) && (before.end == endsMark || m.cells > 0)
}
