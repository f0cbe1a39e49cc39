package sheet

import (
	"testing"

	"bao/internal/markup"
	"bao/internal/paper"
)

// TestTinyStories holds that a page of next to nothing shows all of it.
func TestTinyStories(t *testing.T) {
	for n := 1; n <= 6; n++ {
		var list []Copy
		for i := range n {
			doc, _ := markup.Parse([]byte("正文。"))
			list = append(list, Copy{Address: string(rune('a' + i)), Headline: "同一个标题", Body: paper.Body{Encoded: doc.Encode(), Count: 3}, Brief: i > 0})
		}
		s := Issue([]Page{{Number: 1, Copy: list}}, printSettings(), nil)
		if placed := len(s[0].Stories); placed != n {
			t.Errorf("%d of %d stories stand on the page", placed, n)
		}
		for _, columns := range []int{5, 3} {
			if f := Front(list, columns, nil); len(f.Stories) != n {
				t.Errorf("%d of %d stories stand on a front page of %d columns", len(f.Stories), n, columns)
			}
		}
	}
}
