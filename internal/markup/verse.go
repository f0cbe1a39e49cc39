package markup

import (
	"strings"

	"bao/internal/byline"
	"bao/internal/zh"

	"github.com/yuin/goldmark/ast"
)

// longestVerse is the most cells of a line of verse; longestRow, of a row of a
// list of names, prices or addresses; shortLine, of a line that nobody would
// break copy at; shortRow, of one that is a row for certain.
const (
	longestVerse = 40
	longestRow   = 60
	shortLine    = 24
	shortRow     = 20
)

// readsAsVerse reports whether the lines from:to are to be set line by line:
// verse, or rows of names, prices and addresses.
func (p *passage) readsAsVerse(from, to int) bool {
	last := &p.lines[to-1]
	if to-from > 2 && (strings.HasPrefix(last.text, "——") || strings.HasPrefix(last.text, "（")) {
		to-- // ——《渡口集》
	}
	lines := p.lines[from:to]
	for i := range lines {
		l := &lines[i]
		if l.opaque || l.han < 2 && !strings.ContainsAny(l.text, "\t*") && !isNumber(l.text) || l.cells > longestRow || l.mark.class != 0 || l.label != noLabel {
			return false
		}
	}
	announced := from > 0 && strings.HasSuffix(p.lines[from-1].text, "：")
	return equalLines(lines) || rows(lines, announced) || p.free(lines)
}

// verseHead returns how many lines stand above verse in the same passage: a
// title and a poet, or 今天的菜价：. It is 0 for none.
func (p *passage) verseHead(from, to int) int {
	const most = 3
	for k := 1; k <= most && from+k+1 < to; k++ {
		l := &p.lines[from+k-1]
		if l.cells > longestVerse || !l.clean() || l.opaque {
			return 0
		}
		if (l.end == endsMark || l.label == knownLabel || equalLines(p.lines[from+k:to])) && p.readsAsVerse(from+k, to) {
			return k
		}
	}
	return 0
}

// equalLines reports whether lines are verse of equal lines (五言, 七言).
func equalLines(lines []textLine) bool {
	foot, feet := pattern(lines[0].text)
	for _, l := range lines[1:] {
		if f, n := pattern(l.text); f != foot || n != feet {
			return false
		}
	}
	switch {
	case foot < 3 || foot > 8:
		return false
	case len(lines) >= 3:
		return true
	case feet == 2 && foot >= 5: // 白日依山尽，黄河入海流。
		return true
	}
	return foot >= 5 && lines[0].end != endsMark && (lines[0].end == endsComma) == (lines[1].end == endsMark)
}

// pattern returns how many characters each phrase of a line has and how many
// phrases there are; 0 when they are not alike.
func pattern(s string) (foot, feet int) {
	n := 0
	end := func() bool {
		if n == 0 || foot > 0 && n != foot {
			return false
		}
		foot, n = n, 0
		feet++
		return true
	}
	for _, r := range s {
		switch {
		case zh.Han(r):
			n++
		case strings.ContainsRune(sentenceMarks+commaMarks, r):
			if !end() {
				return 0, 0
			}
		default:
			return 0, 0
		}
	}
	if n > 0 && !end() {
		return 0, 0
	}
	return foot, feet
}

// ragged reports whether some line had room for what stands in the next: it was
// broken by hand.
func ragged(lines []textLine) bool {
	longest := 0
	for i := range lines {
		longest = max(longest, lines[i].cells)
	}
	for i := range lines[:len(lines)-1] {
		if lines[i].cells+firstToken(lines[i+1].text)+2 < longest {
			return true
		}
	}
	return false
}

// free reports whether lines are verse of unequal lines. Short lines of prose
// differ: a sentence ends within one, or only some of them end in marks.
func (p *passage) free(lines []textLine) bool {
	marks, commas, sentence := 0, 0, false
	for i := range lines {
		l := &lines[i]
		if l.ascii || l.cells > longestVerse || strings.HasPrefix(l.text, "——") && i == 0 {
			return false
		}
		if i > 0 && strings.ContainsRune("的了着过吗呢吧们、，。", firstRune(l.text)) {
			return false // broken within a phrase
		}
		sentence = sentence || l.sentence
		switch l.end {
		case endsMark:
			marks++
		case endsComma:
			commas++
		}
	}
	n, ended := len(lines), marks+commas
	if sentence && ended < n {
		return false
	}
	even := ended == 0 || ended == n
	if _, _, _, ok := byline.Dateline(lines[0].text); ok || marks == n || n > 2 && ended < n && !ragged(lines) {
		return false
	}
	switch {
	case n <= 3 && p.stanzaBeside():
		return even || n > 2
	case n == 3:
		return even && lines[0].han > 2 && lines[1].han > 2
	}
	return n >= 4 && (even || ended*2 >= n) || n >= 6
}

// stanzaBeside reports whether the paragraph above or below is as many short
// lines.
func (p *passage) stanzaBeside() bool {
	if p.paragraph == nil {
		return false
	}
	n := p.paragraph.Lines().Len()
	return p.isStanza(p.paragraph.NextSibling(), n) || p.isStanza(p.paragraph.PreviousSibling(), n)
}

func (b *builder) isStanza(n ast.Node, lines int) bool {
	p, ok := n.(*ast.Paragraph)
	if !ok || p.Lines().Len() != lines {
		return false
	}
	for i := range lines {
		segment := p.Lines().At(i)
		if l := newLine(string(segment.Value(b.src))); l.cells > shortLine || l.han < 2 || l.ascii || l.sentence || l.marked() || !l.clean() && l.end != endsComma {
			return false
		}
	}
	return true
}
