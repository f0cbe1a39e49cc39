package byline

import (
	"strings"
	"unicode/utf8"
)

// Brackets in which credits stand. Half-width and full-width ones may be
// paired, as they are typed. 《》 and quotes are not among them: what they
// enclose is a title or speech.
const (
	openers = "（(【[〔［〖｛{〈﹝"
	closers = "）)】]〕］〗｝}〉﹞"
)

// unbracket returns the text inside the brackets that enclose all of s.
func unbracket(s string) (string, bool) {
	if s == "" || bracketEnd(s) != len(s) {
		return s, false
	}
	_, open := utf8.DecodeRuneInString(s)
	_, end := utf8.DecodeLastRuneInString(s)
	return strings.TrimSpace(s[open : len(s)-end]), true
}

// bracketEnd returns the length of the bracketed text at the head of s, 0 if
// there is none.
func bracketEnd(s string) int {
	depth := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune(openers, r):
			depth++
		case strings.ContainsRune(closers, r):
			depth--
			if depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
		if depth <= 0 {
			return 0
		}
	}
	return 0
}
