package markup

import (
	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// belowItem opens a paragraph right below a list or a quotation, at a line of
// Chinese copy that has no mark of it and that the last line does not go on
// with. CommonMark takes every such line into the item, however it ends;
// editors who have typed 2. 带户口簿。 go on with 请按时参加。 in the next line.
type belowItem struct{ parser.BlockParser }

// CanInterruptParagraph implements parser.BlockParser.
func (belowItem) CanInterruptParagraph() bool { return true }

// Open implements parser.BlockParser.
func (p belowItem) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	above, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph)
	if !ok || above.Parent() == nil || above.Parent() == parent ||
		above.Parent().Kind() != ast.KindListItem && above.Parent().Kind() != ast.KindBlockquote {
		return nil, parser.NoChildren
	}
	typed, _ := reader.PeekLine()
	how := traceOf(pc).lines
	if how == LinesJoin || !wideAhead(typed) && digit(rune(typed[0])) < 0 {
		return nil, parser.NoChildren
	}
	if how == LinesAuto && !leavesItem(above, newLine(string(typed)), reader.Source()) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// leavesItem reports whether l begins something else below the item that ends
// with the lines of above.
func leavesItem(above *ast.Paragraph, l textLine, src []byte) bool {
	end := above.Lines().At(above.Lines().Len() - 1)
	before := newLine(string(end.Value(src)))
	switch {
	case l.han == 0:
		return false
	case before.end == endsMark, zh.IsDay(l.text), l.mark.class == hanMark && !l.mark.doubt && before.end == endsOpen:
		return true
	}
	// One short line below another could have stood in the same.
	return before.end == endsOpen && before.clean() && before.cells*2 <= l.cells && before.cells < shortLine
}
