package web

import (
	"cmp"
	"fmt"
	"time"

	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// archive plans a page for every year, and the newest year again at the
// archive's own address.
func (p *planner) archive() {
	byYear := map[int][]*paper.Issue{}
	var years []int // oldest first, as the issues are
	for _, issue := range p.Paper.Issues {
		y := issue.Date.Year
		if byYear[y] == nil {
			years = append(years, y)
		}
		byYear[y] = append(byYear[y], issue)
	}
	for _, y := range years {
		p.to.Page(fmt.Sprintf("%d年的往期", y), load.YearAddress(y), "archive.html", func() any { return p.year(load.YearAddress(y), y, years, byYear[y]) })
	}
	p.to.Page("往期的总目录", load.ArchiveAddress, "archive.html", func() any {
		if len(years) == 0 {
			return p.year(load.ArchiveAddress, p.Paper.Today.Year, nil, nil)
		}
		y := years[len(years)-1]
		return p.year(load.ArchiveAddress, y, years, byYear[y])
	})
}

func (p *planner) year(address string, year int, years []int, issues []*paper.Issue) *Archive {
	title := fmt.Sprintf("%d年往期", year)
	v := &Archive{
		Frame: p.frames.Frame(view.Spot{
			Kind: "archive", Address: address, Title: title,
			Current: load.ArchiveAddress, Issue: p.Paper.Latest(), Description: p.yearDescription(year, issues),
			Schema: view.Said(p.schema.Page(archiveTrail(address, title)...)),
		}),
		Year: fmt.Sprint(year),
	}
	for i := len(years) - 1; i >= 0; i-- {
		v.Years = append(v.Years, view.Link{Text: fmt.Sprint(years[i]), Href: v.Root + load.YearAddress(years[i]), Current: years[i] == year})
	}
	v.Index, v.Former = p.indexes(v.Root, load.ArchiveAddress), formerMonths(v.Root, p.byMonth())
	byDate := map[paper.Date]*paper.Issue{}
	for i := len(issues) - 1; i >= 0; i-- {
		byDate[issues[i].Date] = issues[i]
		v.Issues = append(v.Issues, p.issueEntry(issues[i], v.Root))
	}
	for m := time.January; m <= time.December && len(issues) > 0; m++ {
		v.Months = append(v.Months, view.MonthOf(year, m, byDate, v.Root))
	}
	return v
}

func (p *planner) issueEntry(i *paper.Issue, root string) IssueEntry {
	e := IssueEntry{
		Href: root + i.Address, Day: view.DayOf(i.Date), Weekday: zh.Weekday(i.Date.Time()),
		Number: view.IssueName(i), Count: len(i.Articles), Pages: len(p.Sheets.Pages(i)),
	}
	if first := firstPage(p.Sheets.Pages(i)); first != nil {
		e.Lead = view.HeadlineOf(cmp.Or(view.Leading(first.Articles), first.Articles[0]))
	}
	return e
}
