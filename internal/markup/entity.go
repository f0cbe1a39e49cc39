package markup

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/util"
)

// entity returns what the &name; or &#number; that s begins with stands for,
// and its length. What stands for nothing that can be printed (&#x;, &#0;,
// &#7;) is as it was typed, and so is a name that HTML does not know.
func entity(s string) (words string, n int) {
	const longest = 40
	end := 1
	for end < min(len(s), longest) && (wordByte(s[end]) || s[end] == '#' && end == 1) {
		end++
	}
	if end == 1 || end == len(s) || s[end] != ';' {
		return "&", 1
	}
	if s[1] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(s[1:end]); ok {
			return string(e.Characters), end + 1
		}
		return "&", 1
	}
	// As browsers do, with the marks of Windows between 128 and 159.
	words = html.UnescapeString(s[:end+1])
	if words == "" || words == "\uFFFD" || strings.HasPrefix(words, "&") && !ampersand(s[2:end]) || strings.HasSuffix(words, ";") && len(words) > 1 || hasUnwanted(words) {
		return "&", 1
	}
	return words, end + 1
}

// ampersand reports whether the number of an entity is that of &.
func ampersand(number string) bool {
	number = strings.ToLower(number)
	if hex, ok := strings.CutPrefix(number, "x"); ok {
		return strings.TrimLeft(hex, "0") == "26"
	}
	return strings.TrimLeft(number, "0") == "38"
}
