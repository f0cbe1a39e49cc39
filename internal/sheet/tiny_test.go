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
		s := onePage(list).composed(printSettings())
		if placed := standing(s[0]); placed != n {
			t.Errorf("%d of %d stories stand on the page", placed, n)
		}
		for _, columns := range []int{5, 3} {
			if f := Fronts(list, columns)[0]; len(f.Stories) != n {
				t.Errorf("%d of %d stories stand on a front page of %d columns", len(f.Stories), n, columns)
			}
		}
	}
}

// standing counts the articles of a sheet, each brief of a block too.
func standing(s Sheet) int {
	n := 0
	for _, story := range s.Stories {
		n += len(copiesOf(story.Copy))
	}
	return n
}

// TestNoWords composes stories that have no line of copy: a headline alone, a
// picture alone.
func TestNoWords(t *testing.T) {
	list := []Copy{
		{Address: "a", Headline: "图片新闻", Photos: []paper.Photo{{Address: "1.jpg", Width: 800, Height: 600}}},
		{Address: "b", Headline: "花开了", Body: bodyOf("花开了，街坊都来看。")},
		{Address: "c", Headline: "只有标题", NoBody: true, Body: bodyOf("不登。")},
	}
	list[0].Body = bodyOf("")
	placed := func(sheets ...Sheet) (n int) {
		for _, s := range sheets {
			n += len(s.Stories)
		}
		return n
	}
	if n := placed(onePage(list).composed(printSettings())...); n != len(list) {
		t.Errorf("%d of %d stories on the page", n, len(list))
	}
	if n := placed(Fronts(list, 6)[0]); n != len(list) {
		t.Errorf("%d of %d stories on the front page", n, len(list))
	}
}
