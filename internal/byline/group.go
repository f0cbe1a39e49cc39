package byline

import "slices"

// group is a list of names under one role word.
type group struct {
	Credit
	position bool // the role word is a position, before the names
	key      bool // the role word is the key of front matter
	office   bool // offices may stand among the names
	any      bool // and need not look like one
	colon    bool // a colon says that the names follow
	sure     []certainty
	words    []string // all of them, in the order typed
}

// did credits a group with the work that follows its names.
func (g *group) did(word string, w work) {
	if g.Role != "" && !g.position {
		g.office, g.any = g.office || w.office, g.any || w.any
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
	g.office, g.any = w.office, w.any
}

// line returns the finished byline if every list has a role and names.
func (p *parser) line() (Line, bool) {
	line, total, real := Line{Covers: p.coversAll()}, 0, false
	for _, g := range p.groups {
		if g.Role == "" {
			if p.covers == "" {
				return Line{}, false
			}
			g.Role = Author
		}
		if len(g.Names) == 0 || !p.front && !g.named() {
			return Line{}, false
		}
		real = real || p.front || slices.ContainsFunc(g.Names, func(s string) bool { return !namesNobody[s] })
		total += len(g.Names)
		line.Credits = append(line.Credits, g.credit())
	}
	if total == 0 || total > maxNames || !real || p.shy && p.roles < 2 && !p.front {
		return Line{}, false
	}
	return line, true
}

// coversAll returns 文/图 where everybody is meant. Where more people follow it
// is said of those before it, among whose words it stays: 江晚 文/图 通讯员 罗小舟.
// Editors made neither.
func (p *parser) coversAll() string {
	if p.said == 0 || p.said >= len(p.groups) || p.groups[p.said].Role == Editor {
		return p.covers
	}
	g := &p.groups[p.said-1]
	g.words = append(g.words, p.covers)
	return ""
}

// named reports whether all the names can be names. Where only 作者, 编辑 or a
// work says so, one of them must begin with a known surname.
func (g *group) named() bool {
	known := g.office || g.Role == Reporter && g.position || g.Role == Correspondent && !shy[g.Label]
	person := false
	for i, name := range g.Names {
		is := isName(name, g.sure[i])
		switch {
		case is, g.office && (isOffice(name) || namesNobody[name]), g.any && len(g.Names) == 1 && canSupply(name):
		case !isOffice(name):
			return false
		}
		known = known || isName(name, strict)
		person = person || is && !hasOfficeWord(name)
	}
	// 记者 走进社区 and 编辑 文化馆 name nobody; 通讯员：柳湾社区 does.
	return known && person || g.office || g.colon && g.offices()
}

// offices reports whether an office is named.
func (g *group) offices() bool { return slices.ContainsFunc(g.Names, isOffice) }

// credit returns the credit of a group, with what was typed where its parts
// do not say it all.
func (g *group) credit() Credit {
	c := g.Credit
	if c.Role == Author && g.office && !slices.ContainsFunc(c.Names, IsPerson) {
		c.Role = Source
	}
	plain := c.Names
	if c.Label != "" {
		plain = append([]string{c.Label}, plain...)
	}
	if !slices.Equal(plain, g.words) {
		c.Typed = joinWords(g.words)
	}
	return c
}
