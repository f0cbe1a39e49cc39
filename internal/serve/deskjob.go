package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/parcel"
	"bao/internal/press"
	"bao/internal/site"
)

// parcelPath is where the website is fetched as a ZIP.
const parcelPath = "/__bao/parcel.zip"

// OutDir is where the desk has the website, in the folder of the site: where
// bao build has it unless told otherwise.
const OutDir = "public"

// job is something that takes a while. One is under way at a time.
type job struct {
	What        string
	Phase       string
	Done, Total int
}

// start does a job beside everything else; the desk shows how far it is.
func (p *Preview) start(what string, do func(ctx context.Context, progress func(phase string) func(done, total int)) *outcome) *outcome {
	m := p.room
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ctx.Err() != nil {
		return &outcome{Bad: true, Message: "预览正在停下，没有" + what}
	}
	if m.job != nil {
		return &outcome{Bad: true, Message: "正在" + m.job.What + "，等它做完再" + what}
	}
	m.job, m.said = &job{What: what}, nil
	m.jobs.Go(func() {
		said := do(m.ctx, func(phase string) func(int, int) {
			return func(done, total int) {
				m.mu.Lock()
				defer m.mu.Unlock()
				m.job = &job{what, phase, done, total}
			}
		})
		m.say(said)
		m.mu.Lock()
		defer m.mu.Unlock()
		m.job = nil
	})
	return nil
}

func (p *Preview) startBuild(o order) *outcome {
	withdraw := o.Get("withdraw") != ""
	return p.start("生成网站", func(ctx context.Context, progress func(string) func(int, int)) *outcome {
		said, _ := p.build(ctx, withdraw, "build", progress)
		return said
	})
}

func (p *Preview) startPack(o order) *outcome {
	withdraw := o.Get("withdraw") != ""
	return p.start("打包", func(ctx context.Context, progress func(string) func(int, int)) *outcome {
		said, built := p.build(ctx, withdraw, "pack", progress)
		if built {
			said.Message = "打包好了：网站是新的，" + said.Message
			said.Hint = "解压到U盘或别的电脑，打开文件夹里的 index.html 就能看，不用联网"
			said.Link, said.Word = parcelPath, "下载 "+p.parcelName()+".zip"
		}
		return said
	})
}

// build brings the website up to date, and says how that went.
func (p *Preview) build(ctx context.Context, withdraw bool, do string, progress func(string) func(int, int)) (said *outcome, built bool) {
	begun := time.Now()
	report, err := build.Build(ctx, build.Options{
		Dir: p.o.Dir, Out: filepath.Join(p.o.Dir, OutDir), Theme: p.o.Theme, Version: p.o.Version, Now: time.Now(), Delete: withdraw,
		Workers: runtime.GOMAXPROCS(0), Font: p.o.Font, Progress: progress("写文件"), Developed: progress("处理照片"),
	})
	var gone *build.Withdrawal
	switch {
	case errors.As(err, &gone):
		return &outcome{
			Bad: true, Lines: gone.Gone[:min(len(gone.Gone), 10)],
			Message: fmt.Sprintf("网站上的 %d 篇稿件，有 %d 篇找不到了，这次生成会把它们撤下；网站没有更新，保持原样", gone.Of, len(gone.Gone)),
			Hint:    "看看稿件是不是移走了、文件夹是不是改了名",
			Again:   &again{Do: do, Word: "确实要撤下，照样生成", Fields: map[string]string{"withdraw": "1"}},
		}, false
	case errors.Is(err, dist.ErrForeign):
		return &outcome{Bad: true, Message: "网站的文件夹 " + OutDir + " 里已有别的文件，不是 bao 生成的；什么也没有动", Hint: "把它移走或改名，再生成一次"}, false
	case err != nil:
		return p.failed("网站没有生成", err), false
	}
	if n := diag.Errors(report.Problems); n > 0 {
		return &outcome{Bad: true, Message: fmt.Sprintf("有 %d 处错误，网站没有更新，保持原样", n), Hint: "改好下面列出的错误，再生成一次"}, false
	}
	said = &outcome{Message: fmt.Sprintf("%d 篇稿件，%d 期；写入 %d 个文件，%d 个没有变化", report.Articles, report.Issues, report.Written, report.Unchanged)}
	if report.Deleted > 0 {
		said.Message += fmt.Sprintf("，删除 %d 个", report.Deleted)
	}
	said.Message += fmt.Sprintf("；用时 %.1f 秒", time.Since(begun).Seconds())
	said.Hint = "网站在 " + OutDir + " 文件夹里"
	for _, h := range report.Held {
		said.Lines = append(said.Lines, stateWords[h.State]+"，没有发表：《"+h.Headline+"》")
	}
	return said, true
}

// startPrint prints the issue on show. Its day may lie ahead: a paper is
// printed before it appears.
func (p *Preview) startPrint(o order) *outcome {
	issue := p.onShow(o.issue)
	if issue == nil {
		return &outcome{Bad: true, Message: "还没有可以印的稿件"}
	}
	day := issue.Date
	return p.start("印成 PDF", func(ctx context.Context, progress func(string) func(int, int)) *outcome {
		program, _ := p.browser()
		report, err := press.Print(ctx, press.Options{
			Options: site.Options{
				Dir: p.o.Dir, Theme: p.o.Theme, Version: p.o.Version, Future: true, Each: p.o.Each,
			},
			Now: time.Now(), Issue: day, Browser: program, Progress: progress("印"),
		})
		return p.printed(report, err)
	})
}

func (p *Preview) printed(report press.Report, err error) *outcome {
	switch {
	case errors.Is(err, press.ErrNoBrowser):
		return &outcome{Bad: true, Message: "印 PDF 要借用浏览器，这台电脑上没有找到能用的", Hint: "装上微软 Edge、谷歌 Chrome 或 Chromium，再印一次"}
	case errors.Is(err, press.ErrBrowser):
		return &outcome{Bad: true, Message: "浏览器没有印出 PDF", Hint: "把浏览器更新到最新版，关掉占内存的程序，再印一次"}
	case errors.Is(err, press.ErrNoIssue), errors.Is(err, press.ErrEmpty):
		return &outcome{Bad: true, Message: "这一期没有可以印的稿件", Hint: "草稿不印：写好了，删去“草稿: 是”那一行"}
	case err != nil:
		return p.failed("没有印成", err)
	}
	if n := diag.Errors(report.Problems); n > 0 {
		return &outcome{Bad: true, Message: fmt.Sprintf("有 %d 处错误，没有印", n), Hint: "改好下面列出的错误，再印一次"}
	}
	said := &outcome{Message: fmt.Sprintf("印好了 %d 个版，%d 个 PDF", report.Pages, len(report.Files)), Hint: "下次生成网站时会链接上去"}
	for _, file := range report.Files {
		if name, err := filepath.Rel(p.o.Dir, file); err == nil {
			said.Lines = append(said.Lines, filepath.ToSlash(name))
		}
	}
	if report.Record != "" {
		said.Lines = append(said.Lines, "记下了各版排了哪些稿件，以后照这样排；改了位次要重新排，按“重新排版”")
	}
	if len(report.Out) > 0 {
		said.Lines = append(said.Lines, fmt.Sprintf("%d 篇排不下，没有印上：《%s》", len(report.Out), strings.Join(report.Out, "》《")))
	}
	if len(report.Drawn) > 0 {
		said.Lines = append(said.Lines, strings.Join(report.Drawn, "、")+" 的字在 PDF 里是描出来的（Type 3），有的印刷厂不收")
	}
	return said
}

// parcelName is the name of the ZIP and of the folder in it: the paper's and
// its newest issue's.
func (p *Preview) parcelName() string {
	name := "baozhi"
	if s := p.now.Load(); s.good != nil {
		name = strings.Map(func(r rune) rune {
			if r < ' ' || strings.ContainsRune(`\/:*?"<>|.`, r) {
				return '-'
			}
			return r
		}, s.good.paper.Site.Title)
		if latest := s.good.paper.Latest(); latest != nil {
			name += "-" + latest.Date.String()
		}
	}
	return name
}

// parcel hands out the website as it was last built.
func (p *Preview) parcel(w http.ResponseWriter, r *http.Request) {
	if !here(r) {
		http.Error(w, "只有在开着预览的这台电脑上才能打包", http.StatusForbidden)
		return
	}
	p.room.mu.Lock()
	busy := p.room.job
	p.room.mu.Unlock()
	if busy != nil {
		http.Error(w, "正在"+busy.What+"，等它做完再下载", http.StatusServiceUnavailable)
		return
	}
	public := os.DirFS(filepath.Join(p.o.Dir, OutDir))
	if _, err := fs.Stat(public, dist.ManifestName); err != nil {
		http.Error(w, "网站还没有生成，先在编辑台按“打包 ZIP”", http.StatusNotFound)
		return
	}
	name := p.parcelName()
	when := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if s := p.now.Load(); s.good != nil && s.good.paper.Latest() != nil {
		when = s.good.paper.Latest().Date.Time()
	}
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name+".zip"))
	if r.Method == http.MethodHead {
		return
	}
	err := parcel.Write(w, public, name, when, func(file string) bool { return strings.HasPrefix(path.Base(file), ".bao-") })
	if err != nil {
		// Half a ZIP must not look like a whole one.
		panic(http.ErrAbortHandler)
	}
}
