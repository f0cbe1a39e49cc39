package sitecheck

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
)

// featuresBase is the address at which the paper of features would stand.
const featuresBase = "https://bao.example.cn/luhua/"

const featuresSite = `报名: 芦花渡
口号: 河这边，河那边
主办: 芦花渡街道办事处
网址: https://bao.example.cn/luhua/
刊号: CN 00-0001
栏目:
  - {拼音: yaowen, 名称: 要闻, 说明: 河两岸的大事}
  - {拼音: tongzhi, 名称: 通知}
  - {拼音: kongzhe, 名称: 还没有稿件的栏目}
版面:
  - {版次: 1, 版名: 要闻, 栏目: [yaowen]}
  - {版次: 2, 版名: 便民, 栏目: [tongzhi]}
期号: {期号: 3, 总期号: 30, 每年重排: true}
页脚:
  备案号: 京ICP备00000001号
  公安备案: 京公网安备00000000000001号
  联系方式: [电话 0000-0000000]
  链接:
    - {名称: 服务电话, 网址: fuwu/dianhua.html}
    - {名称: 写信, 网址: "mailto:luhua@example.cn"}
    - {名称: 街道办, 网址: "https://www.example.gov.cn/"}
  声明: 本报内容为测试而编。
政府网站: {网站名称: 芦花渡街道, 域名: www.example.gov.cn, 标识码: "0000000001"}
`

// everything is an article with one of each thing that copy may hold.
const everything = `---
引题: 渡口 修好了
标题: 新渡船 试航第一天
副题: 坐船过河 只要六分钟
记者: [岑望舒, 欧阳渡]
通讯员: 岑望舒
文图: 文/图
栏目: 要闻
版次: 1
位次: 1
提要: 新渡船试航，两岸居民先坐为快。
标签: [渡口, 出行]
来源: 芦花渡融媒体
责任编辑: 闻一舟
旧地址: [/old/ferry.html, /duchuan/]
更正:
  - 日期: 2026-11-08
    内容: 昨天误作“七分钟”，应为“六分钟”。
---

本报讯 一早，[码头](../fuwu/dianhua.md "电话")上就排起了队[^票]。船票**“一元”**一张，老人、学生 *免票* ，~~旧船票~~作废。详见[班次](#班次)，或看[通知](tingshui.md)和[附表](files/班次表.pdf)。网址很长：<https://www.example.gov.cn/a/very/long/address/that/nobody/would/ever/type/by/hand/index.html?with=a&query=too>。

![甲板上站满了人](photos/大船.png "新渡船靠岸。岑望舒 摄")

## 班次

| 班次 | 北岸 | 南岸 | 周末加班 | 停航条件 | 备注 | 票价 | 联系人 |
|-----:|:-----|:----:|---------|---------|------|-----:|-------|
| 1 | 6:30 | 6:45 | 有 | 六级风以上 | 早市专班 | 1元 | 老闻 |
| 2 | 7:30 | 7:45 | 无 | 大雾 | 学生专班，请走南侧栈桥 | 免 | 小岑 |

### 坐船要记住的三件事

1. 先下后上；
2. 系好救生衣：
   - 孩子用**黄色**的；
   - 大人用橙色的。
3. 有事找船工。

#### 名词

渡工
: 撑船的人。

栈桥
: 从岸上伸到水里的桥。

> 我等这条船等了三年。
>
> ——一位住在北岸的居民

    风向  东南
    风力  三级到四级，这一行有意写得很长很长，好看看窄屏幕上会不会把整页撑出横向滚动条来，所以再写几个字

---

![远看](photos/小船.png)夹在字里的图。公式 ` + "`a < b && c > d`" + `，记号 &amp; 和 < 也要原样出来。

[^票]: 试航期间不收费，见[通知](tingshui.md)。

　　　　　　　　　　（岑望舒）
`

// featuresSource writes a paper that uses every feature and is long enough
// for lists of several pages.
func featuresSource() string {
	files := map[string]string{
		"site.yaml":                           featuresSite,
		"content/2026-11-09/issue.md":         "---\n责任编辑: 闻一舟\n---\n\n这一期说说**渡船**，也说说[停水](tingshui.md)。\n",
		"content/2026-11-09/duchuan.md":       everything,
		"content/2026-11-09/tingshui.md":      "---\n标题: 周三停水\n栏目: 通知\n活动:\n  - {时间: 11月11日 9:00, 到: 17:00, 地点: 渡口北岸, 电话: 老闻 0000-0000001}\n  - {时间: 11月12日}\n---\n\n周三 9:00—17:00 停水。\n",
		"content/2026-11-09/改日子.md":           "---\n标题: 长跑改日子\n栏目: 通知\n题图: photos/小船.png\n---\n\n" + strings.Repeat("原定周六的长跑改到周日，起点不变，终点也不变，只是多绕半圈。", 40) + "\n",
		"content/2026-11-09/gongshi.md":       "---\n标题: 船票减免公示\n栏目: 通知\n截止: 2026-11-08\n---\n\n老闻一家减免船票。\n",
		"content/2026-11-09/zhaomu.md":        "---\n标题: 招募领航员\n栏目: 通知\n截止: 2026-11-08\n到期: 保留\n---\n\n招募两名领航员。\n",
		"content/2026-11-09/chegao.md":        "---\n标题: 渡船改走南线\n栏目: 通知\n撤稿: 文中航线有误。\n---\n\n渡船改走南线。\n",
		"content/2026-11-09/caogao.md":        "---\n标题: 还没写完\n草稿: 是\n---\n\n未完。\n",
		"content/2026-11-09/files/班次表.pdf":    "%PDF-1.4\n",
		"content/fuwu/dianhua.md":             "---\n标题: 常用电话\n---\n\n| 单位 | 电话 |\n|---|---|\n| 渡口 | 0000-0000001 |\n\n回到[首页](/)，或看[往期](/archive/index.html)。\n",
		"content/2025-12-29/jiu-wen.md":       "---\n标题: 去年的旧闻\n栏目: 要闻\n---\n\n本报讯（记者 欧阳渡 通讯员 岑望舒）旧渡船退役。\n",
		"content/2026-11-09/photos/大船.png":    drawing(1600, 900),
		"content/2026-11-09/photos/小船.png":    drawing(300, 400),
		"content/2026-01-12/unsectioned.md":   "---\n标题: 没有栏目也没有作者\n---\n\n一句话。\n",
		"content/2026-01-12/long-headline.md": "---\n标题: 这个标题特别特别长，长到没有哪一家报纸会真的这样排，可是总有人会这样写，所以先试一试 第二行也不短，一样要排得下\n---\n\nPneumonoultramicroscopicsilicovolcanoconiosis_pneumonoultramicroscopicsilicovolcanoconiosis\n",
	}
	for month := 1; month <= 10; month++ {
		for n := range 6 {
			name := fmt.Sprintf("content/2026-%02d-26/gao-%d.md", month, n)
			files[name] = fmt.Sprintf("---\n标题: %d月的第%d件事\n记者: 欧阳渡\n栏目: 要闻\n版次: %d\n---\n\n本报讯 %s\n", month, n+1, 1+n/3, strings.Repeat("芦花又白了一层，渡口的灯也亮了一盏。", 3+5*n))
		}
	}
	return write(filepath.Join(work, "features-source"), files)
}

// emptySource writes a paper of the first minute: a name, and an issue that
// has no article yet. With less there is nothing to publish.
func emptySource() string {
	return write(filepath.Join(work, "empty-source"), map[string]string{
		"site.yaml": "title: 芦花渡\n", "content/2026-03-02/issue.md": "---\n期号: 1\n---\n",
	})
}

func write(dir string, files map[string]string) string {
	for name, data := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			panic(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			panic(err)
		}
	}
	return dir
}

func drawing(width, height int) string {
	picture := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.RGBA{150, 60, 40, 255}})
	for y := range height {
		for x := range width {
			if (x/40+y/40)%2 == 0 {
				picture.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		panic(err)
	}
	return b.String()
}
