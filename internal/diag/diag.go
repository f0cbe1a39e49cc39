// Package diag describes what is wrong with a paper: a place, a sentence and
// a hint that says what to type. Problems are values that travel beside the
// data; this package sorts and prints them.
//
// It reads no files and knows nothing of what the problems are about.
package diag

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"
)

// Severity says whether a problem stops the paper from being published.
type Severity uint8

const (
	// Error keeps the output from being written at all.
	Error Severity = iota
	// Warning is reported and does not stop anything.
	Warning
	// Guess is no fault: the copy was read as people mostly mean it, and its
	// editor may want to know. It is shown only to who asks for everything.
	Guess
)

// String returns the word that editors read and write.
func (s Severity) String() string {
	switch s {
	case Warning:
		return "提醒"
	case Guess:
		return "推测"
	}
	return "错误"
}

// Place is a stretch of one line of a source file.
type Place struct {
	Path string // slash-separated, relative to the site; empty for no file
	Line int    // 1-based; 0 when the problem concerns the whole file
	Col  int    // 1-based, in characters as an editor counts them
	Len  int    // in characters; at least 1 when Line is set
	Text string // the source line, without its line break; of a very long one what is around
	Skip int    // how many characters of the line stand before Text
}

// Problem is one thing an editor should mend.
type Problem struct {
	Place
	Rule     *Rule // that is broken
	Severity Severity
	Message  string // one Chinese sentence, without a full stop
	Hint     string // what to type or do; may be empty
}

// At returns the place of src[offset:offset+length] in the file at path.
// An offset past the end means the end; a stretch that goes on over a line
// break is cut there.
func At(path string, src []byte, offset, length int) Place {
	offset = min(max(offset, 0), len(src))
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	end := len(src)
	if i := bytes.IndexByte(src[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	text := bytes.TrimSuffix(src[start:end], []byte("\r"))
	from := start
	if at := offset - start; len(text) > longLine {
		a, b := boundary(text, at-longLine/2), boundary(text, at+longLine/2)
		from, text = start+a, text[a:b]
	}
	stop := min(max(offset+length, offset), from+len(text))
	marked := 1
	if stop > offset {
		marked = max(1, utf8.RuneCount(src[offset:stop]))
	}
	return Place{
		Path: path,
		Line: bytes.Count(src[:start], []byte("\n")) + 1,
		Col:  utf8.RuneCount(src[start:offset]) + 1,
		Len:  marked,
		Text: string(bytes.ToValidUTF8(text, []byte("\uFFFD"))),
		Skip: utf8.RuneCount(src[start:from]),
	}
}

// longLine is how much of a line is kept, in bytes. A file may be one line of
// megabytes with a thousand problems in it.
const longLine = 4 << 10

// boundary returns where the character begins that has a byte at i.
func boundary(text []byte, i int) int {
	i = min(max(i, 0), len(text))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// Sort orders problems by file, line and column, errors before warnings at
// one place, and drops exact repeats.
func Sort(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(problems)
}

// Errors counts the problems that stop publication.
func Errors(problems []Problem) int {
	n := 0
	for _, p := range problems {
		if p.Severity == Error {
			n++
		}
	}
	return n
}
