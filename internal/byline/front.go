package byline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainFront has the characters that role words, notes and 等 are made of: a
// list of people without any is names and nothing else.
var plainFront = runesOf("者员辑编校审版监划筹生像文图摄稿提供片写笔理述拍绘画报道等和与及（(【[〔：:")

// Front reads what front matter says of people behind the key that stands for
// role and is called label: 江晚、罗小舟, and all that editors write there as well:
// 本报记者 江晚, 江晚（实习）, 江晚 文/图, 江晚等. A position that is written replaces
// the label, so that no role word is said twice. What is no name comes back
// among the names. covers is 文/图 or its like.
func Front(role Role, label, s string) (credits []Credit, covers string) {
	f := fold(s, label)
	credits, covers = front(role, simplified(label), f.text)
	line := f.line(Line{credits, covers})
	return line.Credits, line.Covers
}

func front(role Role, label, s string) (credits []Credit, covers string) {
	plain := []Credit{{Role: role, Label: label, Names: Names(s)}}
	if len(plain[0].Names) > 0 && isRoleWord(plain[0].Names[0]) {
		plain[0].Label = "" // 记者: 本报记者
	}
	switch {
	case len(plain[0].Names) == 0:
		return nil, ""
	case !strings.ContainsFunc(s, func(r rune) bool { return plainFront[r] }):
		return plain, ""
	}
	s = strings.TrimSpace(s)
	if inner, ok := unbracket(s); ok {
		s = inner
	}
	tokens := withOutlets(frontTokens(s))
	p := parser{front: true, suffixes: endsInWork(tokens)}
	p.groups = []group{{Credit: Credit{Role: role, Label: label}, position: true, key: true, words: []string{label}}}
	if !p.all(tokens, loose) {
		return plain, ""
	}
	p.settle(role)
	line, ok := p.line()
	if !ok {
		return plain, ""
	}
	return line.Credits, line.Covers
}

// settle takes the key's own label away where another word says the same, or
// where nobody stands behind it.
func (p *parser) settle(role Role) {
	key := &p.groups[0]
	if !key.key {
		return
	}
	if len(key.Names) == 0 {
		if len(p.groups) > 1 && len(key.words) == 1 {
			p.groups = p.groups[1:]
		}
		return
	}
	end := key.words[len(key.words)-1]
	w, isWork := works[end]
	if isWork && (role == Photographer && w.picture || role == Author && !w.picture) {
		key.Label, key.words = end, key.words[1:]
	}
}

// frontTokens parts a list of people into its words. Brackets behind a name
// hold a note on it, whatever they say, unless it is what somebody did.
func frontTokens(s string) []token {
	var tokens []token
	for s != "" {
		from, to := noteIn(s)
		tokens = append(tokens, scan(s[:from], frontSeparators)...)
		if from == to {
			break
		}
		if inner, _ := unbracket(s[from:to]); saysRole(inner) {
			tokens = append(tokens, scan(inner, frontSeparators)...)
		} else {
			tokens = append(tokens, token{kind: noteToken, text: "（" + inner + "）"})
		}
		s = s[to:]
	}
	return tokens
}

// noteIn returns where brackets stand behind a word and end it;
// from == to == len(s) when there are none.
func noteIn(s string) (from, to int) {
	behind := false
	for i, r := range s {
		if behind && strings.ContainsRune(openers, r) {
			end := i + bracketEnd(s[i:])
			next, _ := utf8.DecodeRuneInString(s[end:])
			if end > i && (end == len(s) || unicode.IsSpace(next) || strings.ContainsRune(frontSeparators+openers, next)) {
				return i, end
			}
		}
		if !unicode.IsSpace(r) { // 江晚 （实习） is typed too
			behind = !strings.ContainsRune(frontSeparators, r)
		}
	}
	return len(s), len(s)
}

// saysRole reports whether the words in brackets say what somebody did.
func saysRole(s string) bool {
	return slices.ContainsFunc(scan(s, frontSeparators), func(t token) bool {
		return t.kind == coversToken || t.kind == workToken
	})
}
