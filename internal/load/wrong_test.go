package load

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/byline"
	"bao/internal/diag"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/words"
)

// tells holds that a site has one problem: what is marked, if that is said, and
// what stands in its message and in its hint.
func tells(t *testing.T, site string, problems []diag.Problem, want [3]string) {
	t.Helper()
	if len(problems) != 1 {
		t.Errorf("%s: %v", site, problems)
		return
	}
	p := problems[0]
	marked := string([]rune(p.Place.Text)[p.Place.Col-1:][:p.Place.Len])
	if want[0] != "" && marked != want[0] || !strings.Contains(p.Message, want[1]) || !strings.Contains(p.Hint, want[2]) {
		t.Errorf("%s: %q marked: %s (%s)", site, marked, p.Message, p.Hint)
	}
}

// TestFrontWrong tells of each slip in front matter where it is, what is wrong
// and what to do.
func TestFrontWrong(t *testing.T) {
	for front, want := range map[string][3]string{ // what is marked, message, hint
		"记者: 江晚\nreporter: 沈石":           {"reporter", "两处", "只留一行"},
		"日期: [2026-11-09, 2026-11-10]":   {"日期", "只能有一个值，这里写了 2 个", "只留一个"},
		"来源: {名称: 柳湾报}":                  {"", "“来源”后面应当是文字", "来源: ……"},
		"日期: 2026-11-31":                 {"2026-11-31", "不是一个日期，或者没有这一天", "2026-11-09"},
		"草稿: 也许":                         {"也许", "看不懂“也许”", "“是”或者“否”"},
		"转版: 也许":                         {"也许", "看不懂“也许”", "“可以”或者“不可以”"},
		"换行: 也许":                         {"也许", "也许", ""},
		"更正: {日期: 2026-11-10}":           {"", "更正没有内容", "内容: ……"},
		"更正: {内容: 改了, 作者: 江晚}":           {"作者", "更正里不认识“作者”", "“日期”和“内容”"},
		"更正: {内容: 改了, 日期: 昨天}":           {"昨天", "不是一个日期", ""},
		"记者: \"#江晚\"":                    {"", "不像人名", "去掉 #"},
		"到期: 保留":                         {"到期", "没有写哪一天到期", "截止: 2026-12-31"},
		"截止: 2026-12-01\n到期: 也许":         {"也许", "看不懂“也许”", "写“保留”"},
		"截止: 2026-12-01\n到期: 2026-12-02": {"2026-12-02", "看不懂", "到期的日子写在“截止”后面"},
		"撤稿: 是":                          {"是", "没有写原因", "撤稿: 内容有误"},
		"撤稿: {日期: 2026-11-10}":           {"", "没有写原因", ""},
		"撤稿: {原因: 有误, 作者: 江晚}":           {"作者", "撤稿里不认识“作者”", "“日期”和“原因”"},
		"撤稿: {原因: 有误, 日期: 昨天}":           {"昨天", "不是一个日期", ""},
		"标签旧: 花":                         {"标签旧", "不认识“标签旧”", "是不是“标签”"},
		"期号: 3":                          {"期号", "不认识“期号”", "issue.md"},
		"标题色: 红":                         {"标题色", "不认识“标题色”", ""},
		"旧地址: old.html":                  {"old.html", "不是本站的网址", "从斜杠开始"},
		"地址: 花/开":                        {"花/开", "有不能用的字", "小写字母"},
		"栏目: 要文":                         {"要文", "没有", "是不是“要闻”"},
		"副题: 花<b>开</b>了":                 {"<b>", "“副题”里的“<b>”不起作用", "去掉它"},
		"副题: 花<BR>开":                     {"<BR>", "不起作用", "在要换行的地方空一格"},
		"副题: 见[这里](a.md)":                {"[这里](a.md)", "不起作用", "去掉它"},
		"副题: 花&nbsp;开":                   {"&nbsp;", "不起作用", "去掉它"},
		"副题: 花**开**了":                    {"**开**", "不起作用", "去掉它"},
		"提要: 花**开**了":                    {"**开**", "“提要”里的", "去掉它"},
		"副题: 停水 # 3 楼":                   {"# 3 楼", "没有登：3 楼", "副题: \"停水 # 3 楼\""},
		"副题: 第3 # 楼停水":                   {"# 楼停水", "没有登：楼停水", "加上引号"},
		"裁切: 也许":                         {"也许", "", ""},
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n"+front+"\n---\n文。\n"))
		tells(t, front, problems, want)
	}
}

// TestAnswers reads what is answered in one word.
func TestAnswers(t *testing.T) {
	for front, draft := range map[string]bool{
		"草稿: 是": true, "草稿: \"yes\"": true, "草稿: 1": true, "草稿: “对”": true, "草稿: 也许": true,
		"草稿: 否": false, "草稿: \"No\"": false, "草稿: 0": false, "草稿: \"\"": false, "草稿: 【不是】": false,
	} {
		p, _ := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n"+front+"\n---\n文。\n"))
		if (len(p.Held) == 1) != draft || (len(p.Issues) == 1) == draft {
			t.Errorf("%s: held %d, issues %d", front, len(p.Held), len(p.Issues))
		}
	}
}

// TestUnquoted takes off the quotes of an input method, a pair of them and no
// more.
func TestUnquoted(t *testing.T) {
	for s, want := range map[string]string{
		"“是”": "是", "「是」": "是", "“ 是 ”": "是", "“是": "“是", "是”": "是”", "“甲”和“乙”": "“甲”和“乙”", "\"": "\"", "“”": "", "": "", "是": "是",
	} {
		if got := unquoted(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestFrontRight says nothing of what only looks like a slip.
func TestFrontRight(t *testing.T) {
	for _, front := range []string{
		"副题: 王**、李**获奖", "副题: 138**12**", "副题: 张**先生和李**女士", "副题: 3 < 5 & 7", "副题: 花开 # 给编辑的话", "副题: \"3\" # 楼", "副题: 花&开;",
		"转版: 可以", "转版: \"No\"", "转版: \"\"", "草稿: \"\"", "裁切: 30% 40%", "撤稿: {日期: 2026-11-10, 原因: 有误}", "更正: [改了, {日期: 2026-11-10, 内容: 又改了}]",
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n"+front+"\n---\n文。\n"))
		if len(problems) > 0 {
			t.Errorf("%s: %v", front, problems)
		}
	}
}

// TestJump reads whether an article may run on on another page.
func TestJump(t *testing.T) {
	usual := articleOf(t, loadFine(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n---\n文。\n")), "content/2026-11-09/a.md").Jump
	for word, want := range map[string]string{
		"可以": paper.JumpFree, "是": paper.JumpFree, "\"Yes\"": paper.JumpFree, "不转": paper.JumpNever, "“不可以”": paper.JumpNever, "\"no\"": paper.JumpNever, "\"\"": usual,
	} {
		p := loadFine(t, aSite("content/2026-11-09/a.md", "---\n标题: 甲\n转版: "+word+"\n---\n文。\n"))
		if got := articleOf(t, p, "content/2026-11-09/a.md").Jump; got != want {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}

// TestCreditText is how the credit of a photo is printed: names first.
func TestCreditText(t *testing.T) {
	names := []string{"江晚", "沈石"}
	for _, c := range []struct {
		credit byline.Credit
		script words.Script
		want   string
	}{
		{byline.Credit{Label: "摄", Names: names}, words.Simplified, "江晚 沈石 摄"},
		{byline.Credit{Label: "摄影", Names: names[:1]}, words.Simplified, "江晚 摄"},
		{byline.Credit{Names: names[:1]}, words.Simplified, "江晚 摄"},
		{byline.Credit{Names: names[:1]}, words.Traditional, "江晚 攝"},
		{byline.Credit{Label: "攝影", Names: names[:1]}, words.Simplified, "江晚 攝"},
		{byline.Credit{Label: "供图", Names: names[:1]}, words.Simplified, "江晚 供图"},
		{byline.Credit{Label: "通讯员供图"}, words.Simplified, "通讯员供图"},
		{byline.Credit{Label: "摄", Names: names[:1], Typed: "本报记者 江晚 摄"}, words.Simplified, "本报记者 江晚 摄"},
		{byline.Credit{}, words.Simplified, ""},
	} {
		if got := creditText(markup.Photo{Credit: c.credit}, c.script); got != c.want {
			t.Errorf("%+v: %q, want %q", c.credit, got, c.want)
		}
	}
}

// TestFrontTwice has front matter at the head of the copy, too.
func TestFrontTwice(t *testing.T) {
	for copy, word := range map[string]string{
		"---\n标题: 花开\n栏目: 要闻\n---\n开了。": "标题",
		"\n\n——\n开了。":                   "",
		"———\n记者：江晚\n———\n开了。":          "记者",
		"标题：花开\n记者：江晚\n\n开了。":           "标题",
		"【标题】花开\n\n开了。":                 "标题",
		"记者：江晚\n\n开了。":                  "",
		"题目：哪种花先开？\n\n选一种。":             "",
		"[标题](b.html)里说得好。":             "",
		"日期：11月9日\n地点：街心花园\n\n开了。":      "",
		"---\n\n开了。\n\n标题：花开":           "",
	} {
		_, problems := loadSite(t, aSite("content/2026-11-09/a.md", "---\n标题: 花开了\n---\n"+copy+"\n"))
		problems = slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Rule != frontTwice })
		if word == "" {
			if len(problems) > 0 {
				t.Errorf("%s: %v", copy, problems)
			}
			continue
		}
		tells(t, copy, problems, [3]string{word, "稿件信息写了两遍", "文件开头的两行 ---"})
	}
}
