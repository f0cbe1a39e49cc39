package sheet

import (
	"testing"

	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/typeset"
)

// A dateline takes no line of its own in print: it stands before the first
// words, whatever they are.
func TestDateline(t *testing.T) {
	for _, c := range []struct {
		copy  string
		limit int
		first string
	}{
		{"昨日。", 0, "昨日。"},
		{"昨日。 {.lede}", 0, "昨日。"},
		{"## 小标题\n\n昨日。", 0, "小标题"},
		{"- 甲\n- 乙", 0, "甲"},
		{"![柳](a.jpg)\n\n昨日。", 0, "昨日。"},
		{"", 0, ""},
		{"昨日。 {.lede}", 100, "昨日。"},
		{"## 小标题\n\n昨日。", 100, "昨日。"},
		{"- 甲\n- 乙", 100, "甲"},
		{"|a|\n|-|", 100, "阅读全文"},
	} {
		doc, _ := markup.Parse([]byte(c.copy))
		story := Copy{Body: paper.Body{Encoded: doc.WithDateline("本报讯").Encode()}, Limit: c.limit}
		blocks := story.blocks()
		if len(blocks) == 0 {
			t.Errorf("%q: nothing is set", c.copy)
			continue
		}
		want := typeset.Run{Text: "本报讯　", Style: typeset.Bold | typeset.Sans}
		got := blocks[0].Runs
		if got[0] != want || c.first != "" && (len(got) < 2 || got[1].Text != c.first) {
			t.Errorf("%q: begins with %+v", c.copy, got)
		}
	}
}
