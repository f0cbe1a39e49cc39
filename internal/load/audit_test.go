package load

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bao/internal/diag"
	"bao/internal/markup"
	"bao/internal/source"

	"golang.org/x/net/html"
)

// constructs is every kind of thing that copy may hold. What stands at the
// place of 甲 must be printed or told of, wherever it is put.
var constructs = []string{
	"**甲**", "*甲*", "_甲_ ", "***甲***", "~~甲~~", "`甲`", "``甲`乙``", "**甲*乙*丙**", "甲**乙", "甲*", "甲__乙__丙",
	"王*甲、李*乙", "138****0001", "30*40厘米", "填写____甲，____乙", "5*3*2",
	"[甲](a.md)", "[甲](<a b.md> \"乙丙\")", "[甲](a.md '乙')", "[甲](a.md (乙))", "[**甲**乙](a.md){.x}", "[甲]()", "[]()", "[甲](javascript:x)",
	"[甲][r]\n\n[r]: a.md", "[甲][]\n\n[甲]: a.md \"乙\"", "[甲]\n\n[甲]: <a.md>", "[甲]: 乙丙丁", "[编者按]: 甲乙", "\n\n[r]: a.md\n\n甲",
	"https://a.cn/b?c=1", "<https://a.cn>", "甲@b.cn", "www.a.cn", "[甲 [乙](b.md) 丙](c.md)", "<a href=\"b.md\">甲<a href=\"c.md\">乙</a></a>",
	"![甲](1.jpg)", "\n\n![甲](1.jpg)\n\n", "\n\n![甲。马雁 摄](1.jpg \"乙丙\")\n\n", "\n\n![](1.jpg \"甲（马雁 摄）\")\n\n", "\n\n![甲](1.jpg \"乙，裁切=上\")\n\n",
	"\n\n![甲](1.jpg)![乙](2.jpg)\n\n", "\n\n[![甲](1.jpg)](a.md)\n\n", "\n\n![甲](1.jpg)\n乙丙\n\n", "甲![乙](1.jpg \"丙\")丁", "![甲 [乙](a.md)](1.jpg)", "![甲 ![乙](2.jpg)](1.jpg)",
	"![甲]()", "![甲](data:image/png;base64,AA)", "![甲](C:\\1.jpg)", "\n\n![甲\n乙](1.jpg)\n\n",
	"甲[^n]乙\n\n[^n]: 丙丁\n", "甲[^n]\n\n[^n]: 丙\n\n    丁\n", "甲[^x]", "\n\n[^x]: 甲乙\n", "甲[^n][^n]\n\n[^n]: **丙**[^m]\n\n[^m]: 丁\n", "![甲[^n]](1.jpg)\n\n[^n]: 丙\n",
	"<!-- 甲 -->", "甲<!-- 乙 -->丙", "<!-- 甲", "<!-- 甲 ——>", "\n\n<!-- 甲\n\n乙 -->\n\n", "<?php 甲 ?>", "<?甲", "<!DOCTYPE html>", "<!D甲", "<![CDATA[甲]]>", "<![CDATA[甲",
	"<script>甲</script>", "<style>甲", "\n\n<script>\n甲\n\n乙\n</script>\n\n丙", "<iframe src=\"x\">甲</iframe>", "<svg><text>甲</text></svg>", "<b>甲</b>", "<b>甲", "甲</b>", "<b title=\"甲\">乙</b>", "<center>甲</center>",
	"\n\n<div class=\"甲\">\n\n乙\n\n</div>\n\n", "\n\n<div class=\"提示\"\n甲\n\n", "\n\n<div 甲>乙</div>\n\n", "</div 甲>", "\n\n<p>甲<p>乙\n\n", "<编者按>甲", "<img src=\"1.jpg\" alt=\"甲\" title=\"乙\">", "<img alt='甲' src=1.jpg>", "<video src=\"a.mp4\">甲</video>",
	"\n\n<table><tr><td>甲<td>乙</table>\n\n", "\n\n<table>甲<tr>乙<td>丙</table>\n\n", "\n\n<ruby>甲<rt>jiǎ</ruby>\n\n", "\n\n<details><summary>甲</summary>乙</details>\n\n", "\n\n<details>甲\n\n乙\n</details>\n\n",
	"\n\n<figure><img src=\"1.jpg\"><figcaption>甲</figcaption></figure>\n\n", "\n\n<figure>甲<figcaption>乙</figcaption></figure>\n\n", "\n\n<pre>甲\n\n乙</pre>\n\n", "\n\n<section><pre>甲\n\n乙</pre></section>\n\n", "\n\n<dl><dt>甲<dd>乙</dl>\n\n", "\n\n<ul>甲<li>乙</ul>\n\n",
	"\n\n| 甲 | 乙 |\n|--|:-:|\n| 丙 | 丁 |\n\n", "\n\n|甲|乙|\n|-|-|\n|丙|丁|戊|己|\n\n", "\n\n甲|乙\n-|-\n丙\n\n", "\n\n|甲|\n|-|\n乙丙\n\n", "\n\n|甲|乙|\n|-|\n\n", "\n\n| 甲 \\| 乙 | `丙 \\| 丁` |\n|-|-|\n\n", "\n\n|  |\n|-|\n|  |\n\n",
	"\n\n- 甲\n- 乙\n\n", "\n\n1. 甲\n2. 乙\n\n", "\n\n1. 甲\n3. 乙\n5. 丙\n\n", "\n\n3) 甲\n4) 乙\n\n", "\n\n1. 甲\n1. 乙\n\n", "\n\n- [ ] 甲\n- [x] 乙\n\n", "\n\n* 甲\n\n  乙\n\n  - 丙\n\n", "\n\n1. 甲\n\t1. 乙\n\t- 丙\n\n", "\n\n-\n-甲\n\n", "\n\n1.甲\n\n",
	"\n\n> 甲\n> 乙\n\n", "\n\n> 甲\n乙\n\n", "\n\n> 甲\n>\n> > 乙\n> > - 丙\n>\n\n", "\n\n> - 甲\n>   乙 {.x}\n\n", "\n\n>甲\n\n", "\n\n> ```\n> 甲\n> ```\n\n",
	"\n\n# 甲\n\n", "\n\n## 甲 ##\n\n", "\n\n##甲\n\n", "\n\n甲\n===\n\n", "\n\n甲\n---\n\n", "\n\n## 甲 {#yi .er}\n\n", "\n\n####### 甲\n\n", "\n\n---\n\n", "\n\n* * *\n\n", "\n\n#\n\n",
	"\n\n```\n甲\n```\n\n", "\n\n```go\n甲\n```\n\n", "\n\n``` 甲 乙\n丙\n```\n\n", "\n\n```\n甲\n\n", "\n\n~~~\n甲\n~~~~\n\n", "\n\n    甲 a b c d e f\n\n", "\n\n甲\n: 乙\n: 丙\n\n", "\n\n甲\n:   乙\n\n    丙\n\n",
	"甲\\*乙\\*", "甲&amp;乙&copy;&nbsp;&#20013;&#x4e2d;", "甲&#x;乙&bogus;", "甲\\\n乙", "甲  \n乙", "甲{.x}", "**甲**{.x 乙=丙}", "\n\n甲 {.x}\n\n", "\n\n{.x}\n\n", "{甲=乙}", "甲\u200b乙", "甲\u0001乙", "甲\ufdd0乙", "\n\n　　甲\n　　乙\n\n", "甲\t乙", "🙂甲", "\n\n\u00a0\u00a0甲\n\n",
}

// losing are those of which something is not printed, wherever they stand. All
// others are printed whole, so that the audit must not name them.
var losing = []string{
	"![甲 [乙](a.md)](1.jpg)", "![甲 ![乙](2.jpg)](1.jpg)", "![甲[^n]](1.jpg)\n\n[^n]: 丙\n",
	"\n\n``` 甲 乙\n丙\n```\n\n",
}

// taken replaces the stand-ins by words that stand nowhere else.
func taken(construct string) string {
	for stand, words := range map[string]string{"甲": "鹳雀", "乙": "鸬鹚", "丙": "獬豸", "丁": "饕餮", "戊": "貔貅", "己": "蟾蜍"} {
		construct = strings.ReplaceAll(construct, stand, words)
	}
	return construct
}

var ordinary = []string{
	"早市的摊位重新画了线，修车铺的老师傅收了徒弟。", "楼组长敲开了四十户人家的门，大家商量着改成花园。",
	"街道办事处答应2026年3月底之前答复，\n停车位多出了26个。", "放学后的球场亮着灯（到21:30），合唱队排练新歌。",
}

// TestThousandArticles puts every kind of construct at a random place of
// articles. Whoever reads the page then knows what stood in the copy, or a
// problem of the article says what is not there; the audit, if nothing else
// does, and only then.
func TestThousandArticles(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for i := range 1000 {
		construct := constructs[i%len(constructs)]
		text, apart := randomArticle(r, construct)
		raw := []byte("---\ntitle: 题\n---\n\n" + text)
		m := read("content/2026-11-09/a.md", article, raw, source.Sum(raw), conventions{})
		if missing := notOn(m, text); missing != "" && len(m.Problems) == 0 {
			t.Errorf("%q is lost in silence:\n%s", missing, text)
		}
		named := slices.ContainsFunc(m.Problems, func(p diag.Problem) bool { return p.Rule.ID == "copy-lost" })
		if apart && named != slices.Contains(losing, construct) {
			t.Errorf("what is not printed is named: %v, of\n%s", named, text)
		}
	}
}

// randomArticle also says whether the construct stands apart from source line
// and byline, within which a link has no place.
func randomArticle(r *rand.Rand, construct string) (text string, apart bool) {
	var parts []string
	for range 2 + r.IntN(4) {
		parts = append(parts, ordinary[r.IntN(len(ordinary))])
	}
	sourceLine := ""
	if r.IntN(2) == 0 {
		sourceLine = "本报讯（记者 岑望舒）"
		parts[0] = sourceLine + parts[0]
	}
	paragraphs := len(parts)
	if r.IntN(2) == 0 {
		parts = append(parts, "（通讯员 欧阳渡 摄影 马雁）")
	}
	at := r.IntN(len(parts))
	p := []rune(parts[at])
	cut := r.IntN(len(p) + 1)
	parts[at] = string(p[:cut]) + taken(construct) + string(p[cut:])
	apart = at < paragraphs && (at > 0 || cut > len([]rune(sourceLine)))
	return strings.Join(parts, "\n\n") + "\n", apart
}

// notOn returns the letters and digits of the copy that neither its page nor
// its byline has.
func notOn(m *manuscript, copy string) string {
	doc, err := markup.Decode(m.Doc)
	if err != nil {
		return err.Error()
	}
	page := string(doc.AppendHTML(nil, markup.HTML{
		Link:  func(i int) string { return m.Links[i].Dest },
		Photo: func(i int) markup.Image { return markup.Image{Src: m.Links[i].Dest} },
	}))
	have := map[rune]int{}
	for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
		t := z.Token()
		if t.Type == html.TextToken {
			count(have, t.Data)
		}
		for _, a := range t.Attr {
			count(have, a.Val)
		}
	}
	for _, words := range append(namesOf(m.Byline.Credits), "记者通讯员摄影", fmt.Sprint(m.Photos)) {
		count(have, words)
	}
	want := map[rune]int{}
	count(want, withoutMarks(copy))
	missing := ""
	for r, n := range want {
		if have[r] < n {
			missing += string(r)
		}
	}
	return missing
}

// count counts Han characters, and digits. Latin letters are mostly marks.
func count(have map[rune]int, s string) {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) || unicode.IsDigit(r) {
			have[r]++
		}
	}
}

// marks are entities, numbers of items, which the audit looks after, the names
// of definitions and how a picture is to be cut.
var marks = regexp.MustCompile(`(?m)&#\w+;|^\s*[0-9]+[.)]\s|裁切=上|^\[[^^\]]*\]: <?a.md`)

// withoutMarks is copy without what it is right not to print.
func withoutMarks(copy string) string {
	for {
		at := strings.Index(copy, "<!--")
		end := strings.Index(copy, "-->")
		if at < 0 || end < at {
			return marks.ReplaceAllString(copy, "")
		}
		copy = copy[:at] + copy[end+3:]
	}
}
