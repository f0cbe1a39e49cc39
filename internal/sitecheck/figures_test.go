package sitecheck

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// figuresSource writes a paper with much copy that is not to be pulled apart,
// and headlines that begin and end with marks.
func figuresSource() string {
	var everywhere strings.Builder // each unit at each place of a line
	for n := range 24 {
		fmt.Fprintf(&everywhere, "%s第3届在4月15日9时30分到90㎡的上游—下游候船室，每桌8～12人，马可·波罗也来，水温3～5℃，第%d稿\n\n", strings.Repeat("船", n), n)
	}
	return write(filepath.Join(work, "figures-source"), map[string]string{
		"site.yaml":                      "title: 芦花渡\n",
		"content/2026-11-09/dengta.md":   "---\n标题: “灯塔”夜航，有了 GPS\n记者: 欧阳渡\n---\n\n" + figures + "\n",
		"content/2026-11-09/piaojia.md":  "---\n标题: “一票通” 下周启用\n---\n\n" + strings.ReplaceAll(figures, "本报讯 ", "") + "\n",
		"content/2026-11-09/huanhang.md": "---\n标题: 换行\n---\n\n" + everywhere.String(),
		"content/2026-11-09/jiadian.md":  "---\n标题: “渡口夜校”\n---\n\n第1课3月22日19:30开讲。\n",
	})
}

const figures = `本报讯 夜航灯换成了LED，每盏功率12.5瓦，比旧灯省电68.3%，全年可省1,460余元……灯塔值守电话是0000-55501234，每天18:30—23:15有人接听。

船长说，装上GPS以后，误差≤3米——雾天也敢开，从第2码头到第5码头只要9分40秒，比上年快了20%~30%，船上还有Wi-Fi，密码写在https://ferry.example.com/wifi里。

候船室面积80㎡，气温3～5℃时供暖，A区3排12座留给70岁以上的老人，文/图说明贴在B栋2号楼101室门口，“夜航”二字由马可·波罗社团题写。`

// TestLineEnds holds that running copy keeps units with their numbers, that no
// line begins with a mark, and that headlines and days stand on the middle.
func TestLineEnds(t *testing.T) {
	measured(t, []int64{1440, 1000, 820, 390, 320}, map[string][]string{"article": {"starts.js"}})
}
