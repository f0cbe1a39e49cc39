package serve

import (
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"

	"bao/internal/diag"
	"bao/internal/press"
	"bao/internal/site"
)

// startPrint prints the issue on show. Its day may lie ahead: a paper is
// printed before it appears.
func (p *Preview) startPrint(o order) *outcome {
	issue := p.now.Load().onShow(o.issue)
	if issue == nil {
		return &outcome{Bad: true, Message: "还没有可以印的稿件"}
	}
	day := issue.Date
	return p.start("印成 PDF", func(ctx context.Context, progress progress) *outcome {
		program, _ := p.browser()
		report, err := press.Print(ctx, press.Options{
			Options: site.Options{
				Dir: p.o.Dir, Theme: p.o.Theme, Version: p.o.Version, Future: true, Each: p.o.Each,
			},
			Now: p.o.Now(), Issue: day, Browser: program, Progress: progress("印"),
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
	said.Lines = p.within(report.Files)
	if p.o.Show != nil && len(said.Lines) > 0 {
		said.Again = &again{Do: "open", Word: "打开 PDF 的文件夹", Fields: map[string]string{"path": path.Dir(said.Lines[0])}}
	}
	if report.Record != "" {
		said.Lines = append(said.Lines, "记下了各版排了哪些稿件，以后照这样排；改了位次要重新排，按“重新排版”")
	}
	said.Lines = append(said.Lines, report.Notices()...)
	return said
}

// within are the paths of files in the paper's folder, from there.
func (p *Preview) within(files []string) (names []string) {
	for _, file := range files {
		if name, err := filepath.Rel(p.o.Dir, file); err == nil {
			names = append(names, filepath.ToSlash(name))
		}
	}
	return names
}
