package intake

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Every letter of a page of text is in an article, in its order.
func TestPageLosesNothing(t *testing.T) {
	lines := []string{
		"", "", "新渡船试航", "渡口停了两年", "——坐船过河只要六分钟", sentence, sentence, "本报讯（记者 岑望舒）" + sentence, "　　" + sentence, "记者 岑望舒 通讯员 欧阳渡",
		"（欧阳渡 文/图）", "一、怎样坐船", "1. 早上六点", "图为新渡船。岑望舒 摄", "芦花渡社区", "2026年11月9日", "## 怎样坐船", "————", "姓名：____", "| 甲 | 乙 |", "`code` <b>", "王*明、李**女士",
	}
	rapid.Check(t, func(t *rapid.T) {
		page := strings.Join(rapid.SliceOfN(rapid.SampledFrom(lines), 1, 14).Draw(t, "lines"), "\n")
		in := Read([]Incoming{{"页.txt", []byte(page)}}, Order{Issue: day(nil).Issue})
		got := ""
		for _, s := range in.Stories {
			i := slices.IndexFunc(in.Files, func(f File) bool { return f.Path == s.Path })
			front, body := shows(t, in.Files[i].Data)
			for _, f := range front {
				if keyed(f.key) {
					got += f.key
				}
				if f.key != "标题" || !slices.ContainsFunc(s.Remarks, func(r Remark) bool { return r.Message == "没有找到标题，用了文件名" }) {
					got += f.value
				}
			}
			got += body
		}
		if want := letters(page); letters(got) != want && len(in.Refused) == 0 {
			t.Fatalf("got  %s\nwant %s\n%s", letters(got), want, page)
		}
	})
}
