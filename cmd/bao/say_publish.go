package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/paper"
	"bao/internal/publish"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
	"bao/internal/publish/verify"
)

// sayNoticed shows the errors of a paper and the reminders of its newest
// issue; of others it says how many there are.
func sayNoticed(w io.Writer, r build.Report) {
	var shown []diag.Problem
	rest := 0
	for _, p := range r.Problems {
		switch {
		case p.Severity == diag.Error, r.Newest != "" && strings.HasPrefix(p.Path, r.Newest+"/"):
			shown = append(shown, p)
		default:
			rest++
		}
	}
	diag.Print(w, shown, false)
	if n := diag.Errors(r.Problems); n > 0 {
		fmt.Fprintf(w, "有 %d 处错误，没有发布，网上的保持原样。改好后再发布一次。\n", n)
	} else if rest > 0 {
		fmt.Fprintf(w, "别处还有 %d 处提醒，bao check 列出它们\n", rest)
	}
}

func sayPlan(w io.Writer, j *publish.Job, plan *delivery.Plan) {
	for _, line := range j.PlanLines(plan) {
		fmt.Fprintln(w, line)
	}
	others := plan.Others()
	if len(others) > 0 {
		fmt.Fprintf(w, "注意：网站的文件夹里有 %d 个文件不是 bao 生成的，不会发布，如 %s；要发布的放进 static 文件夹\n", len(others), others[0])
	}
}

func sayNothingToSend(w io.Writer, j *publish.Job) {
	fmt.Fprintln(w, "网上的和这里的一样，不用发布")
	sayAddress(w, j)
}

func sayDry(w io.Writer)     { fmt.Fprintln(w, "只是看看，什么也没有发布") }
func sayNotSent(w io.Writer) { fmt.Fprintln(w, "没有发布，网上的保持原样") }

func sayPublished(w io.Writer, j *publish.Job, r delivery.Result, took time.Duration) {
	fmt.Fprintf(w, "发布好了，第 %d 次：传了 %d 个文件，%s", r.Number, r.Sent, publish.Size(r.Bytes))
	if r.Deleted > 0 {
		fmt.Fprintf(w, "，删掉 %d 个", r.Deleted)
	}
	fmt.Fprintf(w, "；用时 %s\n", seconds(took))
	if r.Forgotten != nil {
		fmt.Fprintf(w, "注意：这台电脑没能留下这次发布，以后退不回它：%s\n", explainShort(r.Forgotten))
	}
	sayAddress(w, j)
}

func sayAddress(w io.Writer, j *publish.Job) {
	if at := j.Public(); at != "" {
		fmt.Fprintf(w, "网址：%s\n", at)
	}
}

func sayStale(w io.Writer, h delivery.Holder) {
	fmt.Fprintf(w, "有一次发布半途停了（%s），这次接手\n", publish.Holder(h))
}

func sayBack(w io.Writer, e delivery.Earlier) {
	fmt.Fprintf(w, "退回第 %d 次发布（%s，%d 个文件）\n", e.Number, publish.Moment(e.At), e.Files)
}

func sayForgotten(w io.Writer, list []delivery.Earlier) {
	fmt.Fprintln(w, "错误：这台电脑上没有留着那一次发布，退不回去")
	if len(list) == 0 {
		fmt.Fprintln(w, "    办法：在发布过的那台电脑上退回；或者找出那时的稿件，再发布一次")
		return
	}
	fmt.Fprintf(w, "    办法：写留着的一次，如 bao publish --rollback=%d；留着的有：\n", list[0].Number)
	sayEarlier(w, list)
}

func sayEarlier(w io.Writer, list []delivery.Earlier) {
	for _, e := range list {
		fmt.Fprintf(w, "    第 %d 次，%s，%d 个文件，%s\n", e.Number, publish.Moment(e.At), e.Files, e.By)
	}
}

// sayStatus says how the host differs from what was published; it is false
// where it does.
func sayStatus(w io.Writer, j *publish.Job, s delivery.Status) bool {
	switch {
	case s.Damaged:
		fmt.Fprintln(w, "那里的发布记录读不出来了。再发布一次，会全部重新比较")
		return false
	case s.Last.Number == 0:
		fmt.Fprintf(w, "“%s”（%s）还没有发布过\n", j.Target.Name, j.Target.Address)
		return true
	}
	fmt.Fprintf(w, "“%s”（%s）是第 %d 次发布的：%s，%s，%d 个文件，%s\n", j.Target.Name, j.Target.Address,
		s.Last.Number, publish.Moment(s.Last.At), s.Last.By, s.Last.Files, publish.Size(s.Last.Bytes))
	if s.Lock != nil {
		fmt.Fprintf(w, "有人正在发布：%s\n", publish.Holder(*s.Lock))
	}
	if s.Unfinished {
		fmt.Fprintln(w, "那次发布没有做完，再发布一次会接着做")
	}
	for _, kind := range []struct {
		what  string
		files []string
	}{{"被人删掉了", s.Missing}, {"被人改过", s.Altered}, {"是别人放的", s.Added}} {
		sayFiles(w, kind.what, kind.files)
	}
	if s.Kept > 0 {
		fmt.Fprintf(w, "另有 %d 个撤下的文件还留着，到日子发布时删掉\n", s.Kept)
	}
	if same := len(s.Missing)+len(s.Altered)+len(s.Added) == 0; same && !s.Unfinished {
		fmt.Fprintln(w, "和发布的一样，没有人动过")
	}
	if len(s.Missing)+len(s.Altered) > 0 {
		fmt.Fprintln(w, "    办法：bao publish --repair 把删掉的、改过的照上次发布的放回去")
	}
	if list := j.Earlier(); len(list) > 0 {
		fmt.Fprintln(w, "这台电脑可以退回的：")
		sayEarlier(w, list)
	}
	return len(s.Missing)+len(s.Altered) == 0 && !s.Unfinished
}

func sayFiles(w io.Writer, what string, files []string) {
	const shown = 10
	if len(files) == 0 {
		return
	}
	fmt.Fprintf(w, "%d 个文件%s：\n", len(files), what)
	for _, f := range files[:min(shown, len(files))] {
		fmt.Fprintf(w, "    %s\n", f)
	}
	if len(files) > shown {
		fmt.Fprintf(w, "    ……还有 %d 个\n", len(files)-shown)
	}
}

func sayRecorded(w, errs io.Writer, files []string, err error) {
	const shown = 3
	for _, f := range files[:min(shown, len(files))] {
		fmt.Fprintln(w, filepath.ToSlash(f))
	}
	if len(files) > 0 {
		more := ""
		if len(files) > shown {
			more = fmt.Sprintf("……等 %d 期", len(files))
		}
		fmt.Fprintf(w, "    %s记下了各版排了哪些稿件，以后照这样排；还要重新排，删去它\n", more)
	}
	if err != nil {
		fmt.Fprintf(errs, "注意：发布好了，可是没能记下各版排了哪些稿件：%s\n", explainShort(err))
	}
}

// sayVerified says what readers get that is not what was published.
func sayVerified(w io.Writer, public string, found []verify.Finding) {
	if len(found) == 0 && public != "" {
		fmt.Fprintln(w, "从网址上看过了，读者看到的就是刚发布的")
	}
	for _, f := range found {
		word := "注意"
		if f.Remark {
			word = "顺便说一句"
		}
		fmt.Fprintf(w, "%s：%s\n    办法：%s\n", word, f.Message, f.Hint)
	}
}

// recipeSteps say what is still to be done by hand.
var recipeSteps = map[string]string{
	"github":   "把这些文件提交、推上去；密码在 GitHub 仓库的 Settings → Secrets and variables → Actions 里加，名字写在文件开头",
	"gitlab":   "把这些文件提交、推上去；密码在 GitLab 项目的 Settings → CI/CD → Variables 里加，名字写在文件开头",
	"codeberg": "把这些文件提交、推上去；密码在 Codeberg 仓库的设置里加，名字写在文件开头",
	"cron":     "照文件开头写的，用 crontab -e 把那一行加进去",
	"windows":  "照文件开头写的，用 schtasks 导入任务",
}

func sayRecipe(w io.Writer, name string) {
	if step, ok := recipeSteps[name]; ok {
		fmt.Fprintf(w, "写好了。下一步：%s\n", step)
	}
}

// sayDue says when something is to be published next: nobody does it by
// itself.
func sayDue(w io.Writer, held []paper.Held, today paper.Date) {
	var due []paper.Held
	for _, h := range held {
		if h.State == paper.Scheduled {
			due = append(due, h)
		}
	}
	if len(due) == 0 {
		return
	}
	next := slices.MinFunc(due, func(a, b paper.Held) int { return strings.Compare(a.Date.String(), b.Date.String()) })
	fmt.Fprintf(w, "下一篇定时稿是 %s 的《%s》，那天要再发布一次；bao publish --recipe 可以让电脑到时候自动发布\n", next.Date, next.Headline)
}

func sayKept(w io.Writer, where string, err error) {
	if err != nil {
		fmt.Fprintln(w, "没能记下密码，下次还会问")
		return
	}
	fmt.Fprintf(w, "密码记在%s\n", where)
}

// interrupted is a sending that came to no good end.
type interrupted struct {
	error
	sent delivery.Result
}

func (i *interrupted) Unwrap() error { return i.error }

// explain says what an error of publishing means, or leaves it to others.
func (p *publisher) explain(err error) error {
	if err == nil || errors.Is(err, errProblems) {
		return err
	}
	if errors.Is(err, publish.ErrProblems) {
		return errProblems
	}
	message, hint, ok := publish.Explain(err)
	if !ok {
		return err
	}
	w := p.c.ErrOrStderr()
	fmt.Fprintf(w, "错误：%s\n    办法：%s\n", message, hint)
	var refused *host.Refusal
	if errors.As(err, &refused) && refused.Secret {
		p.forget()
	}
	var cut *interrupted
	if errors.As(err, &cut) && cut.sent.Sent > 0 {
		fmt.Fprintf(w, "已经传了 %d 个文件（%s），再发布一次会接着传；读者看到的仍是完整的网站\n", cut.sent.Sent, publish.Size(cut.sent.Bytes))
	}
	if errors.Is(err, publish.ErrUnknownTarget) {
		var names []string
		for _, t := range p.job.Site.Publish {
			names = append(names, t.Name)
		}
		fmt.Fprintf(w, "    有的是：%s\n", strings.Join(names, "、"))
	}
	return errProblems
}
