package byline

import (
	"strings"
	"unicode"
)

// maxLine and maxNames bound what is taken for a byline, in characters and
// people.
const (
	maxLine  = 160
	maxNames = 30
)

// group is a list of names under one role word.
type group struct {
	Credit
	position bool // the role word is a position, before the names
	office   bool // offices may stand among the names
	sure     []certainty
}

// parser puts the words of a byline together.
type parser struct {
	groups   []group
	open     int // the first group that no work has closed yet
	covers   bool
	fresh    bool // the next name begins a new group
	suffixes bool // works stand after their names
}

// parse reads s as a byline: names and role words and nothing else. With
// strict every name must begin with a known surname.
func parse(s string, c certainty) (Line, bool) {
	if !onlyNames(s) {
		return Line{}, false
	}
	tokens := scan(s)
	p := parser{fresh: true, suffixes: endsInWork(tokens)}
	for i, t := range tokens {
		if t.kind == nameToken {
			p.name(t, max(t.name, c))
		} else if !p.word(t, i > 0 && tokens[i-1].kind == workToken) {
			return Line{}, false
		}
	}
	return p.line()
}

// onlyNames rejects most copy at a glance: text that is too long or has marks
// or digits, which neither names nor role words have.
func onlyNames(s string) bool {
	n := 0
	for _, r := range s {
		n++
		if n > maxLine || !unicode.Is(unicode.Han, r) && !unicode.Is(unicode.Latin, r) &&
			!unicode.IsSpace(r) && !strings.ContainsRune(separators+nameDots+".'’-+＋", r) {
			return false
		}
	}
	return true
}

// endsInWork tells 江晚 文 罗小舟 图 from 文 江晚 图 罗小舟.
func endsInWork(tokens []token) bool {
	for i := len(tokens) - 1; i >= 0; i-- {
		if tokens[i].kind != doneToken {
			return tokens[i].kind == workToken
		}
	}
	return false
}

func (p *parser) name(t token, c certainty) {
	if p.fresh {
		p.groups = append(p.groups, group{})
		p.fresh = false
	}
	g := &p.groups[len(p.groups)-1]
	g.Names = append(g.Names, t.text)
	g.sure = append(g.sure, c)
}

// word takes a role word and reports whether it may stand there.
func (p *parser) word(t token, afterWork bool) bool {
	switch t.kind {
	case positionToken:
		p.begin(group{Credit: Credit{Role: t.role, Label: t.text}, position: true})
	case coversToken:
		p.covers, p.fresh = true, true
	case doneToken:
		return len(p.groups) > 0
	case workToken:
		return p.work(t, afterWork)
	}
	return true
}

func (p *parser) begin(g group) {
	p.groups = append(p.groups, g)
	p.fresh = false
}

// work takes 文, 图 and their like, which look back or forward. A slash or
// colon on one side decides; else the way the line ends does.
func (p *parser) work(t token, afterWork bool) bool {
	w := works[t.text]
	waiting := p.open < len(p.groups)
	nameless := waiting && p.groups[len(p.groups)-1].Role == ""
	opens := strings.ContainsAny(t.after, "/／:：") && !nameless
	closes := strings.ContainsAny(t.before, "/／") || p.suffixes
	if opens || !closes && !nameless {
		role := Author
		if w.picture {
			role = Photographer
		}
		p.begin(group{Credit: Credit{Role: role, Label: t.text}, office: w.office})
		return true
	}
	if !waiting {
		// 江晚 文 图: the second work is of the same people.
		p.covers = p.covers || afterWork
		return afterWork
	}
	for i := p.open; i < len(p.groups); i++ {
		p.groups[i].did(t.text, w)
	}
	p.open, p.fresh = len(p.groups), true
	return true
}

// did credits a group with the work that follows its names.
func (g *group) did(word string, w work) {
	if g.Role != "" && !g.position {
		return // 摄影 江晚 图 says it twice
	}
	switch {
	case w.picture:
		g.Role = Photographer
	case g.Role == "":
		g.Role = Author
	}
	if g.Label == "" {
		g.Label = word
	}
	g.office = w.office
}

// line returns the finished byline if every list has a role and names.
func (p *parser) line() (Line, bool) {
	line, total := Line{}, 0
	if p.covers {
		line.Covers = bothWorks
	}
	for _, g := range p.groups {
		if g.Role == "" {
			if !p.covers {
				return Line{}, false
			}
			g.Role = Author
		}
		if len(g.Names) == 0 || !g.named() {
			return Line{}, false
		}
		total += len(g.Names)
		line.Credits = append(line.Credits, g.Credit)
	}
	if total == 0 || total > maxNames {
		return Line{}, false
	}
	return line, true
}

// named reports whether all the names can be names. Where only 作者, 编辑 or a
// work says so, one of them must begin with a known surname.
func (g *group) named() bool {
	known := g.Role == Reporter || g.Role == Correspondent || g.office
	for i, name := range g.Names {
		if !isName(name, g.sure[i]) && !(g.office && isOffice(name)) {
			return false
		}
		known = known || isName(name, strict)
	}
	return known
}
