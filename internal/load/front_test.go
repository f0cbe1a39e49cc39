package load

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/diag"
	"bao/internal/paper"
)

// told holds that problems are those that want names, each by parts of its
// sentence and its hint, and in order.
func told(t *testing.T, problems []diag.Problem, want ...[2]string) {
	t.Helper()
	problems = sure(problems)
	if len(problems) != len(want) {
		t.Errorf("want %d problems, got %v", len(want), problems)
		return
	}
	for i, p := range problems {
		if !strings.Contains(p.Message, want[i][0]) || !strings.Contains(p.Hint, want[i][1]) {
			t.Errorf("want %q, got %v (%s)", want[i], p, p.Hint)
		}
	}
}

// sure leaves the guesses out.
func sure(problems []diag.Problem) []diag.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p diag.Problem) bool { return p.Severity == diag.Guess })
}

// TestBare holds what is read as front matter without its fences, and what is
// copy.
func TestBare(t *testing.T) {
	for _, test := range []struct {
		name, text    string
		title, body   string
		section, told string
	}{
		{"colons", "标题：堤上新栽了柳树\n栏目：要闻\n\n一早就有人来看。\n", "堤上新栽了柳树", "一早就有人来看。", "要闻", "标题: 堤上新栽了柳树\n        栏目: 要闻"},
		{"brackets", "【标题】堤上新栽了柳树\n【栏目】要闻\n【正文】一早就有人来看。\n", "堤上新栽了柳树", "一早就有人来看。", "要闻", "标题: 堤上新栽了柳树"},
		{"brackets and colons", "［栏目］：要闻\n标题 : 柳\n文。\n", "柳", "文。", "要闻", "栏目: 要闻"},
		{"blank lines between", "\n　标题：柳\n\n栏目：要闻\n\n文。\n", "柳", "文。", "要闻", "标题: 柳"},
		{"only the lower fence", "标题: 柳\n栏目: 要闻\n---\n文。\n", "柳", "文。", "要闻", "标题: 柳"},
		{"a list", "title: 柳\ntags:\n- 堤\nsection: 要闻\n文。\n", "柳", "文。", "要闻", "        tags: \n        - 堤"},
		{"a headline in brackets", "【标题】(一)柳\n文。\n", "(一)柳", "文。", "", "标题: (一)柳"},
		{"a list of the copy", "标题：柳\n- 堤上一行\n- 桥头一棵\n", "柳", "堤上一行", "", "标题: 柳"},
		{"set wide", "标\u3000题：柳\n栏\u3000目：要闻\n文。\n", "柳", "文。", "要闻", "        标题: 柳\n        栏目: 要闻"},
		{"copy below", "标题：柳\n时间：明早\n地点：堤上\n", "柳", "时间：明早\n地点：堤上", "", "标题: 柳"},
		{"a notice", "---\n标题: 柳\n---\n时间：明早\n标题：未定\n", "柳", "时间：明早\n标题：未定", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, problems := loadSite(t, aSite("content/2026-11-09/a.md", test.text))
			a := articleOf(t, p, "content/2026-11-09/a.md")
			section := ""
			if a.Section != nil {
				section = a.Section.Name
			}
			if a.Headline != test.title || section != test.section || !strings.HasPrefix(test.body, a.Body.Opening[:3]) {
				t.Errorf("%q in %q: %q", a.Headline, section, a.Body.Opening)
			}
			if test.told == "" {
				told(t, problems)
				return
			}
			told(t, problems, [2]string{"没有写在两行 --- 之间", test.told})
		})
	}
	for name, text := range map[string]string{
		"a notice":    "时间：明早\n地点：堤上\n",
		"a theme":     "主题：柳\n时间：明早\n",
		"a byline":    "记者：钟离月\n\n文。\n",
		"in brackets": "【本报讯】文。\n",
		"a link":      "[标题](https://hua.example.cn/)\n\n文。\n",
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", text))
		if problems = sure(problems); len(problems) != 1 || problems[0].Rule != noTitle {
			t.Errorf("%s: %v", name, problems)
		}
	}
	p, problems := loadSite(t, aSite("content/2026-11-09/issue.md", "期号：21\n\n编后。\n", "content/2026-11-09/a.md", "---\n标题: 柳\n---\n"))
	told(t, problems, [2]string{"没有写在两行 --- 之间", "期号: 21"})
	if issue := p.Issues[0]; issue.Number != 21 || issue.Note == nil || issue.Note.Opening != "编后。" {
		t.Errorf("%+v", issue)
	}
}

// TestFrontWords holds how values are taken that were typed as people type
// them.
func TestFrontWords(t *testing.T) {
	article := func(lines string) (*paper.Article, []diag.Problem) {
		p, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 柳\n"+lines+"\n---\n文。\n"))
		return articleOf(t, p, "content/2026-11-09/a.md"), problems
	}
	a, problems := article("日期: “2026-11-08”\n草稿: ‘否’\n版次: “２”\n栏目: 「要闻」\n标签: “堤”、“柳”\n记者: “钟离月”、“单云舒”\n摄影: \"钟离月\"\n来源: 堤岸 #2")
	told(t, problems)
	if a.Date.String() != "2026-11-08" || a.Page != 2 || a.Section.Name != "要闻" || !slices.Equal(a.Tags, []string{"堤", "柳"}) ||
		!slices.Equal(namesOf(a.Byline.Credits), []string{"钟离月", "单云舒", "钟离月"}) || a.Source != "堤岸 #2" {
		t.Errorf("%+v", a)
	}
	a, problems = article("标签: #读书# #柳树\n记者: 钟离月 #实习")
	told(t, problems, [2]string{"“#实习”不像人名", "# 后面空一格"})
	if !slices.Equal(a.Tags, []string{"读书", "柳树"}) || !slices.Equal(namesOf(a.Byline.Credits), []string{"钟离月"}) {
		t.Errorf("%q %q", a.Tags, namesOf(a.Byline.Credits))
	}
	_, problems = article("title: 杨")
	told(t, problems, [2]string{"两处都写了标题：“标题”和“title”", "只留一行"})
	_, problems = article("引题: 甲<br>乙\n副题: 王**、李**，赵**先生和钱**等\n提要: 见[这里](b.md)&nbsp;")
	told(t, problems, [2]string{"“引题”里的“<br>”", "空一格"}, [2]string{"“提要”里的“[这里](b.md)”", "去掉它"})
	a, problems = article("副\u3000题：堤\n责 任 编 辑: 单云舒\nSection: 【要闻】")
	told(t, problems)
	if a.Deck != "堤" || a.Section.Name != "要闻" || !slices.Equal(namesOf(a.Byline.Credits), []string{"单云舒"}) {
		t.Errorf("%+v", a)
	}
	_, problems = article("副题: 5 # 楼\n引题: \"甲\" # 乙\n版次: 1 # 丙\n提要: 丁 # 戊\n作者: 单⼭")
	told(t, problems, [2]string{"当作注释，没有登：楼", "副题: \"5 # 楼\""}, [2]string{"“⼭”（U+2F2D）看着像“山”", "改成 山"})
	_, problems = article("供稿: 堤岸\n字数: 30")
	told(t, problems, [2]string{"不认识“供稿”", "写单位用“来源”"}, [2]string{"不认识“字数”", "加 # 和一个空格"})
	_, problems = article("期号: 3")
	told(t, problems, [2]string{"不认识“期号”", "改名为 issue.md"})
	_, problems = article("副题: 堤**上**柳")
	told(t, problems, [2]string{"“副题”里的“**上**”", "去掉它"})
}

// TestSections holds how a section is found that was written with others, or
// with marks.
func TestSections(t *testing.T) {
	for _, test := range []struct{ line, section, told string }{
		{"栏目: 要闻", "要闻", ""},
		{"栏目: wenti", "文体", ""},
		{"栏目: “文体”", "文体", ""},
		{"栏目: [文体]", "文体", ""},
		{"栏目: 文体、", "文体", ""},
		{"栏目: 文体 要闻", "文体", "“文体”“要闻”，归在“文体”"},
		{"栏目: 文体、要闻", "文体", "“文体”“要闻”，归在“文体”"},
		{"栏目: [要闻，文体]", "要闻", "“要闻”“文体”，归在“要闻”"},
		{"栏目:\n  - 要闻\n  - 文体", "要闻", "“要闻”“文体”，归在“要闻”"},
		{"栏目: 要闻、戏曲", "要闻", "没有“戏曲”这个栏目"},
		{"栏目: 曲艺、戏曲", "", "没有“曲艺、戏曲”这个栏目"},
		{"栏目: 衣、食、住", "衣、食、住", ""},
	} {
		fsys := aSite("content/2026-11-09/a.md", "---\n标题: 柳\n"+test.line+"\n---\n文。\n")
		fsys["site.yaml"].Data = []byte("报名: 苇塘\n栏目: [要闻, {slug: wenti, name: 文体}, {slug: zhu, name: 衣、食、住}]\n")
		p, problems := loadSite(t, fsys)
		got := ""
		if s := articleOf(t, p, "content/2026-11-09/a.md").Section; s != nil {
			got = s.Name
		}
		if got != test.section {
			t.Errorf("%s: in %q, want %q", test.line, got, test.section)
		}
		if test.told == "" {
			told(t, problems)
		} else {
			told(t, problems, [2]string{test.told, ""})
		}
	}
}

// TestHintWords holds that a hint is in the language of the front matter.
func TestHintWords(t *testing.T) {
	for name, words := range map[string][]string{
		"content/2026-11-09/a.md": {"---\ndate: 2026-11-09\n---\n文。\n", "title: "},
		"content/a.md":            {"---\ntitle: 柳\nreporter: 钟离月\n---\n文。\n", "date: 2026"},
		"content/b.md":            {"---\n标题: 柳\n记者: 钟离月\n---\n文。\n", "日期: 2026"},
		"content/2026-11-09/c.md": {"---\ntitle: 柳\nweather: 晴\n---\n文。\n", "title、kicker、deck、"},
	} {
		_, problems := loadSite(t, aSite(name, words[0]))
		if len(problems) != 1 || !strings.Contains(problems[0].Hint, words[1]) {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestUndatedNews holds that a page outside the issues is no page when it
// begins as news do.
func TestUndatedNews(t *testing.T) {
	_, problems := loadSite(t, aSite("content/gao/a.md", "---\n标题: 柳\n---\n本报讯 堤上新栽了柳树。\n", "content/about.md", "---\n标题: 关于\n---\n本报每周一出版。\n"))
	told(t, problems, [2]string{"稿件没有日期", "日期: "})
}

// TestTitleHint holds that the hint has the headline that was typed elsewhere.
func TestTitleHint(t *testing.T) {
	for text, want := range map[string]string{
		"# 柳\n\n文。\n": "标题: 柳", "\n#柳\n文。\n": "标题: 柳", "# 标题：柳\n文。\n": "标题: 柳", "**标 题：柳**\n\n文。\n": "标题: 柳", "**柳**\n\n文。\n": "标题: 柳",
		"**柳**绿了。\n": "标题: ……", "柳绿了。\n": "标题: ……",
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", text))
		i := slices.IndexFunc(problems, func(p diag.Problem) bool { return p.Rule == noTitle })
		if i < 0 || !strings.Contains(problems[i].Hint, want+"\n") {
			t.Errorf("%q: %v", text, problems)
		}
	}
}

// TestTitleMissing holds that a missing headline is told whatever the copy
// begins with.
func TestTitleMissing(t *testing.T) {
	for _, text := range []string{"标题　柳\n作者　钟离月\n\n文。\n", "---\n栏目: 要闻\n---\n标题：柳\n时间：明早\n", "title\n"} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", text))
		if !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Rule == noTitle }) {
			t.Errorf("%q: %v", text, problems)
		}
	}
}
