package docx

import (
	"strings"
	"unicode/utf8"

	"bao/internal/foreign"
	"bao/internal/foreign/word"
)

// eq reads an EQ field, which Chinese Word makes for two things: 带圈字符,
// { EQ \o\ac(○,1) }, and 拼音指南, { EQ \* jc2 \o\ad(\s\up 9(pīn),拼) }. Its
// letters stand in the instructions and nowhere else, so any other is kept as
// it is written.
func (l *line) eq(code string) {
	code = strings.TrimSpace(code)
	_, over, found := strings.Cut(strings.ReplaceAll(code, `\O`, `\o`), `\o`)
	if found {
		upper, lower, ok := eqPair(over)
		switch enclosed := word.Enclosed(upper, lower); {
		case ok && enclosed != "":
			l.put(enclosed, l.base, "")
			return
		case ok && strings.Contains(upper, `\up`):
			reading := inner(upper)
			l.flush()
			l.reading = reading
			l.put(lower, l.base, "")
			l.flush()
			l.reading = ""
			return
		}
	}
	text := strings.TrimSpace(code[2:])
	l.put(text, l.base, "")
	l.remark(foreign.Remark{Message: "有个域公式（EQ）读不出样子，照写法留下了，请对照原文核对", Text: text})
}

// eqPair returns what stands on each other: "\ac(○,1)" is ○ and 1.
func eqPair(over string) (upper, lower string, ok bool) {
	body := inner(over)
	at := outside(body, ",;，")
	if at < 0 {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(body[at:])
	upper, lower = body[:at], body[at+size:]
	if strings.HasPrefix(strings.TrimSpace(lower), `\s`) {
		lower = inner(lower) // 带圈字符 lowers the letter a little
	}
	return strings.TrimSpace(upper), strings.TrimSpace(lower), lower != ""
}

// inner returns what stands within the first brackets of s.
func inner(s string) string {
	_, s, _ = strings.Cut(s, "(")
	if end := outside(s, ")"); end >= 0 {
		return s[:end]
	}
	return s
}

// outside returns where the first of some characters stands in s that is within
// no brackets, -1 for nowhere.
func outside(s, chars string) int {
	depth := 0
	for i, r := range s {
		switch {
		case depth == 0 && strings.ContainsRune(chars, r):
			return i
		case r == '(':
			depth++
		case r == ')':
			depth--
		}
	}
	return -1
}
