package edition

import (
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/paper"
)

func file(address, template string) dist.File {
	return dist.File{Path: address, Template: template, Write: func(io.Writer) error { return nil }}
}

// aPaper is one in which load has claimed an article and an alias.
func aPaper() Source {
	const copy = "---\n标题: 甲\n旧地址: /jiu.html\n---\n正文。\n"
	at := strings.Index(copy, "/jiu")
	return Source{
		Site: fstest.MapFS{"content/2026-11-02/jia.md": {Data: []byte(copy)}},
		Paper: &paper.Paper{
			Addresses: map[string]string{
				"2026-11-02/jia.html": "content/2026-11-02/jia.md",
				"jiu.html":            "content/2026-11-02/jia.md",
			},
			Aliases: []paper.Alias{{
				Address: "jiu.html", Target: "2026-11-02/jia.html",
				Origin: "content/2026-11-02/jia.md", At: at, Len: len("/jiu.html"),
			}},
		},
	}
}

func TestOneOwner(t *testing.T) {
	const copy = "content/2026-11-02/jia.md"
	type add struct{ owner, address string }
	for _, test := range []struct {
		name    string
		adds    []add
		message string // "" for none
		place   diag.Place
		hint    string
	}{
		{"its owner adds a claimed address", []add{{copy, "2026-11-02/jia.html"}}, "", diag.Place{}, ""},
		{
			"an edition takes an article's",
			[]add{{"往期", "2026-11-02/jia.html"}},
			"两处内容的网址相同：content/2026-11-02/jia.md 和 往期 都是 /2026-11-02/jia.html",
			diag.Place{Path: copy},
			"改名",
		},
		{
			"an edition takes an alias",
			[]add{{"往期", "jiu.html"}},
			"两处内容的网址相同：content/2026-11-02/jia.md 和 往期 都是 /jiu.html",
			diag.Place{Path: copy, Line: 3, Col: 6, Len: 9, Text: "旧地址: /jiu.html"},
			"删掉这个旧地址",
		},
		{
			"two editions",
			[]add{{"往期", "x.html"}, {"首页", "x.html"}},
			"两处内容的网址相同：往期 和 首页 都是 /x.html",
			diag.Place{},
			"改名",
		},
		{
			"the same owner twice",
			[]add{{copy, "jiu.html"}, {copy, "jiu.html"}},
			"两处内容的网址相同：" + copy + " 和 " + copy + " 都是 /jiu.html",
			diag.Place{Path: copy, Line: 3, Col: 6, Len: 9, Text: "旧地址: /jiu.html"},
			"旧地址",
		},
		{
			"but for case",
			[]add{{"往期", "X.html"}, {"首页", "x.html"}},
			"往期 是 /X.html，首页 是 /x.html，在 Windows 和苹果电脑上不分大小写",
			diag.Place{},
			"改名",
		},
		{
			"but for case, claimed",
			[]add{{"往期", "Jiu.html"}},
			"content/2026-11-02/jia.md 是 /jiu.html，往期 是 /Jiu.html，在 Windows",
			diag.Place{Path: copy, Line: 3, Col: 6, Len: 9, Text: "旧地址: /jiu.html"},
			"旧地址",
		},
		{
			"a file where a folder is",
			[]add{{"往期", "feed.xml"}, {"首页", "feed.xml/index.html"}},
			"往期 是 /feed.xml，首页 却要把它当文件夹，放 /feed.xml/index.html",
			diag.Place{},
			"改名",
		},
		{
			"a folder two up",
			[]add{{"首页", "a/b/c/index.html"}, {"往期", "A"}},
			"往期 是 /A，首页 却要把它当文件夹，放 /a/b/c/index.html",
			diag.Place{},
			"改名",
		},
		{
			"a claimed file below a file",
			[]add{{"往期", "2026-11-02"}, {copy, "2026-11-02/jia.html"}},
			"往期 是 /2026-11-02，content/2026-11-02/jia.md 却要把它当文件夹",
			diag.Place{Path: copy},
			"改名",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := NewPlan(aPaper())
			for _, a := range test.adds {
				p.Add(a.owner, file(a.address, ""))
			}
			problems := p.Problems()
			if test.message == "" {
				if len(problems) > 0 || len(p.Files()) != len(test.adds) {
					t.Fatal(problems)
				}
				return
			}
			if len(problems) != 1 {
				t.Fatalf("%d problems: %v", len(problems), problems)
			}
			got := problems[0]
			if got.Severity != diag.Error || !strings.Contains(got.Message, test.message) || !strings.Contains(got.Hint, test.hint) || got.Place != test.place {
				t.Errorf("%+v\nwant %q at %+v", got, test.message, test.place)
			}
		})
	}
}

// TestPlannedOnce holds that what is planned has no address twice, whatever
// claims are made.
func TestPlannedOnce(t *testing.T) {
	p := NewPlan(aPaper())
	for range 2 {
		for _, address := range []string{"jiu.html", "A.html", "a.html", "2026-11-02/jia.html", "b.html"} {
			p.Add("谁", file(address, ""))
		}
	}
	seen := map[string]bool{}
	for _, f := range p.Files() {
		if seen[dist.Fold(f.Path)] {
			t.Errorf("%s is planned twice", f.Path)
		}
		seen[dist.Fold(f.Path)] = true
	}
	if len(seen) != 2 || len(p.Problems()) != 8 {
		t.Errorf("planned %v, %d problems", seen, len(p.Problems()))
	}
	if _, ok := p.File("A.html"); !ok {
		t.Error("A.html is not found")
	}
	if _, ok := p.File("a.html"); ok {
		t.Error("a host on Linux would not find a.html")
	}
}

// TestAwaited holds that a link may lead to what an edition plans, and to
// nothing else.
func TestAwaited(t *testing.T) {
	s := aPaper()
	s.Paper.Awaited = []paper.Awaited{
		{Address: "archive/2026.html", Dead: diag.Problem{Message: "2026"}},
		{Address: "archive/1926.html", Dead: diag.Problem{Message: "1926"}},
	}
	p := NewPlan(s)
	p.Add("2026年的往期", file("archive/2026.html", ""))
	if problems := p.Problems(); len(problems) != 1 || problems[0].Message != "1926" {
		t.Error(problems)
	}
}

// TestFilesByFolder holds that the files of a folder stand together, in the
// order in which they were added.
func TestFilesByFolder(t *testing.T) {
	p := NewPlan(aPaper())
	for _, address := range []string{"index.html", "b/1", "a/1", "b/2", "404.html", "a/c/1", "a/2"} {
		p.Add("谁", file(address, ""))
	}
	var got []string
	for _, f := range p.Files() {
		got = append(got, f.Path)
	}
	if want := []string{"index.html", "404.html", "b/1", "b/2", "a/1", "a/2", "a/c/1"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSpecimens(t *testing.T) {
	p := NewPlan(aPaper())
	for _, f := range []dist.File{
		file("a/1.html", "article.html"), file("a/2.html", "article.html"), file("a/page-1.html", "page.html"),
		file("b/1.html", "article.html"), file("b/2.html", "article.html"), file("b/x.jpg", ""),
	} {
		p.Add("谁", f)
	}
	var got []string
	for _, f := range p.Specimens() {
		got = append(got, f.Path)
	}
	if want := []string{"b/1.html", "a/page-1.html"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
