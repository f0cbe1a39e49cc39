package bundle

import (
	"io"
	"slices"
	"testing"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/paper"
)

func TestRelink(t *testing.T) {
	plan := edition.NewPlan(edition.Source{Paper: &paper.Paper{}})
	for _, address := range []string{"d/a.html", "d/index.html", "e/b.html", "search.html", "static/p.css", "d/h-480.jpg", "d/h-800.jpg", "d/表.docx", "feed.xml", "d/issue.zip"} {
		plan.Add("谁", dist.File{Path: address, Write: func(io.Writer) error { return nil }})
	}
	const base = "https://bao.example.cn/"
	for _, c := range []struct{ page, alone, web string }{ // "" where nothing changes
		{`<a href="a.html">甲</a>`, "", ""},
		{`<a href="../d/index.html#page-1">甲</a>`, "", ""},
		{`<a href="../index.html">报名</a>`, "", ""},
		{`<a href="#content">正文</a>`, "", ""},
		{`<a href="https://e.cn/?a=1&amp;b">外</a><a href="//e.cn/">外</a><a href="mailto:a@e.cn">信</a><a href="tel:12345">话</a>`, "", ""},
		{`<p>上月<a href="../e/b.html#x">说过</a></p>`, `<p>上月<a>说过</a></p>`, `<p>上月<a href="https://bao.example.cn/e/b.html#x">说过</a></p>`},
		{`<nav><a class="x" href="../e/b.html">乙</a></nav>`, `<nav><a class="x" style="display:none">乙</a></nav>`, `<nav><a class="x" href="https://bao.example.cn/e/b.html">乙</a></nav>`},
		{`<nav><table><td><a href="../e/">9</a></table></nav>`, `<nav><table><td><a>9</a></table></nav>`, `<nav><table><td><a href="https://bao.example.cn/e/">9</a></table></nav>`},
		{`<nav></nav><a href="../e/b.html">乙</a>`, `<nav></nav><a>乙</a>`, `<nav></nav><a href="https://bao.example.cn/e/b.html">乙</a>`},
		{`<form action="../search.html">`, `<form style="display:none">`, `<form action="https://bao.example.cn/search.html">`},
		{`<a href="issue.zip" download>下</a>`, `<a download="">下</a>`, `<a href="https://bao.example.cn/d/issue.zip" download="">下</a>`},
		{`<link rel="alternate" href="../feed.xml"><link rel="stylesheet" href="../static/p.css?v=1">`, `<link rel="stylesheet" href="../static/p.css?v=1">`, `<link rel="stylesheet" href="../static/p.css?v=1">`},
		{`<script>if (a < b && "<a href='../e/b.html'>") c();</script><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>`, "", ""},
		{`<img src="h-800.jpg" srcset="h-480.jpg 480w, h-800.jpg 800w"><a href="%E8%A1%A8.docx">表</a>`, "", ""},
	} {
		for where, want := range map[string]string{"": c.alone, base: c.web} {
			l := &linker{base: where, pages: map[string]bool{"d/a.html": true, "d/index.html": true, front: true}, plan: plan, shown: map[string]bool{}}
			if want == "" {
				want = c.page
			}
			if got := string(l.relink("d/a.html", []byte(c.page))); got != want {
				t.Errorf("%s\nbecomes %s\nwant    %s", c.page, got, want)
			}
		}
	}
}

// TestShown holds that what pages show and hand out comes along, other pages
// and what is of the website do not.
func TestShown(t *testing.T) {
	plan := edition.NewPlan(edition.Source{Paper: &paper.Paper{}})
	all := []string{"d/h-480.jpg", "d/h-800.jpg", "d/x.mp4", "d/表.docx", "e/b.html", "feed.xml", "f/f.ics", "static/p.css", "static/p.js", "static/q.js", "unused.jpg"}
	for _, address := range all {
		plan.Add("谁", dist.File{Path: address, Write: func(io.Writer) error { return nil }})
	}
	l := &linker{pages: map[string]bool{}, plan: plan, shown: map[string]bool{}}
	l.relink("d/a.html", []byte(`<link rel="stylesheet" href="../static/p.css?v=1"><button data-script="../static/q.js?v=3"></button><script src="../static/p.js?v=2"></script>
<img srcset="h-480.jpg 480w, h-800.jpg 800w"><video src="x.mp4"></video><a href="%E8%A1%A8.docx">表</a><a href="../e/b.html">乙</a><a href="../feed.xml">订</a><a href="../f/f.ics">历</a>`))
	var got []string
	for _, address := range all {
		if l.shown[address] {
			got = append(got, address)
		}
	}
	if want := []string{"d/h-480.jpg", "d/h-800.jpg", "d/x.mp4", "d/表.docx", "static/p.css", "static/p.js", "static/q.js"}; !slices.Equal(got, want) {
		t.Errorf("%q comes along, want %q", got, want)
	}
}
