package view

import (
	"fmt"
	"time"

	"bao/internal/paper"
	"bao/internal/zh"
)

// MonthOf lays out one month; weeks begin on Monday, as calendars in China do.
func MonthOf(year int, m time.Month, issues map[paper.Date]*paper.Issue, root string) Month {
	v := Month{Name: zh.Numeral(int(m)) + "月"}
	first := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
	days := first.AddDate(0, 1, -1).Day()
	column := (int(first.Weekday()) + 6) % 7
	var week [7]Cell
	for d := 1; d <= days; d++ {
		week[column].Day = d
		if issue := issues[paper.Date{Year: year, Month: int(m), Day: d}]; issue != nil {
			week[column].Href = root + issue.Address
			week[column].Label = fmt.Sprintf("%d月%d日 %s", int(m), d, IssueName(issue))
		}
		if column++; column == 7 || d == days {
			v.Weeks = append(v.Weeks, week)
			week, column = [7]Cell{}, 0
		}
	}
	return v
}
