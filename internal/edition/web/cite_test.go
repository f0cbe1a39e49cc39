package web

import (
	"testing"

	"bao/internal/byline"
	"bao/internal/paper"
)

// TestCite holds both forms of citing an article, with and without a page, a
// serial number and names.
func TestCite(t *testing.T) {
	day := paper.Date{Year: 2026, Month: 11, Day: 9}
	credit := func(role byline.Role, label string, names ...string) byline.Credit {
		return byline.Credit{Role: role, Label: label, Names: names}
	}
	for _, c := range []struct {
		title           string
		credits         []byline.Credit
		serial, page    int
		line, reference string
	}{
		{
			"联络站搬家",
			[]byline.Credit{credit(byline.Reporter, "记者", "马雁")},
			48, 2,
			"《和平里社区报》2026年11月9日 第2版 总第48期 《联络站搬家》 记者 马雁",
			"马雁. 联络站搬家[N]. 和平里社区报, 2026-11-09(2).",
		},
		{
			"共读《红楼梦》", nil, 0, 0,
			"《和平里社区报》2026年11月9日 《共读〈红楼梦〉》",
			"共读《红楼梦》[N]. 和平里社区报, 2026-11-09.",
		},
		{
			"菜价",
			[]byline.Credit{credit(byline.Photographer, "摄影", "单雪华"), credit(byline.Author, "", "欧阳渡"), credit(byline.Editor, "责任编辑", "闻一舟")},
			0, 1,
			"《和平里社区报》2026年11月9日 第1版 《菜价》 欧阳渡",
			"欧阳渡. 菜价[N]. 和平里社区报, 2026-11-09(1).",
		},
		{
			"长跑",
			[]byline.Credit{credit(byline.Reporter, "记者", "马雁", "江晚"), credit(byline.Correspondent, "通讯员", "江晚", "岑望舒", "周倩倩")},
			0, 3,
			"《和平里社区报》2026年11月9日 第3版 《长跑》 记者 马雁 江晚 通讯员 江晚 岑望舒 周倩倩",
			"马雁, 江晚, 岑望舒, 等. 长跑[N]. 和平里社区报, 2026-11-09(3).",
		},
	} {
		a := &paper.Article{Title: c.title, Issue: &paper.Issue{Date: day, Serial: c.serial}, Byline: byline.Line{Credits: c.credits}}
		line, reference := cite("和平里社区报", a, c.page)
		if line != c.line || reference != c.reference {
			t.Errorf("%s:\n got %q\n    %q\nwant %q\n    %q", c.title, line, reference, c.line, c.reference)
		}
	}
}
