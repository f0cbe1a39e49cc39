package load

import (
	"strings"
	"testing"

	"bao/internal/paper"
)

// TestOfProject: what describes a project, and is no article.
func TestOfProject(t *testing.T) {
	for name, want := range map[string]bool{
		"README.md": true, "readme.zh-CN.md": true, "CHANGELOG.md": true, "LICENSE": true, "CONTRIBUTING.md": true, "CODE_OF-CONDUCT.md": true, "使用说明.md": true, "说明.md": true,
		"huayuan.md": false, "花开了.md": false, "A1.md": false, "Hua.md": false, "2026-11-09.md": false, "_.md": false, "关于说明.md": false,
	} {
		if got := ofProject(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestTemplateOf reads how editors write a layout.
func TestTemplateOf(t *testing.T) {
	for word, want := range map[string]string{
		"menu": "menu.html", "menu.html": "menu.html", "layouts/menu.html": "menu.html", `layouts\menu`: "menu.html", "菜单": "菜单.html", "sub/menu": "sub/menu.html",
	} {
		if got := templateOf(word); got != want {
			t.Errorf("%s: %s", word, got)
		}
	}
}

// TestSamePicture: one file is one picture; what has none is one by its address.
func TestSamePicture(t *testing.T) {
	for _, c := range []struct {
		a, b paper.Photo
		same bool
	}{
		{paper.Photo{Origin: "a.jpg", Address: "1"}, paper.Photo{Origin: "a.jpg", Address: "2"}, true},
		{paper.Photo{Origin: "a.jpg"}, paper.Photo{Origin: "b.jpg"}, false},
		{paper.Photo{Address: "https://example.cn/1.jpg"}, paper.Photo{Address: "https://example.cn/1.jpg"}, true},
		{paper.Photo{Address: "https://example.cn/1.jpg"}, paper.Photo{Address: "https://example.cn/2.jpg"}, false},
		{paper.Photo{Origin: "a.jpg", Address: "1"}, paper.Photo{Address: "1"}, false},
	} {
		if samePicture(&c.a, &c.b) != c.same {
			t.Errorf("%+v and %+v: %v", c.a, c.b, !c.same)
		}
	}
}

// TestAddressesWrong: addresses that a disk can't hold, or that are taken.
func TestAddressesWrong(t *testing.T) {
	for name, c := range map[string]struct {
		files   []string
		message string
		hint    string
	}{
		"of a device":       {[]string{"content/2026-11-09/a.md", "---\n标题: 甲\n地址: aux\n---\n文。\n"}, "在 Windows 上存不下", ""},
		"without words":     {[]string{"content/2026-11-09/！！.md", "---\n标题: 甲\n---\n文。\n"}, "文件名里没有能作网址的字", "给文件改名"},
		"twice":             {[]string{"content/2026-11-09/a.md", "---\n标题: 甲\n---\n文。\n", "content/2026-11-09/b.md", "---\n标题: 乙\n地址: a\n---\n文。\n"}, "网址相同", "地址: "},
		"twice, in English": {[]string{"content/2026-11-09/a.md", "---\ntitle: 甲\n---\n文。\n", "content/2026-11-09/b.md", "---\ntitle: 乙\nslug: a\n---\n文。\n"}, "网址相同", "slug: "},
		"an old one":        {[]string{"content/2026-11-09/a.md", "---\n标题: 甲\n旧地址: /2026-11-09/b.html\n---\n文。\n", "content/2026-11-09/b.md", "---\n标题: 乙\n---\n文。\n"}, "网址相同", "删掉这个旧地址"},
		"by case alone":     {[]string{"content/2026-11-09/a.md", "---\n标题: 甲\n旧地址: /2026-11-09/B.html\n---\n文。\n", "content/2026-11-09/b.md", "---\n标题: 乙\n---\n文。\n"}, "不分大小写", ""},
		"bao's own":         {[]string{"content/2026-11-09/a.md", "---\n标题: 甲\n旧地址: /.bao-x/a.html\n---\n文。\n"}, "留给 bao 自己用", ""},
		"its own again":     {[]string{"content/2026-11-09/a.md", "---\n标题: 甲\n旧地址: /2026-11-09/a.html\n---\n文。\n"}, "", ""},
	} {
		_, problems := loadSite(t, aSite(c.files...))
		if c.message == "" {
			if len(problems) > 0 {
				t.Errorf("%s: %v", name, problems)
			}
			continue
		}
		if len(problems) == 0 || !strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Hint, c.hint) {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
