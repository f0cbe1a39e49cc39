package zh

import "strings"

// JoinTitle returns a headline for one line of plain text, such as a <title>.
// The spaces that editors type where a headline may break (双行题) stay as one
// ordinary space, which reads well in a browser tab; runs of spaces, U+3000
// and line breaks collapse. Beside a full-width stop, which has its white
// space built in, the space goes.
func JoinTitle(s string) string {
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

const stops = "，。！？；：、"

func endsInStop(s string) bool {
	for _, stop := range stops {
		if strings.HasSuffix(s, string(stop)) {
			return true
		}
	}
	return false
}

func startsWithStop(s string) bool {
	for _, r := range s {
		return strings.ContainsRune(stops, r)
	}
	return false
}
