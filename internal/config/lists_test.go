package config

import (
	"strings"
	"testing"
)

func TestLists(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"列表: {名称: 甲, 栏目: 公告}", ""},
		{"lists: [{name: a, tag: b, month: 2026-11, count: 50, front: true}]", ""},
		{"列表:\n  - {名称: 甲, 月份: 2026年３月}\n  - {名称: 乙, 月份: 本月}\n  - {名称: 丙, 月份: 往年今月}", ""},
		{"列表: [{名称: 甲, 篇数: 0}]", "不是合适的整数"},
		{"列表: [{名称: 甲, 月份: 2026-13}]", "不认得“2026-13”这个月份"},
		{"列表: [{栏目: 公告}]", "列表没有写名称"},
		{"列表: 最新公告", "列表要写明名称和内容"},
		{"列表: [{名称: 甲}, {名称: 甲}]", "有两个列表都叫“甲”"},
		{"列表: [{名称: 甲, 栏木: 公告}]", "列表里没有“栏木”这个设置"},
		{"播放: [bilibili.com, https://www.bilibili.com/video, V.QQ.COM]", ""},
		{"播放: localhost", "不是网站的域名"},
	} {
		site, problems := Parse("site.yaml", []byte("报名: 槐荫里\n"+test.text+"\n"))
		var said []string
		for _, p := range problems {
			said = append(said, p.Message)
		}
		if got := strings.Join(said, "；"); test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: %s, want %q", test.text, got, test.want)
		}
		if strings.HasPrefix(test.text, "播放: [") && strings.Join(site.Play, " ") != "bilibili.com v.qq.com" {
			t.Errorf("%s: %q", test.text, site.Play)
		}
	}
}
