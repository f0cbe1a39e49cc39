// Package byline reads the credits in newspaper copy: who reported, wrote and
// photographed, as editors type it at the start or the end of a story and
// below its pictures.
//
// It takes strings and returns plain structs. It never changes copy, and it
// knows nothing of files, Markdown or the people it finds.
package byline

import "strings"

// Role is what a person did for a story.
type Role string

// The roles a paper credits. Their values are the front-matter keys.
const (
	Reporter      Role = "reporter"      // 记者
	Correspondent Role = "correspondent" // 通讯员
	Photographer  Role = "photographer"  // 摄影
	Editor        Role = "editor"        // 责任编辑
	Author        Role = "author"        // 作者
)

// Credit names the people who share one role.
type Credit struct {
	Role  Role
	Label string   // the role word as written: 实习记者, 本报记者, 供图 …
	Names []string // in the order written; never empty entries
}

// Line is what one byline says.
type Line struct {
	Credits []Credit
	Covers  string // "文/图" when the people named did both words and pictures
}

// Last reads a whole paragraph as a byline.
func Last(s string) (Line, bool) { return Line{}, false }

// Dateline reads the start of copy.
func Dateline(s string) (dateline string, line Line, rest int, ok bool) {
	if strings.HasPrefix(s, "本报讯 ") {
		return "本报讯", Line{}, len("本报讯 "), true
	}
	return "", Line{}, 0, false
}

// Names splits a front-matter string into people.
func Names(s string) []string { return strings.Fields(s) }

// Cutline splits a photo caption into its text and its credit.
func Cutline(s string) (text string, credit Credit, ok bool) { return s, Credit{}, false }
