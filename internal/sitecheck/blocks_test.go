package sitecheck

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// blocks is a paper whose front page has below its composed part what is easily set
// badly: a short note, a portrait in a narrow block, a poem, names that don't fit a line.
var blocks = &site{name: "blocks", source: func() string {
	const day = "content/2026-11-09/"
	copy := strings.Repeat("河堤上的灯换了新的，夜里走路看得清脚下。", 8)
	story := func(title, section, page, body string) string {
		return "---\n标题: " + title + "\n栏目: " + section + "\n版次: " + page + "\n通讯员: [单于启明, 司马小满, 欧阳泊岸, 东方既白]\n---\n" + body + "\n"
	}
	return write(filepath.Join(work, "blocks-source"), map[string]string{
		"site.yaml":          "报名: 槐荫里\n栏目: [要闻, 民生, 服务, 文苑]\n版面: [{版次: 1}, {版次: 2}]\n",
		day + "issue.md":     "---\n---\n这一期多登了几位街坊的来信，字也大了一号，看不清的地方请打电话来说，我们再改。\n",
		day + "n.md":         "---\n标题: 名单\n栏目: 要闻\n版次: 1\n---\n" + strings.Repeat("　谭启明　单一苇　戚静怡　牟舟　邬慧　苗雅　封泊岸　柏山", 4) + "\n",
		day + "a.md":         story("河堤换灯", "要闻", "1", copy),
		day + "b.md":         story("老裁缝", "民生", "2", "![老裁缝](photos/b.png)\n\n"+copy),
		day + "c.md":         story("修伞", "民生", "2", copy),
		day + "d.md":         story("磨刀", "服务", "2", "![磨刀](photos/b.png)\n\n"+copy),
		day + "f.md":         story("配钥匙", "服务", "2", copy),
		day + "e.md":         story("槐", "文苑", "2", "槐花落在筐里  \n落在手心里\n\n我量过它的腰  \n三个人抱得住"),
		day + "photos/b.png": drawing(600, 900),
	})
}}

// TestBlocks holds how they are set: the note runs over the width that it has, a photo
// fills its column or stands in its middle, stanzas are apart, and no name is divided.
func TestBlocks(t *testing.T) {
	t.Parallel()
	out := blocks.output(t)
	ctx := tab(t)
	const wrong = `(() => {
		const list = [], box = e => e.getBoundingClientRect();
		const words = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); };
		for (const p of document.querySelectorAll(".note .body p"))
			if (innerWidth > 900 && words(p).width < 500) list.push("the note is " + words(p).width + " px wide");
		for (const p of document.querySelectorAll(".set > .lead > .photo")) {
			const own = box(p), lead = box(p.parentElement), lede = box(p.nextElementSibling);
			if (lede.top < own.bottom) continue; // beside it
			if (Math.abs(own.left - lead.left - (lead.right - own.right)) > 2) list.push("a photo stands at " + [own.left, own.right] + " in " + [lead.left, lead.right]);
		}
		const verse = [...document.querySelectorAll(".body p:has(> br)")];
		for (let i = 1; i < verse.length; i++)
			if (box(verse[i]).top - box(verse[i - 1]).bottom < 12 && box(verse[i]).left === box(verse[i - 1]).left) list.push("two stanzas are one");
		for (const line of document.querySelectorAll(".byline")) {
			const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
			while (walker.nextNode())
				for (const m of walker.currentNode.data.matchAll(/单于启明|司马小满|欧阳泊岸|东方既白/g)) {
					const r = document.createRange();
					r.setStart(walker.currentNode, m.index);
					r.setEnd(walker.currentNode, m.index + m[0].length);
					if (new Set([...r.getClientRects()].map(b => Math.round(b.top))).size > 1) list.push(m[0] + " is divided");
				}
		}
		for (const p of document.querySelectorAll(".front-sheet .flow p")) {
			const m = p.innerText.match(/明单|苇戚|怡牟|舟邬|慧苗|雅封|岸柏|山谭/);
			if (m) list.push(m[0] + " are two names");
		}
		return list.join("; ");
	})()`
	for _, width := range []int64{320, 390, 1000, 1440} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{"index.html", "2026-11-09/e.html"} {
			if err := open(ctx, out, out.pages[page]); err != nil {
				t.Fatal(err)
			}
			if got := evaluate[string](t, ctx, wrong); got != "" {
				t.Errorf("%s at %d px: %s", page, width, got)
			}
		}
	}
}
