package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// CommonMark decides by spaces and punctuation whether ** opens or closes.
// Chinese has no spaces between words, so **“春”**字 and **注意：**明天 stay
// unmarked (commonmark-spec issue 650). As in the amendment proposed there,
// a mark may also open or close beside a Chinese character, and Chinese
// punctuation counts as a Chinese character.

// emphasisParser reads * and _.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

// Parse implements parser.InlineParser.
func (emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	match := traceOf(pc).emphasis(block.Source())
	d := scanDelimiter(block, match)
	if d.OriginalLength > maxRun {
		return plainRun(d, parent, block)
	}
	_, segment := block.PeekLine()
	run := runAt(match.src, segment.Start, segment.Start+d.OriginalLength)
	run.restrain(d, match.src)
	if d.OriginalLength == 1 && solid(run.before) && solid(run.after) {
		d.Processor = &match.inner
	}
	return push(d, parent, block, pc)
}

// strikeParser reads ~~. GFM also takes one ~, but Chinese copy has ranges:
// 上午9~11时，每组3~5人 must not strike out what stands between.
type strikeParser struct{}

// Trigger implements parser.InlineParser.
func (strikeParser) Trigger() []byte { return []byte{'~'} }

// Parse implements parser.InlineParser.
func (strikeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	d := scanDelimiter(block, strikeMatch{})
	_, segment := block.PeekLine()
	if d.OriginalLength != 2 || runAt(block.Source(), segment.Start, segment.Start+2).span() {
		return plainRun(d, parent, block)
	}
	return push(d, parent, block, pc)
}

// span reports whether the run stands for 至: 8~~9时, 周一~~周五.
func (r markRun) span() bool {
	const ends = "一二三四五六七八九十百千万日天时点月号分元岁楼人米周星上下早晚"
	return (numeral(r.before) || strings.ContainsRune(ends, r.before)) && (numeral(r.after) || strings.ContainsRune(ends, r.after))
}

type strikeMatch struct{}

func (strikeMatch) IsDelimiter(b byte) bool { return b == '~' }

func (strikeMatch) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strikeMatch) OnMatch(int) ast.Node { return east.NewStrikethrough() }

// push hands a run to goldmark, which finds the pairs.
func push(d *parser.Delimiter, parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if !d.CanOpen && !d.CanClose {
		return plainRun(d, parent, block)
	}
	_, segment := block.PeekLine()
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// plainRun takes a run as text, together with the text before it: addresses
// are looked for in one piece.
func plainRun(d *parser.Delimiter, parent ast.Node, block text.Reader) ast.Node {
	_, segment := block.PeekLine()
	run := text.NewSegment(segment.Start, segment.Start+d.OriginalLength)
	block.Advance(d.OriginalLength)
	if t, ok := parent.LastChild().(*ast.Text); ok && t.Segment.Stop == run.Start && !t.SoftLineBreak() && !t.HardLineBreak() {
		run.Start = t.Segment.Start
		parent.RemoveChild(parent, t)
	}
	return ast.NewTextSegment(run)
}

// scanDelimiter is parser.ScanDelimiter with the flanking rules amended.
func scanDelimiter(block text.Reader, match parser.DelimiterProcessor) *parser.Delimiter {
	line, segment := block.PeekLine()
	before := block.PrecendingCharacter()
	d := parser.ScanDelimiter(line, before, 1, match)
	after := ' '
	if rest := line[d.OriginalLength:]; len(rest) > 0 {
		after, _ = utf8.DecodeRune(rest)
	}
	wideBefore := cjk(before) || unicode.Is(unicode.Hangul, before) || ambiguous(before) && wideBehind(block.Source()[:segment.Start])
	wideAfter := cjk(after) || unicode.Is(unicode.Hangul, after) || ambiguous(after) && wideAhead(line[d.OriginalLength:])

	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	left := !spaceAfter && (!punctAfter || wideAfter || spaceBefore || punctBefore || wideBefore)
	right := !spaceBefore && (!punctBefore || wideBefore || spaceAfter || punctAfter || wideAfter)
	d.CanOpen, d.CanClose = left, right
	if d.Char == '_' {
		d.CanOpen = left && (!right || punctBefore)
		d.CanClose = right && (!left || punctAfter)
	}
	return d
}
