package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word of a byline.
type token struct {
	kind   tokenKind
	text   string
	role   Role      // of a position
	shy    bool      // a position that is an ordinary word too
	name   certainty // of a name
	before string    // the separators before it
	after  string    // the separators after it
}

type tokenKind uint8

const (
	nameToken tokenKind = iota
	positionToken
	workToken
	coversToken
	doneToken
	noteToken // （实习）, of the name before it
)

// separators divide the words of a byline, besides white space.
const separators = frontSeparators + openers + closers

// frontSeparators are those of them that do in front matter, where brackets
// may be part of what is written: 小学三（2）班.
const frontSeparators = "、，,;；/／:：&＆|｜│" + string(gun)

// gun is 丨, a character that those who post on WeChat take for a bar; no name
// has it.
const gun = '丨'

// scan splits a byline into its words. It cannot fail; what is no role word
// comes back as a name, to be judged by the caller.
func scan(s, separators string) []token {
	var tokens []token
	for s != "" {
		from, to := findCovers(s)
		for _, c := range joined(unglued(chunks(s[:from], separators)), isWork) {
			start := len(tokens)
			tokens = classify(tokens, c.text, c.sure)
			tokens[start].before = c.before
		}
		if from < to {
			tokens = append(tokens, token{kind: coversToken, text: s[from:to]})
		}
		s = s[to:]
	}
	for i := range tokens[:max(len(tokens)-1, 0)] {
		tokens[i].after = tokens[i+1].before
	}
	return noted(tokens)
}

func isWork(s string) bool { _, ok := works[s]; return ok }

// unglued parts a position from a surname that touches it and has a space
// behind: 记者尉迟 恭.
func unglued(all []chunk) []chunk {
	for i := 0; i < len(all)-1; i++ {
		if !all[i+1].spaced() {
			continue
		}
		n, _ := positionAt(all[i].text)
		position, name := all[i].text[:n], all[i].text[n:]
		if n == 0 || name == "" {
			continue
		}
		given, _, _ := strings.Cut(all[i+1].text, "等")
		if utf8.RuneCountInString(given) == 1 && allHan(given) && !isWork(given) && !done[given] && isSurname(name) {
			all[i].text = position
			all[i+1] = chunk{text: name + all[i+1].text, sure: strict}
		}
	}
	return all
}

// noted finds the notes behind names: 江晚（实习）.
func noted(tokens []token) []token {
	for i := range tokens {
		t := &tokens[i]
		last, _ := utf8.DecodeLastRuneInString(t.before)
		next, _ := utf8.DecodeRuneInString(t.after)
		if i > 0 && t.kind == nameToken && strings.ContainsRune(openers, last) &&
			(i == len(tokens)-1 || strings.ContainsRune(closers, next)) &&
			tokens[i-1].kind == nameToken && (t.text == "实习" || t.text == "见习" || isOffice(t.text)) {
			t.kind, t.text = noteToken, "（"+t.text+"）"
		}
	}
	return tokens
}

// findCovers returns where 文/图 or its like stands in s as a word of its own;
// from == to == len(s) when it does not. 图/文静 is the picture of 文静, and
// 李文/图 is by 李文.
func findCovers(s string) (from, to int) {
	if !strings.Contains(s, "文") && !strings.Contains(s, "摄影报道") {
		return len(s), len(s)
	}
	for at := 0; ; {
		found := covers.FindStringIndex(s[at:])
		if found == nil {
			return len(s), len(s)
		}
		from, to = at+found[0], at+found[1]
		next, _ := utf8.DecodeRuneInString(s[to:])
		if !unicode.IsLetter(next) && hanBefore(s[:from]) != 1 {
			return from, to
		}
		_, size := utf8.DecodeRuneInString(s[from:])
		at = from + size
	}
}

// hanBefore counts the Chinese characters that s ends with.
func hanBefore(s string) int {
	n := 0
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !isHan(r) {
			break
		}
		n, s = n+1, s[:len(s)-size]
	}
	return n
}
