package config

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bao/internal/diag"
)

const everything = `# 青石社区报
title: 青石社区报
slogan: 街坊的事 大家说
publisher: 青石巷街道办事处
language: zh-CN
timezone: Asia/Shanghai
base_url: https://qingshi.example.cn/bao
permit: {kind: cn, number: 41-0001}
sections:
  - {slug: yaowen, name: 要闻, description: 街道大事}
  - slug: minsheng
    name: 民生
  - 副刊
pages:
  - {number: 1, name: 要闻, sections: [yaowen]}
  - {name: 民生, sections: [民生, 副刊]}
numbering: {number: 3, serial: 27, start: 2023-01-05, yearly: true}
footer:
  icp: 豫ICP备12345678号-1
  police: 豫公网安备41010000000001号
  contact:
    - 电话：0371-1234567
    - 地址：青石巷 8 号
  links:
    - {name: 区政府, url: "https://www.example.gov.cn/"}
  notice: 未经许可不得转载
gov: {site_name: 青石区人民政府, domain: www.example.gov.cn, id_code: "4101000001"}
print: {paper: A3, columns: 5, short: close, overflow: grow}
attachments: {allow: [svg, html]}
checks:
  链接失效: 提醒
lines: split
publish:
  - {name: 正式, address: "sftp://web@www.example.cn/var/www/bao", keep_days: 3}
  - 网站.zip
automation: {times: ["6:30"], target: 正式}
authors: [岑望舒, 老树]
offline: false
download: true
page_views: false
own: {统计号: "00123"}
theme: ../theme
`

func TestParseEverything(t *testing.T) {
	got, problems := Parse("site.yaml", []byte(everything))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got.Location.String() != "Asia/Shanghai" {
		t.Errorf("location %v", got.Location)
	}
	want := Site{
		Title: "青石社区报", Slogan: "街坊的事 大家说", Publisher: "青石巷街道办事处",
		Language: "zh-CN", Timezone: "Asia/Shanghai", BaseURL: "https://qingshi.example.cn/bao/",
		Permit:    Permit{Kind: PermitCN, Number: "CN 41-0001"},
		Sections:  []Section{{"yaowen", "要闻", "街道大事", 186}, {"minsheng", "民生", "", 186}, {"fu-kan", "副刊", "", 186}},
		Pages:     []Page{{1, "要闻", []string{"yaowen"}}, {2, "民生", []string{"minsheng", "fu-kan"}}},
		Numbering: Numbering{Number: 3, Serial: 27, Start: "2023-01-05", Yearly: true},
		Allowed:   []string{"svg", "html"},
		Footer: Footer{
			ICP: "豫ICP备12345678号-1", Police: "豫公网安备41010000000001号",
			Contact: []string{"电话：0371-1234567", "地址：青石巷 8 号"},
			Links:   []Link{{"区政府", "https://www.example.gov.cn/"}}, Notice: "未经许可不得转载",
		},
		Gov: Gov{"青石区人民政府", "www.example.gov.cn", "4101000001"},
		Print: Print{
			Paper: "A3", Width: 297, Height: 420, AreaWidth: 250, AreaHeight: 375,
			Columns: 5, Chars: 15, Lines: 94, Size: 9, Leading: 11.25, Short: ShortClose, Overflow: OverflowGrow, Grow: 1,
		},
		Checks: []Check{{
			Rule: "链接失效", RulePlace: diag.Place{Path: "site.yaml", Line: 31, Col: 3, Len: 4, Text: "  链接失效: 提醒"},
			Value: "提醒", ValuePlace: diag.Place{Path: "site.yaml", Line: 31, Col: 9, Len: 2, Text: "  链接失效: 提醒"},
		}},
		Lines: LinesSplit,
		Publish: []Target{
			{Name: "正式", Slug: "zheng-shi", Kind: TargetSFTP, Address: "sftp://web@www.example.cn/var/www/bao", User: "web", BucketAt: BucketHost, KeepDays: 3},
			{Name: "压缩包", Slug: "zip", Kind: TargetZIP, Address: "网站.zip", BucketAt: BucketHost, KeepDays: 7},
		},
		Automation: Automation{Times: []string{"06:30"}, Target: "正式"},
		Download:   true,
		Own:        map[string]string{"统计号": "00123"}, Theme: "../theme",
		ThemePlace: diag.Place{Path: "site.yaml", Line: 42, Col: 8, Len: 8, Text: "theme: ../theme"},
		Authors:    []string{"岑望舒", "老树"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(&time.Location{}), cmpopts.IgnoreFields(Target{}, "Place")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestParseChinese holds that the Chinese keys say what the English ones do,
// whatever the line ends and with a byte order mark.
func TestParseChinese(t *testing.T) {
	chinese := strings.NewReplacer(
		"title:", "报名:", "slogan:", "口号:", "publisher:", "主办:", "language:", "语言:", "timezone:", "时区:", "base_url:", "网址:",
		"permit:", "刊号:", "kind: cn", "类别: 刊号", "pages:", "版面:", "numbering:", "期号:", "serial:", "总期号:", "start:", "起始日期:", "yearly: true", "每年重排: 是",
		"  sections:", "  栏目:", "sections:", "栏目:", "number: 3", "期号: 3", "number: 1", "版次: 1", "number: 4", "编号: 4",
		"slug:", "拼音:", "site_name:", "网站名称:", "name:", "名称:", "description:", "说明:",
		"footer:", "页脚:", "icp:", "备案号:", "police:", "公安备案:", "contact:", "联系方式:", "links:", "友情链接:", "url:", "网址:", "notice:", "声明:",
		"gov:", "政府网站:", "domain:", "域名:", "id_code:", "标识码:",
		"print:", "印刷:", "paper:", "纸张:", "columns:", "栏数:", "short: close", "稿件不足: 收版", "overflow: grow", "稿件过多: 加版",
		"checks:", "检查:", "lines: split", "换行: 分段",
		"publish:", "发布:", "name: 正式", "名称: 正式", "address:", "地址:", "keep_days:", "旧文件留几天:",
		"automation:", "自动发布:", "times:", "时刻:", "target:", "目标:",
		"authors:", "作者:", "offline: false", "离线: 否", "download: true", "下载本期: 是", "page_views: false", "版面页: 否", "own:", "自定:", "theme:", "主题:",
	).Replace(everything)
	want, _ := Parse("site.yaml", []byte(everything))
	got, problems := Parse("site.yaml", []byte("\uFEFF"+strings.ReplaceAll(chinese, "\n", "\r\n")))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(&time.Location{}), cmpopts.IgnoreFields(Target{}, "Place"), cmpopts.IgnoreFields(Site{}, "ThemePlace")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestParseLittle(t *testing.T) {
	got, problems := Parse("site.yaml", []byte("title: 青石\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := Site{
		Title: "青石", Language: "zh-CN", Timezone: "Asia/Shanghai", Permit: Permit{Kind: PermitNone},
		Print: Print{
			Paper: "四开", Width: 275, Height: 390, AreaWidth: 225, AreaHeight: 350,
			Columns: 6, Chars: 11, Lines: 88, Size: 9, Leading: 11.25, Short: ShortLast, Overflow: OverflowGrow, Grow: 1,
		},
		Lines: LinesAuto, Offline: true, PageViews: true, Automation: Automation{Times: []string{"06:00"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(&time.Location{}), cmpopts.IgnoreFields(Target{}, "Place")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if _, offset := time.Date(2023, 3, 27, 0, 0, 0, 0, got.Location).Zone(); offset != 8*3600 {
		t.Errorf("offset %d", offset)
	}
}

// TestTogether holds how people write several names, and a name in the quotes
// of an input method.
func TestTogether(t *testing.T) {
	for text, want := range map[string]string{
		"[要闻，民生]":                      "要闻|民生",
		"要闻、民生":                        "要闻|民生",
		"[要闻、民生, 副刊]":                  "要闻|民生|副刊",
		"要闻；民生，":                       "要闻|民生",
		"[“要闻”, “民生”]":                 "要闻|民生",
		"[\"要闻、民生\"]":                  "要闻、民生",
		"\n  - 要闻、民生\n  - 副刊":          "要闻、民生|副刊",
		"\n  - {名称: “要闻，民生”, 拼音: yao}": "要闻，民生",
		"[5 #院, #读书]":                  "5 #院|#读书",
	} {
		site, problems := Parse("site.yaml", []byte("报名: “青石”\n口号: “好”\n栏目: "+text+"\n"))
		var names []string
		for _, s := range site.Sections {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, "|"); got != want || len(problems) > 0 || site.Title != "青石" || site.Slogan != "“好”" {
			t.Errorf("%s: %s, want %s %v", text, got, want, problems)
		}
	}
}

func TestPermit(t *testing.T) {
	for text, want := range map[string]Permit{
		"CN 41-0001":  {Kind: PermitCN, Number: "CN 41-0001"},
		"cn41-0001/D": {Kind: PermitCN, Number: "CN 41-0001/D"},
		"国内统一连续出版物号：CN 41-0001":                       {Kind: PermitCN, Number: "CN 41-0001"},
		"准印证号 豫内资0001号":                               {Kind: PermitZhunyin, Number: "豫内资0001号"},
		"豫郑内资准字第0001号":                                {Kind: PermitZhunyin, Number: "豫郑内资准字第0001号"},
		"{kind: zhunyin, number: 豫0001, run: 800}":    {Kind: PermitZhunyin, Number: "豫0001", Run: "800"},
		"{类别: 准印证, 编号: 豫0001, 发送对象: 居民, 印刷单位: 青石印刷厂}": {Kind: PermitZhunyin, Number: "豫0001", Audience: "居民", Printer: "青石印刷厂"},
		"无": {Kind: PermitNone},
		"":  {Kind: PermitNone},
	} {
		site, problems := Parse("site.yaml", []byte("title: 青石\npermit: "+text+"\n"))
		if site.Permit != want || len(problems) > 0 {
			t.Errorf("%s: %+v %v", text, site.Permit, problems)
		}
	}
}

func TestPrint(t *testing.T) {
	for text, want := range map[string][4]int{ // columns, chars, lines, size in tenths of a point
		"{}":                               {6, 11, 88, 90},
		"{columns: 5}":                     {5, 13, 88, 90},
		"{large: true}":                    {5, 11, 75, 105},
		"{paper: 对开}":                      {8, 13, 123, 90},
		"{paper: A4}":                      {4, 12, 64, 90},
		"{paper: A4, large: true}":         {3, 14, 55, 105},
		"{paper: 260×380 毫米}":              {5, 12, 85, 90},
		"{paper: 100x150}":                 {1, 15, 27, 90},
		"{size: 10.5pt, leading: 14 磅}":    {5, 11, 70, 105},
		"{columns: ６, characters: 10}":     {6, 10, 88, 90},
		"{area: 200×300, characters: 11 }": {5, 11, 75, 90},
	} {
		site, problems := Parse("site.yaml", []byte("title: 青石\nprint: "+text+"\n"))
		p := site.Print
		if got := [4]int{p.Columns, p.Chars, p.Lines, int(p.Size * 10)}; got != want || len(problems) > 0 {
			t.Errorf("%s: %v, want %v %v", text, got, want, problems)
		}
	}
}

func TestNumberingNext(t *testing.T) {
	for _, c := range []struct {
		n              Numbering
		number, serial int
		same           bool
		wantN, wantS   int
	}{
		{Numbering{}, 3, 27, false, 4, 28},
		{Numbering{Yearly: true}, 3, 27, true, 4, 28},
		{Numbering{Yearly: true}, 48, 72, false, 1, 73},
		{Numbering{Yearly: true}, 0, 72, false, 0, 73},
		{Numbering{}, 3, 0, true, 4, 0},
	} {
		if n, s := c.n.Next(c.number, c.serial, c.same); n != c.wantN || s != c.wantS {
			t.Errorf("%+v: %d %d", c, n, s)
		}
	}
}

// fuzzSmall is the largest input that is tried. The fuzzer makes whatever is new
// to it smaller byte by byte, in quadratic time and without counting: with whole
// files it hardly did anything else for a minute.
const fuzzSmall = 300

func FuzzParse(f *testing.F) {
	for _, key := range regexp.MustCompile(`(?m)^[a-z_]+:.*\n(?: .*\n)*`).FindAllString(everything, -1) {
		f.Add([]byte(key))
	}
	f.Add([]byte("title：青石\nsections: [要闻, {slug: A b, name: 要闻}]\npages: [{sections: 要问}]\nprint: {paper: 1×1, size: NaN}\n"))
	f.Add([]byte("报名：“青石\n栏目: 要闻、民生\n版面: [{栏目: 要闻/民生}]\n网址: x #1\n"))
	f.Add([]byte("\xff\xfet\x00i\x00"))
	f.Add([]byte("title: \xc7\xe0\xca\xaf\n"))
	f.Add([]byte("a: &a [x]\nb: *a\nbase_url: http://[::1\npermit: {kind: cn}\nfooter: x\n附件: {允许: [.SVG、html]}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > fuzzSmall {
			return
		}
		site, problems := Parse("site.yaml", data)
		if site.Location == nil || site.Print.Columns < 1 || site.Print.Chars < 1 || site.Print.Lines < 1 {
			t.Errorf("not usable: %+v", site)
		}
		if site.Title == "" && diag.Errors(problems) == 0 {
			t.Error("no title and no error")
		}
		for _, p := range problems {
			if p.Message == "" || p.Hint == "" || strings.HasSuffix(p.Message, "。") {
				t.Errorf("problem without words: %+v", p)
			}
		}
	})
}
