package config

import (
	"strings"
	"testing"
	"time"
)

// told is what the first problem says, and how to mend it; "" for none.
func told(lines string) string {
	_, problems := setting(lines)
	if len(problems) == 0 {
		return ""
	}
	return problems[0].Message + "；" + problems[0].Hint
}

// TestTold holds what is said of a line; nothing is said of what is right.
func TestTold(t *testing.T) {
	for line, want := range map[string]string{
		// Links may go to the web, to a mailbox or to a page of the paper.
		"页脚: {友情链接: {名称: 甲, 网址: 'mailto:a@example.cn'}}": "",
		"页脚: {友情链接: {名称: 甲, 网址: 'http://example.cn'}}":   "",
		"页脚: {友情链接: {名称: 甲, 网址: 关于/index.html}}":         "",
		"页脚: {友情链接: {名称: 甲, 网址: 'ftp://example.cn/'}}":   "不是网址；写成 网址: https://www.example.cn/",
		"页脚: {友情链接: {名称: 甲, 网址: 'https://'}}":            "不是网址",
		"页脚: {友情链接: {名称: 甲, 网址: '//example.cn/a'}}":      "不是网址；写成 网址: https://example.cn/a",
		"页脚: {友情链接: {名称: 甲, 网址: '\\example.cn'}}":        "不是网址；写成 网址: https://example.cn",
		"页脚: {友情链接: {名称: 甲, 网址: 一 二}}":                   "不是网址",
		"页脚: {友情链接: {名称: 甲, 网址: '%zz'}}":                 "不是网址",
		"网址: http://example.cn":                          "",
		"网址: https://example.cn:8080/报":                  "",
		"网址: ftp://example.cn/":                          "不是完整的网址",
		"网址: https:///报":                                 "不是完整的网址",
		"网址: https://例 子.cn/":                            "不是完整的网址",
		"网址: https://web@example.cn/":                    "写成 网址: https://example.cn/",
		"网址: https://example.cn/?":                       "写成 网址: https://example.cn/",
		"网址: https://example.cn/#甲":                      "写成 网址: https://example.cn/",
		"网址: https://example.cn/?a#b":                    "写成 网址: https://example.cn/",
		"政府网站: {网站名称: 甲, 域名: a.gov.cn}":                  "三项标签要写全",
		"政府网站: {网站名称: 甲, 标识码: a123456789}":               "三项标签要写全",
		"政府网站: {域名: a.gov.cn, 标识码: a123456789}":          "三项标签要写全",
		"政府网站: {网站名称: 甲, 域名: a.gov.cn, 标识码: a123456789}": "",
		"政府网站: {}": "",
		"语言:":      "",
		"时区: 北京时间": "",
		"时区:":      "",
		"刊号:":      "",
		"更新:":      "",
		"印刷: {纸张: , 版心: , 栏数: , 字号: , 稿件不足: }": "",
		"离线: 也许":                "既不是“是”也不是“否”；写 是 或 否",
		"附件: {允许: svgz}":        "压缩的 SVG",
		"附件: {允许: htlm}":        "不用允许“htlm”；是不是 html？",
		"附件: {允许: 通知书}":         "不用允许“通知书”；写会运行的",
		"附件: {允许: [svg、.HTML]}": "",
		"附件: {允许: [[svg]]}":     "只能写一段文字",
		"检查: [甲]":               "检查要分行写，每行“规则: 错误、提醒或关”；例如 链接失效: 提醒",
		"自动发布: {目标: 甲}":         "没有叫“甲”的目标；删去这一行",
		"发布: [{名称: 乙, 地址: a.zip}, b.zip]\n自动发布: {目标: 甲}":        "写“发布”里有的名称：乙、压缩包；删去",
		"发布: a.zip\n自动发布: {目标: }":                               "",
		"自动发布: {程序: 'https://example.cn/a.zip'}":                "还要有校验",
		"发布: user@www.example.cn":                               "自己的服务器写成 地址: sftp://user@www.example.cn/",
		"发布: user@nas:/var/www":                                 "自己的服务器写成 地址: sftp://user@nas/var/www",
		"发布: user@网站":                                           "",
		"发布: www.example.cn/报":                                  "sftp://user@www.example.cn/报，虚拟主机写 ftp:// 开头的，user 换成自己的用户名；确实是文件夹，写成 ./www.example.cn/报",
		"发布: sftp：//a@b.cn/甲":                                   "冒号和斜线用半角，斜线两条：地址: sftp://a@b.cn/甲",
		"发布: {方式: 压缩包, 地址: 'sftp://a@b.cn/a.zip'}":              "地址和发布方式对不上",
		"发布: {方式: SFTP, 地址: 'ftp://a@b.cn/'}":                   "写成 sftp:// 开头的地址",
		"发布: {方式: SFTP, 地址: 'sftp:///a'}":                       "写成 sftp:// 开头的地址",
		"发布: {方式: 对象存储, 地址: 'https://oss.cn/', 桶: 甲}":           "",
		"发布: {方式: 对象存储, 地址: 'https://oss.cn/'}":                 "桶的位置: 不写",
		"发布: {方式: 对象存储, 地址: 'https://oss.cn/', 桶的位置: 不写}":       "",
		"发布: {方式: 对象存储, 地址: 'https://oss.cn/', 桶的位置: 路径里, 桶: }": "没有写哪个桶",
		"发布: {方式: WebDAV, 地址: 'http://a.cn/', 不加密: 是}":          "",
		"发布: {地址: a, 密钥文件: b}":                                  "它是给SFTP、仓库用的",
		"栏目: [{名称: 甲, 拼音: ！}]":                                  "写成 拼音: lanmu-1",
		"栏目: [{名称: 甲, 拼音: 乙丙}]":                                 "写成 拼音: yi-bing",
		"刊号: {类别: 刊号, 编号: }":                                    "没有写编号",
		"刊号: CN":                                                "写成 CN 41-0001",
		"刊号: {类别: 准印证}":                                         "没有写编号",
		"刊号: 准印证":                                               "没有写编号",
		"期号: {起始日期: }":                                          "",
		"天气: 晴":                                                 "可以用的有：报名、口号",
		"weather: 晴":                                            "可以用的有：title、slogan",
		"footer: 甲":                                             "例如 icp: 内容",
		"footer:\n  links:\n    -\n      - 甲":                   "例如 name: 内容",
		"页脚:\n  # links: 无\n  友情链接:\n\n    - - 甲":               "例如 名称: 内容",
		"发布: {地址: a, 平台: GitHub}":                               "",
		"发布: {地址: a, 平台: 网易}":                                   "不认得“网易”；写 ",
		"发布: 'a:/var/www'":                                      "",
		"发布: {方式: 仓库, 地址: 'git@a.cn:b/c'}":                      "",
		"发布: b@c/d.git":                                         "",
		"发布: d.git":                                             "",
		"刊号: {编号: 41-0001}":                                     "看不出",
		"刊号: {类别: 无}":                                           "",
		"栏目: [甲, 乙, 甲]":                                         "两个栏目的 拼音 都是“jia”",
		"栏目: [{拼音: CON!, 名称: 甲}]":                               "写成 拼音: lanmu-1",
		"版面: [{栏目: [甲]}]":                                       "先在 栏目 里加上它",
		"报名: 乙\n口号: 丙\n报纸名: 丁":                                  "写了两次",
		"页脚: 甲":                                                 "例如 备案号: 内容",
		"页脚:\n  友情链接:\n    -\n      - 甲":                        "例如 名称: 内容",
	} {
		got := told(line)
		if (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

// TestKept holds what is kept of a line.
func TestKept(t *testing.T) {
	for line, c := range map[string]struct {
		want string
		get  func(Site) string
	}{
		"网址: https://example.cn":           {"https://example.cn/", func(s Site) string { return s.BaseURL }},
		"网址: https://example.cn/a/":        {"https://example.cn/a/", func(s Site) string { return s.BaseURL }},
		"网址: https://a@example.cn/?b#c":    {"https://example.cn/", func(s Site) string { return s.BaseURL }},
		"时区: Asia/Urumqi":                  {"Asia/Urumqi", func(s Site) string { return s.Timezone + strings.TrimPrefix(s.Location.String(), s.Timezone) }},
		"时区:":                              {"Asia/Shanghai", func(s Site) string { return s.Timezone }},
		"时区: 北京时间":                         {"Asia/Shanghai", func(s Site) string { return s.Timezone }},
		"时区: 北平":                           {"Asia/Shanghai", func(s Site) string { return s.Timezone }},
		"口号: “好”":                          {"“好”", func(s Site) string { return s.Slogan }},
		"主办: “青石”":                         {"青石", func(s Site) string { return s.Publisher }},
		"主办: “青石":                          {"“青石", func(s Site) string { return s.Publisher }},
		"主办: 青石”":                          {"青石”", func(s Site) string { return s.Publisher }},
		"主办: “":                            {"“", func(s Site) string { return s.Publisher }},
		"主办: 「 青石 」":                       {"青石", func(s Site) string { return s.Publisher }},
		"期号: {起始日期: 2023年1月5日}":            {"2023-01-05", func(s Site) string { return s.Numbering.Start }},
		"作者: 甲":                            {"甲", func(s Site) string { return strings.Join(s.Authors, "|") }},
		"作者: [甲, '', 乙]":                   {"甲|乙", func(s Site) string { return strings.Join(s.Authors, "|") }},
		"附件: {允许: [svg、.HTML, svg]}":       {"svg|html", func(s Site) string { return strings.Join(s.Allowed, "|") }},
		"页脚: {备案号: 甲}":                     {"甲", func(s Site) string { return s.Footer.ICP }}, // wrong, and shown
		"自动发布: {时刻: ['6:05', '２３：５９']}":    {"06:05|23:59", func(s Site) string { return strings.Join(s.Automation.Times, "|") }},
		"发布: {地址: 'sftp://web@h/', 用户: 乙}": {"乙", func(s Site) string { return s.Publish[0].User }},
		"发布: {方式: 对象存储, 地址: 'https://h/', 桶: 甲, 桶的位置: 路径里}": {BucketPath, func(s Site) string { return s.Publish[0].BucketAt }},
		"发布: {地址: a, 网址: 'https://h'}":                      {"https://h/", func(s Site) string { return s.Publish[0].URL }},
	} {
		site, _ := setting(line)
		if got := c.get(site); got != c.want {
			t.Errorf("%s: %q, want %q", line, got, c.want)
		}
	}
}

// TestPages come in the order of their numbers, and take sections by any name.
func TestPages(t *testing.T) {
	site, problems := setting("栏目: [{拼音: a, 名称: 甲}, {拼音: b, 名称: 乙}, {拼音: c, 名称: 丙}]\n版面:\n  - {版次: 3, 栏目: [甲]}\n  - {版次: 1, 栏目: b}\n  - {版次: 2, 版名: 二, 栏目: “丙”}")
	if len(problems) > 0 || len(site.Pages) != 3 {
		t.Fatal(problems, site.Pages)
	}
	for i, want := range []string{"b", "c", "a"} {
		if p := site.Pages[i]; p.Number != i+1 || strings.Join(p.Sections, " ") != want {
			t.Errorf("%+v, want %s", p, want)
		}
	}
}

// TestManyTargets bounds what a hostile file can cost.
func TestManyTargets(t *testing.T) {
	for n, want := range map[int]int{20: 20, 21: 20, 40: 20} {
		if site, _ := setting("发布:" + strings.Repeat("\n  - a.zip", n)); len(site.Publish) != want {
			t.Errorf("%d targets of %d", len(site.Publish), n)
		}
	}
}

// TestPublic: an address of its own, and nothing that keeps it from the public.
func TestPublic(t *testing.T) {
	for lines, want := range map[string]bool{
		"": false, "网址: https://example.cn/": true, "刊号: 准印证 柳内资第1号": false,
		"网址: https://example.cn/\n刊号: 准印证 柳内资第1号": false, "网址: https://example.cn/\n刊号: CN 41-0001": true,
	} {
		if site, _ := setting(lines); site.Public() != want {
			t.Errorf("%q: %v", lines, site.Public())
		}
	}
}

// TestOtherEncodings are told from each other.
func TestOtherEncodings(t *testing.T) {
	for text, want := range map[string]string{
		"\xff\xfea\x00": "UTF-16", "\xfe\xff\x00a": "UTF-16", "\x00a\x00:": "UTF-16", "a\x00": "UTF-16", "报名: \xc7\xe0": "GBK", "报名: \ufffd": "",
	} {
		site, problems := Parse("site.yaml", []byte(text))
		if want == "" {
			if len(problems) > 0 || site.Title != "\ufffd" {
				t.Errorf("%q: %q %v", text, site.Title, problems)
			}
			continue
		}
		if len(problems) != 1 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%q: %v", text, problems)
		}
	}
}

// TestZoneOffset: the zone is that of the paper, not the machine's.
func TestZoneOffset(t *testing.T) {
	for line, want := range map[string]int{"": 8, "时区: Asia/Tokyo": 9, "时区: 北平": 8, "时区: UTC": 0} {
		site, _ := setting(line)
		if _, offset := time.Date(2026, 11, 9, 0, 0, 0, 0, site.Location).Zone(); offset != want*60*60 {
			t.Errorf("%s: %d seconds", line, offset)
		}
	}
}
