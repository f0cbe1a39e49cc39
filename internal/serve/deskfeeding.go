package serve

import (
	"fmt"

	"bao/internal/config"
	"bao/internal/paper"
)

// deskFeeding is how a section is kept up to date (栏目更新).
type deskFeeding struct {
	Name, Last, Since, Term, Next string
	Overdue                       bool
}

func feedings(all *paper.Paper) []deskFeeding {
	var list []deskFeeding
	for _, f := range all.Feedings() {
		row := deskFeeding{Name: f.Section.Name, Overdue: f.Overdue(), Last: "还没有稿件", Term: "不限"}
		if !f.Last.IsZero() {
			row.Last, row.Since = f.Last.String(), fmt.Sprintf("%d 天前", f.Days)
			if f.Days == 0 {
				row.Since = "今天"
			}
		}
		if f.Section.Update > 0 {
			row.Term = config.Term(f.Section.Update)
		}
		if !f.Next.IsZero() {
			row.Next = f.Next.String() + " 有下一篇"
		}
		list = append(list, row)
	}
	return list
}
