package typeset

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadline(t *testing.T) {
	tests := []struct {
		name, text string
		em, rows   int
		want       []string
	}{
		{"one line where it fits", "邻里同乐 共话家常", 10, 0, []string{"邻里同乐 共话家常"}},
		{"the editor's space", "邻里同乐 共话家常事", 8, 0, []string{"邻里同乐", "共话家常事"}},
		{"the editor's space before balance", "办好邻里节 柳河居民同乐共话家常", 11, 0, []string{"办好邻里节", "柳河居民同乐共话家常"}},
		{"two rows on demand", "邻里同乐 共话家常", 10, 2, []string{"邻里同乐", "共话家常"}},
		{"a full-width space too", "邻里同乐\u3000共话家常", 10, 2, []string{"邻里同乐", "共话家常"}},
		{"balanced", "柳河街道居民欢聚一堂共话家常", 12, 0, []string{"柳河街道居民欢", "聚一堂共话家常"}},
		{"after a mark", "春风送暖，柳河居民欢聚一堂", 9, 0, []string{"春风送暖，50>", "柳河居民欢聚一堂"}},
		{"no title is divided", "把《河上的小桥》送到各家各户", 9, 0, []string{"把《河上的小桥》50>", "送到各家各户"}},
		{"nor a number and its unit", "柳河新增摊位共有1200个", 8, 0, []string{"柳河新增摊位", "共有1200个"}},
		{"nor a word", "柳河街道用上internet了", 9, 0, []string{"柳河街道用", "上internet了"}},
		{"one or two characters are not left alone", "柳河街道居民过大年", 8, 0, []string{"柳河街道居", "民过大年"}},
		{"的 does not begin a line", "柳河街道居民的小桥流水边", 8, 0, []string{"柳河街道居民的", "小桥流水边"}},
		{"what cannot be held", "柳河街道居民", 2, 2, nil},
		{"more rows than characters", "柳", 5, 2, nil},
		{"no text", " 　", 5, 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := NewTitle(tt.text, Bold).Lines(tt.em*em, tt.rows)
			if d := cmp.Diff(tt.want, draw(lines)); d != "" {
				t.Error(d)
			}
		})
	}
}

func ExampleText_Lines() {
	text := Prepare([]Block{
		{Kind: Subhead, Runs: []Run{{Text: "一条小河", Style: Bold | Sans}}},
		{Runs: []Run{{Text: "3月22日，柳河街道的居民说："}, {Text: "“水清了。”", Style: Bold}}},
	})
	m := Measure{Width: 8000, Indent: 2000}
	fmt.Println(text.Count(m), "lines")
	for _, line := range text.Lines(m) {
		fmt.Printf("%4d %5d %t", line.Indent, line.Width, line.Justify)
		for _, s := range line.Segments {
			fmt.Printf(" %s(%d,%d)", s.Text, s.Before, s.After)
		}
		fmt.Println()
	}
	// Output:
	// 4 lines
	//    0  4000 false 一条小河(0,0)
	// 2000  5500 true 3月22日，柳(0,0)
	//    0  7500 true 河街道的居民说(0,0) ：(0,-500)
	//    0  5000 false “水清了(0,0) 。(0,-500) ”(0,-500)
}
