package byline

import "strings"

// spelled is how 文/图 is printed, whichever way it was typed. What says more
// than these two words is printed as it stands.
func spelled(covers string) string {
	if strings.Trim(covers, "文图/／、+＋&＆ \u3000\t\n") == "" {
		return bothWorks
	}
	return strings.Join(strings.Fields(covers), "")
}

// work takes 文, 图 and their like, which look back or forward. A slash or
// colon on one side decides; else the way the line ends does.
func (p *parser) work(t token, afterWork bool) bool {
	w := works[t.text]
	waiting := p.open < len(p.groups) && !p.unsaid()
	nameless := waiting && p.last().Role == ""
	opens := strings.ContainsAny(t.after, "/／:：") && !nameless
	closes := strings.ContainsAny(t.before, "/／") || p.suffixes
	if opens || !closes && !nameless {
		role := Author
		if w.picture {
			role = Photographer
		}
		p.begin(group{Credit: Credit{Role: role, Label: t.text}, office: w.office, any: w.any, words: []string{t.text}})
		return true
	}
	if !waiting {
		return afterWork && p.second(t.text)
	}
	for i := p.open; i < len(p.groups); i++ {
		p.groups[i].did(t.text, w)
	}
	p.last().words = append(p.last().words, t.text)
	p.open, p.fresh = len(p.groups), true
	return true
}

// second takes the second of two works in a row, which is of the same people:
// 江晚 文 图 did both, as 江晚 文/图 says.
func (p *parser) second(word string) bool {
	g := p.last()
	end := len(g.words) - 1
	first := g.words[end]
	said := first + "/" + word
	if covers.FindString(said) != said || p.covers != "" {
		g.words = append(g.words, word)
		return true
	}
	g.words = g.words[:end]
	if g.Label == first {
		g.Label = ""
	}
	p.covers, p.said = spelled(said), len(p.groups)
	return true
}
