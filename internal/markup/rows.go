package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/zh"
)

// rows reports whether lines are rows of a list that has no marks: names,
// goods and prices, places. None is a sentence or part of one. Where the line
// above announces them (今日菜价：) two short ones will do.
func rows(lines []textLine, announced bool) bool {
	if len(lines) < 2 {
		return false
	}
	longest, gaps, wide := 0, 0, 0
	for i := range lines {
		l := &lines[i]
		if l.end != endsOpen || l.clause {
			return false
		}
		longest = max(longest, l.cells)
		if strings.ContainsAny(l.text, " \t\u3000") {
			gaps++
		}
		if strings.ContainsAny(l.text, "\t\u3000") || strings.Contains(l.text, "  ") || spacedHan(l.text) {
			wide++
		}
	}
	switch n := len(lines); {
	case wide == n:
		return true
	case gaps == n:
		return n >= 3 && (longest <= shortLine || ragged(lines))
	}
	if announced && longest <= shortRow {
		return true
	}
	if len(lines) >= 4 {
		return longest <= shortRow || longest <= shortLine && ragged(lines)
	}
	return len(lines) == 3 && longest <= shortLine && alike(lines)
}

// alike reports whether lines end in the same word: 芦花渡社区, 柳荫社区.
func alike(lines []textLine) bool {
	end := []rune(lines[0].text)
	for i := range lines {
		if l := &lines[i]; l.han < 3 || !strings.HasSuffix(l.text, string(end[max(0, len(end)-2):])) {
			return false
		}
	}
	return true
}

// spacedHan reports whether a space stands between two Chinese characters.
func spacedHan(s string) bool {
	for i := range s {
		if s[i] == ' ' && i > 0 {
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, _ := utf8.DecodeRuneInString(s[i+1:])
			if zh.Han(before) && zh.Han(after) {
				return true
			}
		}
	}
	return false
}
