// Package byline reads the credits in newspaper copy: who reported, wrote and
// photographed, as editors type it at the head of a story (电头式), at its end
// (文末式), in front matter and below its pictures. What it takes for a credit
// is names and role words and nothing else; when in doubt, copy stays copy.
// What it takes it gives back whole: no name and no role word is lost. All
// functions are pure, may be called concurrently and accept any string.
//
// It never changes copy, and it knows nothing of files, Markdown or the
// people it finds.
package byline

import (
	"strings"
	"unicode/utf8"
)

// Last reads a whole paragraph as the byline at the end of a story:
// 记者 江晚 通讯员 罗小舟 文/图, with or without brackets, with or without spaces
// after the role words. A role word ends the list before it. People named
// with nothing but 文/图 are authors without a label. It is false, with an
// empty Line, for every other paragraph, also one that begins with 记者.
func Last(s string) (Line, bool) { return paragraph(s, loose) }

// First reads a whole paragraph as a byline at the head of a story. There it
// may as well be the first question of an interview, 记者：您好, so that every
// name must look like one.
func First(s string) (Line, bool) { return paragraph(s, strict) }

func paragraph(s string, c certainty) (Line, bool) {
	if strings.HasSuffix(s, "。") { // copy, as nearly all that is asked about
		return Line{}, false
	}
	f := fold(s)
	line, ok := parse(unmarked(bare(f.text)), c)
	return f.line(line), ok
}

// unmarked returns a byline with 、 for the marks that part the people in it:
// □记者 江晚 □通讯员 罗小舟.
func unmarked(s string) string {
	const marks = "□■◆◇●◎○▲△"
	// U+2580 to U+25FF, where all of them stand, begin with these bytes.
	if !strings.Contains(s, "\xe2\x96") && !strings.Contains(s, "\xe2\x97") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(marks, r) {
			return '、'
		}
		return r
	}, s)
}

// bare returns a paragraph without the marks before it and the brackets
// around it.
func bare(s string) string {
	s = strings.Trim(strings.TrimSpace(s), marks+"\u3000 ")
	if inner, ok := unbracket(s); ok {
		return strings.Trim(inner, marks+"\u3000 ")
	}
	return s
}

// marks are set before a byline to part it from the copy, or by those who
// post on WeChat to adorn it.
const marks = "□■◎●○◉⊙◆◇▲△▼▽▶▷►▸★☆◤◢¤※▪▫•·|｜—–―─-～~📷📸🖊✍✎📝\uFE0F"

// Mark returns the mark before s, 0 if there is none.
func Mark(s string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	if r != utf8.RuneError && strings.ContainsRune(marks, r) {
		return r
	}
	return 0
}

// maxAlone bounds, in bytes, a paragraph of names alone.
const maxAlone = 150

// Alone reads a paragraph of names without a role word: （江晚 罗小舟）, □江晚,
// 柳湾社区 江晚. As 鲁迅, 白露 and a list of winners look the same, it is a byline
// only when knows knows every name; then known is true. Else line says whose
// byline it could be, and has no credits when it could hardly be one.
func Alone(s string, knows func(name string) bool) (line Line, known bool) {
	if len(s) > maxAlone {
		return Line{}, false
	}
	f := fold(s)
	line, known = alone(f.text, func(name string) bool { return knows(f.as(name)) })
	return f.line(line), known
}

func alone(s string, knows func(name string) bool) (line Line, known bool) {
	s = bare(s)
	if s == "" || !onlyNames(s) {
		return Line{}, false
	}
	names := Names(s)
	c := Credit{Role: Author}
	if len(names) > 1 && isOffice(names[0]) && !knows(names[0]) {
		c.Label, names = names[0], names[1:]
	}
	if len(names) == 0 || len(names) > maxNames {
		return Line{}, false
	}
	known, likely := true, true
	for _, name := range names {
		known = known && knows(name)
		likely = likely && isName(name, strict) && !hasOfficeWord(name)
	}
	if c.Names = names; known || likely {
		line.Credits = []Credit{c}
	}
	return line, known
}
