package yamltree

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hashMark stands in what the library is given for a # that is copy, as in
// 3 #楼 and #便民#: to YAML any # behind a space begins a comment. It is a
// control character, of which visible leaves none in a source.
const hashMark = '\x01'

// unmarked puts the marks in a value back to what was typed.
func unmarked(text string) string { return strings.ReplaceAll(text, string(hashMark), "#") }

// hashIsCopy says whether a # with rest behind it is copy: no comment begins
// with a digit or a Chinese character, for its writer leaves a space there.
func hashIsCopy(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsDigit(r) || unicode.Is(unicode.Han, r)
}

// commentAt returns where in text a comment begins, -1 for nowhere.
func commentAt(text string) int {
	for i := range len(text) {
		if text[i] == '#' && (i == 0 || text[i-1] == ' ' || text[i-1] == '\t') && !hashIsCopy(text[i+1:]) {
			return i
		}
	}
	return -1
}

// hashed reports what a comment without a space behind its # makes of the
// text at offset at: a comment to YAML, perhaps a building or a topic to
// whoever typed it. The value begins at from; right is the line as it should
// be if it is copy.
func (s *scan) hashed(from, at, end int) {
	text := strings.TrimRight(s.src[at:end], " \t")
	if len(text) < 2 || text[0] != '#' || strings.Trim(text, "#") == "" || text[1] == ' ' || text[1] == '\t' || text[1] == '#' {
		return
	}
	if r, _ := utf8.DecodeRuneInString(text[1:]); unicode.IsSpace(r) {
		return
	}
	whole := strings.TrimRight(s.src[from:end], " \t")
	s.report(at, len(text), needsQuotes, "# 后面的字会被当作注释",
		"如果是内容，加上引号："+s.corrected(from, Quote(whole))+"；如果是注释，在 # 后面空一格")
}
