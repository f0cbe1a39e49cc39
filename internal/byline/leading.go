package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leading reads the credits without brackets before the copy, and returns
// where they end: 记者岑望舒 通讯员欧阳渡 昨日……. Behind them stands a space or a
// colon. It is 0 when the names may as well begin the sentence.
func leading(s string) (int, Line) {
	if !startsWithPosition(s) {
		return 0, Line{}
	}
	best, found := 0, Line{}
	for at, r := range s {
		if at == 0 || !isGap(r) {
			if strings.ContainsRune("。！？；“”", r) {
				break
			}
			continue
		}
		line, ok := parse(s[:at], strict)
		if !ok {
			continue
		}
		if best > 0 && !startsWithPosition(strings.TrimLeftFunc(s[best:at], isGap)) && !isListed(s[best:at]) {
			break
		}
		best, found = at, line
	}
	rest := strings.TrimLeftFunc(s[best:], isGap)
	next, _ := utf8.DecodeRuneInString(rest)
	// 记者 江晚 从街道获悉 has its subject in the name.
	if rest == "" || strings.ContainsRune("从在了获看来走采发赶探跟随见说问和与、，", next) {
		return 0, Line{}
	}
	return best, found
}

func isGap(r rune) bool { return unicode.IsSpace(r) || r == '：' || r == ':' }

// isListed reports whether a word behind a name and a space is one more name
// and not the beginning of the sentence, as 于昨日 or 江边 could be.
func isListed(s string) bool {
	s = strings.TrimSpace(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return isName(s, strict) && !strings.HasPrefix(s, "于") && !strings.ContainsRune("日天午的了时年月里上们边晨前后", last)
}
