package plaintext

import (
	"strings"
	"unicode"

	"bao/internal/zh"
)

const (
	mostIndent    = 8    // cells
	narrowest     = 24   // cells of a line that somebody breaks copy at
	widest        = 120  // of one that anybody does
	shortLine     = 20   // characters of a line that can be a subhead amid copy
	longestPara   = 4000 // characters, beyond which nothing is joined on a guess
	longestNotice = 60   // characters of a line like 联系人：……
	joinWords     = 12   // characters shown on either side of a join
)

// blocksOf makes paragraphs of the lines of a page.
func blocksOf(lines []line) []block {
	var blocks []block
	full := fullLines(lines)
	indented := indents(lines)
	feet := verses(lines)
	for i, l := range lines {
		next := newBlock(l)
		if len(blocks) == 0 {
			blocks = append(blocks, next)
			continue
		}
		last := &blocks[len(blocks)-1]
		if full[i] && next.kind == headLine && next.level == 0 && i+1 < len(lines) && lines[i+1].gap == 0 {
			next.kind = copyLine // the first line of a paragraph
		}
		alone := i+1 == len(lines) || lines[i+1].gap > 0
		how := last.goesOn(&next, full[i-1], indented, alone)
		if feet[i-1] && feet[i] {
			how = apart
		}
		if how == apart {
			blocks = append(blocks, next)
			continue
		}
		last.join(l, how == perhaps)
	}
	return blocks
}

// verses tells of each line whether it is one of classical verse: nobody breaks
// copy at every comma, four times and more, in lines of so few characters.
func verses(lines []line) []bool {
	const longestFoot, fewest = 10, 4
	feet := make([]bool, len(lines))
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && lines[to].chars <= longestFoot && !lines[to].clause && (lines[to].end == endsComma || lines[to].end == endsMark) {
			to++
		}
		for i := from; i < to && to-from >= fewest; i++ {
			feet[i] = true
		}
		from = to + 1
	}
	return feet
}

type joining uint8

const (
	apart joining = iota
	goesOn
	perhaps
)

// goesOn tells whether the paragraph b goes on in next. full says that its last
// line is one that was broken where there was no more room, indented that
// paragraphs begin with an indent, alone that nothing stands right below next.
func (b *block) goesOn(next *block, full, indented, alone bool) joining {
	if !b.takesMore() || !next.isMore() || b.chars > longestPara {
		return apart
	}
	open := b.unclosed()
	switch {
	case strings.ContainsRune("，。、；：！？”’》）」』,;", firstRune(next.text)):
		return goesOn
	case b.end == endsMark:
		switch {
		case !full || next.gap > 0 || next.kind != copyLine || next.indent > 0:
			return apart
		case indented:
			return goesOn // a new paragraph would begin with an indent
		}
		return perhaps
	case next.kind == listLine && !full, next.indent > 0 && indented && !open && b.end != endsComma:
		return apart
	case open || b.end == endsComma:
		return goesOn
	case full && next.gap == 0:
		return goesOn
	case b.end == endsQuote && !full:
		return apart
	case next.kind == headLine && alone && next.chars <= shortLine && next.clean():
		return apart // a subhead
	case noticeLabel.MatchString(b.text) && b.chars < longestNotice:
		return apart
	case b.clause || b.chars > longestHead:
		if startsAnew(next.text) {
			return apart
		}
		return perhaps
	}
	return apart
}

// takesMore reports whether a paragraph can go on in another line.
func (b *block) takesMore() bool {
	switch b.kind {
	case copyLine, listLine, datelineStart:
		return true
	}
	return false
}

// isMore reports whether a line can go on a paragraph.
func (b *block) isMore() bool {
	return b.kind == copyLine || b.kind == listLine || b.kind == headLine && b.level == 0 && !strings.HasPrefix(b.text, "——") && !strings.HasPrefix(b.text, "【") && !strings.HasPrefix(b.text, "|")
}

// startsAnew reports whether a line begins as a paragraph does.
func startsAnew(s string) bool {
	for _, word := range []string{"会上，", "会议强调", "会议指出", "会议要求", "下一步，", "接下来，", "据悉，", "据了解，", "随后，", "最后，", "此外，", "活动中，", "活动现场，", "活动当天，"} {
		if strings.HasPrefix(s, word) || strings.HasPrefix(s, strings.ReplaceAll(word, "，", ",")) {
			return true
		}
	}
	return false
}

// join adds a line to the paragraph.
func (b *block) join(l line, doubt bool) {
	last := b.lines[len(b.lines)-1]
	if doubt {
		b.joins = append(b.joins, Join{Line: last.no, Next: l.no, Before: tailOf(last.text), After: headOf(l.text)})
	}
	b.add(&l, between(b.text, l.text))
	b.lines = append(b.lines, l)
}

// between is what stands between two lines that were one: a space between
// words of Latin, nothing beside Chinese or between figures.
func between(before, after string) string {
	l, r := lastRune(before), firstRune(after)
	if zh.Han(l) || zh.Han(r) || zh.Fullwidth(l) || zh.Fullwidth(r) || unicode.IsDigit(l) && unicode.IsDigit(r) || l == '-' || l == '/' {
		return ""
	}
	return " "
}

func headOf(s string) string {
	runes := []rune(s)
	return string(runes[:min(len(runes), joinWords)])
}

func tailOf(s string) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-joinWords):])
}

// indents reports whether paragraphs of the page begin with an indent of two
// characters, and other lines don't.
func indents(lines []line) bool {
	in, out := 0, 0
	for _, l := range lines {
		switch {
		case l.chars < shortLine:
		case l.indent >= 2 && l.indent <= mostIndent:
			in++
		default:
			out++
		}
	}
	return in > 0 && out > in/2
}
