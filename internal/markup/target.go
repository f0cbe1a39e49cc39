package markup

import (
	"strings"
	"unicode/utf8"
)

// A target is what stands behind the words of a link as editors type it and
// CommonMark does not read it: a name with spaces, full-width brackets, curly
// quotes, a bracket in the name.
type target struct {
	start, stop int    // of the destination
	title       string // without its quotes
	length      int    // of all of it
	size        string // =300x, which nothing heeds
	file        bool   // the destination names a file or an address
	sure        bool   // and the title, if there is one, has its end
	apart       bool   // something stands between the words and the bracket
}

// longestTarget is how far a closing bracket is looked for.
const longestTarget = 1000

// brackets are those that may stand round a destination. Input methods mix
// the widths of a pair.
var brackets = []struct{ open, close string }{{"(（", ")）"}, {"【［〔", "】］〕"}}

// readTarget reads the target at the start of s, which follows the words of a
// link. What is not sure to be one, a bracket of the copy, must name a file:
// only a picture's round bracket right behind its words holds whatever it
// holds.
func readTarget(s string, picture bool) (target, bool) {
	s = s[:runeStart(s, min(len(s), longestTarget))]
	at := blankLen(s)
	if strings.Count(s[:at], "\n") > 1 {
		return target{}, false
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	for _, pair := range brackets {
		if size > 0 && strings.ContainsRune(pair.open, r) {
			t, ok := readBracket(s, at+size, pair.close)
			t.apart = at > 0
			whole := picture && r == '(' && at == 0 && t.stop > t.start
			return t, ok && (t.file || whole)
		}
	}
	if !picture || size == 0 {
		return target{}, false
	}
	if r == ':' || r == '：' {
		at += size
		at += blankLen(s[at:])
	} else if at > 0 {
		return target{}, false
	}
	return readBare(s, at)
}

// readBracket reads what stands from open on in a bracket that one of the
// given characters closes. The first that leaves the name of a file, with a
// title that has its end, is the one; else the first that closes the bracket
// as it was opened. A bracket without its end ends with the line.
func readBracket(s string, open int, closers string) (target, bool) {
	var best target
	depth, lines := 1, 0
	for i, r := range s[open:] {
		switch {
		case strings.ContainsRune(closers, r):
			t := readInside(s, open, open+i)
			t.length = open + i + utf8.RuneLen(r)
			depth--
			if t.file && t.sure && !(depth > 0 && goesOn(s[t.length:], closers)) {
				return t, true
			}
			if best.length == 0 && (t.file || depth == 0) {
				best = t
			}
		case depth <= 0 && (blankRune(r) || strings.ContainsRune(endsName, r)), r == '\n' && (best.length > 0 || lines > 1):
			return best, best.length > 0
		case r == '(' || r == '（':
			depth++
		case r == '\n':
			lines++
		}
	}
	if best.length > 0 {
		return best, true
	}
	end := open + lineLen(s[open:])
	t := readInside(s, open, end)
	t.length = end
	return t, t.file && t.title == ""
}

// goesOn reports whether s goes on to another closing bracket as an address
// does, a(b)c).
func goesOn(s, closers string) bool {
	for _, r := range s {
		switch {
		case strings.ContainsRune(closers, r):
			return true
		case blankRune(r) || strings.ContainsRune(endsName, r):
			return false
		}
	}
	return false
}

// endsName are the marks behind a bracket that was closed: what follows them
// is no more of a name with a bracket in it.
const endsName = "([（【［〔!！,，。;；、:：?？\"“”"

// readBare reads a picture's file that no bracket is round.
func readBare(s string, at int) (target, bool) {
	t := readInside(s, at, at+lineLen(s[at:]))
	t.title, t.length = "", t.stop
	return t, t.file && t.sure && t.size == "" && isPictureName(s[t.start:t.stop])
}

// blankLen returns the length of the blanks that s begins with.
func blankLen(s string) int { return len(s) - len(strings.TrimLeftFunc(s, blankRune)) }

// trimmedEnd returns the end of s[start:stop] without blanks.
func trimmedEnd(s string, start, stop int) int {
	return start + len(strings.TrimRightFunc(s[start:stop], blankRune))
}

// lineLen returns the length of the first line of s, without its end.
func lineLen(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// runeStart returns the start of the character of s that i lies in.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
