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
	case wide == n, longest <= shortLine && (sameShape(lines) || names(lines)):
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

// sameShape reports whether lines are alike but for their numbers and words:
// 6:30 开船 and 7:00 返航, or of a name and a remark.
func sameShape(lines []textLine) bool {
	first := shape(lines[0].text)
	if first != "字（字）" && (!strings.Contains(first, "0") || !strings.ContainsAny(first, " :：-")) {
		return false
	}
	for i := range lines {
		if shape(lines[i].text) != first {
			return false
		}
	}
	return true
}

// isNumber reports whether s is a number by itself, of a telephone for one.
func isNumber(s string) bool {
	return len(s) > 4 && strings.Trim(s, "0123456789-") == "" && digit(firstRune(s)) >= 0
}

// names reports whether each line is the name of a person, perhaps a masked one.
func names(lines []textLine) bool {
	for i := range lines {
		name := strings.ReplaceAll(lines[i].text, "*", "")
		if lines[i].chars < 2 || !fullName([]byte(name)) {
			return false
		}
	}
	return true
}

// shape returns s with each number and each word of Chinese a single character.
func shape(s string) string {
	var out []rune
	for _, r := range s {
		n := len(out)
		switch {
		case digit(r) >= 0, r == '.' && n > 0 && out[n-1] == '0':
			r = '0'
		case zh.Han(r):
			r = '字'
		}
		if n == 0 || out[n-1] != r || r != '0' && r != '字' {
			out = append(out, r)
		}
	}
	return string(out)
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
