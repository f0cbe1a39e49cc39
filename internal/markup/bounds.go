package markup

import (
	"bytes"

	"bao/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Bounds on what one document may make us do. No article comes near them; a
// damaged or hostile file would otherwise take quadratic time or a deep stack.
const (
	maxBlockDepth = 40      // nested quotes, lists and list items
	maxDepth      = 100     // levels of the finished tree, inline nodes included
	maxMarks      = 2000    // characters with a meaning (* [ < ` …) in one block
	maxRun        = 32      // repeats of one such character
	maxMarkWork   = 1 << 26 // marks times the bytes of their block
	maxCells      = 20_000  // cells of one table
	maxReferences = 1000    // [name]: address in one paragraph
	maxFindings   = 1000
)

// A trace is what one call of Parse wants to know of goldmark's work.
type trace struct {
	findings []Finding
	lines    Lines
	block    ast.Node // whose marks are counted
	marks    int
	deep     bool // the depth has been reported
	stars    *emphasisMatch
	notes    notes
	next     map[string]int   // see after
	ends     map[ast.Node]int // where links end, if an audit is to know
	article  *measure         // at which most lines are broken; nil until asked for
}

var traceKey = parser.NewContextKey()

func traceOf(pc parser.Context) *trace {
	if t, ok := pc.Get(traceKey).(*trace); ok {
		return t
	}
	t := &trace{}
	pc.Set(traceKey, t)
	return t
}

// emphasis returns what pairs the * and _ of the document.
func (t *trace) emphasis(src []byte) *emphasisMatch {
	if t.stars == nil {
		t.stars = &emphasisMatch{src: src}
		t.stars.inner.emphasisMatch = t.stars
	}
	return t.stars
}

func (t *trace) warn(offset, length int, rule *diag.Rule, message, hint string) {
	if len(t.findings) >= maxFindings {
		return
	}
	t.findings = append(t.findings, Finding{offset, length, rule, message, hint})
}

// bounded opens a container only so deep; beyond, its mark is text.
type bounded struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil && depth < maxBlockDepth; n = n.Parent() {
		depth++
	}
	if depth < maxBlockDepth {
		return p.BlockParser.Open(parent, reader, pc)
	}
	if t := traceOf(pc); !t.deep {
		t.deep = true
		_, segment := reader.PeekLine()
		t.warn(segment.Start, 1, beyondBounds, "引用或列表套得太深，再往里的按普通文字处理", "减少行首的 > 或列表符号")
	}
	return nil, parser.NoChildren
}

// counted lets a block have only so many marks; beyond, they are text.
type counted struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p counted) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	t := traceOf(pc)
	if t.block != parent {
		t.block, t.marks = parent, 0
	}
	t.marks++
	if t.marks > maxMarks || t.marks > 200 && t.marks*blockLen(parent) > maxMarkWork {
		if t.marks < 1<<30 {
			t.marks = 1 << 30 // counts no further in this block
			_, segment := block.PeekLine()
			t.warn(segment.Start, 1, beyondBounds, "这一段里的标记符号太多，后面的按普通文字处理", "把这一段分成几段")
		}
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock implements parser.CloseBlocker for the parsers that need it.
func (p counted) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

func blockLen(n ast.Node) int {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return 0
	}
	return lines.At(lines.Len()-1).Stop - lines.At(0).Start
}

// boundedReferences reads [name]: address only so often in one paragraph;
// goldmark takes time that grows with their square.
type boundedReferences struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (p boundedReferences) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, found := node.Lines(), 0
	for i := range lines.Len() {
		line := lines.At(i)
		if bytes.HasPrefix(bytes.TrimLeft(line.Value(reader.Source()), " "), []byte("[")) {
			found++
		}
	}
	if found > maxReferences {
		traceOf(pc).warn(lines.At(0).Start, 1, beyondBounds, "这里的链接定义太多，按普通文字处理", "用空行把它们分成几段")
		return
	}
	if found > 0 {
		p.ParagraphTransformer.Transform(node, reader, pc)
	}
}
