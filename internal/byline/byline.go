// Package byline reads the credits in newspaper copy: who reported, wrote and
// photographed, as editors type it at the head of a story (电头式), at its end
// (文末式) and below its pictures. What it takes for a credit is names and role
// words and nothing else; when in doubt, copy stays copy. All functions are
// pure, may be called concurrently and accept any string.
//
// It never changes copy, and it knows nothing of files, Markdown or the
// people it finds.
package byline

import "strings"

// Role is what a person did for a story. Its values are front-matter keys.
type Role string

// The roles a paper credits.
const (
	Reporter      Role = "reporter"      // 记者
	Correspondent Role = "correspondent" // 通讯员
	Photographer  Role = "photographer"  // 摄影, 图, 供图
	Editor        Role = "editor"        // 责任编辑, 校对
	Author        Role = "author"        // 作者, 文, 整理
)

// Credit names the people who share one role word.
type Credit struct {
	Role  Role
	Label string   // the role word as written: 实习记者, 本报记者, 供图; may be empty
	Names []string // in the order written, at least one, without spaces inside Chinese names
}

// Line is what one byline says.
type Line struct {
	Credits []Credit
	Covers  string // "文/图" when all of them made both words and pictures, else ""
}

// Last reads a whole paragraph as the byline at the end of a story:
// 记者 江晚 通讯员 罗小舟 文/图, with or without brackets, with or without spaces
// after the role words. A role word ends the list before it. People named
// with nothing but 文/图 are authors without a label. It is false, with an
// empty Line, for every other paragraph, also one that begins with 记者.
func Last(s string) (Line, bool) {
	s = strings.TrimSpace(s)
	s = strings.TrimLeft(s, "□■◎●○◆◇▲△▶★☆◤|｜ \u3000—")
	if inner, ok := unbracket(s); ok {
		s = inner
	}
	return parse(s, loose)
}

// unbracket returns the text inside the brackets that enclose all of s.
func unbracket(s string) (string, bool) {
	end := bracketEnd(s)
	if end == 0 || end != len(s) {
		return s, false
	}
	for _, pair := range brackets {
		if inner, ok := strings.CutSuffix(s, pair.close); ok {
			for _, open := range brackets {
				if inner, ok := strings.CutPrefix(inner, open.open); ok {
					return strings.TrimSpace(inner), true
				}
			}
		}
	}
	return s, false
}

var brackets = []struct{ open, close string }{{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}}

// bracketEnd returns the length of the bracketed text at the head of s, 0 if
// there is none. Half-width and full-width brackets may be paired, as they
// are typed.
func bracketEnd(s string) int {
	depth := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune("（(【[〔", r):
			depth++
		case strings.ContainsRune("）)】]〕", r):
			depth--
			if depth == 0 {
				return i + len(string(r))
			}
		}
		if depth <= 0 {
			return 0
		}
	}
	return 0
}
