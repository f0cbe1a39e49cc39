package serve

import (
	"errors"
	"fmt"
	"html/template"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/press"
	"bao/internal/publish/delivery"
	"bao/internal/site"
	"bao/internal/undo"

	"github.com/google/go-cmp/cmp"
)

var oneError = site.Verdict{Problems: []diag.Problem{{Severity: diag.Error}, {Severity: diag.Warning}}}

// TestPrinted holds what an editor is told of an issue that was printed, or not.
func TestPrinted(t *testing.T) {
	dir := t.TempDir()
	p := &Preview{o: Options{Dir: dir, Show: func(string) error { return nil }, Explain: func(error) string { return "磁盘满了" }}}
	pdf := filepath.Join(dir, "content", "2026-03-02", "issue.pdf")
	for _, c := range []struct {
		report press.Report
		err    error
		want   outcome
	}{
		{press.Report{}, press.ErrNoBrowser, outcome{Bad: true, Message: "印 PDF 要借用浏览器，这台电脑上没有找到能用的", Hint: "装上微软 Edge、谷歌 Chrome 或 Chromium，再印一次"}},
		{press.Report{}, fmt.Errorf("%w: gone", press.ErrBrowser), outcome{Bad: true, Message: "浏览器没有印出 PDF", Hint: "把浏览器更新到最新版，关掉占内存的程序，再印一次"}},
		{press.Report{}, press.ErrNoIssue, outcome{Bad: true, Message: "这一期没有可以印的稿件", Hint: "草稿不印：写好了，删去“草稿: 是”那一行"}},
		{press.Report{}, press.ErrEmpty, outcome{Bad: true, Message: "这一期没有可以印的稿件", Hint: "草稿不印：写好了，删去“草稿: 是”那一行"}},
		{press.Report{}, errors.New("no space"), outcome{Bad: true, Message: "没有印成：磁盘满了"}},
		{press.Report{Verdict: oneError}, nil, outcome{Bad: true, Message: "有 1 处错误，没有印", Hint: "改好下面列出的错误，再印一次"}},
		{
			press.Report{Files: []string{pdf}, Pages: 4, Record: "版面.txt", Note: true},
			nil,
			outcome{
				Message: "印好了 4 个版，1 个 PDF", Hint: "下次生成网站时会链接上去",
				Lines: []string{"content/2026-03-02/issue.pdf", "记下了各版排了哪些稿件，以后照这样排；改了位次要重新排，按“重新排版”", "编者按只登在网站上，没有印；要印，把它写成一篇稿件"},
				Again: &again{Do: "open", Word: "打开 PDF 的文件夹", Fields: map[string]string{"path": "content/2026-03-02"}},
			},
		},
	} {
		if diff := cmp.Diff(&c.want, p.printed(c.report, c.err)); diff != "" {
			t.Errorf("%v (-want +got)\n%s", c.err, diff)
		}
	}
	p.o.Show = nil
	if said := p.printed(press.Report{Files: []string{pdf}, Pages: 1}, nil); said.Again != nil || len(said.Lines) != 1 {
		t.Errorf("where nothing can be opened: %+v", said)
	}
}

// TestNotBuilt holds what is said when a website stays as it was.
func TestNotBuilt(t *testing.T) {
	p := &Preview{o: Options{Explain: func(error) string { return "磁盘满了" }}}
	var gone []string
	for i := range 12 {
		gone = append(gone, fmt.Sprint(i))
	}
	for _, c := range []struct {
		report build.Report
		err    error
		bad    string
		lines  int
		fields map[string]string
	}{
		{build.Report{}, nil, "", 0, nil},
		{build.Report{Verdict: site.Verdict{Problems: []diag.Problem{{Severity: diag.Warning}}}}, nil, "", 0, nil},
		{build.Report{Verdict: oneError}, nil, "有 1 处错误，网站没有更新，保持原样", 0, nil},
		{build.Report{}, dist.ErrForeign, "网站的文件夹 public 里已有别的文件，不是 bao 生成的；什么也没有动", 0, nil},
		{build.Report{}, errors.New("no space"), "网站没有生成：磁盘满了", 0, nil},
		{build.Report{}, &build.Withdrawal{Of: 14, Gone: gone}, "网站上的 14 篇稿件，有 12 篇找不到了，这次生成会把它们撤下；网站没有更新，保持原样", 10, map[string]string{"withdraw": "1"}},
		{build.Report{}, &build.Withdrawal{Of: 8, Gone: gone[:7]}, "网站上的 8 篇稿件，有 7 篇找不到了，这次生成会把它们撤下；网站没有更新，保持原样", 7, map[string]string{"withdraw": "1"}},
	} {
		said := p.notBuilt(c.report, c.err, &again{Do: "build", Word: "照样"})
		if (said != nil) != (c.bad != "") || said != nil && (!said.Bad || said.Message != c.bad || len(said.Lines) != c.lines) {
			t.Errorf("%v, %v: %+v", c.report.Problems, c.err, said)
		}
		if c.fields != nil && !cmp.Equal(said.Again.Fields, c.fields) {
			t.Errorf("the way on sends %v", said.Again.Fields)
		}
	}
}

// TestHeldLines holds that what waits is told from what was taken back.
func TestHeldLines(t *testing.T) {
	var report build.Report
	for _, state := range []paper.State{paper.Draft, paper.Scheduled, paper.Expired, paper.Retracted} {
		report.Held = append(report.Held, paper.Held{Headline: "甲", State: state})
	}
	want := []string{"草稿，没有发表：《甲》", "定时，没有发表：《甲》", "过期，撤下了，只留标题：《甲》", "撤稿，撤下了，只留标题：《甲》"}
	if got := heldLines(report); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestNewestLine holds that the reminders of the newest issue are counted, and no
// others.
func TestNewestLine(t *testing.T) {
	at := func(path string, severity diag.Severity) diag.Problem {
		return diag.Problem{Place: diag.Place{Path: path}, Severity: severity}
	}
	report := build.Report{Newest: "content/2026-03-02", Verdict: site.Verdict{Problems: []diag.Problem{
		at("content/2026-03-02/a.md", diag.Warning), at("content/2026-03-02/b.md", diag.Warning), at("content/2026-03-02/c.md", diag.Error),
		at("content/2026-02-02/a.md", diag.Warning), at("content/2026-03-02 增刊/a.md", diag.Warning),
	}}}
	if got, want := newestLine(report), []string{"最新一期还有 2 处提醒，写在下面各篇稿件旁边"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, newest := range []string{"", "content/2026-01-05"} {
		report.Newest = newest
		if got := newestLine(report); got != nil {
			t.Errorf("%q: %q", newest, got)
		}
	}
}

func TestFolded(t *testing.T) {
	got := folded([]string{"    甲", "新增：", "    乙", "    丙", "完"})
	if want := []string{"    甲", "新增：\n乙\n丙", "完"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestCompare holds that of two versions the lines that differ are marked, and
// those around them shown.
func TestCompare(t *testing.T) {
	file := func(from, to int, instead ...string) string {
		var lines []string
		for n := 1; n <= 40; n++ {
			switch {
			case n == from:
				lines = append(lines, instead...)
			case n < from || n > to:
				lines = append(lines, fmt.Sprint(n))
			}
		}
		return strings.Join(lines, "\r\n") + "\n"
	}
	text := func(lines []template.HTML) string {
		var all []string
		for _, line := range lines {
			all = append(all, string(line))
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct{ now, wanted, shows, showsWanted string }{
		{file(20, 20, "甲"), file(0, 0), "15 16 17 18 19 <mark>甲</mark> 21 22 23 24 25", "15 16 17 18 19 <mark>20</mark> 21 22 23 24 25"},
		{file(20, 20, "20", "<b>"), file(0, 0), "16 17 18 19 20 <mark>&lt;b&gt;</mark> 21 22 23 24 25", "16 17 18 19 20 21 22 23 24 25"},
		{file(1, 1, "甲"), file(0, 0), "<mark>甲</mark> 2 3 4 5 6", "<mark>1</mark> 2 3 4 5 6"},
		{file(40, 40, "甲"), file(0, 0), "35 36 37 38 39 <mark>甲</mark>", "35 36 37 38 39 <mark>40</mark>"},
		{"", "甲\n", "<mark></mark>", "<mark>甲</mark>"},
		{"甲\n甲\n", "甲\n", "甲 <mark>甲</mark>", "甲"},
	} {
		v := compare(&undo.Conflict{Path: "a.md", Now: []byte(c.now), Wanted: []byte(c.wanted)})
		if v.Path != "a.md" || text(v.Now) != c.shows || text(v.Wanted) != c.showsWanted || v.Gone || v.ToGone {
			t.Errorf("%+v", v)
		}
	}
	v := compare(&undo.Conflict{Now: []byte(file(2, 39, "甲")), Wanted: []byte(file(0, 0))})
	if len(v.Wanted) != shownLines {
		t.Errorf("%d lines are shown", len(v.Wanted))
	}
	if v := compare(&undo.Conflict{Wanted: []byte("甲")}); !v.Gone || v.ToGone {
		t.Errorf("a file that is gone: %+v", v)
	}
	if v := compare(&undo.Conflict{Now: []byte("甲")}); v.Gone || !v.ToGone {
		t.Errorf("a file that is to go: %+v", v)
	}
}

// TestProgress holds that how far a job is replaces what was shown of it, and that
// nothing is shown of one that is over.
func TestProgress(t *testing.T) {
	p := &Preview{room: &room{}}
	v := &visit{p: p}
	v.progress()(delivery.Progress{Files: 1, AllFiles: 2})
	if p.room.job != nil {
		t.Error("there is a job")
	}
	before := &job{What: "发布", Stops: true}
	p.room.job = before
	v.progress()(delivery.Progress{Files: 3, AllFiles: 7, Bytes: 1 << 20, AllBytes: 4 << 20})
	now := p.room.job
	if now.What != "发布" || !now.Stops || now.Phase != "传文件" || now.Done != 3 || now.Total != 7 || !strings.HasPrefix(now.Detail, "1.0 MB/4.0 MB") {
		t.Errorf("%+v", now)
	}
	if before.Phase != "" {
		t.Error("what was shown has changed")
	}
	p.room.progress("和网上的比较")(0, 0)
	if now := p.room.job; now.Phase != "和网上的比较" || now.Done+now.Total != 0 || now.Detail != "" {
		t.Errorf("the next phase: %+v", now)
	}
}
