package load

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/paper"
	"bao/internal/source"
)

// lists makes up the lists that site.yaml declares, and finds where pages
// outside the issues show them.
func (m *makeup) lists() {
	for _, l := range m.site.Lists {
		m.out.Lists = append(m.out.Lists, m.list(l))
	}
	for _, s := range m.out.Standing {
		for line := range strings.Lines(s.Body.Doc().Text()) {
			name, ok := ListCalled(strings.TrimSpace(line))
			switch {
			case !ok:
			case m.out.List(name) == nil:
				m.noList(s, name, strings.TrimSpace(line))
			case !slices.Contains(s.Lists, name):
				s.Lists = append(s.Lists, name)
			}
		}
	}
}

// list chooses the newest articles that are all of what a list says.
func (m *makeup) list(l config.List) *paper.List {
	list := &paper.List{Name: l.Name, Front: l.Front}
	section := m.sections[l.Section.Text]
	person := paper.Named(m.out.People, l.Person.Text)
	if l.Section.Text != "" && section == nil {
		m.listless(l, "栏目", l.Section, m.sectionWords())
	}
	if l.Tag.Text != "" && m.tagged[l.Tag.Text] == nil {
		m.listless(l, "标签", l.Tag, slices.Sorted(maps.Keys(m.tagged)))
	}
	if l.Person.Text != "" && person == nil {
		m.listless(l, "作者", l.Person, m.personWords())
	}
	list.More = m.more(l, section, person)
	month := monthOf(m.out.Latest())
	for _, issue := range slices.Backward(m.out.Issues) {
		if !within(l.Month, issue.Date, month) {
			continue
		}
		for _, a := range issue.Articles {
			fits := (l.Section.Text == "" || section != nil && a.Section == section) &&
				(l.Tag.Text == "" || slices.Contains(a.Tags, l.Tag.Text)) &&
				(l.Person.Text == "" || person != nil && slices.Contains(a.People, person))
			if !fits || a.Withdrawn() {
				continue
			}
			if list.Articles = append(list.Articles, a); len(list.Articles) == l.Count {
				return list
			}
		}
	}
	return list
}

func monthOf(newest *paper.Issue) paper.Date {
	if newest == nil {
		return paper.Date{}
	}
	return newest.Date
}

// within says whether a day is in the month of a list, where the newest issue
// bears the date newest.
func within(m config.Month, day, newest paper.Date) bool {
	switch m.Kind {
	case config.MonthGiven:
		return day.Year == m.Year && int(day.Month) == m.Month
	case config.MonthNewest:
		return day.Year == newest.Year && day.Month == newest.Month
	case config.MonthFormer:
		return day.Year < newest.Year && day.Month == newest.Month
	}
	return true
}

// more is the page that has more of what a list shows: the narrowest there is.
func (m *makeup) more(l config.List, section *paper.Section, person *paper.Person) string {
	if tag := m.tagged[l.Tag.Text]; tag != nil && tag.Address != "" {
		return tag.Address
	}
	switch newest := m.out.Latest(); {
	case person != nil:
		return person.Address
	case section != nil:
		return section.Address
	case newest == nil:
		return ""
	case l.Month.Kind == config.MonthGiven && slices.ContainsFunc(m.out.Issues, func(i *paper.Issue) bool { return i.Date.Year == l.Month.Year }):
		return YearAddress(l.Month.Year)
	case l.Month.Kind == config.MonthFormer && m.out.Issues[0].Date.Year < newest.Date.Year:
		return MonthAddress(int(newest.Date.Month))
	}
	return ArchiveAddress
}

func (m *makeup) sectionWords() (words []string) {
	for _, s := range m.out.Sections {
		words = append(words, s.Name)
	}
	return words
}

func (m *makeup) personWords() (words []string) {
	for _, p := range m.out.People {
		words = append(words, p.Name)
	}
	return words
}

// listless reports a list of what there is not.
func (m *makeup) listless(l config.List, what string, named config.Named, known []string) {
	hint := "检查写得对不对；还没有这样的稿件，可以先留着"
	if what == "栏目" {
		hint = "栏目要先写在 site.yaml 的“栏目”里"
		if len(known) > 0 {
			hint += "；现在有：" + strings.Join(known, "、")
		}
	}
	if near := diag.Nearest(named.Text, known); near != "" {
		hint = "改成 " + near
	}
	m.problems = append(m.problems, unknownListed.At(named.Place, fmt.Sprintf("列表“%s”是空的：没有叫“%s”的%s", l.Name, named.Text, what), hint))
}

var listCall = regexp.MustCompile(`^[【\[]\s*列表\s*[：:]\s*(.+?)\s*[】\]]$`)

// ListCalled returns the name of the list that a paragraph of a page outside
// the issues stands for: 【列表：最新公告】. It is false for any other paragraph.
func ListCalled(paragraph string) (name string, ok bool) {
	if found := listCall.FindStringSubmatch(paragraph); found != nil {
		return found[1], true
	}
	return "", false
}

// anyListCall is one anywhere in a line.
var anyListCall = regexp.MustCompile(`【\s*列表\s*[：:][^】]{1,60}】`)

// strayLists reports what was meant to be a list and is printed as it stands:
// in an article, or with other words in its paragraph.
func (r *reader) strayLists() {
	at := r.text.Body
	lines := bytes.SplitAfter(r.text.Data[at:], []byte("\n"))
	blank := func(i int) bool { return i < 0 || i >= len(lines) || len(bytes.TrimSpace(lines[i])) == 0 }
	for i, line := range lines {
		if m := anyListCall.FindIndex(line); m != nil {
			message, hint := "列表没有单独成段，照原样印在了页面上", "上下各空一行，前后不写别的字"
			if r.Kind != standing {
				message = "列表只放在单独的页面里，这里照原样印"
				hint = "要放在首页，site.yaml 的“列表”里写“首页: 是”；要另做一页，新建 content/ren-wu.md，不放进日期文件夹"
			}
			if alone := m[1]-m[0] == len(bytes.TrimSpace(line)) && blank(i-1) && blank(i+1); !alone || r.Kind != standing {
				r.problem(strayList, span{at + m[0], m[1] - m[0]}, message, hint)
			}
		}
		at += len(line)
	}
}

// noList reports a page that shows a list which is not there.
func (m *makeup) noList(s *paper.Standing, name, typed string) {
	place := diag.Place{Path: s.Origin}
	if raw, err := fs.ReadFile(m.fsys, s.Origin); err == nil {
		text := source.Normal(raw)
		if at := bytes.Index(text, []byte(typed)); at >= 0 {
			place = diag.At(s.Origin, text, at, len(typed))
		}
	}
	var names []string
	for _, l := range m.out.Lists {
		names = append(names, l.Name)
	}
	hint := "在 site.yaml 里写上 列表: [{名称: " + name + ", 栏目: 公告, 篇数: 5}]"
	if near := diag.Nearest(name, names); near != "" {
		hint = "改成 【列表：" + near + "】"
	} else if len(names) > 0 {
		hint = "有的是：" + strings.Join(names, "、") + "；或者" + hint
	}
	m.problems = append(m.problems, unknownList.At(place, fmt.Sprintf("没有“%s”这个列表", name), hint))
}
