package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/zh"
)

// readInside parts what stands within brackets into a destination and a title.
func readInside(s string, start, stop int) target {
	start += blankLen(s[start:stop])
	stop = trimmedEnd(s, start, stop)
	if t, ok := readQuoted(s, start, stop); ok {
		return t
	}
	inside := s[start:stop]
	for at := 0; at < len(inside); {
		end := extensionEnd(inside, at)
		if end < 0 {
			break
		}
		if n := queryLen(inside[end:]); n > 0 {
			end += n
		}
		if t, ok := readTitle(inside[end:]); ok {
			t.start, t.stop, t.file = start, start+end, true
			return t
		}
		at = end
	}
	t := target{start: start, stop: stop, sure: true}
	if t.file = namesPlace(inside); t.file && inside[0] != '#' {
		if i := strings.IndexFunc(inside, blankRune); i > 0 && isTitle(inside[i:]) {
			t.stop, t.title = start+i, unquote(inside[i:])
		}
		return t
	}
	if i := strings.IndexFunc(inside, quoteRune); i > 0 && trimmedEnd(inside, 0, i) < i {
		t.stop, t.title = trimmedEnd(s, start, start+i), unquote(inside[i:])
	}
	return t
}

// isTitle reports whether what follows an address and a blank is a title, not
// the rest of an address that has the blank in it.
func isTitle(s string) bool {
	s = strings.TrimLeftFunc(s, blankRune)
	first, _ := utf8.DecodeRuneInString(s)
	return quoteRune(first) || strings.ContainsRune("(（【[［=", first) || strings.ContainsFunc(s, zh.Han)
}

// readQuoted reads a destination in quotes or < > of its own.
func readQuoted(s string, start, stop int) (target, bool) {
	r, size := utf8.DecodeRuneInString(s[start:stop])
	if size == 0 || r != '<' && !quoteRune(r) {
		return target{}, false
	}
	inner := s[start+size : stop]
	end := strings.IndexFunc(inner, func(c rune) bool {
		return c == '>' && r == '<' || r != '<' && quoteRune(c)
	})
	if end < 0 || extensionAtEnd(inner[:end]) < 0 && !namesPlace(inner[:end]) {
		return target{}, false
	}
	_, closing := utf8.DecodeRuneInString(inner[end:])
	t, ok := readTitle(inner[end+closing:])
	t.start, t.stop, t.file = start+size, start+size+end, true
	return t, ok
}

// readTitle reads what follows a destination to the end of the bracket.
func readTitle(rest string) (t target, ok bool) {
	trimmed := strings.TrimFunc(rest, blankRune)
	if n := sizeLen(trimmed); n > 0 {
		t.size, trimmed = trimmed[:n], strings.TrimLeftFunc(trimmed[n:], blankRune)
	}
	first, _ := utf8.DecodeRuneInString(trimmed)
	last, width := utf8.DecodeLastRuneInString(trimmed)
	t.title, t.sure = unquote(trimmed), true
	switch {
	case trimmed == "":
		return t, true
	case quoteRune(first):
		t.sure = quoteRune(last) && width < len(trimmed)
		return t, true
	case strings.ContainsRune("(（【[［", first):
		return t, strings.ContainsRune(")）】]］", last) && extensionEnd(trimmed, 0) < 0
	}
	apart := (blankLen(rest) > 0 || t.size != "") && !strings.Contains(rest, "\n")
	return t, apart && extensionEnd(trimmed, 0) < 0
}

// unquote takes the quotes or brackets off a title.
func unquote(s string) string {
	s = strings.TrimFunc(s, blankRune)
	if r, size := utf8.DecodeRuneInString(s); quoteRune(r) || strings.ContainsRune("(（【[［", r) {
		s = s[size:]
		if r, size = utf8.DecodeLastRuneInString(s); quoteRune(r) || strings.ContainsRune(")）】]］", r) {
			s = s[:len(s)-size]
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

// quoteRune reports whether r is a quotation mark of any script or width.
func quoteRune(r rune) bool {
	return strings.ContainsRune("\"'“”‘’「」『』〝〞＂＇", r)
}

// sizeLen returns the length of the size of a picture as some editors of
// Markdown know it, =300x200; 0 if s does not begin with one.
func sizeLen(s string) int {
	if s == "" || s[0] != '=' {
		return 0
	}
	n := 1
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == 'x' || s[n] == '*' || s[n] == '%') {
		n++
	}
	if n == 1 || n < len(s) && s[n] > ' ' && s[n] < 0x80 {
		return 0
	}
	return n
}
