package view

import (
	"strings"
	"unicode/utf8"

	"bao/internal/paper"
)

// mostDescribed bounds a description, in characters: search engines show
// hardly more.
const mostDescribed = 120

// Titles names articles in a sentence, as many as a description holds. It is
// empty for none.
func Titles(articles []*paper.Article) string {
	var b strings.Builder
	used := 0
	for i, a := range articles {
		n := utf8.RuneCountInString(a.Title) + 1
		if i > 0 && used+n > mostDescribed {
			b.WriteString("等")
			break
		}
		if i > 0 {
			b.WriteString("；")
		}
		b.WriteString(a.Title)
		used += n
	}
	return b.String()
}

// PageDescription says what begins on a printed page: 第1版·要闻：…. It is empty for a
// page of what is left of others.
func PageDescription(p *paper.Page) string {
	if len(p.Articles) == 0 {
		return ""
	}
	return PageTitle(p) + "：" + Titles(p.Articles)
}
