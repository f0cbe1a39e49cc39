package zh

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// JoinTitle returns a headline for one line of plain text, such as a <title>.
// The spaces that editors type where a headline may break (双行题) stay as one
// ordinary space, which reads well in a browser tab; runs of spaces, U+3000
// and line breaks collapse. Beside a full-width stop, which has its white
// space built in, the space goes.
func JoinTitle(s string) string {
	if joined(s) {
		return s
	}
	words := strings.Fields(s)
	var b strings.Builder
	for i, word := range words {
		if i > 0 && !endsInStop(words[i-1]) && !startsWithStop(word) {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// joined reports whether s is in one piece already, as most headlines are;
// every link to an article asks.
func joined(s string) bool {
	before := ' '
	for _, r := range s {
		switch {
		case r == ' ' && (before == ' ' || isStop(before)), before == ' ' && isStop(r):
			return false
		case r != ' ' && unicode.IsSpace(r):
			return false
		}
		before = r
	}
	return before != ' '
}

func isStop(r rune) bool {
	switch r {
	case '，', '。', '！', '？', '；', '：', '、':
		return true
	}
	return false
}

func endsInStop(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isStop(r)
}

func startsWithStop(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isStop(r)
}
