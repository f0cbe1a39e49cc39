package load

import (
	"strings"
	"testing"
	"testing/fstest"
)

// listsSite has three years of issues and the lists that are declared.
func listsSite(lists string) fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"site.yaml":               file("title: 苇塘\nsections: [{slug: yaowen, name: 要闻}, {slug: wenti, name: 文体}]\nlists: " + lists + "\n"),
		"content/2024-11-04/a.md": file("---\n标题: 甲\n栏目: 要闻\n标签: 花\n记者: 江晚\n---\n文。\n"),
		"content/2025-11-03/b.md": file("---\n标题: 乙\n栏目: 文体\n标签: 花\n---\n文。\n"),
		"content/2026-10-12/c.md": file("---\n标题: 丙\n栏目: 要闻\n标签: 花\n---\n文。\n"),
		"content/2026-11-02/d.md": file("---\n标题: 丁\n栏目: 要闻\n记者: 江晚\n截止: 2026-11-03\n---\n文。\n"),
		"content/2026-11-09/e.md": file("---\n标题: 戊\n栏目: 文体\n记者: 江晚\n---\n文。\n"),
		"content/2026-11-09/f.md": file("---\n标题: 己\n栏目: 要闻\n位次: 1\n---\n文。\n"),
	}
}

// TestLists chooses the newest articles that are all that a list says, and the
// page that has more of them. What is withdrawn is in none.
func TestLists(t *testing.T) {
	for list, want := range map[string][2]string{
		"{name: 全, count: 9}":                             {"己戊丙乙甲", ArchiveAddress},
		"{name: 三, count: 3}":                             {"己戊丙", ArchiveAddress},
		"{name: 栏, section: 要闻, count: 9}":                {"己丙甲", "section/yaowen/index.html"},
		"{name: 签, tag: 花, count: 9}":                     {"丙乙甲", "tag/hua/index.html"},
		"{name: 人, person: 江晚, count: 9}":                 {"戊甲", "people/jiang-wan/index.html"},
		"{name: 栏签, section: 文体, tag: 花}":                 {"乙", "tag/hua/index.html"},
		"{name: 本月, month: 本月}":                           {"己戊", ArchiveAddress},
		"{name: 往年, month: 往年今月}":                         {"乙甲", "archive/month-11.html"},
		"{name: 某月, month: 2026-10}":                      {"丙", "archive/2026.html"},
		"{name: 没有, month: 2023-10}":                      {"", ArchiveAddress},
		"{name: 往年栏, month: 往年今月, section: 要闻, count: 9}": {"甲", "section/yaowen/index.html"},
	} {
		p := loadFine(t, listsSite("["+list+"]"))
		got := ""
		for _, a := range p.Lists[0].Articles {
			got += a.Title
		}
		if got != want[0] || p.Lists[0].More != want[1] {
			t.Errorf("%s: %s, more in %s", list, got, p.Lists[0].More)
		}
	}
}

// TestListsWrong: a list of what there is not, and a page that shows a list that
// there is not.
func TestListsWrong(t *testing.T) {
	for _, c := range []struct{ lists, page, marked, message, hint string }{
		{"[{name: 新, section: 公告}]", "", "公告", "没有叫“公告”的栏目", "先写在 site.yaml"},
		{"[{name: 新, section: 要文}]", "", "要文", "没有叫“要文”的栏目", "改成 要闻"},
		{"[{name: 新, tag: 读书活动}]", "", "读书活动", "没有叫“读书活动”的标签", "可以先留着"},
		{"[{name: 新, person: 江畹}]", "", "江畹", "没有叫“江畹”的作者", "改成 江晚"},
		{"[]", "【列表：新】", "【列表：新】", "没有“新”这个列表", "名称: 新"},
		{"[{name: 近期新闻}]", "[列表: 近期新文]", "[列表: 近期新文]", "没有“近期新文”", "【列表：近期新闻】"},
		{"[{name: 甲}]", "【列表：近期新闻】", "【列表：近期新闻】", "没有“近期新闻”", "有的是：甲；或者"},
		{"[{name: 甲}, {name: 乙}]", "【列表：近期新闻】", "【列表：近期新闻】", "没有“近期新闻”", "有的是：甲、乙"},
	} {
		fsys := listsSite(c.lists)
		if c.page != "" {
			fsys["content/about.md"] = &fstest.MapFile{Data: []byte("---\n标题: 关于\n---\n花。\n\n" + c.page + "\n")}
		}
		_, problems := loadSite(t, fsys)
		tells(t, c.lists+" "+c.page, problems, [3]string{c.marked, c.message, c.hint})
	}
	fsys := listsSite("[{name: 新}, {name: 旧}]")
	fsys["content/about.md"] = &fstest.MapFile{Data: []byte("---\n标题: 关于\n---\n【列表：旧】\n\n【列表：旧】\n\n见【列表：新】。\n")}
	p, problems := loadSite(t, fsys)
	if got := strings.Join(p.Standing[0].Lists, " "); got != "旧" {
		t.Errorf("the page shows %q", got)
	}
	if len(problems) != 1 || problems[0].Rule != strayList {
		t.Errorf("within a line: %v", problems)
	}
}
