package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bao/internal/paper"
)

// unplanned tells of articles whose page is not among those that issue.md fixes, where
// no record says what stood where.
func (m *makeup) unplanned() {
	for _, issue := range m.issues {
		if len(issue.Planned) == 0 || issue.Record != nil {
			continue
		}
		for _, a := range issue.Articles {
			if a.Page != 0 && !slices.ContainsFunc(issue.Planned, func(p paper.Planned) bool { return p.Number == a.Page }) {
				m.unplannedPage(a)
			}
		}
	}
}

func (m *makeup) unplannedPage(a *paper.Article) {
	var pages []string
	for _, p := range a.Issue.Planned {
		if n := strconv.Itoa(p.Number); !slices.Contains(pages, n) {
			pages = append(pages, n)
		}
	}
	ms, word := m.manuscript(a.Origin), m.manuscript(a.Issue.Origin).say("版面", "pages")
	m.problem(unplannedPage, ms, ms.PageAt,
		fmt.Sprintf("这一期没有第%d版，排到了别的版：issue.md 的 %s 里只有第 %s 版", a.Page, word, strings.Join(pages, "、")),
		fmt.Sprintf("改成其中的一版；要加第%d版，写进 issue.md 的 %s", a.Page, word))
}
