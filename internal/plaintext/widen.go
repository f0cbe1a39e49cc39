package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bao/internal/zh"
)

// wide are the half-width marks that are made full-width, by themselves.
var wide = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！'}

// widen makes the marks between Chinese full-width, as Chinese copy is set
// (GB/T 15834-2011). Those in figures, times, addresses and Latin text stay:
// 3,000, 12:30, https://a.cn/?b, e.g.
func widen(s string) string {
	if !strings.ContainsAny(s, ",;:?!().\"") {
		return s
	}
	w := widener{runes: []rune(s)}
	w.shield()
	w.pairs('(', ')', '（', '）')
	w.quotes()
	w.marks()
	w.stop()
	return w.String()
}

type widener struct {
	runes []rune
	shut  []bool // of an address
	han   []int  // how many Chinese characters stand before each
}

// String is the text; a space behind a mark that became full-width, which has
// white space of its own, goes.
func (w *widener) String() string {
	var out strings.Builder
	var before rune
	for i, r := range w.runes {
		if r == 0 {
			continue
		}
		if r == ' ' && strings.ContainsRune("，；：？！。", before) && i+1 < len(w.runes) && chinese(w.runes[i+1]) {
			continue
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

// shield marks what is an address: a run of ASCII with ://, www., @ or a
// backslash in it. Chinese behind a slash or its like belongs to it: /搜索.
func (w *widener) shield() {
	w.shut, w.han = make([]bool, len(w.runes)), make([]int, len(w.runes)+1)
	for i, r := range w.runes {
		w.han[i+1] = w.han[i]
		if zh.Han(r) {
			w.han[i+1]++
		}
	}
	for i := 0; i < len(w.runes); i++ {
		end, address, path := i, false, false
		for ; end < len(w.runes); end++ {
			r := w.runes[end]
			if zh.Han(r) && path {
				continue
			}
			if r <= ' ' || r >= 0x7f {
				break
			}
			address = address || r == '@' || r == '\\' || r == '/' && w.ends(end, "://") || r == '.' && w.ends(end, "www.")
			path = address && strings.ContainsRune("/=_-#", r)
		}
		if address {
			w.shutRun(i, end)
		}
		i = max(i, end)
	}
}

// ends reports whether the characters up to the one at i, and it, are those of
// s, which is ASCII.
func (w *widener) ends(i int, s string) bool {
	return i+1 >= len(s) && string(w.runes[i+1-len(s):i+1]) == s
}

// shutRun marks a run without what stands around the address in it.
func (w *widener) shutRun(from, to int) {
	const around = ",;:?!.()\""
	for from < to && strings.ContainsRune(around, w.runes[from]) {
		from++
	}
	for from < to && strings.ContainsRune(around, w.runes[to-1]) {
		to--
	}
	for i := from; i < to; i++ {
		w.shut[i] = true
	}
}

// chinese reports whether r is a Chinese character or mark.
func chinese(r rune) bool { return zh.Han(r) || zh.Fullwidth(r) }

// at is the character at i; 0 beyond either end.
func (w *widener) at(i int) rune {
	if i < 0 || i >= len(w.runes) {
		return 0
	}
	return w.runes[i]
}

// marks widens the marks that stand by themselves.
func (w *widener) marks() {
	for i, r := range w.runes {
		full, ok := wide[r]
		if !ok || w.shut[i] {
			continue
		}
		before, after := w.at(i-1), w.at(i+1)
		if after == ' ' {
			after = w.at(i + 2)
		}
		latin := after != 0 && after < utf8.RuneSelf && (unicode.IsLetter(after) || unicode.IsDigit(after))
		switch {
		case r == ':' && after == '/' && w.at(i+2) == '/':
		case r == ':' && !zh.Han(before) && !strings.ContainsRune("”》）】", before): // 8:30, ratio 3:2, C:
		case chinese(before) && (after == 0 || chinese(after) || latin || w.at(i+1) == ' ' || strings.ContainsRune("?!\"'(", after)):
			w.runes[i] = full
		case zh.Han(after) && before < utf8.RuneSelf && (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '%') && w.at(i+1) != ' ':
			w.runes[i] = full // 用App,也行
		}
	}
}

// pairs widens brackets around Chinese, or beside it.
func (w *widener) pairs(open, end, fullOpen, fullEnd rune) {
	var opened []int
	for i, r := range w.runes {
		switch {
		case w.shut[i]:
		case r == open:
			opened = append(opened, i)
		case r == end && len(opened) > 0:
			from := opened[len(opened)-1]
			opened = opened[:len(opened)-1]
			if w.hasHan(from, i) || chinese(w.at(from-1)) && (chinese(w.at(i+1)) || w.at(i+1) == 0) {
				w.runes[from], w.runes[i] = fullOpen, fullEnd
			}
		}
	}
}

func (w *widener) hasHan(from, to int) bool { return w.han[to] > w.han[from] }

// quotes makes “” of straight quotes where they come in pairs around Chinese.
func (w *widener) quotes() {
	var at []int
	for i, r := range w.runes {
		if r == '"' && !w.shut[i] {
			at = append(at, i)
		}
	}
	if len(at)%2 > 0 {
		return
	}
	for i := 0; i < len(at); i += 2 {
		if from, to := at[i], at[i+1]; w.hasHan(from, to) || chinese(w.at(from-1)) && (chinese(w.at(to+1)) || w.at(to+1) == 0) {
			w.runes[from], w.runes[to] = '“', '”'
		}
	}
}

// stop makes 。 of a point behind Chinese at the end. Within, a point may stand
// between the parts of a name, 卡里姆.艾山.
func (w *widener) stop() {
	last := len(w.runes) - 1
	for last > 0 && strings.ContainsRune("”’）」』", w.runes[last]) {
		last--
	}
	if last > 0 && w.runes[last] == '.' && !w.shut[last] && (zh.Han(w.runes[last-1]) || strings.ContainsRune("”）》", w.runes[last-1])) {
		w.runes[last] = '。'
	}
}
