package load

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"bao/internal/byline"
	"bao/internal/diag"
	"bao/internal/paper"
)

// TestWordsOfOtherFiles: a word that belongs into another kind of file is told
// of with that kind.
func TestWordsOfOtherFiles(t *testing.T) {
	for _, c := range []struct{ file, line, hint string }{
		{"content/2026-11-09/a.md", "版式: lianxi", "只用在单独的页面"},
		{"content/2026-11-09/a.md", "总期号: 3", "写在期文件夹的 issue.md 里"},
		{"content/2026-11-09/a.md", "校对: 老陆", "用“责任编辑”"},
		{"content/2026-11-09/a.md", "温度: 3", "删掉这一行；可以用的有：标题、引题、"},
		{"content/2026-11-09/issue.md", "转版: 可以", "这个词不用在这种文件里"},
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/z.md", "---\n标题: 终\n---\n文。\n", c.file, "---\n标题: 甲\n"+c.line+"\n---\n文。\n"))
		word, _, _ := strings.Cut(c.line, ":")
		if len(problems) != 1 {
			t.Errorf("%s in %s: %v", c.line, c.file, problems)
			continue
		}
		told(t, problems, [2]string{"不认识“" + word + "”", c.hint})
	}
	if chinese, known := Word("Byline"); known || chinese != "" {
		t.Error("a word of no meaning is known")
	}
	for word, want := range map[string]string{"Reporter": "记者", "副标题": "副题", "期号": ""} {
		if got, known := Word(word); got != want || known != (want != "") {
			t.Errorf("%s: %q", word, got)
		}
	}
	for role, want := range map[byline.Role]string{byline.Reporter: "记者", byline.Editor: "责任编辑", byline.Photographer: "摄影", "": "", "office": ""} {
		if got := RoleWord(role); got != want {
			t.Errorf("%s: %q", role, got)
		}
	}
}

// TestCounted: numbers as editors write them.
func TestCounted(t *testing.T) {
	for line, want := range map[string]string{
		"期号: 第3期": "3 0", "期号: 3期": "3 0", "总期号: 总第120期": "0 120", "总期号: １２０": "0 120", "期号: 1000000": "1000000 0", "期号: “7”": "7 0",
		"期号: 0": "", "期号: -1": "", "期号: 1000001": "", "期号: 三": "", "期号: 3.5": "",
	} {
		p, problems := loadSite(t, aSite("content/2026-11-09/a.md", aStory, "content/2026-11-09/issue.md", "---\n"+line+"\n责编: [单云舒, 钟离月]\n记者: 老陆\n---\n编后。\n"))
		issue := p.Issues[0]
		got := fmt.Sprint(issue.Number, issue.Serial)
		if !slices.Equal(issue.Editors, []string{"单云舒", "钟离月"}) || issue.Note == nil {
			t.Errorf("editors %q", issue.Editors)
		}
		problems = slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Rule == unknownKey })
		if want == "" && (len(problems) != 1 || problems[0].Rule != badNumber) || want != "" && (len(problems) > 0 || strings.Replace(got, " ", " ", 1) != want) {
			t.Errorf("%s: %s, want %q; %v", line, got, want, problems)
		}
	}
	p, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n版次: 第2版\n转版: 不可以\n更正: 第3段的日期\n---\n文。\n", "content/2026-11-09/b.md", "---\n标题: 乙\n版次: 1000\n转版: 也许\n更正: [{日期: 2026-11-10, 内容: 人名}, 地名]\n---\n文。\n"))
	told(t, problems, [2]string{"“1000”应当是从 1 起的数", "只写阿拉伯数字"}, [2]string{"看不懂“也许”", "写“可以”或者“不可以”"})
	a, b := articleOf(t, p, "content/2026-11-09/a.md"), articleOf(t, p, "content/2026-11-09/b.md")
	if a.Page != 2 || a.Jump != paper.JumpNever || len(a.Corrections) != 1 || a.Corrections[0].Text != "第3段的日期" {
		t.Errorf("%+v", a)
	}
	if b.Page != 0 || len(b.Corrections) != 2 || b.Corrections[0].Date.String() != "2026-11-10" || b.Corrections[0].Text != "人名" || b.Corrections[1].Text != "地名" {
		t.Errorf("%+v", b.Corrections)
	}
}

// TestNoSections: where site.yaml has none, that is what is missing.
func TestNoSections(t *testing.T) {
	fsys := aSite("content/2026-11-09/a.md", "---\n标题: 甲\n栏目: 要闻\n---\n文。\n")
	fsys["site.yaml"].Data = []byte("报名: 苇塘\n")
	_, problems := loadSite(t, fsys)
	told(t, problems, [2]string{"没有“要闻”这个栏目", "site.yaml 里还没有栏目，在 栏目 下面加上它"})
	_, problems = loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n栏目: 要文\n---\n文。\n"))
	told(t, problems, [2]string{"没有“要文”这个栏目", "是不是“要闻”？栏目有：要闻、文体、服务"})
}

// TestStandingOrder: pages outside the issues stand by their rank, those
// without one behind, and old addresses lead to where things are.
func TestStandingOrder(t *testing.T) {
	p := loadFine(t, aSite("content/2026-11-09/z.md", "---\n标题: 终\n旧地址: [“/jiu.html”, /geng/jiu.html]\n---\n文。\n",
		"content/a.md", "---\n标题: 甲\n---\n文。\n", "content/b.md", "---\n标题: 乙\n位次: 2\n---\n文。\n", "content/c.md", "---\n标题: 丙\n位次: 1\n旧地址: /bing.html\n---\n文。\n"))
	var order, aliases []string
	for _, s := range p.Standing {
		order = append(order, s.Title)
	}
	for _, a := range p.Aliases {
		aliases = append(aliases, a.Address+">"+a.Target)
	}
	slices.Sort(aliases)
	if strings.Join(order, "") != "丙乙甲" || strings.Join(aliases, " ") != "bing.html>c.html geng/jiu.html>2026-11-09/z.html jiu.html>2026-11-09/z.html" {
		t.Errorf("%q, %q", order, aliases)
	}
}

// TestLongAddresses warns of what some computers cannot keep, whatever kind of
// file it is.
func TestLongAddresses(t *testing.T) {
	long := strings.Repeat("a", 215)
	for _, c := range []struct{ file, data, copy string }{
		{"content/2026-11-09/" + long + ".pdf", "%PDF", "[表](" + long + ".pdf)"}, {"content/2026-11-09/" + long + ".png", aPNG(3, 3), "![图](" + long + ".png)"}, {"static/" + long + ".css", "p{}", "文。"},
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/z.md", "---\n标题: 终\n---\n"+c.copy+"\n", c.file, c.data))
		if len(problems) != 1 || problems[0].Rule != longAddress || problems[0].Path != c.file || !strings.Contains(problems[0].Message, "网址太长") {
			t.Errorf("%s: %v", path.Ext(c.file), problems)
		}
	}
	for n, wrong := range map[int]bool{longestAddress: false, longestAddress + 1: true} {
		name := strings.Repeat("a", n-len("2026-11-09/.pdf")) + ".pdf"
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n[表]("+name+")\n", "content/2026-11-09/"+name, "%PDF"))
		if wrong {
			told(t, problems, [2]string{"网址太长（221 个字符）", "改短些的名字"})
		} else {
			told(t, problems)
		}
	}
}

// TestStrayLists: what was meant to be a list and is printed as it stands is
// told of at its place.
func TestStrayLists(t *testing.T) {
	for copy, want := range map[string]string{
		"【列表：公告】":            "6:1 列表只放在单独的页面里",
		"文。\n\n见【列表：公告】。":    "8:2 列表只放在单独的页面里",
		"page 【列表：公告】":       "",
		"page 文。【列表：公告】":     "5:3 列表没有单独成段",
		"page 文。\n【列表：公告】":   "6:1 列表没有单独成段",
		"page 【列表：公告】\n文。":   "5:1 列表没有单独成段",
		"page 文。\n\n【列表：公告】": "",
	} {
		file, text := "content/2026-11-09/a.md", "---\n标题: 甲\n提要: 乙\n---\n\n"+copy+"\n"
		if rest, ok := strings.CutPrefix(copy, "page "); ok {
			file, text = "content/a.md", "---\n标题: 甲\n提要: 乙\n---\n"+rest+"\n"
		}
		fsys := aSite(file, text, "content/2026-11-09/z.md", "---\n标题: 终\n---\n文。\n")
		fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, "lists: [{name: 公告, section: yaowen, count: 3}]\n"...)
		_, problems := loadSite(t, fsys)
		got := ""
		for _, p := range problems {
			if p.Rule == strayList {
				got = fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Message)
			}
		}
		if want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%q: %q, want %q", copy, got, want)
		}
	}
}

// TestToldOnce: what is wrong with a picture is told of where it is used first.
func TestToldOnce(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><script>x()</script><path d="M0 0h9"/></svg>`
	for name, data := range map[string]string{"a.jpg": aPNG(4, 3), "a.png": "no picture", "a.svg": svg} {
		fsys := aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n文。\n\n![一]("+name+")\n\n![二]("+name+") [三]("+name+")\n", "content/2026-11-09/"+name, data)
		fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, "attachments: {allow: [svg]}\n"...)
		_, problems := loadSite(t, fsys)
		if len(problems) != 1 || problems[0].Line != 6 || !strings.Contains(problems[0].Message, name) {
			t.Errorf("%s: %v", name, problems)
		}
		fsys = aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n[三]("+name+")\n", "content/2026-11-09/"+name, data)
		fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, "attachments: {allow: [svg]}\n"...)
		if _, problems := loadSite(t, fsys); len(problems) != 1 || problems[0].Line != 4 {
			t.Errorf("%s, linked: %v", name, problems)
		}
	}
}

// TestWithheldFiles: what is to go from hosts at once when an article is
// retracted: its issue's pages, and the files that it alone showed.
func TestWithheldFiles(t *testing.T) {
	p, _ := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n题图: c.png\n撤稿: 有误\n---\n![图](b.png) [表](附件/biao.pdf) [外](https://example.cn/x.png) [上](#x) [没有](d.pdf) [空]()\n",
		"content/2026-11-09/b.png", aPNG(4, 3), "content/2026-11-09/c.png", aPNG(4, 3), "content/2026-11-09/附件/biao.pdf", "%PDF"))
	slices.Sort(p.Withheld)
	if got := strings.Join(p.Withheld, " "); got != "2026-11-09/ 2026-11-09/b 2026-11-09/c 2026-11-09/fu-jian/biao card/2026-11-09/" {
		t.Error(got)
	}
}

// TestOutsideContent: articles beside site.yaml, and folders of issues that hold
// what may be copy.
func TestOutsideContent(t *testing.T) {
	for file, want := range map[string]string{
		"柳.md": "稿件在 content 外面，没有登出来：柳.md", "README.md": "", ".柳.md": "", "旧/2026-11-16/柳.md": "文件夹不在 content 里面", "旧/2026-11-16/柳.docx": "文件夹不在 content 里面", "旧/2026-11-16/柳.TXT": "文件夹不在 content 里面",
		"旧/2026-11-16/柳.xlsx": "", "旧/2026-11-16/柳.heic": "", "旧/2026-11-16/柳": "", "一/二/三/2026-11-16/柳.md": "文件夹不在 content 里面", "一/二/三/四/2026-11-16/柳.md": "", "layouts/2026-11-16/柳.md": "", "旧/.2026-11-16/柳.md": "", "2026-11-16/~$柳.docx": "",
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/z.md", "---\n标题: 终\n---\n文。\n", file, aStory))
		if want == "" {
			if len(problems) > 0 {
				t.Errorf("%s: %v", file, problems)
			}
			continue
		}
		told(t, problems, [2]string{want, ""})
	}
}

// TestIssueLike: which folders read as one of an issue.
func TestIssueLike(t *testing.T) {
	for name, want := range map[string]bool{"第三期": true, "2026": true, "１２": true, "周刊": true, "十一月": true, "节日": true, "稿件": true, "News": true, "photos": false, "服务": false, "老桥": false, "": false} {
		if got := issueLike(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
