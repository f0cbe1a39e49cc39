package intake

import (
	"strconv"
	"strings"
	"unicode"

	"bao/internal/zh"
)

// care says how carefully text is written, so that nothing of it is taken for
// a mark. Copy is first written as an editor would type it; where that reads
// back as something else, with more care.
type care uint8

const (
	asTyped  care = iota
	escaped       // marks of Markdown behind a backslash
	spelled       // marks of every kind as &#…;
	armoured      // and everything that a line may not begin with
)

// marks are the characters that mean something in Markdown or to package
// markup.
const marks = "\\`*_{}[]<>#|~!&^$"

// escape writes text; start tells that it begins a line.
func (c care) escape(s string, start bool) string {
	if c == asTyped {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		first := start && i == 0
		switch {
		case c == escaped && strings.ContainsRune(marks, r), c == escaped && first && strings.ContainsRune("-+=:", r),
			c == escaped && start && listEnd(s, i):
			out.WriteByte('\\')
			out.WriteRune(r)
		case c == spelled && special(r), c == armoured && (r != ' ' && r != unicode.ReplacementChar && !unicode.In(r, unicode.Letter, unicode.Mark) || first):
			out.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// listEnd reports whether the character at s[i] ends the number of a list that
// s begins with.
func listEnd(s string, i int) bool {
	return i > 0 && (s[i] == '.' || s[i] == ')') && strings.Trim(s[:i], "0123456789") == ""
}

// special reports whether r may be taken for something else than itself.
func special(r rune) bool {
	switch {
	case zh.Han(r), unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == ' ', r == unicode.ReplacementChar:
		return false
	case strings.ContainsRune("，。、；？“”‘’《》…—·", r):
		return false
	}
	return true
}
