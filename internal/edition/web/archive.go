package web

import (
	"fmt"
	"time"

	"bao/internal/paper"
	"bao/internal/zh"
)

const archiveAddress = "archive/index.html"

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
		p.page(yearAddress(y), "archive.html", func() any { return p.year(yearAddress(y), y, years, byYear[y]) })
	}
	p.page(archiveAddress, "archive.html", func() any {
		if len(years) == 0 {
			return p.year(archiveAddress, p.Paper.Today.Year, nil, nil)
		}
		y := years[len(years)-1]
		return p.year(archiveAddress, y, years, byYear[y])
	})
}

func yearAddress(year int) string { return fmt.Sprintf("archive/%d.html", year) }

func (p *planner) year(address string, year int, years []int, issues []*paper.Issue) *Archive {
	v := &Archive{
		Frame: p.frames.frame(spot{
			kind: "archive", address: address, title: fmt.Sprintf("%d年往期", year),
			current: archiveAddress, issue: p.Paper.Latest(),
		}),
		Year: fmt.Sprint(year),
	}
	for i := len(years) - 1; i >= 0; i-- {
		v.Years = append(v.Years, Link{fmt.Sprint(years[i]), v.Root + yearAddress(years[i]), years[i] == year})
	}
	byDate := map[paper.Date]*paper.Issue{}
	for i := len(issues) - 1; i >= 0; i-- {
		byDate[issues[i].Date] = issues[i]
		v.Issues = append(v.Issues, p.issueEntry(issues[i], v.Root))
	}
	for m := time.January; m <= time.December && len(issues) > 0; m++ {
		v.Months = append(v.Months, month(year, m, byDate, v.Root))
	}
	return v
}

func (p *planner) issueEntry(i *paper.Issue, root string) IssueEntry {
	e := IssueEntry{
		Href: root + i.Address, Day: day(i.Date), Weekday: zh.Weekday(i.Date.Time()),
		Number: issueName(i), Count: len(i.Articles()), Pages: p.sheets.count(i),
	}
	if first := firstPage(i); first != nil {
		e.Lead = headline(first.Articles[0])
	}
	return e
}

// month lays out one month; weeks begin on Monday, as calendars in China do.
func month(year int, m time.Month, issues map[paper.Date]*paper.Issue, root string) Month {
	v := Month{Name: zh.Numeral(int(m)) + "月"}
	first := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
	days := first.AddDate(0, 1, -1).Day()
	column := (int(first.Weekday()) + 6) % 7
	var week [7]Cell
	for d := 1; d <= days; d++ {
		week[column].Day = d
		if issue := issues[paper.Date{Year: year, Month: int(m), Day: d}]; issue != nil {
			week[column].Href = root + issue.Address
			week[column].Label = fmt.Sprintf("%d月%d日 %s", int(m), d, issueName(issue))
		}
		if column++; column == 7 || d == days {
			v.Weeks = append(v.Weeks, week)
			week, column = [7]Cell{}, 0
		}
	}
	return v
}
