package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bao"
	"bao/internal/config"
	"bao/internal/edition"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/sheet"
)

const yaml = "报名: 槐荫里\n网址: https://bao.example.cn/\n口号: 家门口[的]事\n主办: 街道\n栏目: [{拼音: yaowen, 名称: 要闻}, 空的]\n"

// sourceOf opens a paper of two issues on a day of November 2026.
func sourceOf(t *testing.T, yaml string, day int, more fstest.MapFS) edition.Source {
	site := fstest.MapFS{
		"site.yaml":               {Data: []byte(yaml)},
		"content/2026-11-09/a.md": {Data: []byte("---\n标题: 花开了\n栏目: 要闻\n更正: {日期: 2026-11-12, 内容: 错了}\n---\n文。\n")},
		"content/2026-11-02/b.md": {Data: []byte("---\n标题: 前一期\n栏目: 要闻\n---\n文。\n")},
		"content/about.md":        {Data: []byte("---\n标题: 关于本报\n---\n文。\n")},
	}
	for name, f := range more {
		site[name] = f
	}
	p, problems, err := load.Load(site, load.Options{Now: time.Date(2026, 11, day, 4, 0, 0, 0, time.UTC), Theme: bao.Theme})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return edition.Source{Paper: p, Site: site, Theme: bao.Theme, Version: "1", Sheets: sheet.NewIssues(p, nil, func(n int, do func(int)) {
		for i := range n {
			do(i)
		}
	})}
}

func written(t *testing.T, s edition.Source) map[string]string {
	to := edition.NewPlan(s)
	Plan(s, to)
	files := map[string]string{}
	for _, f := range to.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		files[f.Path] = b.String()
	}
	return files
}

// TestLastmod holds that a correction moves the day of its article, its issue,
// its section and the front page, and of nothing else.
func TestLastmod(t *testing.T) {
	var s urlSet
	if err := xml.Unmarshal([]byte(written(t, sourceOf(t, yaml, 13, nil))["sitemap.xml"]), &s); err != nil {
		t.Fatal(err)
	}
	const base = "https://bao.example.cn/"
	want := map[string]string{
		base + "2026-11-02/": "2026-11-02", base + "2026-11-02/b.html": "2026-11-02",
		base + "2026-11-09/": "2026-11-12", base + "2026-11-09/a.html": "2026-11-12",
		base + "section/yaowen/": "2026-11-12", base: "2026-11-12", base + "about.html": "",
	}
	for _, u := range s.URLs {
		if day, ok := want[u.Loc]; !ok || day != u.LastMod {
			t.Errorf("%s: %s, want %s", u.Loc, u.LastMod, day)
		}
		delete(want, u.Loc)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

// TestWithdrawn holds that engines are sent to see that copy has gone.
func TestWithdrawn(t *testing.T) {
	day := func(d int) paper.Date { return paper.Date{Year: 2026, Month: 11, Day: d} }
	a := &paper.Article{Date: day(9), Expires: day(15), State: paper.Expired}
	if got := changed(a, day(20)); got != day(16) {
		t.Errorf("%v, want the day after the last", got)
	}
	a.State = paper.Published
	if got := changed(a, day(10)); got != day(9) {
		t.Errorf("%v before it is withdrawn", got)
	}
}

// TestNews holds that the map of news is of the day of the build and the one
// before, without what is withdrawn.
func TestNews(t *testing.T) {
	for _, c := range []struct{ day, want int }{{8, 0}, {9, 1}, {10, 1}, {11, 0}} {
		s := sourceOf(t, yaml, c.day, nil)
		news := written(t, s)["sitemap-news.xml"]
		if n := strings.Count(news, "<news:news>"); n != c.want {
			t.Errorf("on day %d: %d articles, want %d:\n%s", c.day, n, c.want, news)
		}
		if c.day != 10 {
			continue
		}
		for _, want := range []string{
			"<loc>https://bao.example.cn/2026-11-09/a.html</loc>", "<news:name>槐荫里</news:name>", "<news:language>zh-cn</news:language>",
			"<news:publication_date>2026-11-09</news:publication_date>", "<news:title>花开了</news:title>",
			`xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`,
		} {
			if !strings.Contains(news, want) {
				t.Errorf("no %s in:\n%s", want, news)
			}
		}
		s.Paper.Latest().Articles[0].State = paper.Expired
		if news := written(t, s)["sitemap-news.xml"]; strings.Contains(news, "花开了") {
			t.Errorf("withdrawn, and among the news:\n%s", news)
		}
	}
	for tag, want := range map[string]string{"zh-CN": "zh-cn", "zh": "zh-cn", "zh-Hans-HK": "zh-cn", "zh-Hant": "zh-tw", "zh-TW": "zh-tw", "bo": "bo", "en-GB": "en"} {
		if got := newsLanguage(tag); got != want {
			t.Errorf("%s is %s, want %s", tag, got, want)
		}
	}
}

// TestSplit holds that the parts are the whole in order, none is empty or too
// large, and those before the last stay as they are when the paper grows.
func TestSplit(t *testing.T) {
	const base = "https://bao.example.cn/"
	for _, c := range []struct{ pages, length, parts int }{
		{0, 0, 1}, {1, 30, 1}, {mostPages, 30, 1}, {mostPages + 1, 30, 2}, {2*mostPages + 7, 30, 3}, {mostPages, 2000, 3},
	} {
		address := strings.Repeat("x", c.length)
		list := make([]page, c.pages)
		for i := range list {
			list[i] = page{address, paper.Date{Year: i}}
		}
		parts := split(list, base)
		if len(parts) != c.parts {
			t.Errorf("%d pages: %d parts, want %d", c.pages, len(parts), c.parts)
		}
		next := 0
		for _, part := range parts {
			if size := len(part) * (len(base) + c.length + markup); len(part) > mostPages || size > 50<<20 || len(part) == 0 && c.pages > 0 {
				t.Errorf("%d pages: a part of %d addresses and %d bytes", c.pages, len(part), size)
			}
			for _, p := range part {
				if p.changed.Year != next {
					t.Fatalf("page %d, want %d", p.changed.Year, next)
				}
				next++
			}
		}
		if next != c.pages {
			t.Errorf("%d of %d addresses", next, c.pages)
		}
		grown := split(append(list, page{address: "z"}), base)
		for i := range len(parts) - 1 {
			if len(grown[i]) != len(parts[i]) {
				t.Errorf("%d pages: part %d has changed", c.pages, i+1)
			}
		}
	}
}

// TestIndex holds that a map of more than one part is a list of them.
func TestIndex(t *testing.T) {
	s := sourceOf(t, yaml, 13, nil)
	issue := s.Paper.Latest()
	for i := range mostPages {
		issue.Articles = append(issue.Articles, &paper.Article{Address: fmt.Sprintf("2026-11-09/g%d.html", i), Date: issue.Date})
	}
	files := written(t, s)
	var index siteIndex
	if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &index); err != nil || len(index.Maps) != 2 {
		t.Fatal(err, index)
	}
	total := 0
	for _, m := range index.Maps {
		var part urlSet
		if err := xml.Unmarshal([]byte(files[strings.TrimPrefix(m.Loc, "https://bao.example.cn/")]), &part); err != nil {
			t.Fatal(m.Loc, err)
		}
		if m.LastMod != "2026-11-12" {
			t.Errorf("%s changed on %s", m.Loc, m.LastMod)
		}
		total += len(part.URLs)
	}
	if total != mostPages+7 {
		t.Errorf("%d addresses", total)
	}
}

// TestRobots holds whose robots.txt it is.
func TestRobots(t *testing.T) {
	own := fstest.MapFS{"static/robots.txt": {Data: []byte("User-agent: a\nDisallow: /\n")}}
	const zhunyin = "刊号: 准印证号 豫内资准字第0001号\n"
	for _, c := range []struct {
		what, yaml string
		more       fstest.MapFS
		want       string
	}{
		{"no address", "报名: 槐荫里\n栏目: [{拼音: yaowen, 名称: 要闻}, 空的]\n", nil, ""},
		{"an address", yaml, nil, "User-agent: *\nAllow: /\n\nSitemap: https://bao.example.cn/sitemap.xml\nSitemap: https://bao.example.cn/sitemap-news.xml\n"},
		{"its own", yaml, own, "User-agent: a\nDisallow: /\n"},
		{"internal", yaml + zhunyin, own, "User-agent: *\nDisallow: /\n"},
		{"internal, no address", "报名: 槐荫里\n栏目: [{拼音: yaowen, 名称: 要闻}, 空的]\n" + zhunyin, nil, "User-agent: *\nDisallow: /\n"},
	} {
		s := sourceOf(t, c.yaml, 13, c.more)
		files := written(t, s)
		if got := files["robots.txt"]; got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		if maps := len(files) > 1; maps != s.Paper.Site.Public() || maps && s.Paper.Site.Permit.Kind == config.PermitZhunyin {
			t.Errorf("%s: %d files", c.what, len(files))
		}
	}
}

// TestLLMs holds the form of llmstxt.org: a heading, what it is, lists of links.
func TestLLMs(t *testing.T) {
	want := `# 槐荫里

> 家门口\[的\]事　主办：街道

全文见订阅源；每篇稿件一页，网址里的日期是出版的日子。

## 栏目

- [要闻](https://bao.example.cn/section/yaowen/)

## 最近各期

- [2026年11月9日](https://bao.example.cn/2026-11-09/): 花开了
- [2026年11月2日](https://bao.example.cn/2026-11-02/): 前一期

## 订阅源和目录

- [订阅源](https://bao.example.cn/feed.xml): 最新的稿件全文，Atom
- [订阅源](https://bao.example.cn/feed.json): 同上，JSON Feed
- [站点地图](https://bao.example.cn/sitemap.xml): 所有的期和稿件
- [往期](https://bao.example.cn/archive/)
- [作者](https://bao.example.cn/people/)

## Optional

- [关于本报](https://bao.example.cn/about.html)
`
	s := sourceOf(t, yaml, 13, nil)
	if got := written(t, s)["llms.txt"]; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	s.Paper.Latest().Articles[0].State = paper.Expired
	if got := written(t, s)["llms.txt"]; strings.Contains(got, "花开了") {
		t.Errorf("it names what is withdrawn:\n%s", got)
	}
}
