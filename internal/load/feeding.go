package load

import (
	"fmt"

	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/zh"
)

// feedings reminds of the sections that should have had something new by now.
func (m *makeup) feedings() {
	for _, f := range m.out.Feedings() {
		if !f.Overdue() {
			continue
		}
		hint := "写一篇登进这个栏目"
		if !f.Next.IsZero() {
			hint = "定了时的下一篇到" + zh.Date(f.Next.Time()) + "才登，可以提前"
		}
		m.problems = append(m.problems, staleSection.At(diag.Place{Path: SiteFile},
			fmt.Sprintf("“%s”栏目已经 %d 天没有新稿件，上一篇是%s，应当每%s更新", f.Section.Name, f.Days, zh.Date(f.Last.Time()), config.Term(f.Section.Update)),
			hint+"；用不着这么勤，在 site.yaml 里给这个栏目写上“更新: 6个月”或“更新: 不限”"))
	}
}
