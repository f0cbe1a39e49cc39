package markup

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Editors who come from Word indent each paragraph by hand, with two U+3000
// or with spaces, and leave no empty line between paragraphs. CommonMark
// takes four spaces for code, and lines without an empty line for one
// paragraph.

// indentedParagraph opens a paragraph at a typed indent before copy, even
// right below another paragraph. It stands before the parser of indented code.
type indentedParagraph struct{ parser.BlockParser }

// CanInterruptParagraph implements parser.BlockParser.
func (indentedParagraph) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// Open implements parser.BlockParser.
func (p indentedParagraph) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	wide, spaces := indent(line, reader.LineOffset())
	if !wide && !spaces {
		return nil, parser.NoChildren
	}
	above, below := pc.LastOpenedBlock().Node.(*ast.Paragraph)
	if below && above.Lines().Len() == 0 {
		below = false
	}
	switch {
	case below && beginsWithBar(line):
		// A row of a table whose head was indented.
		last := above.Lines().At(above.Lines().Len() - 1)
		if beginsWithBar(last.Value(reader.Source())) {
			return nil, parser.NoChildren
		}
	case wide:
	case !isIndentedCopy(line, reader.Source()) && (below || !beginsTable(line, reader, segment.Stop)):
		return nil, parser.NoChildren
	case below:
		// Spaces alone are often a continued line: only a paragraph that was
		// indented like this one ends here.
		first := above.Lines().At(0)
		if _, same := indent(first.Value(reader.Source()), 0); !same {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// indent reports whether line begins with U+3000 (after any ASCII spaces), or
// else with spaces or tabs four columns wide.
func indent(line []byte, column int) (wide, spaces bool) {
	width, pos := util.IndentWidth(line, column)
	if r, _ := utf8.DecodeRune(line[min(pos, len(line)):]); r == 0x3000 || r == 0xa0 {
		return true, false
	}
	return false, width >= 4
}

// isIndentedCopy reports whether a line behind four spaces is copy. What is
// mostly Chinese is, and so is any line with Chinese in it that no program
// would have: 邮箱 baoming@example.cn. In a text with Chinese a number or an
// address alone is, too.
func isIndentedCopy(line, src []byte) bool {
	words := bytes.TrimSpace(line)
	wide, all, marks := 0, 0, false
	for i, part := range bytes.Split(words, []byte("](")) {
		if end := bytes.IndexByte(part, ')'); i > 0 && end >= 0 {
			part = part[end:] // the address of a link
		}
		for _, r := range string(part) {
			switch {
			case cjk(r):
				wide++
				all++
				marks = marks || zh.Fullwidth(r)
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				all++
			}
		}
	}
	switch {
	case wide*2 > all:
		return true
	case len(words) == 0 || !marks && bytes.ContainsAny(words, "\"'") || bytes.ContainsAny(words, "{}<>=;$`\\#") || bytes.HasPrefix(words, []byte("//")) || bytes.Contains(words, []byte("()")):
		return false
	case wide == 0:
		return numberOrAddress(words) && bytes.ContainsFunc(src, zh.Han)
	}
	return marks || !command(words)
}

// numberOrAddress reports whether s is a number, a time or an address, and no words.
func numberOrAddress(s []byte) bool {
	if bytes.IndexByte(s, ' ') < 0 && (bytes.IndexByte(s, '@') > 0 || bytes.Contains(s, []byte("://")) || bytes.HasPrefix(s, []byte("www."))) {
		return true
	}
	digits := 0
	for _, r := range string(s) {
		if unicode.IsLetter(r) {
			return false
		}
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits > 1
}

// command reports whether s begins as a command does: git clone 仓库地址.
func command(s []byte) bool {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || n > 0 && (s[n] == '-' || s[n] == '_')) {
		n++
	}
	return n > 1 && n < len(s) && s[n] == ' '
}

func beginsWithBar(line []byte) bool { return barLen(bytes.TrimLeftFunc(line, blankRune)) > 0 }

// beginsTable reports whether line is the head of a table with a row; next is
// where the line below it begins.
func beginsTable(line []byte, reader text.Reader, next int) bool {
	if !hasBar(line) {
		return false
	}
	rule, next := lineAt(reader.Source(), next)
	aligns, _ := tableRule(rule)
	row, _ := lineAt(reader.Source(), next)
	return aligns != nil && len(tableCells(line, len(aligns))) == len(aligns) && hasBar(row)
}

// blankWideLines returns src with lines that hold nothing but wide or
// no-break spaces made of plain ones, so that they separate paragraphs. The
// length stays, and with it every offset. src itself is not changed.
func blankWideLines(src []byte) []byte {
	if !bytes.Contains(src, []byte("\u3000")) && !bytes.Contains(src, []byte("\u00a0")) {
		return src
	}
	out := bytes.Clone(src)
	for start := 0; start < len(out); {
		end := len(out)
		if i := bytes.IndexByte(out[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := out[start:end]
		if bytes.IndexFunc(line, func(r rune) bool { return !blankRune(r) }) < 0 {
			for i, c := range line {
				if c >= 0x80 {
					line[i] = ' '
				}
			}
		}
		start = end + 1
	}
	return out
}
