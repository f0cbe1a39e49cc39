package starter

import (
	"fmt"
	"io/fs"

	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// issueView is what the template of issue.md sees. A number is 0 where the
// paper counts nothing.
type issueView struct {
	Day            paper.Date
	Number, Serial int
}

// NextDay is the day that the next issue will likely bear: after the newest
// one by the rhythm of the last ones and not in the past, or today when there
// are too few to tell one.
func (s Source) NextDay() paper.Date {
	var days []paper.Date
	for _, issue := range s.Paper.Issues {
		days = append(days, issue.Date)
	}
	return paper.NextDay(days, s.Today)
}

// Issue returns the files of a new issue, first its issue.md with the numbers
// that follow those of the issue before; no day means NextDay. It fails with a
// *Refusal when there is an issue of that day, and when a template of the
// site is wrong.
func (s Source) Issue(day paper.Date) ([]File, error) {
	if day.IsZero() {
		day = s.NextDay()
	}
	folder := load.IssueFolder(s.Files, day)
	note := load.NotePath(folder)
	if _, err := fs.Stat(s.Files, note); err == nil {
		return nil, &Refusal{
			fmt.Sprintf("%s的这一期已经有了：%s", zh.Date(day.Time()), folder),
			"稿件放进这个文件夹就行；要建别的一期，写明日期，如 " + day.Later(7).String(),
		}
	}
	view := issueView{Day: day}
	for _, issue := range s.Paper.Issues { // the last of those before
		if issue.Date.Before(day) {
			view.Number, view.Serial = s.Paper.Site.Numbering.Next(issue.Number, issue.Serial, issue.Date.Year == day.Year)
		}
	}
	data, err := s.render(issueTemplate, s.language(), view)
	if err != nil {
		return nil, err
	}
	return []File{{Path: note, Data: data}, {Path: folder + "/photos/"}}, nil
}
