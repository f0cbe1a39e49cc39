package sheet

import (
	"slices"
	"testing"

	"bao/internal/byline"
	"bao/internal/typeset"
)

// TestNamed holds which words of a heading are names of people.
func TestNamed(t *testing.T) {
	copy := func() []typeset.Block {
		return []typeset.Block{{Runs: []typeset.Run{{Text: "楼组长岑望舒说，石榴园要修。"}, {Text: "退休教师闻渡也来了。"}}}}
	}
	by := byline.Line{Credits: []byline.Credit{{Names: []string{"周望"}}}}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"网格员苗如：路是走出来的", []string{"苗如"}},
		{"网格员苗望舒的80本日志", []string{"苗望舒"}},
		{"民警欧阳一", []string{"欧阳一"}},
		{"司徒小满", nil},
		{"八十二岁的褚渡的81本日志", []string{"褚渡"}},
		{"裁缝林雨上门缝扣子", []string{"林雨"}}, // where it ends is unclear
		{"岑望舒和闻渡修好了灯", []string{"岑望舒", "闻渡"}},
		{"石榴园敞亮了", nil},
		{"周望日记", []string{"周望"}},
		{"", nil},
		{"居民章", nil},
		{"民警王㛃：灯亮了", []string{"王㛃"}}, // of extension A
	} {
		c := &Copy{Byline: by}
		if got := c.named(tt.text, copy); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.text, got, tt.want)
		}
	}
	if got := (&Copy{}).named("民警苗如", nil); !slices.Equal(got, []string{"苗如"}) {
		t.Errorf("without copy: %v", got)
	}
}
