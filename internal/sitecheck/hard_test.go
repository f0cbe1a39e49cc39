package sitecheck

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
)

// hardSource writes a paper that is hard to make up: A4 in large type with a
// name of few letters and much to say beside it, portraits and panoramas,
// poems, tables, figures and Latin words at the ends of lines, in many issues.
func hardSource() string {
	random := rand.New(rand.NewPCG(12, 29))
	files := map[string]string{
		"site.yaml": "title: 渡\nslogan: 一条河的两岸，三座桥，四百户人家\npublisher: 芦花渡街道办事处 芦花渡社区工作站编辑部\npermit: CN 00-0000\n" +
			"print: {paper: A4, large: true}\nfooter:\n  contact: [编辑部：渡口路0号]\n",
	}
	for n := range 6 {
		day := fmt.Sprintf("2026-%02d-0%d", n+1, n+2)
		for k := range 5 + n {
			files[fmt.Sprintf("content/%s/g%d.md", day, k)] = hardStory(random, files, day, k)
		}
	}
	return write(filepath.Join(work, "hard-source"), files)
}

var hardPhrases = []string{
	"渡口的灯亮了", "老纪说", "“船还在”", "2026年3月22日", "水位涨了1.25米", "票价2元", "一共1,204人", "河对岸", "LED路灯换了38盏",
	"街坊们", "——谁也没想到", "《芦花志》第三卷", "早市六点开张", "卖藕的、卖菱角的", "Wi-Fi也通了", "孩子们放学", "风很大……",
}

// hardShapes are portraits and panoramas, and some between. They are few because
// photos that are alike are made once.
var hardShapes = []func() string{
	drawn(610, 1290), drawn(730, 990), drawn(1010, 1000), drawn(860, 540), drawn(1210, 620), drawn(1490, 430),
}

func drawn(width, height int) func() string {
	return sync.OnceValue(func() string { return drawing(width, height) })
}

func hardStory(random *rand.Rand, files map[string]string, day string, k int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s 第%d件事记在这里\nkicker: 渡口往事\nreporter: 欧阳渡\n---\n本报讯 ", hardPhrases[random.IntN(4)*4], k+1)
	for n := range random.IntN(3) {
		name, shape := fmt.Sprintf("photos/%d-%d.png", k, n), hardShapes[random.IntN(len(hardShapes))]
		files["content/"+day+"/"+name] = shape()
		fmt.Fprintf(&b, "一张图。\n\n![渡口](%s \"渡口一景，摄于早上。 宁小桥 摄\")\n\n", name)
	}
	if k%4 == 3 {
		b.WriteString("\n\n灯在水里  \n水在灯里  \n船走过去  \n把两样都带走\n\n回来的时候  \n灯还在  \n水换了一遍  \n船也旧了一点\n")
		return b.String()
	}
	for range 1 + random.IntN(9) {
		for range 4 + random.IntN(14) {
			b.WriteString(hardPhrases[random.IntN(len(hardPhrases))] + []string{"，", "。", "，", "；"}[random.IntN(4)])
		}
		b.WriteString("完。\n\n")
	}
	if k%3 == 1 {
		b.WriteString(hardTable(random, 2+random.IntN(6)))
	}
	return b.String()
}

// hardTable writes a table of so many columns, figures and words in turn, and a
// list within a list below it.
func hardTable(random *rand.Rand, columns int) string {
	var b strings.Builder
	cells := func(cell func(column int) string) {
		for column := range columns {
			b.WriteString("| " + cell(column) + " ")
		}
		b.WriteString("|\n")
	}
	cells(func(column int) string {
		return []string{"班次", "开船", "停靠的码头", "票价", "备注", "电话", "船"}[column%7]
	})
	cells(func(int) string { return "---" })
	for row := range 3 + random.IntN(6) {
		cells(func(column int) string {
			switch column % 7 {
			case 0:
				return fmt.Sprint(row + 1)
			case 1:
				return fmt.Sprintf("%d:%02d", 6+random.IntN(12), random.IntN(60))
			case 3:
				return fmt.Sprintf("%d.%d元", random.IntN(120), random.IntN(10))
			case 5:
				return "0571-0000" + fmt.Sprint(1000+random.IntN(9000))
			}
			return hardPhrases[random.IntN(len(hardPhrases))]
		})
	}
	b.WriteString("\n- 上船排队，" + hardPhrases[random.IntN(4)] + "\n- 带车的：\n  1) 折叠车不收钱；\n  2) 电动车停在船尾，" + hardPhrases[4+random.IntN(4)] + "\n\n1、记住时间；\n2、记住船名。\n\n")
	return b.String()
}
