package load

import (
	"fmt"
	"strings"

	"bao/internal/diag"
	"bao/internal/paper"
)

// setSection finds the section that the article names. An article stands in
// one: of several the first takes it, and the others are told.
func (m *makeup) setSection(a *paper.Article, ms *manuscript) {
	if len(ms.Sections) == 1 && m.sections[ms.Sections[0].Text] != nil { // as nearly always
		a.Section = m.sections[ms.Sections[0].Text]
		return
	}
	var named []*paper.Section
	for _, t := range ms.Sections {
		for _, name := range m.sectionNames(t.Text) {
			section := m.sections[name]
			if section == nil {
				m.unknownSection(ms, t.span, name)
			} else if len(named) == 0 || named[0] != section {
				named = append(named, section)
			}
		}
	}
	if len(named) == 0 {
		return
	}
	a.Section = named[0]
	if len(named) > 1 {
		var names []string
		for _, s := range named {
			names = append(names, "“"+s.Name+"”")
		}
		m.problem(severalSections, ms, ms.Sections[0].span,
			fmt.Sprintf("一篇稿件只归一个栏目，这里写了%s，归在%s", strings.Join(names, ""), names[0]),
			fmt.Sprintf("只留一个：%s: %s；别的写进%s", ms.say("栏目", "section"), named[0].Name, ms.say("标签", "tags")))
	}
}

// sectionNames parts what an editor wrote as people do, where no section has
// the whole of it for a name and one has a part.
func (m *makeup) sectionNames(written string) []string {
	if m.sections[written] != nil {
		return []string{written}
	}
	whole := unquoted(written)
	if m.sections[whole] != nil {
		return []string{whole}
	}
	var names []string
	known := false
	for part := range strings.FieldsFuncSeq(whole, func(c rune) bool { return strings.ContainsRune("、，,;；/／| \u3000\u00a0", c) }) {
		if part = unquoted(part); part != "" {
			names = append(names, part)
			known = known || m.sections[part] != nil
		}
	}
	if !known {
		return []string{whole}
	}
	return names
}

func (m *makeup) unknownSection(ms *manuscript, at span, name string) {
	var names []string
	for _, s := range m.out.Sections {
		names = append(names, s.Name)
	}
	hint := "栏目有：" + strings.Join(names, "、")
	if near := diag.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("是不是“%s”？%s", near, hint)
	}
	if len(names) == 0 {
		hint = "site.yaml 里还没有栏目，在 " + ms.say("栏目", "sections") + " 下面加上它"
	}
	m.problem(noSection, ms, at, fmt.Sprintf("没有“%s”这个栏目", name), hint)
}
