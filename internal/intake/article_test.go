package intake

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"bao/internal/byline"
	"bao/internal/foreign"
)

// A picture that stands in a document twice is one file; one that no browser
// shows is kept, and the article says where it stood.
func TestPictures(t *testing.T) {
	d := lines("#渡口", sentence)
	d.Pictures = []foreign.Picture{{Data: dot}, {Data: dot}, {Name: "图.EMF", Data: []byte("no picture")}}
	for i := range 3 {
		d.Blocks = append(d.Blocks, foreign.Block{Spans: []foreign.Span{{Picture: i + 1}}})
	}
	r := newReading(day(t))
	r.document("稿.docx", d)
	var paths []string
	for _, f := range r.Files {
		paths = append(paths, f.Path)
	}
	if got := strings.Join(paths, " "); got != "2026-11-09/du-kou.md 2026-11-09/photos/du-kou-1.png 2026-11-09/photos/du-kou-2.emf" {
		t.Error(got)
	}
	md := string(r.Files[0].Data)
	if strings.Count(md, "![](photos/du-kou-1.png)") != 2 || !strings.Contains(md, "<!-- 待核：这里的图片浏览器打不开，另存为 JPEG 或 PNG 再换上：photos/du-kou-2.emf -->") {
		t.Error(md)
	}
	if s := r.Stories[0]; s.Pictures != 2 || len(s.Remarks) != 1 || s.Remarks[0].Text != "2026-11-09/photos/du-kou-2.emf" {
		t.Error(s)
	}
}

// A document with no copy becomes no article: why it isn't taken names what
// was left out.
func TestNothingToTake(t *testing.T) {
	d := &foreign.Document{Remarks: []foreign.Remark{
		{Message: "页脚里的文字没有取", Text: "芦花渡\n第 1 版", Left: true},
		{Message: "文件里有修订", Text: "看一看"},
		{Message: "批注没有取", Text: "再核", Left: true},
	}}
	r := newReading(day(t))
	r.document("空.docx", d)
	want := "refused 空.docx: 正文里没有字，也没有图片：页脚里的文字没有取（芦花渡 第 1 版）；批注没有取（再核）"
	if got := summary(r.Intake); got != want {
		t.Error(got)
	}
}

// What is left out of the article is in the report, whole.
func TestLeftOut(t *testing.T) {
	d := lines("#渡口", "一早，码头上\u200b就排起了队\u0007。")
	d.Blocks[1].Spans = append(d.Blocks[1].Spans, foreign.Span{Text: "班次表", Link: "file:///C:/班次.doc"}, foreign.Span{Note: 1})
	d.Notes = []foreign.Note{{Mark: "甲", Blocks: lines("注").Blocks}}
	r := newReading(day(t))
	r.document("稿.docx", d)
	left := map[string]bool{}
	for _, remark := range r.Stories[0].Remarks {
		left[remark.Text] = remark.Left
	}
	for _, text := range []string{"\u200b\u0007", "file:///C:/班次.doc", "甲"} {
		if !left[text] {
			t.Errorf("%q is not in %v", text, r.Stories[0].Remarks)
		}
	}
	if want := "一早，码头上就排起了队。班次表[^1]\n\n[^1]: 注\n"; !strings.HasSuffix(string(r.Files[0].Data), want) {
		t.Errorf("%s", r.Files[0].Data)
	}
}

// One article that was sent in two formats comes in once.
func TestTwins(t *testing.T) {
	html := "<!DOCTYPE html><html><body><article><h1>停水通知</h1><p>" + strings.TrimPrefix(notice, "停水通知\n\n") + "</p></article></body></html>"
	in := Read([]Incoming{{"停水.txt", []byte(notice)}, {"停水.html", []byte(html)}}, day(t))
	if len(in.Stories) != 1 || len(in.Stories[0].Remarks) != 1 || in.Stories[0].Remarks[0].Text != "停水.html" {
		t.Error(summary(in), in.Stories)
	}
}

// The section that was ordered is every story's; what one says itself is told.
func TestSection(t *testing.T) {
	o := day(t)
	o.Section = "民生"
	in := Read([]Incoming{{"甲.txt", []byte("标题：停水通知\n栏目：要闻\n\n" + sentence)}, {"乙.txt", []byte(notice)}}, o)
	for i := range in.Stories {
		if !strings.Contains(string(in.Files[i].Data), "栏目: 民生\n") {
			t.Errorf("%s", in.Files[i].Data)
		}
	}
	if r := in.Stories[0].Remarks; len(r) != 1 || r[0].Text != "要闻" || !r[0].Left {
		t.Error(r)
	}
}

// The page that every paper of the kind looks like comes in as its stories.
func TestSamplePage(t *testing.T) {
	data, err := os.ReadFile("../../../shared/samples/newspaper-page.txt")
	if err != nil {
		t.Skip(err)
	}
	in := Read([]Incoming{{"页.txt", data}}, day(t))
	var paragraphs []int
	for _, s := range in.Stories {
		i := slices.IndexFunc(in.Files, func(f File) bool { return f.Path == s.Path })
		_, body, _ := strings.Cut(strings.TrimPrefix(string(in.Files[i].Data), "---\n"), "\n---\n")
		n := 0
		for words := range strings.SplitSeq(strings.TrimSpace(body), "\n\n") {
			if _, signed := byline.Last(words); !signed {
				n++
			}
		}
		paragraphs = append(paragraphs, n)
	}
	if got := fmt.Sprint(paragraphs); got != "[4 3 3 5 2]" {
		t.Error(got)
	}
}
