package web

import (
	"fmt"
	"strings"
	"time"

	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
)

// Sections is the view of sections.html: every section that has articles (栏目).
type Sections struct {
	view.Frame
	Index    []view.Link // the other lists of everything
	Sections []SectionEntry
}

// SectionEntry is one section in the overview.
type SectionEntry struct {
	view.Link
	Description string // may be empty
	Count       int
	Latest      view.Link // its newest article
	Day         view.Day  // of that
}

// Former is the view of former.html: what came out in a month in all the
// years (往年今日).
type Former struct {
	view.Frame
	Index  []view.Link
	Month  int
	Months []FormerMonth
	Days   []FormerDay // with an issue in any year
}

// FormerMonth is a month in the list of all twelve; Href is empty where
// nothing came out in any year.
type FormerMonth struct {
	view.Link
	Month int
	Days  string // on which something came out: 2 9 16 23
}

// FormerDay is what came out on a day of the month, the newest year first.
type FormerDay struct {
	Day    int
	Issues []IssueEntry
}

// indexes leads from one list of everything to the others.
func (p *planner) indexes(root, current string) (others []view.Link) {
	say := p.Paper.Site.Script.Say
	for _, list := range []view.Link{
		{Text: say("按日期找"), Href: load.ArchiveAddress}, {Text: say("按栏目找"), Href: load.SectionsAddress}, {Text: say("按作者找"), Href: load.PeopleAddress},
	} {
		if list.Href != current {
			others = append(others, view.Link{Text: list.Text, Href: root + list.Href})
		}
	}
	return others
}

// overview plans the page that lists the sections.
func (p *planner) overview() {
	p.to.Page("栏目的总目录", load.SectionsAddress, "sections.html", func() any {
		name := p.Paper.Site.Script.Say("栏目")
		s := view.Spot{Kind: "overview", Address: load.SectionsAddress, Title: name, Description: p.Paper.Site.Title + p.Paper.Site.Script.Say("的全部栏目，各有哪些稿件"), Issue: p.Paper.Latest(), Schema: view.Said(p.schema.Page(schema.Step{Name: name, Address: load.SectionsAddress}))}
		v := &Sections{Frame: p.frames.Frame(s)}
		v.Index = p.indexes(v.Root, load.SectionsAddress)
		for _, section := range p.Paper.Sections {
			if a := newestOf(section); a != nil {
				v.Sections = append(v.Sections, SectionEntry{
					Link: sectionLink(section, v.Root), Description: section.Description, Count: len(section.Articles),
					Latest: view.ArticleLink(a, v.Root), Day: view.DayOf(a.Issue.Date),
				})
			}
		}
		return v
	})
}

// newestOf is the newest article of a section that can be read; nil for none.
func newestOf(s *paper.Section) *paper.Article {
	for i := len(s.Articles) - 1; i >= 0; i-- {
		if a := s.Articles[i]; !a.Withdrawn() {
			return a
		}
	}
	return nil
}

// former plans a page for each month in which something came out, in a paper
// of several years. They are the same whatever the day is: paper.js leads a
// reader to hers.
func (p *planner) former() {
	byMonth := p.byMonth()
	for month, issues := range byMonth {
		if len(issues) > 0 {
			address := load.MonthAddress(month)
			p.to.Page(fmt.Sprintf("历年%d月的往期", month), address, "former.html", func() any {
				return p.formerPage(address, month, byMonth)
			})
		}
	}
}

// byMonth lists the issues by month, oldest first; none of a paper of one year.
func (p *planner) byMonth() (byMonth [13][]*paper.Issue) {
	issues := p.Paper.Issues
	if len(issues) == 0 || issues[0].Date.Year == issues[len(issues)-1].Date.Year {
		return byMonth
	}
	for _, issue := range issues {
		byMonth[issue.Date.Month] = append(byMonth[issue.Date.Month], issue)
	}
	return byMonth
}

func (p *planner) formerPage(address string, month int, byMonth [13][]*paper.Issue) *Former {
	title := fmt.Sprintf(p.Paper.Site.Script.Say("历年%d月"), month)
	v := &Former{Month: month, Frame: p.frames.Frame(view.Spot{
		Kind: "archive", Address: address, Title: title, Current: load.ArchiveAddress, Issue: p.Paper.Latest(),
		Description: fmt.Sprintf(p.Paper.Site.Script.Say("%s历年%d月出的各期，一天一天列出"), p.Paper.Site.Title, month),
		Schema:      view.Said(p.schema.Page(archiveTrail(address, title)...)),
	})}
	v.Index = p.indexes(v.Root, "")
	v.Months = formerMonths(v.Root, byMonth)
	v.Months[month-1].Current = true
	byDay := [32][]IssueEntry{}
	for i := len(byMonth[month]) - 1; i >= 0; i-- {
		issue := byMonth[month][i]
		byDay[issue.Date.Day] = append(byDay[issue.Date.Day], p.issueEntry(issue, v.Root))
	}
	for day, entries := range byDay {
		if len(entries) > 0 {
			v.Days = append(v.Days, FormerDay{day, entries})
		}
	}
	return v
}

// formerMonths lists the twelve months; nil where no month has issues.
func formerMonths(root string, byMonth [13][]*paper.Issue) []FormerMonth {
	var list []FormerMonth
	any := false
	for month := 1; month <= int(time.December); month++ {
		m := FormerMonth{Link: view.Link{Text: fmt.Sprintf("%d月", month)}, Month: month}
		if issues := byMonth[month]; len(issues) > 0 {
			any = true
			m.Href, m.Days = root+load.MonthAddress(month), daysOf(issues)
		}
		list = append(list, m)
	}
	if !any {
		return nil
	}
	return list
}

// daysOf lists the days of the month on which issues came out.
func daysOf(issues []*paper.Issue) string {
	var on [32]bool
	for _, issue := range issues {
		on[issue.Date.Day] = true
	}
	var days []string
	for day, there := range on {
		if there {
			days = append(days, fmt.Sprint(day))
		}
	}
	return strings.Join(days, " ")
}
