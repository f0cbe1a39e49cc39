package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
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
		{"no title is divided", "把《河上的小桥》送到各家各户", 9, 0, []string{"把<50《河上的小桥》50>", "送到各家各户"}},
		{"nor a number and its unit", "柳河新增摊位共有1200个", 8, 0, []string{"柳河新增摊位", "共有1200个"}},
		{"nor a word", "柳河街道用上internet了", 9, 0, []string{"柳河街道用", "上internet了"}},
		{"one or two characters are not left alone", "柳河街道居民过大年", 8, 0, []string{"柳河街道", "居民过大年"}},
		{"的 does not begin a line", "柳河街道居民的小桥流水边", 8, 0, []string{"柳河街道居民的", "小桥流水边"}},
		{"marks are half wide", "春风，送暖、柳河水清", 9, 0, []string{"春风，50>送暖、50>柳河水清"}},
		{"a short word is not left alone", "柳河用上了 WiFi", 7, 0, []string{"柳河用", "上了 WiFi"}},
		{"what cannot be held", "柳河街道居民", 2, 2, nil},
		{"more rows than characters", "柳", 5, 2, nil},
		{"no text", " 　", 5, 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := title(tt.text).Lines(tt.em*em, tt.rows)
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
	// 2000  5500 true 3月(0,0) 22(0,0) 日，柳(0,0)
	//    0  7500 true 河街道的居民说(0,0) ：(0,-500)
	//    0  5000 false “水清了(0,0) 。(0,-500) ”(0,-500)
}

// TestWords holds that what the copy says again and again is not divided.
func TestWords(t *testing.T) {
	copy := func(text string) func() []Block {
		return func() []Block { return []Block{{Runs: []Run{{Text: text}}}} }
	}
	tests := []struct {
		name, text, copy string
		em               int
		want             []string
	}{
		{"no copy", "渡口社区砚秋食堂开张", "", 9, []string{"渡口社区砚", "秋食堂开张"}},
		{"a word of it", "渡口社区砚秋食堂开张", "去砚秋食堂吃饭。砚秋食堂不贵，大家说砚秋食堂好。", 9, []string{"渡口社区", "砚秋食堂开张"}},
		{"once is no word", "渡口社区砚秋食堂开张", "去砚秋食堂吃饭。", 9, []string{"渡口社区砚", "秋食堂开张"}},
		{"nor is a piece of one", "渡口社区砚秋食堂开张", "区砚秋大学。区砚秋大学，区砚秋大学：", 9, []string{"渡口社区砚", "秋食堂开张"}},
		{"a common word", "柳河东小区拆墙", "", 4, []string{"柳河东", "小区拆墙"}},
		{"a particle is of none", "渡口社区有船人人开心", "有船，又有船来，是有船的。", 8, []string{"渡口社区有", "船人人开心"}},
	}
	for _, tt := range tests {
		h := NewTitle(tt.text, Bold, copy(tt.copy))
		for range 2 { // it reads the copy once
			if d := cmp.Diff(tt.want, draw(h.Lines(tt.em*em, 0))); d != "" {
				t.Errorf("%s: %s", tt.name, d)
			}
		}
	}
}

// TestRows holds that the lines counted are those made.
func TestRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), "")
		width := rapid.IntRange(-10, 20000).Draw(t, "width")
		h := title(text)
		lines := h.Lines(width, 0)
		if rows, _ := h.Rows(width, 1<<40); rows != len(lines) {
			t.Errorf("%q: %d rows, %d lines", text, rows, len(lines))
		}
		if most := rapid.IntRange(1, 4).Draw(t, "most"); len(lines) > most {
			if rows, _ := h.Rows(width, most); rows <= most {
				t.Errorf("%q: %d rows, %d lines", text, rows, len(lines))
			}
		}
	})
}

func title(text string) *Title {
	h := NewTitle(text, Bold, nil)
	return &h
}
