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
	depth := 0
	for i, r := range body {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case ',', ';', '，':
			if depth == 0 {
				upper, lower = body[:i], body[i+utf8.RuneLen(r):]
				if strings.HasPrefix(strings.TrimSpace(lower), `\s`) {
					lower = inner(lower) // 带圈字符 lowers the letter a little
				}
				return strings.TrimSpace(upper), strings.TrimSpace(lower), lower != ""
			}
		}
	}
	return "", "", false
}

// inner returns what stands within the first brackets of s.
func inner(s string) string {
	_, s, _ = strings.Cut(s, "(")
	depth := 1
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return s[:i]
			}
		}
	}
	return s
}
