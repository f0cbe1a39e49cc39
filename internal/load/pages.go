package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bao/internal/paper"
)

// unplanned is an article that wants a page which the plan of its issue has not.
type unplanned struct {
	article *paper.Article
	ms      *manuscript
}

// planned notes an article whose page is not among those of its issue, as far as
// issue.md fixes them.
func (m *makeup) planned(a *paper.Article, ms *manuscript) {
	if a.Page == 0 || len(a.Issue.Planned) == 0 || slices.ContainsFunc(a.Issue.Planned, func(p paper.Planned) bool { return p.Number == a.Page }) {
		return
	}
	m.unplanned = append(m.unplanned, unplanned{a, ms})
}

// unplannedPages tells of them, where no record says what stood where.
func (m *makeup) unplannedPages() {
	for _, u := range m.unplanned {
		if u.article.Issue.Record != nil {
			continue
		}
		var pages []string
		for _, p := range u.article.Issue.Planned {
			if n := strconv.Itoa(p.Number); !slices.Contains(pages, n) {
				pages = append(pages, n)
			}
		}
		word := m.manuscript(u.article.Issue.Origin).say("版面", "pages")
		m.problem(unplannedPage, u.ms, u.ms.PageAt,
			fmt.Sprintf("这一期没有第%d版，排到了别的版：issue.md 的 %s 里只有第 %s 版", u.article.Page, word, strings.Join(pages, "、")),
			fmt.Sprintf("改成其中的一版；要加第%d版，写进 issue.md 的 %s", u.article.Page, word))
	}
}
