package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"
)

// A line is one line of the page with something on it, and what can be told
// of it by itself.
type line struct {
	no      int    // counted from 1
	text    string // without white space around it
	gap     int    // blank lines above it
	indent  int    // cells
	dropped string // characters that nobody sees, taken out of it or of the blank lines beside it

	cells, chars, han int
	clause            bool // a clause ends within it
	row               bool // it is one of a table or of a list of names
	token             int  // cells of what cannot be divided at its head
	end               ending
	open              [len(brackets)]int // quotes and brackets opened and not closed
}

// brackets are quotes and brackets that come in pairs.
var brackets = [...]struct{ open, end rune }{
	{'“', '”'}, {'‘', '’'}, {'（', '）'}, {'《', '》'}, {'「', '」'}, {'『', '』'}, {'【', '】'}, {'(', ')'},
}

// ending says what a line ends in.
type ending uint8

const (
	endsOpen  ending = iota // in a word
	endsQuote               // in a closing quote or bracket behind a word
	endsComma               // in a mark behind which a sentence goes on
	endsMark                // in one that ends a sentence or announces what follows
)

const (
	sentenceMarks = "。！？；…!?;～"
	commaMarks    = "，、,"
	closingMarks  = "”’」』）】》〉〕)]\"'"
)

// linesOf parts a page into its lines. Characters that nobody sees are in
// dropped: of the line, or of all lines where there is none to keep them.
func linesOf(text string) (lines []line, dropped string) {
	gap := 0
	var unseen strings.Builder // since the line above
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	no := 0
	for raw := range strings.SplitSeq(text, "\n") {
		no++
		clean, out := withoutUnseen(raw)
		unseen.WriteString(out)
		trimmed := strings.TrimFunc(clean, unicode.IsSpace)
		if trimmed == "" {
			gap++
			continue
		}
		l := newLine(trimmed)
		l.no, l.gap, l.dropped = no, gap, unseen.String()
		for _, r := range clean[:len(clean)-len(strings.TrimLeftFunc(clean, unicode.IsSpace))] {
			l.indent += cellsOf(r)
		}
		lines = append(lines, l)
		gap = 0
		unseen.Reset()
	}
	if n := len(lines); n > 0 {
		lines[n-1].dropped += unseen.String()
		return lines, ""
	}
	return nil, unseen.String()
}

func newLine(text string) line {
	l := line{text: text, end: endOf(text), token: tokenOf(text)}
	l.row = strings.ContainsRune(text, '\t') || strings.Count(text, " ")+strings.Count(text, "\u3000") > 2 && len(strings.Fields(text)) > 3
	ended := false
	for _, r := range text {
		l.chars++
		l.cells += cellsOf(r)
		switch {
		case zh.Han(r):
			l.han++
		case strings.ContainsRune("，。；：！？", r) || l.han > 0 && strings.ContainsRune(",;", r):
			ended = true
			continue
		default:
			l.count(r)
		}
		l.clause = l.clause || ended
	}
	return l
}

func (l *line) count(r rune) {
	for i, pair := range brackets {
		switch r {
		case pair.open:
			l.open[i]++
		case pair.end:
			l.open[i]--
		}
	}
}

// unclosed reports whether a quote or bracket is open where the line ends.
func (l *line) unclosed() bool {
	for _, n := range l.open {
		if n > 0 {
			return true
		}
	}
	return false
}

// add makes one line of two; between is what stands between them.
func (l *line) add(more *line, between string) {
	l.text += between + more.text
	l.dropped += more.dropped
	l.cells += len(between) + more.cells
	l.chars += len(between) + more.chars
	l.han += more.han
	l.clause = l.clause || more.clause || l.end == endsMark || l.end == endsComma
	l.end = more.end
	for i, n := range more.open {
		l.open[i] += n
	}
}

// cellsOf is the width of a character as a full line is counted; a tab is as
// wide as an indent.
func cellsOf(r rune) int {
	switch {
	case r == '\t':
		return 4
	case r < 0x2000:
		return 1
	}
	return 2
}

// withoutUnseen takes the characters out of a line that nobody sees and that
// do nothing: controls, zero-width spaces, marks of direction and of byte order.
func withoutUnseen(s string) (clean, dropped string) {
	if !strings.ContainsFunc(s, unseen) {
		return s, ""
	}
	var out strings.Builder
	clean = strings.Map(func(r rune) rune {
		if unseen(r) {
			out.WriteRune(r)
			return -1
		}
		return r
	}, s)
	return clean, out.String()
}

func unseen(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\v' || r == '\f' || r == '\r' || r == 0x85:
		return false
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xad, r == 0xfeff, r == 0x200b, r == 0x200e, r == 0x200f,
		r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return false
}

// endOf says what text ends in. A whole remark in brackets does not count:
// 欢迎参加。（来源：区报）
func endOf(text string) ending {
	bare := strings.TrimRight(text, closingMarks+" \u3000")
	if e := endMark(bare); e != endsOpen {
		return e
	}
	if len(bare) == len(text) {
		return endsOpen
	}
	if strings.HasSuffix(text, "）") || strings.HasSuffix(text, ")") {
		if open := strings.LastIndexAny(text, "（("); open > 0 {
			if e := endMark(strings.TrimRight(text[:open], closingMarks+" \u3000")); e != endsOpen {
				return e
			}
		}
	}
	return endsQuote
}

func endMark(s string) ending {
	r, size := utf8.DecodeLastRuneInString(s)
	switch {
	case s == "":
	case strings.ContainsRune("：:"+sentenceMarks, r):
		return endsMark
	case strings.ContainsRune(commaMarks, r):
		return endsComma
	case r == '.': // typed with the wrong keyboard, or an English sentence
		if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size]); zh.Han(before) || unicode.IsLower(before) {
			return endsMark
		}
	}
	return endsOpen
}
