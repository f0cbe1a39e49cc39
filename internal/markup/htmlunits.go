package markup

import (
	"strings"
	"unicode/utf8"

	"bao/internal/zh"
)

// words writes text. Where the page asks for it, what a line is not to end in
// stands in a span: a number and what counts, a mark that begins no line and
// the character before it (clreq 3.1.4, 3.1.5). Browsers divide 3月22日 after
// 月, 第3 after 第, 80㎡ before ㎡, and begin lines with ～.
func (w *writer) words(s string) {
	if !w.Units {
		w.text(s)
		return
	}
	done := 0
	for {
		from, to := NextUnit(s, done)
		w.text(s[done:from])
		if from == to {
			return
		}
		w.str(`<span class="unit">`)
		w.text(s[from:to])
		w.str("</span>")
		done = to
	}
}

// NextUnit finds the first stretch of s from byte at on that stays together in
// one line; an empty one at the end of s if there is none.
func NextUnit(s string, at int) (from, to int) {
	for i := at; i < len(s); {
		if !unitLeads[s[i]] {
			i++
			continue
		}
		from, to := unitAt(s, i)
		if from >= at && to-from >= 2 && to-from <= longestUnit {
			return from, to
		}
		i = max(i+1, to)
	}
	return len(s), len(s)
}

// longestUnit is how many bytes are kept together: what is longer may leave a
// narrow line half empty.
const longestUnit = 36

// unitLeads are the first bytes of what unitAt looks at.
var unitLeads = func() (leads [256]bool) {
	for _, start := range []string{"第", "～", "〜", "—", "–", "·", "・", "㎡", "㏄", "℃", "0123456789"} {
		for i := range len(start) {
			if i == 0 || start[0] == '0' {
				leads[start[i]] = true
			}
		}
	}
	return leads
}()

// unitAt finds what stays together around byte i of s, where a character
// begins or goes on; an empty stretch if nothing does.
func unitAt(s string, i int) (from, to int) {
	rest := s[i:]
	switch {
	case rest[0] <= '9' && joinsLatin(s[:i]): // of a word or an address
		i += figureLength(rest)
		return i, i
	case rest[0] <= '9':
		n := numbers(rest)
		if n == figureLength(rest) { // 10:30 alone, which browsers don't divide
			i += n
			return i, i
		}
		return i, i + n
	case strings.HasPrefix(rest, "第"):
		if n := numbers(rest[len("第"):]); n > 0 {
			return i, i + len("第") + n
		}
	case i > 0:
		if n := noStart(rest); n > 0 && !strings.HasSuffix(s[:i], "—") {
			_, size := utf8.DecodeLastRuneInString(s[:i])
			return i - size, i + n
		}
	}
	return i, i
}

// joinsLatin reports whether a figure after s is part of a word.
func joinsLatin(s string) bool {
	if s == "" {
		return false
	}
	c := s[len(s)-1]
	return asciiLetter(c) || strings.IndexByte("-_/.=?&@#", c) >= 0
}

// figureLength is the length of the number that s begins with: 1,280 and 98.5 too.
func figureLength(s string) int {
	n := 0
	for n < len(s) && (isDigit(s[n]) || n > 0 && n+1 < len(s) && isDigit(s[n+1]) && strings.IndexByte(".,:", s[n]) >= 0) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// numbers is the length of a number with what counts, and of those that go on
// from it: 3月22日, 9时30分, 3～5人, 8:00—17:00.
func numbers(s string) int {
	n := figureLength(s)
	for n > 0 && n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case strings.ContainsRune("%％‰℃°㎡㎏㎝㎞㎜", r):
			n += size
			continue
		case strings.ContainsRune("～〜—–-~×至到", r) && figureLength(s[n+size:]) > 0:
			n += size
			n += figureLength(s[n:])
			continue
		case r < 0x4e00 || r >= 0xa000:
			return n
		case strings.ContainsRune("月时点", r) && figureLength(s[n+size:]) > 0:
			n += size
			n += figureLength(s[n:])
			continue
		}
		return n + max(size, zh.Unit(s[n:])) // 年, 公里, and the first character of any other word
	}
	return n
}

// noStart is the length of the mark at the head of s that begins no line,
// where browsers let it; —— does.
func noStart(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '～', '〜', '–', '·', '・', '㎡', '℃':
		return size
	case '—':
		if !strings.HasPrefix(s[size:], "—") {
			return size
		}
	}
	return 0
}
