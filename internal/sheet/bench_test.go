package sheet

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/markup"
	"bao/internal/paper"
)

// copyOf makes a story of so many paragraphs.
func copyOf(n, paragraphs int) Copy {
	text := strings.TrimSpace(strings.Repeat("楼组长敲开四十户人家的门，大家商量着把旧车棚改成花园，街道办事处答应月底之前答复。\n\n", paragraphs))
	doc, _ := markup.Parse([]byte(text))
	doc = doc.WithDateline("本报讯")
	c := Copy{
		Address: fmt.Sprintf("2026-03-02/%d.html", n), Headline: "旧车棚拆了 楼下长出一座花园",
		Byline: byline.Line{Covers: "文/图", Credits: []byline.Credit{{Role: byline.Reporter, Label: "记者", Names: []string{"林之远"}}}}, Body: paper.Body{Encoded: doc.Encode(), Count: doc.Count()},
	}
	if n%2 == 0 {
		c.Photos = []paper.Photo{{Address: "1.jpg", Width: 1600, Height: 1067, Cutline: "新开的花园。"}}
	}
	return c
}

// onePage is a budget whose copy is all meant for page one.
func onePage(list []Copy) *Budget {
	b := &Budget{}
	for _, c := range list {
		c.Page = 1
		b.Copy = append(b.Copy, c)
	}
	return b
}

func (b *Budget) composed(p config.Print) []Sheet { return b.Sheets(MakeUp(b, p), p) }

func printSettings() config.Print {
	site, _ := config.Parse("site.yaml", []byte("title: 槐荫里\n"))
	return site.Print
}

func BenchmarkIssue(b *testing.B) {
	for _, stories := range []int{5, 8, 20, 40} {
		budget := &Budget{}
		for i := range stories {
			budget.Copy = append(budget.Copy, copyOf(i, 3+(i*7)%12))
		}
		b.Run(fmt.Sprint(stories), func(b *testing.B) {
			for b.Loop() {
				budget.Sheets(MakeUp(budget, printSettings()), printSettings())
			}
		})
	}
}

func BenchmarkFront(b *testing.B) {
	for _, stories := range []int{5, 8, 12} {
		var list []Copy
		for i := range stories {
			list = append(list, copyOf(i, 3+(i*7)%12))
		}
		for _, columns := range []int{5, 3} {
			b.Run(fmt.Sprintf("%d stories, %d columns", stories, columns), func(b *testing.B) {
				for b.Loop() {
					Fronts(list, columns)
				}
			})
		}
	}
}
