package sheet

import (
	"fmt"

	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/paper"
)

var noRoom = &diag.Rule{
	ID: "no-room", Name: "版面排不下", Severity: diag.Warning,
	Why: "这一篇印出来的报纸上没有，只有网站上有",
}

// Rules are the kinds of problems that are found when pages are made up.
var Rules = []*diag.Rule{noRoom}

// toldLeft tells of an article without room, and where more pages are forbidden.
func toldLeft(issue *paper.Issue, left Left, overflow string) diag.Problem {
	a := issue.Articles[left.Copy]
	if issue.Record != nil {
		return noRoom.At(diag.Place{Path: a.Origin}, "版面记录里没有这一篇的地方，印出来的报纸上没有，网站上有",
			"在编辑台按“重新排版”（就是删去这一期的 版面.txt）；别的都不动，就在 版面.txt 里给它加一行")
	}
	message := "《" + a.Title + "》排不下，网站上有"
	if left.Page > 0 {
		message = fmt.Sprintf("第%d版排不下，网站上有", left.Page)
	}
	return noRoom.At(diag.Place{Path: a.Origin}, message, fmt.Sprintf("它要占 %d 行：删短同版的稿件，或用 版次 移到别的版", left.Lines)+growing(issue, overflow))
}

// growing is what an editor changes who wants another page. A fixed number of pages
// comes first: with one, an issue does not grow whatever the paper says.
func growing(issue *paper.Issue, overflow string) string {
	fixed, reports := len(issue.Planned) > 0, overflow == config.OverflowReport
	switch {
	case fixed && reports:
		return "；想加版，把 issue.md 里的 版面 一项删去，site.yaml 的 印刷 里改成 稿件过多: 加版"
	case fixed:
		return "；想加版，把 issue.md 里的 版面 一项删去"
	case reports:
		return "；想加版，把 site.yaml 的 印刷 里改成 稿件过多: 加版"
	}
	return ""
}
