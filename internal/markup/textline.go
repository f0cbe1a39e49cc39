package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/zh"
)

// A textLine is one line of a paragraph as it was typed, and what tells how it
// stands to the lines beside it.
type textLine struct {
	text         string // without marks of Markdown and without space around it
	at           int    // where it begins in the body; -1 when nobody knows
	hard         bool   // the line break behind it was asked for
	opaque       bool   // it has a picture
	cells, chars int    // its width: a Chinese character has two cells
	han          int    // Chinese characters
	ascii        bool   // it has Latin letters or digits
	clause       bool   // a sentence or clause ends before its end
	sentence     bool   // a sentence does
	end          lineEnd
	mark         listMark
	label        label
}

// lineEnd says what a line ends in.
type lineEnd uint8

const (
	endsOpen  lineEnd = iota // in a word
	endsComma                // in a mark after which a sentence goes on
	endsMark                 // in one that ends a sentence or announces what follows
)

const (
	sentenceMarks = "。！？；…!?;～"
	commaMarks    = "，、,"
	closingMarks  = "”’」』）】》〉〕)]\"'"
)

func newLine(text string) textLine {
	l := textLine{text: strings.TrimFunc(text, blankRune)}
	clause, sentence := false, false // ended, and nothing has followed yet
	for _, r := range l.text {
		l.chars++
		if l.cells++; r >= utf8.RuneSelf {
			l.cells++
		}
		switch {
		case zh.Han(r):
			l.han++
		case r == '，' || r == ',' && l.han > 0:
			clause = true
			continue
		case r == '。' || r == '！' || r == '？' || r == '；':
			clause, sentence = true, true
			continue
		case r < utf8.RuneSelf && (r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'):
			l.ascii = true
		case strings.ContainsRune(closingMarks, r):
			continue
		}
		l.clause, l.sentence = l.clause || clause, l.sentence || sentence
		clause, sentence = false, false
	}
	if l.end = endOf(l.text); l.end == endsOpen && l.chars <= 8 && (strings.HasPrefix(l.text, "特此") || l.text == "敬礼") {
		l.end = endsMark // 特此通知 above a sign-off
	}
	if l.text != "" {
		l.mark = readListMark(l.text)
		l.label = readLabel(l.text)
	}
	return l
}

// endOf says what text ends in, closing quotes and brackets set aside. A whole
// remark in brackets does not count: 欢迎参加。（来源：区报）
func endOf(text string) lineEnd {
	bare := strings.TrimRight(text, closingMarks+" \u3000")
	if bare == "" {
		return endsOpen
	}
	if e := endMark(bare); e != endsOpen {
		return e
	}
	if strings.HasPrefix(text, "《") && strings.Index(text, "》") == len(text)-len("》") {
		return endsMark // a title
	}
	if strings.HasSuffix(text, "）") {
		if open := strings.LastIndex(text, "（"); open > 0 {
			return endMark(strings.TrimRight(text[:open], closingMarks+" \u3000"))
		}
	}
	return endsOpen
}

func endMark(s string) lineEnd {
	r, size := utf8.DecodeLastRuneInString(s)
	switch {
	case r == '：' || r == ':' || strings.ContainsRune(sentenceMarks, r):
		return endsMark
	case strings.ContainsRune(commaMarks, r):
		return endsComma
	case r == '.': // typed with the wrong keyboard, or an English sentence
		if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size]); zh.Han(before) {
			return endsMark
		}
	}
	return endsOpen
}

// clean reports whether the line is whole by itself: it ends in a mark, or
// nothing ends within it. 问：水几时来？社区 is not, its sentence goes on.
func (l *textLine) clean() bool { return l.end == endsMark || l.end == endsOpen && !l.clause }

// marked reports whether the line begins with a sign of its own.
func (l *textLine) marked() bool { return l.mark.class != 0 || l.label != noLabel }

// firstToken returns the cells of what cannot be divided at the head of text:
// a character or a word, with the marks that may not begin a line.
func firstToken(text string) int {
	cells, word := 0, false
	for i, r := range text {
		latin := r < utf8.RuneSelf && r > ' '
		switch {
		case i == 0:
			word = latin
		case word && latin:
		case strings.ContainsRune(sentenceMarks+commaMarks+closingMarks+"：:", r):
		default:
			return cells
		}
		if cells++; r >= utf8.RuneSelf {
			cells++
		}
	}
	return cells
}
