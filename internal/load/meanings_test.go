package load

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/diag"
)

// TestMeanings holds which file is found for a destination as editors type it.
func TestMeanings(t *testing.T) {
	rest := []string{
		"content/2026-03-09/b.md", "---\ntitle: 乙\n---\n文。\n",
		"content/2026-03-09/图/旧 桥.png", aPNG(4, 3),
		"content/2026-03-09/图/_桥.png", aPNG(5, 3),
		"content/2026-03-09/图/桥(1).png", aPNG(6, 3),
		"content/2026-03-09/3#楼.png", aPNG(7, 3),
	}
	for _, test := range []struct{ copy, want string }{
		{"![桥](图/旧 桥.png)", "2026-03-09/tu/jiu-qiao-4.jpg"},
		{`![桥](图\旧 桥.png)`, "2026-03-09/tu/jiu-qiao-4.jpg"},
		{`![桥](图\_桥.png)`, "2026-03-09/tu/qiao-5.jpg"},
		{`![桥](图/\_桥.png)`, "2026-03-09/tu/qiao-5.jpg"},
		{`![桥](图/桥\(1\).png)`, "2026-03-09/tu/qiao-1-6.jpg"},
		{`![桥](..\2026-03-09\图\桥(1).png)`, "2026-03-09/tu/qiao-1-6.jpg"},
		{"![桥](/图/旧 桥.png)", "2026-03-09/tu/jiu-qiao-4.jpg"},
		{"![桥](3#楼.png)", "2026-03-09/3-lou-7.jpg"},
		{"![[图/旧 桥.png|桥]]", "2026-03-09/tu/jiu-qiao-4.jpg"},
		{"![桥]（图/旧 桥.png）", "2026-03-09/tu/jiu-qiao-4.jpg"},
		{`<img src="图/旧 桥.png" alt="桥">`, "2026-03-09/tu/jiu-qiao-4.jpg"},
		{"[[b]]", "2026-03-09/b.html"},
		{"[[b#s]]", "2026-03-09/b.html#s"},
		{"[看](/b.md)", "2026-03-09/b.html"},
		{"【看】（b.md）", "2026-03-09/b.html"},
	} {
		p, problems := loadSite(t, aSite(append(rest, "content/2026-03-09/a.md", "---\ntitle: 甲\n---\n"+test.copy+"\n")...))
		// The other pictures are there to be taken by mistake.
		problems = slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Rule == unusedPhoto })
		if len(problems) > 0 {
			t.Errorf("%s: %v", test.copy, problems)
		} else if got := articleOf(t, p, "content/2026-03-09/a.md").Body.Targets[0].Address; got != test.want {
			t.Errorf("%s leads to %q, want %q", test.copy, got, test.want)
		}
	}
}

// TestNearest holds what an editor is told of a file that is not there.
func TestNearest(t *testing.T) {
	rest := []string{
		"content/2026-03-09/b.md", "---\ntitle: 乙\n---\n文。\n",
		"content/2026-03-09/图/桥 (1).png", aPNG(4, 3),
		"content/2026-03-02/塔.png", aPNG(4, 3),
		"content/2026-03-02/c.md", "---\ntitle: 丙\n---\n文。\n",
	}
	for _, test := range []struct{ copy, says string }{
		{"![桥](桥 (1).png)", "是不是“图/桥 (1).png”？"},
		{"![桥](图/桥(1).jpg)", "是不是“图/桥 (1).png”？"},
		{"![塔](塔.jpg)", "是不是“../2026-03-02/塔.png”？"},
		{`![桥](..\..\桌面\IMG 7.jpg)`, `图片不存在：..\..\桌面\IMG 7.jpg`},
		{"![桥](IMG 7.jpg)", "这里有的图片是“图/桥 (1).png”"},
		{"![[q]]", "这里有的图片是“图/桥 (1).png”"},
		{"[[c]]", "是不是“../2026-03-02/c.md”？"},
		{"[看](bb.md）", "是不是“b.md”？"},
		{"[网站](www.example.cn)", "写全网址 https://www.example.cn"},
		{"[网站](example.com)", "写全网址 https://example.com"},
		{"[网站]（Example.com/a?b=c）", "写全网址 https://Example.com/a?b=c"},
		{"[信箱](bao@example.cn)", "写全网址 mailto:bao@example.cn"},
		{"![桥](www.example.cn/1.jpg)", "写全网址 https://www.example.cn/1.jpg"},
		{"[注](q.d)", "检查文件名"},
	} {
		_, problems := loadSite(t, aSite(append(rest, "content/2026-03-09/a.md", "---\ntitle: 甲\n---\n桥\n\n"+test.copy+"\n")...))
		said := ""
		for _, p := range problems {
			if p.Line == 6 {
				said += p.Message + " " + p.Hint + "\n"
			}
		}
		if !strings.Contains(said, test.says) {
			t.Errorf("%s: says %q, want %q", test.copy, said, test.says)
		}
	}
}

// TestElsewhere holds that pictures on other people's servers are told once a
// kind, and those of the paper's own not at all.
func TestElsewhere(t *testing.T) {
	for _, test := range []struct{ copy, says string }{
		{"![甲](https://example.com/1.jpg)\n\n![乙](//example.net/2.jpg)", "图片在别人的网站上，那边一删这里就没有了（这一篇有 2 张）"},
		{"![甲](https://mmbiz.qpic.cn/a/640?wx_fmt=jpeg)", "图片在微信的服务器上，在别处显示不出来"},
		{`<p><img data-src="http://mmbiz.qlogo.cn/a" alt="甲"></p>`, "图片在微信的服务器上，在别处显示不出来"},
		{"![甲](https://bao.example.cn/1.jpg)", ""},
		{"[甲](https://example.com/1.jpg)", ""},
	} {
		files := aSite("content/2026-03-09/a.md", "---\ntitle: 甲\n---\n"+test.copy+"\n")
		files[SiteFile].Data = append(files[SiteFile].Data, "\nbase_url: https://bao.example.cn/\n"...)
		_, problems := loadSite(t, files)
		switch {
		case test.says == "" && len(problems) > 0:
			t.Errorf("%s: %v", test.copy, problems)
		case test.says != "" && (len(problems) == 0 || problems[0].Message != test.says):
			t.Errorf("%s: %v, want %q", test.copy, problems, test.says)
		}
	}
}
