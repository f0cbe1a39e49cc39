package config

import (
	"strings"
	"testing"

	"bao/internal/diag"
)

func TestProblems(t *testing.T) {
	type want struct {
		line, col     int
		severity      diag.Severity
		message, hint string // parts
	}
	for _, c := range []struct {
		name, text string
		want       []want
	}{
		{"missing title", "publisher: 青石\n", []want{{0, 0, diag.Error, "没有写报名", "title: "}}},
		{"empty title", "title:\n", []want{{1, 1, diag.Error, "报名是空的", "title: "}}},
		{"empty file", "", []want{{0, 0, diag.Error, "没有写报名", "加上 报名: "}}},
		{"another encoding", "\xb1\xa8\xc3\xfb: \xce\xad\n", []want{{1, 1, diag.Error, "多半是 GBK", "UTF-8"}}},
		{"unknown key", "titel: 青石\n", []want{{1, 1, diag.Error, "没有“titel”", "改成 title"}}},
		{"unknown Chinese key", "报明: 青石\n", []want{{1, 1, diag.Error, "没有“报明”", "改成 报名"}}},
		{"unknown key far from all", "title: 青石\nweather: 晴\n", []want{{2, 1, diag.Error, "没有“weather”", "可以用的有"}}},
		{"unknown key inside", "title: 青石\nfooter:\n  ipc: 豫ICP备12345678号\n", []want{{3, 3, diag.Error, "页脚里没有“ipc”", "改成 icp"}}},
		{"twice in two languages", "title: 青石\n报名: 青石\n", []want{{2, 1, diag.Error, "写了两次", "留一处"}}},
		{"twice", "title: 青石\ntitle: 青石\n", []want{{2, 1, diag.Error, "写了两次", "前面已有"}}},
		{"wrong type", "title: [青石]\nfooter: 你好\nprint: {columns: 六}\n", []want{
			{1, 8, diag.Error, "只能写一段文字", ""}, {2, 9, diag.Error, "页脚要分行写", "icp: "}, {3, 18, diag.Error, "“六”不是合适的整数", "1 到 12"},
		}},
		{"sections", "title: 青石\nsections:\n  - {slug: a, name: 甲}\n  - {slug: a, name: 乙}\n  - {slug: b, name: 甲}\n  - {slug: Min Sheng, name: 丙}\n  - {slug: d}\n  - {slug: con, name: 丁}\n", []want{
			{4, 12, diag.Error, "slug 都是“a”", "换一个"}, {5, 21, diag.Error, "都叫“甲”", "改名"}, {6, 12, diag.Error, "“Min Sheng”不能用", "slug: min-sheng"}, {7, 5, diag.Error, "没有写名称", "name: "}, {8, 12, diag.Error, "“con”", "slug: "},
		}},
		{"page plan", "title: 青石\npages:\n  - {number: 1, sections: [民声, 民生]}\n  - {number: 1}\n  - {number: 2, sections: minsheng}\nsections: [{slug: minsheng, name: 民生}]\n", []want{
			{3, 28, diag.Error, "没有“民声”这个栏目", "改成 民生"}, {4, 14, diag.Error, "第 1 版写了两次", ""}, {5, 27, diag.Warning, "已经归第 1 版", ""},
		}},
		{"addresses", "title: 青石\nbase_url: qingshi.example.cn/bao\nfooter:\n  links:\n    - {name: 甲, url: 'javascript:alert(1)'}\n    - {name: 乙, url: www.example.cn}\n    - {name: 丙}\n", []want{
			{2, 11, diag.Error, "不是完整的网址", "base_url: https://qingshi.example.cn/bao"}, {5, 22, diag.Error, "不是网址", ""}, {6, 22, diag.Error, "不是网址", "https://www.example.cn"}, {7, 7, diag.Error, "要有名称和网址", ""},
		}},
		{"query in the address", "title: 青石\nbase_url: https://example.cn/?a=b\n", []want{{2, 11, diag.Error, "不能有", "base_url: https://example.cn/"}}},
		{"time zone", "title: 青石\ntimezone: Asia/Shanghia\n", []want{{2, 11, diag.Error, "没有“Asia/Shanghia”", "timezone: Asia/Shanghai"}}},
		{"the machine's zone is none", "title: 青石\ntimezone: Local\n", []want{{2, 11, diag.Error, "没有“Local”", ""}}},
		{"language", "title: 青石\nlanguage: 中文\n", []want{{2, 11, diag.Error, "不是语言代码", "zh-CN"}}},
		{"traditional", "title: 青石\nlanguage: 繁体中文\n", []want{{2, 11, diag.Error, "不是语言代码", "zh-Hant"}}},
		{"permits", "title: 青石\npermit: 41-0001\n", []want{{2, 9, diag.Error, "看不出", "permit: CN 41-0001"}}},
		{"form of a permit", "title: 青石\npermit: CN 410001\n", []want{{2, 9, diag.Warning, "格式不对", "CN 41-0001"}}},
		{"official numbers", "title: 青石\nfooter: {icp: ICP备1号, police: 公安备案1}\ngov: {site_name: 青石区, domain: 'http://a.cn', id_code: 123}\n", []want{
			{2, 15, diag.Warning, "ICP", "豫ICP备"}, {2, 31, diag.Warning, "公安备案号", "14 位"}, {3, 31, diag.Warning, "域名", ""}, {3, 55, diag.Warning, "10 位", ""},
		}},
		{"half of the official tags", "title: 青石\ngov: {site_name: 青石区}\n", []want{{2, 6, diag.Warning, "写全", "id_code"}}},
		{"numbering", "title: 青石\nnumbering: {number: 一, start: 2023-02-30, yearly: 也许}\n", []want{
			{2, 21, diag.Error, "整数", ""}, {2, 31, diag.Error, "不是日期", "start: "}, {2, 51, diag.Error, "既不是", "true"},
		}},
		{"print", "title: 青石\nprint:\n  paper: 信纸\n  short: 留白\n  columns: 6\n  characters: 14\n", []want{
			{3, 10, diag.Error, "信纸", "四开"}, {4, 10, diag.Error, "留白", "filler"}, {6, 15, diag.Error, "共宽 283 毫米", "characters: 11"},
		}},
		{"in the language of the file", "报名: 青石\n网址: qingshi.example.cn\n时区: 北平\n页脚:\n  备案号: 1\n栏目: [{拼音: A b, 名称: 丙}]\n天气: 晴\n", []want{
			{2, 5, diag.Error, "不是完整的网址", "写成 网址: https://qingshi"}, {3, 5, diag.Error, "时区", "写成 时区: "}, {5, 8, diag.Warning, "ICP", "写成 备案号: "}, {6, 11, diag.Error, "“A b”", "写成 拼音: a-b"}, {7, 1, diag.Error, "天气", "报名、口号、主办"},
		}},
		{"nothing in Chinese", "口号: 好\n", []want{{0, 0, diag.Error, "没有写报名", "加上 报名: "}}},
		{"sections on a page", "title: 青石\nsections: [要闻、民生]\npages:\n  - {sections: 要闻 民声}\n  - {sections: [民生/要闻]}\n", []want{
			{4, 19, diag.Error, "“民声”", "改成 民生"}, {5, 20, diag.Warning, "已经归第 1 版", ""},
		}},
		{"checks", "title: 青石\n检查: 链接失效\n", []want{{2, 5, diag.Error, "检查要分行写", "链接失效: 提醒"}}},
		{"a check without a value", "title: 青石\n检查: {链接失效: 关，网址太长}\n", []want{{2, 14, diag.Error, "检查要分行写", "链接失效: 提醒"}}},
		{"a list in checks", "title: 青石\nchecks:\n  链接失效: [关]\n", []want{{3, 9, diag.Error, "只能写一段文字", ""}}},
		{"print area", "title: 青石\nprint: {paper: A4, area: 225×350}\n", []want{{2, 8, diag.Error, "比纸张", ""}}},
		{"print leading", "title: 青石\nprint: {size: 12, leading: 9}\n", []want{{2, 8, diag.Error, "行距", "leading: 15"}}},
		{"full-width colon", "title：青石\nslogan:口号\n", []want{{1, 6, diag.Error, "全角冒号", "title: 青石"}, {2, 7, diag.Error, "少一个空格", "slogan: 口号"}}},
		{"colon in a value", "title: 青石: 社区报\nslogan: 好\n", []want{{1, 10, diag.Error, "“: ”", `title: "青石: 社区报"`}}},
		{"syntax and meaning at once", "title: \"青石\nsections:\n\t- 要闻\npermit: [x\nfoo: 1\n", []want{
			{1, 8, diag.Error, "引号没有成对", `title: "青石"`}, {3, 1, diag.Error, "Tab", "  - 要闻"}, {4, 9, diag.Error, "括号没有成对", "permit: [x]"}, {4, 9, diag.Error, "一段文字", ""}, {5, 1, diag.Error, "没有“foo”", ""},
		}},
		{"aliases", "title: &t 青石\nslogan: *t\n", []want{{1, 8, diag.Error, "“&”", `title: "&t 青石"`}, {2, 9, diag.Error, "“*”", `slogan: "*t"`}}},
		{"GBK", "title: \xc7\xe0\xca\xaf\n", []want{{1, 8, diag.Error, "GBK", "UTF-8"}}},
		{"UTF-16", "\xff\xfet\x00i\x00t\x00", []want{{0, 0, diag.Error, "UTF-16", "UTF-8"}}},
		{"not a mapping", "- 青石\n", []want{{1, 1, diag.Error, "没有冒号", ""}, {0, 0, diag.Error, "没有写报名", ""}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Parse("site.yaml", []byte(c.text))
			if len(problems) != len(c.want) {
				t.Fatalf("want %d problems, got\n%v", len(c.want), problems)
			}
			for _, w := range c.want {
				if !hasProblem(problems, w.line, w.col, w.severity, w.message, w.hint) {
					t.Errorf("no problem %+v in\n%v", w, problems)
				}
			}
		})
	}
}

// TestManyProblems holds the bound on what a hostile file can cost.
func TestManyProblems(t *testing.T) {
	_, problems := Parse("site.yaml", []byte("title: 青石\nsections: ["+strings.Repeat("甲, ", 5000)+"]\n"))
	if len(problems) < 20 || len(problems) > maxProblems {
		t.Errorf("%d problems", len(problems))
	}
}

func hasProblem(problems []diag.Problem, line, col int, severity diag.Severity, message, hint string) bool {
	for _, p := range problems {
		if p.Line == line && p.Col == col && p.Severity == severity && strings.Contains(p.Message, message) && strings.Contains(p.Hint, hint) {
			return true
		}
	}
	return false
}
