package markup

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// shortHeading is the number of characters that a subhead may have whose marks
// are not quite right: a line of a newspaper's column or two.
const shortHeading = 30

// underlined reads a heading with a line of = or - below it, as CommonMark
// has it for Latin copy. Chinese editors know no such headings: --- below
// their copy is a rule between two pieces, === sometimes.
type underlined struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p underlined) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	above, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph)
	if !ok || above.Parent() != parent {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	bar := bytes.TrimSpace(line)
	if len(bar) == 0 || len(bytes.Trim(bar, string(bar[:1]))) > 0 {
		return nil, parser.NoChildren
	}
	if !isCopy(above, reader.Source(), bar[0]) {
		return p.BlockParser.Open(parent, reader, pc)
	}
	if bar[0] == '-' && len(bar) > 2 && above.Lines().Len() == 1 {
		traceOf(pc).ruleBelow(above.Lines().At(0), segment, reader.Source())
	}
	if bar[0] == '=' && len(bar) > 2 {
		reader.AdvanceToEOL()
		return ast.NewThematicBreak(), parser.NoChildren
	}
	return nil, parser.NoChildren // --- is read as a rule next
}

// Close implements parser.BlockParser.
func (p underlined) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	if node.Kind() == ast.KindHeading {
		p.BlockParser.Close(node, reader, pc)
	}
}

// isCopy reports whether what stands above a line of bars is copy. Below short
// lines that end without a mark, === has no other meaning than a heading's.
func isCopy(above *ast.Paragraph, src []byte, bar byte) bool {
	lines := above.Lines()
	latin, chinese, head := false, false, true
	for i := range lines.Len() {
		line := lines.At(i)
		for _, r := range string(line.Value(src)) {
			chinese = chinese || cjk(r)
			latin = latin || unicode.IsLetter(r) && !zh.Han(r)
		}
		head = head && headlike(line.Value(src))
	}
	if !chinese {
		return !latin // 6:30
	}
	return bar == '-' || !head
}

// headlike reports whether a line could be a subhead: it is short and does
// not end as a sentence does.
func headlike(line []byte) bool {
	line = bytes.TrimFunc(line, blankRune)
	last, _ := utf8.DecodeLastRune(line)
	return utf8.RuneCount(line) <= shortHeading && !strings.ContainsRune("。，、；：！!?？…—”’）)》】.,;:", last)
}

// ruleBelow notes a line that could have been meant as a heading.
func (t *trace) ruleBelow(line, bar text.Segment, src []byte) {
	words := line.Value(src)
	if headlike(words) && bytes.ContainsFunc(words, zh.Han) && bytes.IndexByte(words, '|') < 0 {
		t.warn(bar.Start, 3, ruleNotHeading, "--- 当作分隔线，上面一行没有当作小标题", "要小标题，写成 ## 小标题；要分隔线，上下各空一行")
	}
}

// tightHeadings reads headings whose # is followed by another space than ours
// or, when there are two or more, by none: ##怎样报名.
type tightHeadings struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p tightHeadings) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	marks := len(line[pos:]) - len(bytes.TrimLeft(line[pos:], "#"))
	rest := line[pos+marks:]
	if len(rest) == 0 || util.IsSpace(rest[0]) {
		return p.BlockParser.Open(parent, reader, pc)
	}
	words := bytes.TrimFunc(rest, blankRune)
	first, _ := utf8.DecodeRune(rest)
	spaced := blankRune(first)
	closing := len(words) - len(bytes.TrimRight(words, "#"))
	if marks > 6 || !spaced && marks < 2 || closing > 0 && closing != marks {
		return nil, parser.NoChildren
	}
	words = bytes.TrimRightFunc(words[:len(words)-closing], blankRune)
	if len(words) == 0 || utf8.RuneCount(words) > shortHeading || !spaced && !beginsWords(words) ||
		bytes.Count(words, []byte("#")) > bytes.Count(words, []byte("{#")) {
		return nil, parser.NoChildren
	}
	n := ast.NewHeading(marks)
	start := segment.Start - segment.Padding + pos + marks + bytes.Index(rest, words)
	n.Lines().Append(text.NewSegment(start, start+len(words)))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// beginsWords reports whether s begins as a line of words does.
func beginsWords(s []byte) bool {
	first, _ := utf8.DecodeRune(s)
	return unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune("“‘「『《〈（【[(*_`", first)
}
