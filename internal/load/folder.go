package load

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"bao/internal/paper"
)

// dateLike matches a folder name that is nothing but a date, or means to be.
var dateLike = regexp.MustCompile(`^\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?$`)

// dayWithin finds a day in a folder name with more in it: 20261109, 2026-11-09
// 第22期, 第22期（2026.11.9）. What else there is must not be a figure beside it.
var dayWithin = regexp.MustCompile(`((?:19|20)\d\d)(?:\s*[-./_年\x{2013}\x{2014}]\s*(\d{1,2})\s*[-./_月\x{2013}\x{2014}]\s*(\d{1,2})\s*[日号]?|\s(\d{1,2})\s(\d{1,2})|(\d\d)(\d\d))`)

// folderDay says for which day a folder is named. meant is true also when there
// is no such day. A stretch of days is none.
func folderDay(name string) (day paper.Date, meant bool) {
	if dateLike.MatchString(name) {
		day, _ = paper.ParseDate(name)
		return day, true
	}
	if digits(name) < 6 {
		return day, false
	}
	name = width.Narrow.String(name)
	found := dayWithin.FindStringSubmatchIndex(name)
	if found == nil || figure(name[:found[0]], true) || figure(name[found[1]:], false) || dayWithin.MatchString(name[found[1]:]) {
		return day, false
	}
	if goesOnTo(name[found[1]:]) {
		return day, false
	}
	var parts []string
	for i := 2; i < len(found); i += 2 {
		if found[i] >= 0 {
			parts = append(parts, name[found[i]:found[i+1]])
		}
	}
	day, _ = paper.ParseDate(strings.Join(parts, "-"))
	return day, true
}

// goesOnTo reports whether what follows a day makes it the first of several.
func goesOnTo(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	r, n := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("至到~", r) || strings.ContainsRune("-\u2013\u2014", r) && digits(rest[n:min(n+1, len(rest))]) > 0
}

// figure reports whether a figure touches a date: before it, where text ends,
// or behind it, where text begins.
func figure(text string, before bool) bool {
	if text == "" {
		return false
	}
	c := text[0]
	if before {
		c = text[len(text)-1]
	}
	return c >= '0' && c <= '9'
}

// digits counts the figures of a name, of either width.
func digits(name string) int {
	n := 0
	for _, r := range name {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// issueLike says whether a folder without a day reads as one of an issue:
// figures, 期, or a word for copy as such.
func issueLike(name string) bool {
	if digits(name) > 0 || strings.ContainsAny(name, "期月周日") {
		return true
	}
	switch strings.ToLower(name) {
	case "稿件", "新稿", "来稿", "投稿", "文章", "新闻", "稿子", "待发", "news", "posts", "articles", "issue", "issues":
		return true
	}
	return false
}
