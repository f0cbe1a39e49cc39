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
)

// separators divide the words of a byline, besides white space.
const separators = "、，,;；/／:：&＆|｜（）()【】〔〕[]"

// scan splits a byline into its words. It cannot fail; what is no role word
// comes back as a name, to be judged by the caller.
func scan(s string) []token {
	var tokens []token
	for s != "" {
		from, to := findCovers(s)
		for _, c := range joined(chunks(s[:from], separators), isWork) {
			start := len(tokens)
			tokens = classify(tokens, c.text, loose)
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
	return tokens
}

func isWork(s string) bool { _, ok := works[s]; return ok }

// findCovers returns where 文/图 or its like stands in s as a word of its own;
// from == to == len(s) when it does not. 图/文静 is the picture of 文静, and
// 李文/图 is by 李文.
func findCovers(s string) (from, to int) {
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
		if !unicode.Is(unicode.Han, r) {
			break
		}
		n, s = n+1, s[:len(s)-size]
	}
	return n
}

// classify adds the words of a run without separators: 记者孙某某, 江晚摄.
// Words that touch a role word must look more like names than others.
func classify(tokens []token, s string, c certainty) []token {
	if _, ok := works[s]; ok {
		return append(tokens, token{kind: workToken, text: s})
	}
	if done[s] {
		return append(tokens, token{kind: doneToken, text: s})
	}
	if found := positionStart.FindStringSubmatch(s); found != nil {
		tokens = append(tokens, token{kind: positionToken, text: found[0], role: positions[found[1]]})
		return classifyRest(tokens, s[len(found[0]):])
	}
	if found := positionInside.FindStringIndex(s); found != nil {
		tokens = classify(tokens, s[:found[0]], strict)
		return classify(tokens, s[found[0]:], strict)
	}
	if word := workStart.FindString(s); word != "" {
		tokens = append(tokens, token{kind: workToken, text: word})
		return classifyRest(tokens, s[len(word):])
	}
	if found := workEnd.FindStringIndex(s); found != nil && utf8.RuneCountInString(s[:found[0]]) > 1 {
		tokens = append(tokens, token{text: s[:found[0]], name: strict})
		return classify(tokens, s[found[0]:], strict)
	}
	s = strings.TrimSuffix(s, "等")
	return append(tokens, token{text: s, name: c})
}

func classifyRest(tokens []token, rest string) []token {
	if rest == "" {
		return tokens
	}
	return classify(tokens, rest, strict)
}
