package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/publish"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
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

func sayLines(w io.Writer, lines []string) {
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
}

func sayPlan(w io.Writer, j *publish.Job, plan *delivery.Plan) {
	sayLines(w, j.PlanLines(plan))
	if len(plan.Removed) > 0 {
		fmt.Fprintln(w, "    撤下的要马上删掉，加上 --purge")
	}
}

func sayNothingToSend(w io.Writer, j *publish.Job) {
	fmt.Fprintln(w, publish.NothingLine)
	sayAddress(w, j)
}

func sayDry(w io.Writer)     { fmt.Fprintln(w, "只是看看，什么也没有发布") }
func sayNotSent(w io.Writer) { fmt.Fprintln(w, publish.NotSentLine) }

func sayPublished(w io.Writer, j *publish.Job, r delivery.Result, took time.Duration) {
	fmt.Fprintf(w, "%s；用时 %s\n", publish.SentLine(r), seconds(took))
	sayForgetful(w, r)
	sayAddress(w, j)
}

// sayForgetful says why a publication can't be brought back later.
func sayForgetful(w io.Writer, r delivery.Result) {
	if r.Forgotten == nil {
		return
	}
	why, _, ok := publish.Explain(r.Forgotten)
	if !ok {
		why = explainShort(r.Forgotten)
	}
	fmt.Fprintf(w, "注意：这台电脑没能留下这次发布，以后退不回它：%s\n", why)
}

func sayAddress(w io.Writer, j *publish.Job) {
	if at := j.Public(); at != "" {
		fmt.Fprintf(w, "网址：%s\n", at)
	}
}

func sayStale(w io.Writer, h delivery.Holder) {
	fmt.Fprintln(w, publish.StaleLine(h))
}

func sayBack(w io.Writer, e delivery.Earlier) {
	fmt.Fprintln(w, publish.BackLine(e))
}

func sayForgotten(w io.Writer, j *publish.Job) {
	list := j.Earlier()
	fmt.Fprintln(w, "错误：这台电脑上没有留着那一次发布，退不回去")
	if len(list) == 0 {
		fmt.Fprintln(w, "    办法：在发布过的那台电脑上退回；或者找出那时的稿件，再发布一次")
		return
	}
	fmt.Fprintf(w, "    办法：写留着的一次，如 bao publish --rollback=%d；留着的有：\n", list[0].Number)
	sayEarlier(w, j, list)
}

func sayEarlier(w io.Writer, j *publish.Job, list []delivery.Earlier) {
	for _, e := range list {
		fmt.Fprintf(w, "    %s\n", j.EarlierLine(e))
	}
}

// sayStatus says how the host differs from what was published; it is false
// where it does.
func sayStatus(w io.Writer, j *publish.Job, s delivery.Status) bool {
	sayLines(w, j.StatusLines(s))
	if len(s.Missing)+len(s.Altered) > 0 {
		fmt.Fprintln(w, "    办法：bao publish --repair 把删掉的、改过的照上次发布的放回去")
	}
	if list := j.Earlier(); len(list) > 0 && s.Last.Number > 0 {
		fmt.Fprintln(w, "这台电脑可以退回的：")
		sayEarlier(w, j, list)
	}
	return s.Same()
}

func sayRecorded(w, errs io.Writer, files []string, err error) {
	sayLines(w, publish.RecordedLines(files, "删去它"))
	if err != nil {
		fmt.Fprintf(errs, "注意：发布好了，可是没能记下各版排了哪些稿件：%s\n", explainShort(err))
		fmt.Fprintln(errs, "    办法：看看报纸的文件夹能不能写，再发布一次，会补记")
	}
}

// sayNoticeable says that a publication has come to its end and is not what
// readers get.
func sayNoticeable(w io.Writer, found int) {
	fmt.Fprintf(w, "已经发布好了，可是读者看到的有 %d 处不对，写在上面；照办法改了主机的设置，就不用再发布\n", found)
}

// recipeSteps say what is still to be done by hand.
var recipeSteps = map[string]string{
	"github":   "把这些文件提交、推上去；密码在 GitHub 仓库的 Settings → Secrets and variables → Actions 里加，名字写在文件开头",
	"gitlab":   "把这些文件提交、推上去；密码在 GitLab 项目的 Settings → CI/CD → Variables 里加，名字写在文件开头",
	"codeberg": "把这些文件提交、推上去；密码在 Codeberg 仓库的设置里加，名字写在文件开头",
	"cron":     "照文件开头写的，用 crontab -e 把那一行加进去",
	"windows":  "照文件开头写的，用 schtasks 导入任务",
}

func sayRecipe(w io.Writer, name string, lacking bool) {
	step := recipeSteps[name]
	if lacking && name != "cron" && name != "windows" {
		step = "把 Linux 的 bao 放到 tools/bao，或者在 site.yaml 的“自动发布”里写上“程序”和“校验”再运行一次；" + step
	}
	fmt.Fprintf(w, "写好了。下一步：%s\n", step)
}

func sayDue(w io.Writer, report build.Report) {
	if line := publish.DueLine(report); line != "" {
		fmt.Fprintf(w, "%s；bao publish --recipe 可以让电脑到时候自动发布\n", line)
	}
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
	sent   delivery.Result
	plan   *delivery.Plan
	staged bool // nothing shows on the host yet
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
	w := p.c.ErrOrStderr()
	if p.progress != nil {
		p.progress.clear()
	}
	var unsettled *publish.Unsettled
	if errors.As(err, &unsettled) {
		diag.Print(w, unsettled.Problems, false)
		fmt.Fprintln(w, "site.yaml 里有错误，什么也没有做。改好后再来一次。")
		return errProblems
	}
	var cut *interrupted
	if errors.Is(err, context.Canceled) && !errors.As(err, &cut) {
		fmt.Fprintln(w, publish.NotBegunLine)
		return errProblems
	}
	message, hint, ok := publish.Explain(err)
	if !ok {
		return err
	}
	if n, bad := strconv.Atoi(p.target); errors.Is(err, publish.ErrUnknownTarget) && p.publishing.back == lastOne && bad == nil {
		hint = fmt.Sprintf("要退回第 %d 次发布，用等号连着写：--rollback=%d", n, n)
	}
	fmt.Fprintf(w, "错误：%s\n    办法：%s\n", message, hint)
	var refused *host.Refusal
	if errors.As(err, &refused) && refused.Secret {
		p.forget()
	}
	if errors.As(err, &cut) && cut.sent.Sent > 0 && !cut.staged {
		fmt.Fprintln(w, publish.CutLine(cut.plan, cut.sent))
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
