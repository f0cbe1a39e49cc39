package markup

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Tables are GFM's, and as Chinese editors type them besides: bars, dashes and
// colons may be full-width. GFM takes a line without a bar below a table for a
// row and drops the cells of a row that the head has not; here the line is the
// next paragraph, and the head gets more cells.

// tables makes tables of paragraphs.
type tables struct{}

// Transform implements parser.ParagraphTransformer.
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, src := node.Lines(), reader.Source()
	parent, last, from := node.Parent(), ast.Node(node), 0
	for i := 1; i < lines.Len(); i++ {
		found, ok := tableAt(lines, i, from, src, traceOf(pc))
		if !ok {
			continue
		}
		if from > 0 && found.top > from {
			last = insertAfter(parent, last, paragraphOf(lines, from, found.top, src))
		}
		last = insertAfter(parent, last, found.build(lines, src))
		if from == 0 {
			defer trim(node, lines.Sliced(0, found.top))
		}
		from, i = found.end, found.end
	}
	if from > 0 && from < lines.Len() {
		insertAfter(parent, last, paragraphOf(lines, from, lines.Len(), src))
	}
	if from == 0 {
		slipOfTable(lines, src, traceOf(pc))
	}
}

// slipOfTable reports rows that have no rule, or one of another number of cells.
func slipOfTable(lines *text.Segments, src []byte, t *trace) {
	if lines.Len() < 2 {
		return
	}
	first, second := lines.At(0), lines.At(1)
	n := cellsTyped(first.Value(src))
	if n < 2 {
		return
	}
	aligns, _ := tableRule(second.Value(src))
	switch {
	case len(aligns) == 1: // of more, see tableAt
		t.warn(second.Start, len(bytes.TrimRight(second.Value(src), "\r\n")), brokenTable, unlikeRule(n, 1),
			"两行的格数要一样："+strings.Repeat("|---", n)+"|")
	case aligns == nil && cellsTyped(second.Value(src)) == n:
		t.warn(first.Start, first.Len(), brokenTable, "表格没有成：第一行下面没有短横线", "在第一行下面加一行，两行的格数要一样：|---|---|")
	}
}

// unlikeRule says that a rule has not as many cells as the line above it.
func unlikeRule(head, rule int) string {
	return fmt.Sprintf("表格没有成：上面一行有 %d 格，这一行有 %d 格", head, rule)
}

// cellsTyped returns how many cells a line of a table that came to nothing has.
func cellsTyped(line []byte) int { return max(fencedCells(line), spacedCells(line)) }

// spacedCells returns how many cells a line has that are parted by bars between
// blanks; 0 for another line. Credits have bars, too: 文 | 江晚, or two of them,
// 文 | 江晚 图 | 沈石.
func spacedCells(line []byte) int {
	words := bytes.TrimFunc(line, blankRune)
	if bars := bytes.Count(words, []byte(" | ")); bars > 1 && fencedCells(line) == 0 && !spacedHan(strings.ReplaceAll(string(words), "　", " ")) {
		return bars + 1
	}
	return 0
}

// fencedCells returns how many cells a line has that begins and ends with a
// bar; 0 for another line.
func fencedCells(line []byte) int {
	words := bytes.TrimFunc(line, blankRune)
	if barLen(words) == 0 || !bytes.HasSuffix(words, []byte("|")) && !bytes.HasSuffix(words, []byte("｜")) {
		return 0
	}
	return len(cutCells(words, true))
}

func insertAfter(parent, last, n ast.Node) ast.Node {
	parent.InsertAfter(parent, last, n)
	return n
}

// trim leaves a paragraph the given lines; without any it goes.
func trim(node *ast.Paragraph, lines []text.Segment) {
	kept := text.NewSegments()
	kept.AppendAll(lines)
	if node.SetLines(kept); len(lines) == 0 {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// paragraphOf returns a paragraph of some of the lines.
func paragraphOf(lines *text.Segments, from, to int, src []byte) *ast.Paragraph {
	p := ast.NewParagraph()
	for i := from; i < to; i++ {
		line := lines.At(i)
		line = line.TrimLeftSpace(src)
		if i == to-1 {
			line = line.TrimRightSpace(src)
		}
		p.Lines().Append(line)
	}
	p.SetPos(p.Lines().At(0).Start)
	return p
}

// A foundTable is a table among the lines of a paragraph: its head is at top,
// its rule below, its rows after that up to end.
type foundTable struct {
	top, end int
	aligns   []east.Alignment
}

// tableAt returns the table whose rule is line i, if there is one and its head
// does not stand before from.
func tableAt(lines *text.Segments, i, from int, src []byte, t *trace) (found foundTable, ok bool) {
	rule := lines.At(i)
	aligns, wide := tableRule(rule.Value(src))
	if aligns == nil || i-1 < from {
		return found, false
	}
	top := lines.At(i - 1)
	head := len(tableCells(top.Value(src), len(aligns)))
	end, columns := i+1, len(aligns)
	for ; end < lines.Len(); end++ {
		line := lines.At(end)
		if !hasBar(line.Value(src)) {
			break
		}
		columns = max(columns, usedCells(line.Value(src), len(aligns)))
	}
	rows := end - i - 1
	switch {
	case head != len(aligns) && rows > 0 && len(aligns) > 1 && head > 1:
		t.warn(rule.Start, rule.Len(), brokenTable, unlikeRule(head, len(aligns)), "两行的格数要一样：|---|---|")
		return found, false
	case head != len(aligns) || wide && rows == 0:
		return found, false
	case columns*(rows+1) > maxCells:
		t.warn(top.Start, 1, beyondBounds, "表格太大，按普通文字处理", "把表格拆开")
		return found, false
	}
	for len(aligns) < columns {
		aligns = append(aligns, east.AlignNone)
	}
	return foundTable{i - 1, end, aligns}, true
}

// build returns the table.
func (f foundTable) build(lines *text.Segments, src []byte) *east.Table {
	table := east.NewTable()
	table.SetPos(lines.At(f.top).Start)
	table.Alignments = f.aligns
	table.AppendChild(table, east.NewTableHeader(tableRow(lines.At(f.top), src, f.aligns)))
	for i := f.top + 2; i < f.end; i++ {
		table.AppendChild(table, tableRow(lines.At(i), src, f.aligns))
	}
	return table
}

func tableRow(line text.Segment, src []byte, aligns []east.Alignment) *east.TableRow {
	row := east.NewTableRow(aligns)
	row.SetPos(line.Start)
	line.Padding = 0
	s := line.Value(src)
	cells := tableCells(s, len(aligns))
	for i, align := range aligns {
		cell := east.NewTableCell()
		if i < len(cells) {
			cell.Alignment = align
			cell.SetPos(line.Start + cells[i].from)
			cell.Lines().Append(text.NewSegment(line.Start+cells[i].from, line.Start+cells[i].to))
		}
		row.AppendChild(row, cell)
	}
	return row
}
