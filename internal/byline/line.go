package byline

import (
	"slices"
	"strings"
	"unicode"
)

// maxLine and maxNames bound what is taken for a byline, in characters and
// people.
const (
	maxLine  = 160
	maxNames = 30
)

// parser puts the words of a byline together.
type parser struct {
	groups   []group
	open     int    // the first group that no work has closed yet
	covers   string // as typed
	said     int    // how many groups stand before it
	fresh    bool   // the next name begins a new group
	suffixes bool   // works stand after their names
	shy      bool   // a position is an ordinary word too
	roles    int    // role words
	front    bool   // front matter says that all of it is names
}

// parse reads s as a byline: names and role words and nothing else. With
// strict every name must begin with a known surname.
func parse(s string, c certainty) (Line, bool) {
	if !onlyNames(s) {
		return Line{}, false
	}
	tokens := withOutlets(scan(s, separators))
	p := parser{fresh: true, suffixes: endsInWork(tokens)}
	if !p.all(tokens, c) {
		return Line{}, false
	}
	return p.line()
}

func (p *parser) all(tokens []token, c certainty) bool {
	for i, t := range tokens {
		if t.kind == nameToken {
			if strings.ContainsAny(t.after, "：:") {
				return false // a role that is not known: 顾问：江晚
			}
			if p.front && t.name == strict && !isName(t.text, strict) && !isOffice(t.text) && !namesNobody[t.text] {
				return false // 编辑部
			}
			p.name(t, max(t.name, c))
		} else if !p.word(t, i > 0 && tokens[i-1].kind == workToken) {
			return false
		}
	}
	return true
}

// onlyNames rejects most copy at a glance: text that is too long or has marks
// or digits, which neither names nor role words have.
func onlyNames(s string) bool {
	n := 0
	for _, r := range s {
		n++
		if n > maxLine || !isHan(r) && !unicode.Is(unicode.Latin, r) &&
			!unicode.IsSpace(r) && !strings.ContainsRune(separators+nameDots+".'’-+＋", r) {
			return false
		}
	}
	return true
}

// withOutlets makes one position of the name of an outlet and the position
// that follows it behind a space: 柳湾日报 记者 江晚.
func withOutlets(tokens []token) []token {
	if len(tokens) < 2 || tokens[0].kind != nameToken || tokens[1].kind != positionToken ||
		strings.TrimSpace(tokens[1].before) != "" || tokens[1].before == "" || !isOutlet(tokens[0].text) {
		return tokens
	}
	tokens[1].text = tokens[0].text + " " + tokens[1].text
	return tokens[1:]
}

// endsInWork tells 江晚 文 罗小舟 图 from 文 江晚 图 罗小舟.
func endsInWork(tokens []token) bool {
	for _, t := range slices.Backward(tokens) {
		if t.kind != doneToken && t.kind != noteToken {
			return t.kind == workToken
		}
	}
	return false
}

func (p *parser) name(t token, c certainty) {
	if p.suffixes && p.aside(t) {
		p.open, p.fresh = len(p.groups), true
	}
	if p.fresh {
		p.begin(group{})
	}
	g := p.last()
	g.Names = append(g.Names, t.text)
	g.sure = append(g.sure, c)
	g.words = append(g.words, t.text)
	if strings.ContainsAny(t.before, ":：") && len(g.Names) == 1 {
		g.colon = true
	}
}

// aside reports whether brackets behind names begin what somebody else did:
// 记者 江晚（罗小舟 供图）.
func (p *parser) aside(t token) bool {
	return strings.ContainsAny(t.before, openers) && len(p.groups) > p.open && len(p.last().Names) > 0
}

// word takes a word that is no name and reports whether it may stand there.
func (p *parser) word(t token, afterWork bool) bool {
	switch t.kind {
	case positionToken:
		p.roles++
		p.shy = p.shy || t.shy && !strings.ContainsAny(t.after, "/／:：")
		p.position(t)
	case coversToken:
		again := p.covers != ""
		p.covers, p.said, p.fresh = spelled(t.text), len(p.groups), true
		return !again
	case doneToken, noteToken:
		if len(p.groups) == 0 {
			return false
		}
		p.last().words = append(p.last().words, t.text)
	case workToken:
		p.roles++
		return p.work(t, afterWork)
	}
	return true
}

func (p *parser) last() *group { return &p.groups[len(p.groups)-1] }

func (p *parser) begin(g group) {
	p.groups = append(p.groups, g)
	p.fresh = false
}

// unsaid reports whether the key of front matter has no words behind it yet.
func (p *parser) unsaid() bool {
	return p.front && len(p.groups) == 1 && p.groups[0].key && len(p.groups[0].words) == 1
}

// position begins a list of people. In front matter it takes the place of the
// key, when that has no name yet.
func (p *parser) position(t token) {
	if p.unsaid() {
		p.groups = p.groups[:0]
	}
	if n := len(p.groups); n > p.open && !p.last().position && p.last().Role != "" && len(p.last().words) == 1 && len(p.last().Names) == 0 {
		g := p.last() // 文/本报记者 江晚 图/通讯员 罗小舟
		if g.Role == Author {
			g.Role = t.role
		}
		g.Label, g.words, g.position = g.Label+"/"+t.text, []string{g.Label + "/" + t.text}, true
		return
	}
	p.begin(group{Credit: Credit{Role: t.role, Label: t.text}, position: true, words: []string{t.text}})
}
