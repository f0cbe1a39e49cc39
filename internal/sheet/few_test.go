package sheet

import (
	"fmt"
	"testing"

	"bao/internal/config"
)

// TestFewStories holds that a first paper, of two to five stories without a picture, breaks
// no rule on any paper: a brief that can't be wide leaves a cut from head to foot.
func TestFewStories(t *testing.T) {
	for _, paper := range papers {
		for columns := paper.from; columns <= paper.to; columns++ {
			site, _ := config.Parse("site.yaml", fmt.Appendf(nil, "title: 槐荫里\nprint: {%s, columns: %d}\n", paper.settings, columns))
			for _, paragraphs := range [][]int{
				{3, 3},
				{8, 3},
				{13, 2},
				{20, 9},
				{3, 3, 3},
				{13, 3, 3},
				{8, 4, 2},
				{20, 7, 3},
				{30, 2, 2},
				{5, 5, 5},
				{13, 2, 1},
				{13, 3, 3, 3},
				{20, 7, 4, 2},
				{6, 3, 2, 2},
				{9, 9, 3, 3},
				{30, 4, 3, 2},
				{10, 3, 3, 3, 3},
				{20, 8, 5, 3, 2},
			} {
				list := make([]Copy, len(paragraphs))
				for i, n := range paragraphs {
					list[i] = copyOf(2*i+1, n)
					list[i].Brief = list[i].Body.Count <= briefLimit
				}
				for _, s := range onePage(list).composed(site.Print) {
					for _, v := range s.Broken {
						t.Errorf("%s %d栏, stories of %v paragraphs: %v", paper.name, columns, paragraphs, v)
					}
				}
			}
		}
	}
}
