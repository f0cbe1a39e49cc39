package load

import (
	"fmt"
	"strings"
	"testing"
)

// TestIssuePlan reads the pages that an issue.md plans, in each of its forms; a
// name that is not said is that of the paper's own plan.
func TestIssuePlan(t *testing.T) {
	for typed, want := range map[string]string{
		"版面:\n  - {版次: 3, 版名: 街坊}\n  - {版次: 1, 版名: 头条}": "1头条 3街坊",
		"版面: [{page: 2, name: 街坊}]":                     "2街坊",
		"版面: [{版: 2, 名称: 街坊}]":                          "2街坊",
		"版面: [{版名: 街坊}, {版名: 巷尾}]":                      "1街坊 2巷尾",
		"版面: [{版次: 2}, {版次: 1}]":                        "1要闻 2副刊",
		"版面: [{版次: 4}]":                                 "4",
		"版面: [街坊, 巷尾]":                                  "1街坊 2巷尾",
		"版面: 街坊":                                        "1街坊",
		"版面: 3":                                         "1要闻 2副刊 3",
		"版面: ['3']":                                     "13",
		"版面: 0":                                         "",
		"版面:":                                           "",
		"版面: [{版次: 999, 版名: 末}]":                        "999末",
		"版面: [{版次: 1000, 版名: 末}]":                       "1末!",
		"版面: [{版次: 0, 版名: 末}]":                          "1末!",
		"版面: [{版次: 2, 版号: 3}]":                          "2副刊!版面里不认识“版号”",
		"版面: [{版次: , 版名: 街坊}]":                          "1街坊",
	} {
		p, problems := loadSite(t, aSite("content/2026-11-09/issue.md", "---\n"+typed+"\n---\n编者按。\n", "content/2026-11-09/a.md", "---\n标题: 花开了\n---\n开了。\n"))
		got := ""
		for _, issue := range p.Issues {
			for _, page := range issue.Planned {
				got += fmt.Sprintf(" %d%s", page.Number, page.Name)
			}
		}
		want, told, bad := strings.Cut(want, "!")
		if got = strings.TrimSpace(got); got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
		if bad != (len(problems) == 1) || bad && (problems[0].Line < 2 || !strings.Contains(problems[0].Message, told)) {
			t.Errorf("%s: %v", typed, problems)
		}
	}
	many, _ := loadSite(t, aSite("content/2026-11-09/issue.md", "---\n版面: 5000\n---\n编者按。\n", "content/2026-11-09/a.md", "---\n标题: 花开了\n---\n开了。\n"))
	if n := len(many.Issues[0].Planned); n != 99 {
		t.Errorf("%d pages", n)
	}
}

// TestNumberLimits types the last number that is taken of each word, and the
// first that is not.
func TestNumberLimits(t *testing.T) {
	for _, c := range []struct{ file, key, most, above string }{
		{"a.md", "版次", "999", "1000"}, {"a.md", "位次", "1000000", "1000001"}, {"issue.md", "期号", "1000000", "1000001"}, {"issue.md", "总期号", "1000000", "1000001"},
	} {
		for typed, fine := range map[string]bool{"0": false, "1": true, c.most: true, c.above: false, "-1": false, "1.5": false, "一": false} {
			_, problems := loadSite(t, aSite("content/2026-11-09/b.md", "---\n标题: 花谢了\n---\n谢了。\n",
				"content/2026-11-09/"+c.file, "---\n标题: 花开了\n"+c.key+": "+typed+"\n---\n开了。\n"))
			told := false
			for _, p := range problems {
				told = told || p.Line == 3
			}
			if told == fine {
				t.Errorf("%s: %s: %v", c.key, typed, problems)
			}
		}
	}
}

// TestUnplannedPage wants an article on a page that issue.md, which says what
// pages there are, does not have.
func TestUnplannedPage(t *testing.T) {
	const folder = "content/2026-11-09/"
	for name, c := range map[string]struct {
		plan, page, record string
		told               bool
	}{
		"not one of them":     {"[{版次: 1, 版名: 头条}, {版次: 4}]", "3", "", true},
		"beyond the last":     {"[街坊, 巷尾]", "3", "", true},
		"one of them":         {"[街坊, 巷尾]", "2", "", false},
		"no plan":             {"", "3", "", false},
		"it came out already": {"[街坊, 巷尾]", "3", "第1版\na.md\n", false},
	} {
		files := []string{folder + "issue.md", "---\n期号: 3\n版面: " + c.plan + "\n---\n", folder + "a.md", "---\n标题: 花开了\n版次: " + c.page + "\n---\n开了。\n"}
		if c.record != "" {
			files = append(files, folder+RecordName, c.record)
		}
		_, problems := loadSite(t, aSite(files...))
		if !c.told {
			if len(problems) > 0 {
				t.Errorf("%s: %v", name, problems)
			}
			continue
		}
		tells(t, name, problems, [3]string{c.page, "没有第" + c.page + "版", "写进 issue.md 的 版面"})
	}
	// The words are those of issue.md.
	_, problems := loadSite(t, aSite(folder+"issue.md", "---\n期号: 3\n版面: [街坊]\n---\n", folder+"a.md", "---\ntitle: 花开了\npage: 2\n---\n开了。\n"))
	tells(t, "in English", problems, [3]string{"2", "issue.md 的 版面", "issue.md 的 版面"})
}
