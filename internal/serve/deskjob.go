package serve

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"time"

	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/publish"
)

// outDir is where the desk has the website, in the folder of the site: where
// bao build has it unless told otherwise.
const outDir = "public"

// job is something that takes a while. One is under way at a time. What is
// shown of it is never changed: it is replaced.
type job struct {
	What        string
	Phase       string
	Done, Total int
	Detail      string // of how far it is, in words
	Stops       bool   // it can be told to stop
	Stopping    bool   // it was
	cancel      context.CancelFunc
}

// progress takes how far a phase of a job is.
type progress func(phase string) func(done, total int)

// start does a job beside everything else; the desk shows how far it is.
func (p *Preview) start(what string, do func(context.Context, progress) *outcome) *outcome {
	return p.startJob(job{What: what}, do)
}

// startJob is start for a job that is shown as j.
func (p *Preview) startJob(j job, do func(context.Context, progress) *outcome) *outcome {
	m := p.room
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ctx.Err() != nil {
		return &outcome{Bad: true, Message: "预览正在停下，没有" + j.What}
	}
	if m.job != nil {
		return &outcome{Bad: true, Message: "正在" + m.job.What + "，等它做完再" + j.What}
	}
	var ctx context.Context
	ctx, j.cancel = context.WithCancel(m.ctx)
	m.job, m.said = &j, nil
	m.jobs.Go(func() {
		defer j.cancel()
		said := do(ctx, m.progress)
		m.say(said)
		m.mu.Lock()
		defer m.mu.Unlock()
		m.job = nil
	})
	return nil
}

// progress shows how far the job that is under way is with a phase.
func (m *room) progress(phase string) func(done, total int) {
	return func(done, total int) {
		m.going(func(j *job) { j.Phase, j.Done, j.Total, j.Detail = phase, done, total, "" })
	}
}

// going changes what is shown of the job that is under way.
func (m *room) going(change func(*job)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.job != nil {
		next := *m.job
		change(&next)
		m.job = &next
	}
}

// stopJob tells the job that is under way to stop.
func (p *Preview) stopJob(order) *outcome {
	p.room.going(func(j *job) {
		if j.Stops {
			j.Stopping = true
			j.cancel()
		}
	})
	return nil
}

func (p *Preview) startBuild(o order) *outcome {
	withdraw := o.Get("withdraw") != ""
	return p.start("生成网站", func(ctx context.Context, progress progress) *outcome {
		said, _ := p.build(ctx, withdraw, "build", progress)
		return said
	})
}

// build brings the website up to date, and says how that went.
func (p *Preview) build(ctx context.Context, withdraw bool, do string, progress progress) (said *outcome, built bool) {
	begun := time.Now()
	report, err := build.Build(ctx, p.buildOptions(withdraw, progress))
	if said := p.notBuilt(report, err, &again{Do: do, Word: "确实要撤下，照样生成"}); said != nil {
		return said, false
	}
	said = &outcome{Message: fmt.Sprintf("%d 篇稿件，%d 期；写入 %d 个文件，%d 个没有变化", report.Articles, report.Issues, report.Written, report.Unchanged)}
	if report.Deleted > 0 {
		said.Message += fmt.Sprintf("，删除 %d 个", report.Deleted)
	}
	said.Message += fmt.Sprintf("；用时 %.1f 秒", time.Since(begun).Seconds())
	said.Hint = "网站在 " + outDir + " 文件夹里"
	said.Lines = heldLines(report)
	return said, true
}

func (p *Preview) buildOptions(withdraw bool, progress progress) build.Options {
	return build.Options{
		Dir: p.o.Dir, Out: filepath.Join(p.o.Dir, outDir), Theme: p.o.Theme, Version: p.o.Version, Now: p.o.Now(), Delete: withdraw,
		Workers: runtime.GOMAXPROCS(0), Font: p.o.Font, Progress: progress("写文件"), Developed: progress("处理照片"),
	}
}

// notBuilt says why a build did not change the website; nil where it did. again
// is how to do it although much is withdrawn.
func (p *Preview) notBuilt(report build.Report, err error, again *again) *outcome {
	var gone *build.Withdrawal
	switch {
	case errors.As(err, &gone):
		if again.Fields == nil {
			again.Fields = map[string]string{}
		}
		again.Fields["withdraw"] = "1"
		return &outcome{
			Bad: true, Lines: gone.Gone[:min(len(gone.Gone), 10)], Again: again,
			Message: fmt.Sprintf("网站上的 %d 篇稿件，有 %d 篇找不到了，这次生成会把它们撤下；网站没有更新，保持原样", gone.Of, len(gone.Gone)),
			Hint:    "看看稿件是不是移走了、文件夹是不是改了名",
		}
	case errors.Is(err, dist.ErrForeign):
		return &outcome{Bad: true, Message: "网站的文件夹 " + outDir + " 里已有别的文件，不是 bao 生成的；什么也没有动", Hint: "把它移走或改名，再生成一次"}
	case err != nil && !errors.Is(err, publish.ErrProblems):
		return p.failed("网站没有生成", err)
	}
	if n := diag.Errors(report.Problems); n > 0 {
		return &outcome{Bad: true, Message: fmt.Sprintf("有 %d 处错误，网站没有更新，保持原样", n), Hint: "改好下面列出的错误，再生成一次"}
	}
	return nil
}

func heldLines(report build.Report) (lines []string) {
	for _, h := range report.Held {
		what := "，没有发表"
		if h.State == paper.Expired || h.State == paper.Retracted {
			what = "，撤下了，只留标题"
		}
		lines = append(lines, stateWords[h.State]+what+"：《"+h.Headline+"》")
	}
	return lines
}
