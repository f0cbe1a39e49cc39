package markup

import (
	"strings"
	"testing"

	"bao/internal/byline"
	"bao/internal/zh"

	"github.com/google/go-cmp/cmp"
)

func TestText(t *testing.T) {
	d, _ := Parse([]byte(`## 柳树[^1]成荫

本报讯 **河边**的[柳树](a.md)` + "`400`" + `棵，  
<ruby>婧<rt>jìng</rt></ruby>老师说：
“好。”see  
below

![柳树。安然 摄](liu.jpg)

> 引文

- 一
  1. 二

| 名 | 数 |
|---|---|
| 柳 | 3 |

[^1]: 注文。
`))
	want := "柳树成荫\n本报讯 河边的柳树400棵，婧老师说：“好。”see below\n引文\n一\n1. 二\n名 数\n柳 3\n注文。"
	if diff := cmp.Diff(want, d.Text()); diff != "" {
		t.Error(diff)
	}
	if got := d.Count(); got != zh.Count(want) {
		t.Errorf("Count() = %d", got)
	}
	photos := []Photo{{Link: 1, Alt: "柳树。", Cutline: "柳树。", Credit: byline.Credit{Role: byline.Photographer, Label: "摄", Names: []string{"安然"}}}}
	if diff := cmp.Diff(photos, d.Photos()); diff != "" {
		t.Error(diff)
	}
}

func TestFirstAndLast(t *testing.T) {
	for _, c := range []struct{ body, first, last string }{
		{"", "", ""},
		{"甲 *乙*\n\n丙", "甲 乙", "丙"},
		{"# 题\n\n- 丙", "", ""},
		{"![柳](a.jpg)\n\n正文[^1]\n\n[^1]: 注", "正文", "正文"},
		{"正[文][r]\n记者 安然\n\n[r]: x.md", "正文", "记者 安然"},
		{"正文\n记者  安然\n\n再写", "正文记者 安然", "再写"},
		{"正文  \n记者 安然\n通讯员 石磊 文/图", "正文", "记者 安然\n通讯员 石磊 文/图"},
	} {
		d, _ := Parse([]byte(c.body))
		if d.FirstParagraph() != c.first && strings.Join(strings.Fields(d.FirstParagraph()), " ") != c.first {
			t.Errorf("%q: first %q, want %q", c.body, d.FirstParagraph(), c.first)
		}
		if d.LastParagraph() != c.last {
			t.Errorf("%q: last %q, want %q", c.body, d.LastParagraph(), c.last)
		}
	}
}

func TestWithoutLast(t *testing.T) {
	d, _ := Parse([]byte("甲\n\n乙"))
	if got := d.WithoutLast().Text(); got != "甲" {
		t.Error(got)
	}
	if got := d.WithoutLast().WithoutLast().WithoutLast().Text(); got != "" {
		t.Error(got)
	}
	if d.Text() != "甲\n乙" {
		t.Error("the original changed")
	}
	d, _ = Parse([]byte("甲\n\n记者 安然![柳](a.jpg)"))
	if got := plainHTML(d.WithoutLast()); !strings.Contains(got, `<figure class="photo"><img src="a.jpg"`) || strings.Contains(got, "安然") {
		t.Error(got)
	}
}

func TestTrimStart(t *testing.T) {
	for _, c := range []struct{ body, prefix, want string }{
		{"本报讯 河边。", "本报讯 ", "<p>河边。</p>"},
		{"**本报讯**（记者 *安然*）河边**柳树**。", "本报讯（记者 安然）", "<p>河边<strong>柳树</strong>。</p>"},
		{"**本报讯 河边**柳树", "本报讯 ", "<p><strong>河边</strong>柳树</p>"},
		{"[本报](a.md)[讯 河](b.md)边", "本报讯 ", "<p><a href=\"b.md\">河</a>边</p>"},
		{"本报讯\\\n河边", "本报讯", "<p>河边</p>"},
		{"本报讯![柳](a.jpg) 河边", "本报讯", "<p><img src=\"a.jpg\" alt=\"柳\"> 河边</p>"},
		{"![柳](a.jpg)本报讯 河边", "本报讯 ", "<p><img src=\"a.jpg\" alt=\"柳\">河边</p>"},
		{"![柳](a.jpg)\n本报讯 河边", "本报讯 ", "<figure class=\"photo\"><img src=\"a.jpg\" alt=\"柳\"><figcaption class=\"cutline\">柳</figcaption></figure>\n<p>河边</p>"},
		{"本报讯![柳](a.jpg)", "本报讯", "<figure class=\"photo\"><img src=\"a.jpg\" alt=\"柳\"><figcaption class=\"cutline\">柳</figcaption></figure>"},
		{"本报讯", "本报讯", ""},
		{"- 本报讯", "本报", "<ul>\n<li>本报讯</li>\n</ul>"},
		{"本报讯", "", "<p>本报讯</p>"},
	} {
		d, _ := Parse([]byte(c.body))
		before := plainHTML(d)
		if got := strings.TrimSpace(plainHTML(d.TrimStart(len(c.prefix)))); got != c.want {
			t.Errorf("%q: %q, want %q", c.body, got, c.want)
		}
		if plainHTML(d) != before {
			t.Errorf("%q: the original changed", c.body)
		}
	}
	d, _ := Parse([]byte("柳树"))
	if got := d.TrimStart(1).FirstParagraph(); got != "树" {
		t.Errorf("within a character: %q", got)
	}
}

func TestHead(t *testing.T) {
	long := "河边新栽的柳树已经成荫，傍晚来散步的居民一天比一天多。" +
		"社区在树下添了三十张长椅，又请木匠做了两张棋桌。" +
		"老人们说，*以后*下棋再也不用搬凳子了。"
	for _, c := range []struct {
		name, body string
		limit      int
		want       string
		cut        bool
	}{
		{"all of it", "短文。", 100, "<p>短文。</p>", false},
		{"nothing of figures", "![柳](a.jpg)\n\n短文![图](b.png)[^1]。\n\n[^1]: 注", 100, "<p>短文。</p>", false},
		{"at a sentence", long, 60, "<p>河边新栽的柳树已经成荫，傍晚来散步的居民一天比一天多。社区在树下添了三十张长椅，又请木匠做了两张棋桌。</p>", true},
		{"not a scrap of the next paragraph", "河边新栽的柳树已经成荫。\n\n" + long, 30, "<p>河边新栽的柳树已经成荫。</p>", true},
		{"no subheads, and not past one", "## 题\n\n短文。\n\n## 又一题\n\n短文。", 100, "<p>短文。</p>", true},
		{"a list whole", "两件事：\n\n- 一\n- 二", 100, "<p>两件事：</p>\n<ul>\n<li>一</li>\n<li>二</li>\n</ul>", false},
		{"or not at all", "两件事：\n\n- " + long, 50, "<p>两件事：</p>", true},
		{"marks stay", "**柳树**成荫。" + long, 30, "<p><strong>柳树</strong>成荫。", true},
		{"no table", "表：\n\n|a|\n|-|\n|b|", 100, "<p>表：</p>", true},
	} {
		d, _ := Parse([]byte(c.body))
		h := d.Head(c.limit)
		got := strings.TrimSpace(plainHTML(h))
		if got != c.want && (c.name != "marks stay" || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
		if h.Cut != c.cut {
			t.Errorf("%s: Cut = %v", c.name, h.Cut)
		}
		if n := h.Count(); n > c.limit+2 {
			t.Errorf("%s: %d characters", c.name, n)
		}
	}
}

func TestHTMLOptions(t *testing.T) {
	d, _ := Parse([]byte("## 题\n\n见[上](#题)和[外](a.md)[^1]，![柳](a.jpg)\n\n[^1]: 注"))
	got := string(d.AppendHTML([]byte("前"), HTML{
		IDPrefix: "s1-", HeadingShift: 1,
		Photo: func(int) Image {
			return Image{Src: "p/a.jpg", Srcset: "p/a.jpg 400w, p/b.jpg 800w", Sizes: "50vw", Width: 4, Height: 3, Color: "#a0b1c2"}
		},
	}))
	want := `前<h3 id="s1-ti">题</h3>
<p>见<a href="#s1-ti">上</a>和外<sup class="noteref" id="s1-fnref-1"><a role="doc-noteref" href="#s1-fn-1" aria-label="注释1">1</a></sup>，` +
		`<img src="p/a.jpg" srcset="p/a.jpg 400w, p/b.jpg 800w" sizes="50vw" width="4" height="3" alt="柳" loading="lazy" decoding="async" style="background-color:#a0b1c2"></p>
<section class="notes" role="doc-endnotes">
<h3 class="notes-title">注释</h3>
<ol>
<li id="s1-fn-1">
<p>注 <a class="backlink" role="doc-backlink" href="#s1-fnref-1" aria-label="回到正文中的注释1">↩</a></p>
</li>
</ol>
</section>
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	bad := string(d.AppendHTML(nil, HTML{
		Link:  func(int) string { return "java\nscript:alert(1)" },
		Photo: func(int) Image { return Image{Src: "x.jpg", Color: "red;x"} },
	}))
	if strings.Contains(bad, "script") || strings.Contains(bad, "style") {
		t.Error(bad)
	}
}

// TestGallery holds that pictures of a gallery lead to themselves, larger,
// unless the editor had them lead elsewhere; and a single one does not.
func TestGallery(t *testing.T) {
	d, _ := Parse([]byte("![甲](1.jpg)\n![乙](2.jpg)\n[![丙](3.jpg)](c.md)\n![](4.jpg)\n\n![丁](5.jpg)\n"))
	html := func(large string) string {
		return string(d.AppendHTML(nil, HTML{
			Link: func(i int) string { return d.Links[i].Dest },
			Photo: func(i int) Image {
				return Image{Src: d.Links[i].Dest, Eager: true, Large: strings.ReplaceAll(large, "*", d.Links[i].Dest)}
			},
		}))
	}
	plain := html("")
	want := strings.NewReplacer(
		`<img src="1.jpg" alt="甲">`, `<a href="large/1.jpg"><img src="1.jpg" alt="甲"></a>`,
		`<img src="2.jpg" alt="乙">`, `<a href="large/2.jpg"><img src="2.jpg" alt="乙"></a>`,
	).Replace(plain)
	if diff := cmp.Diff(want, html("large/*")); diff != "" || want == plain {
		t.Error(diff)
	}
	if diff := cmp.Diff(plain, html("javascript:*")); diff != "" {
		t.Error(diff)
	}
}

// benchmarkBody is an article of about 800 characters as editors write them.
var benchmarkBody = []byte("本报讯（记者 安然）" + strings.Repeat("五月的河边，新栽的柳树已经成荫。傍晚时分，来散步的居民一天比一天多，**“水滴”**志愿队的队员们也忙碌起来。\n队长石磊说：“以前这里垃圾不少，现在干净多了。”\n\n", 10) +
	"## 河长来了\n\n![居民在柳树下乘凉。石磊 摄](photos/liu.jpg)\n\n详见[公告](gonggao.md)。\n\n记者 安然 通讯员 石磊 文/图\n")

func BenchmarkParseEncode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		d, _ := Parse(benchmarkBody)
		d.Encode()
	}
}

func BenchmarkDecode(b *testing.B) {
	d, _ := Parse(benchmarkBody)
	data := d.Encode()
	b.ReportMetric(float64(len(data)), "bytes")
	b.ReportAllocs()
	for b.Loop() {
		Decode(data)
	}
}

func BenchmarkDecodeAppendHTML(b *testing.B) {
	d, _ := Parse(benchmarkBody)
	data := d.Encode()
	o := HTML{Link: func(int) string { return "a.html" }, Photo: func(int) Image { return Image{Src: "a.jpg", Width: 4, Height: 3} }}
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		d, _ := Decode(data)
		out = d.AppendHTML(out[:0], o)
	}
}

// TestTextOfCaption: what a table is called is a line of its own.
func TestTextOfCaption(t *testing.T) {
	d, _ := Parse([]byte("<table><caption>河边的树</caption><tr><th>柳<td>3</table>"))
	if got, want := d.Text(), "河边的树\n柳 3"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
