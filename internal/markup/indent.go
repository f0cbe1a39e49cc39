package markup

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Editors who come from Word indent each paragraph by hand, with two U+3000
// or with spaces, and leave no empty line between paragraphs. CommonMark
// takes four spaces for code, and lines without an empty line for one
// paragraph.

// indentedParagraph opens a paragraph at a typed indent before Chinese copy,
// even right below another paragraph. It stands before the parser of indented
// code: a newspaper has none that is mostly Chinese.
type indentedParagraph struct{ parser.BlockParser }

// CanInterruptParagraph implements parser.BlockParser.
func (indentedParagraph) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// Open implements parser.BlockParser.
func (p indentedParagraph) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	wide, spaces := indent(line, reader.LineOffset())
	if !wide && (!spaces || !readsAsCopy(line)) {
		return nil, parser.NoChildren
	}
	if above, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph); ok && !wide {
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

// readsAsCopy reports whether an indented line is copy and not code: it is
// mostly Chinese, or has some Chinese and no sign that programs have (电话
// 0571-88886666), or is a telephone number or an address for mail alone.
func readsAsCopy(line []byte) bool {
	if mostlyChinese(line) {
		return true
	}
	if bytes.ContainsAny(line, "{}=;<>`$\\\"'") || bytes.Contains(line, []byte("()")) || bytes.HasPrefix(bytes.TrimSpace(line), []byte("//")) {
		return false
	}
	if bytes.IndexFunc(line, cjk) >= 0 {
		return true
	}
	line = bytes.TrimSpace(line)
	if bytes.IndexFunc(line, unicode.IsLetter) < 0 {
		return bytes.IndexFunc(line, unicode.IsDigit) >= 0
	}
	return bytes.Count(line, []byte("@")) == 1 && !bytes.ContainsAny(line, " \t:/,(")
}

// mostlyChinese reports whether more than half of the letters and digits are
// Chinese, addresses of links not counted.
func mostlyChinese(line []byte) bool {
	wide, all := 0, 0
	for i, part := range bytes.Split(line, []byte("](")) {
		if end := bytes.IndexByte(part, ')'); i > 0 && end >= 0 {
			part = part[end:]
		}
		for _, r := range string(part) {
			switch {
			case cjk(r):
				wide++
				all++
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				all++
			}
		}
	}
	return wide*2 > all
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
