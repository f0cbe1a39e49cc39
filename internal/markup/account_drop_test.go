package markup

import (
	"testing"

	"bao/internal/audit"
)

var whole = []string{
	"早市（每周六）开张，**摊位**三十个。\n\n## 怎么去\n\n乘*渡船*，~~不停车~~，见[时刻表](a.md \"渡口\")。\n",
	"![柳](1.jpg \"河边。安然 摄\")\n\n> 引文[^1]\n> 两行\n\n[^1]: 注里有[链接](b.md)。\n\n另见https://a.cn/。\n",
	"- 米\n- 面\n  1. 一\n  2. 二\n\n3. 三\n4. 四\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | `丁` |\n\n```go\nx := 1\n```\n\n词\n: 义\n",
	"<div class=\"x\">\n\n甲<u>乙</u>\n\n</div>\n\n<ruby>汉<rt>hàn</ruby><video src=\"a.mp4\"></video>\n\n<table><caption>题</caption><tr><td>丙</table>\n\n<b title=\"注\">丁</b>\n",
	"> 见注［^1］。\n>\n> ［^1］：又一条|注\n>\n\n## 怎么去\n\n　　｜甲｜乙｜\n　　｜－－｜：—｜\n　　｜丙｜丁｜\n\n1. 米\n3. 面\n\n人都走了。\n===\n灯还亮。\n",
	"<!-- 核 ——>\n\n<!-- 查 ——>\n\n<![CDATA[甲]]>\n\n[//]: # (校对\n看)\n",
}

// Whatever node gets lost between parsing and printing, the audit names it.
func TestDropped(t *testing.T) {
	for _, body := range whole {
		if m := account([]byte(body)); len(m) > 0 {
			t.Fatalf("%q: missing %+v", body, m)
		}
		for i := 0; ; i++ {
			a := audit.New([]byte(body))
			d, findings := Options{Account: a}.Parse([]byte(body))
			n := i
			dropped := drop(&d.Blocks, &n)
			if dropped == nil {
				dropped = drop(&d.Notes, &n)
			}
			if dropped == nil {
				a.Close()
				break
			}
			d.Account(a, nil)
			if shows(dropped) && len(a.Missing(places(findings))) == 0 {
				t.Errorf("%q: nothing is missing without %+v", body, *dropped)
			}
			a.Close()
		}
	}
}

// drop takes the n-th node out of a tree.
func drop(nodes *[]Node, n *int) *Node {
	for i := range *nodes {
		if *n == 0 {
			dropped := (*nodes)[i]
			*nodes = append((*nodes)[:i:i], (*nodes)[i+1:]...)
			return &dropped
		}
		*n--
		if dropped := drop(&(*nodes)[i].Children, n); dropped != nil {
			return dropped
		}
	}
	return nil
}

// shows reports whether there is anything of a node in the copy.
func shows(n *Node) bool {
	switch n.Kind {
	case Text, Code, CodeBlock:
		return clean(n.Text) != ""
	case Picture, Media, NoteRef, Anchor, Cutline:
		return true
	}
	for i := range n.Children {
		if shows(&n.Children[i]) {
			return true
		}
	}
	return n.Info != ""
}
