package load

import (
	"testing"

	"bao/internal/paper"
)

func TestClassify(t *testing.T) {
	day := paper.Date{Year: 2026, Month: 3, Day: 9}
	for _, test := range []struct {
		file string
		want filePlace
	}{
		{"content/2026-03-09/a.md", filePlace{kind: article, date: day}},
		{"content/2026.3.9/a.md", filePlace{kind: article, date: day}},
		{"content/2026年3月9日/a.md", filePlace{kind: article, date: day}},
		{"content/2026-03-09/yiban/a.md", filePlace{kind: article, date: day}},
		{"content/2026/2026-03-09/a.md", filePlace{kind: article, date: day}},
		{"content/2026-03-09/issue.md", filePlace{kind: issueNote, date: day}},
		{"content/2026-03-09/yiban/issue.md", filePlace{kind: article, date: day}},
		{"content/2026-02-30/a.md", filePlace{kind: article, badDate: "2026-02-30"}},
		{"content/2026-13-01/issue.md", filePlace{kind: article, badDate: "2026-13-01"}},
		{"content/about.md", filePlace{kind: article | standing}},
		{"content/fuwu/dianhua.md", filePlace{kind: article | standing}},
		{"content/2026/a.md", filePlace{kind: article | standing}},
		{"content/2026-03-09.md", filePlace{kind: article | standing}},
		{"content/issue.md", filePlace{kind: article | standing}},
	} {
		if got := classify(test.file); got != test.want {
			t.Errorf("classify(%q) = %+v, want %+v", test.file, got, test.want)
		}
	}
}

func TestSlugOf(t *testing.T) {
	for file, want := range map[string]string{
		"content/2026-03-09/hua-yuan.md":    "hua-yuan",
		"content/2026-03-09/停水.md":          "ting-shui",
		"content/2026-03-09/Hello World.md": "hello-world",
		"content/2026-03-09/a.b.md":         "a-b",
		"content/2026-03-09/！！.md":          "",
	} {
		if got := slugOf(file); got != want {
			t.Errorf("slugOf(%q) = %q, want %q", file, got, want)
		}
	}
}

func TestAssetAddress(t *testing.T) {
	for file, want := range map[string]string{
		"content/2026-03-09/photos/1.JPG":  "2026-03-09/photos/1.jpg",
		"content/2026年3月9日/photos/大桥.png":  "2026-03-09/photos/da-qiao.png",
		"content/2026-03-09/照 片/IMG_1.jpg": "2026-03-09/zhao-pian/IMG_1.jpg",
		"content/附件/报名表.PDF":               "fu-jian/bao-ming-biao.pdf",
		"content/logo.svg":                 "logo.svg",
		"content/2026-03-09/？.png":         "2026-03-09/file.png",
		"content/2026-03-09/.png":          "2026-03-09/file.png",
		"content/-a/b.png":                 "a/b.png",
		// The first day is the issue's; within it only what is nothing but a date is one.
		"content/第8期2026-03-09/a.png":          "2026-03-09/a.png",
		"content/2026-03-09/2026年3月8日/a.png":   "2026-03-09/2026-03-08/a.png",
		"content/2026-03-09/庙会2026年3月8日/a.png": "2026-03-09/miao-hui-2026-nian-3-yue-8-ri/a.png",
	} {
		if got := assetAddress(file); got != want {
			t.Errorf("assetAddress(%q) = %q, want %q", file, got, want)
		}
	}
}

func TestAliasAddress(t *testing.T) {
	for _, test := range []struct{ alias, want string }{
		{"/2023-03-27/lianluo.html", "2023-03-27/lianluo.html"},
		{"/old.htm", "old.htm"},
		{"/old/", "old/index.html"},
		{"/", "index.html"},
		{"/node/17", "node/17/index.html"},
		{"/show.asp", "show.asp/index.html"},
		{"/a%20b/", "a b/index.html"},
		{"/%E7%A4%BE%E5%8C%BA/%e5%81%9c%e6%b0%b4.html", "社区/停水.html"},
		{"/a%2Fb%2ehtml", "a/b.html"},
		{"/a+b%25.html", "a+b%.html"},
		{"/100%/", ""},
		{"/%CE%C4%BB%AF.html", ""}, // GBK: no host would find it
		{"/%2e%2e/etc/passwd.html", ""},
		{"/a%2F%2Fb.html", ""},
		{"old.html", ""},
		{"https://bao.example.cn/old.html", ""},
		{"/show?id=3", ""},
		{"/a#b", ""},
		{`/a\b.html`, ""},
		{"/../etc/passwd.html", ""},
		{"/a/../b.html", ""},
		{"//a.html", ""},
		{"", ""},
	} {
		got, ok := aliasAddress(test.alias)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("aliasAddress(%q) = %q, %v, want %q", test.alias, got, ok, test.want)
		}
	}
}

func TestIsExternal(t *testing.T) {
	for dest, want := range map[string]bool{
		"https://www.example.gov.cn/": true,
		"HTTP://EXAMPLE.CN":           true,
		"mailto:a@example.cn":         true,
		"tel:12345":                   true,
		"//cdn.example.cn/a.png":      true,
		"a.md":                        false,
		"../a.md#b":                   false,
		"/archive/":                   false,
		`C:\照片\1.jpg`:                 false,
		"d:/1.jpg":                    false,
		"下午3:00.md":                   false,
		"":                            false,
	} {
		if got := isExternal(dest); got != want {
			t.Errorf("isExternal(%q) = %v", dest, got)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, test := range []struct{ dest, file, rest string }{
		{"a.md", "a.md", ""},
		{"a.md#b", "a.md", "#b"},
		{"a.md?x=1#b", "a.md", "?x=1#b"},
		{`photos\1.jpg`, "photos/1.jpg", ""},
		{"%E6%A1%A5.png", "桥.png", ""},
		{"a%20b.md#c%20d", "a b.md", "#c%20d"},
		{"100%.md", "100%.md", ""},
		{"#b", "", "#b"},
	} {
		if file, rest := split(test.dest); file != test.file || rest != test.rest {
			t.Errorf("split(%q) = %q, %q", test.dest, file, rest)
		}
	}
}

func TestFindKey(t *testing.T) {
	for _, test := range []struct {
		word string
		in   kind
		want string
	}{
		{"title", article, "title"},
		{"标题", standing, "title"},
		{"主题", issueNote, "title"},
		{"记者", article, "reporter"},
		{"记者", standing, ""},
		{"版面", issueNote, "pages"},
		{"版面", article, ""},
		{"责编", issueNote, "editor"},
		{"Title", article, "title"},
		{"ＴＩＴＬＥ", article, "title"},
		{"标\u3000题", article, "title"},
		{"责 任 编 辑", article, "editor"},
		{"标题 柳", article, ""},
		{"副 标题", article, ""},
		{"", article, ""},
	} {
		if k, ok := findKey(test.word, test.in); k.name != test.want || ok != (test.want != "") {
			t.Errorf("findKey(%q, %d) = %q", test.word, test.in, k.name)
		}
	}
}

// TestKeys holds that no word of front matter stands for two things in one
// kind of file, and that none is accepted and then forgotten.
func TestKeys(t *testing.T) {
	for _, k := range keys {
		if k.take == nil {
			t.Errorf("nothing becomes of %s", k.name)
		}
	}
	for _, in := range []kind{article, issueNote, standing} {
		seen := map[string]bool{}
		for _, word := range keyWords(in) {
			if seen[word] {
				t.Errorf("%q is there twice", word)
			}
			seen[word] = true
		}
	}
}

// TestAddressesOf: where everything stands, as links from elsewhere know it.
func TestAddressesOf(t *testing.T) {
	day := paper.Date{Year: 2026, Month: 3, Day: 9}
	for got, want := range map[string]string{
		IssueAddress(day): "2026-03-09/index.html", PageAddress(day, 12): "2026-03-09/page-12.html", BundleAddress(day): "2026-03-09/issue.zip",
		SectionAddress("wenti"): "section/wenti/index.html", PersonAddress("lu"): "people/lu/index.html", TagAddress("qiao"): "tag/qiao/index.html",
		CalendarAddress("2026-03-09/a.html"): "2026-03-09/a.ics", FeedAddress("section/wenti/index.html"): "section/wenti/feed.xml", FeedAddress("index.html"): "feed.xml",
		JSONFeedAddress("section/wenti/index.html"): "section/wenti/feed.json", SitemapPart(2): "sitemap-2.xml", YearAddress(2026): "archive/2026.html", MonthAddress(3): "archive/month-3.html",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
