package byline

import (
	"strings"
	"unicode/utf8"
)

// classify adds the words of a run without separators: 记者孙某某, 江晚摄.
// Words that touch a role word must look more like names than others.
func classify(tokens []token, s string, c certainty) []token {
	if isWork(s) {
		return append(tokens, token{kind: workToken, text: s})
	}
	if done[s] {
		return append(tokens, token{kind: doneToken, text: s})
	}
	if n, role := outletEnd(s); n > 0 && !awaits(tokens) {
		tokens = append(tokens, token{kind: positionToken, text: s[:n], role: role})
		return classifyRest(tokens, s[n:])
	}
	if n, word := positionAt(s); n > 0 {
		tokens = append(tokens, token{kind: positionToken, text: s[:n], role: positions[word], shy: shy[word]})
		return classifyRest(tokens, s[n:])
	}
	// Only these two never occur inside a name or another word, so only
	// they are looked for in the middle of 江晚通讯员罗小舟.
	if from, _, _ := positionIn(s, "记者", "通讯员"); from > 0 {
		tokens = classify(tokens, s[:from], strict)
		return classify(tokens, s[from:], strict)
	}
	if word := workStart(s); word != "" {
		tokens = append(tokens, token{kind: workToken, text: word})
		return classifyRest(tokens, s[len(word):])
	}
	if at := workEnd(s); at > 0 && utf8.RuneCountInString(s[:at]) > 1 {
		tokens = names(tokens, s[:at], strict)
		return classify(tokens, s[at:], strict)
	}
	return names(tokens, s, c)
}

func classifyRest(tokens []token, rest string) []token {
	if rest == "" {
		return tokens
	}
	return classify(tokens, rest, strict)
}

// names adds a name, and the words that stand between names without a space:
// 沈石等, 江晚和罗小舟.
func names(tokens []token, s string, c certainty) []token {
	if at := strings.LastIndex(s, "等"); at > 0 && isMore(s[at:]) && utf8.RuneCountInString(s[:at]) > 1 {
		return append(names(tokens, s[:at], c), token{kind: doneToken, text: s[at:]})
	}
	if !isOffice(s) {
		for _, and := range []string{"和", "与", "及"} {
			a, b, _ := strings.Cut(s, and)
			if isName(a, strict) && isName(b, strict) {
				return append(tokens, token{text: a, name: strict}, token{kind: doneToken, text: and}, token{text: b, name: strict})
			}
		}
	}
	return append(tokens, token{text: s, name: c})
}

// isMore reports whether s says that there are more: 等, 等人, 等三人.
func isMore(s string) bool {
	count, _ := strings.CutSuffix(strings.TrimPrefix(s, "等"), "人")
	return s == "等" || strings.HasSuffix(s, "人") && strings.Trim(count, "一二两三四五六七八九十多余") == ""
}

// awaits reports whether a role word waits for its first name, so that what
// follows is that name: 记者 王建社通讯员 李四.
func awaits(tokens []token) bool {
	if len(tokens) == 0 {
		return false
	}
	return tokens[len(tokens)-1].kind == positionToken
}
