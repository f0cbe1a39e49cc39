package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/starter"
)

// All that bao says is said here, in Chinese, by these rules: results go to
// standard output, problems and errors to standard error; a sentence says
// what happened and, where something is wrong, what to do.

// sayError explains an error that is no problem of the copy.
func sayError(w io.Writer, err error) {
	var port *portError
	var obstacle *dist.Obstacle
	var usage usageError
	var withdrawal *build.Withdrawal
	var refusal *starter.Refusal
	switch {
	case errors.As(err, &refusal):
		sayRefusal(w, refusal)
	case errors.As(err, &port):
		sayPort(w, port)
	case errors.As(err, &withdrawal):
		sayWithdrawal(w, withdrawal)
	case errors.Is(err, load.ErrNoSite):
		fmt.Fprintln(w, "错误：这个文件夹不是一份报纸：找不到 site.yaml")
		fmt.Fprintln(w, "    办法：换到报纸所在的文件夹，或者用 -C 指明它；还没有报纸，用 bao new site 建一份")
	case errors.Is(err, dist.ErrForeign):
		_, dir, _ := strings.Cut(err.Error(), ": ")
		fmt.Fprintf(w, "错误：输出文件夹里已有别的文件，不是 bao 生成的：%s\n", lastPart(dir))
		fmt.Fprintln(w, "    办法：换一个空文件夹；如果确实要用它，加上 --adopt（原有的文件都会留着，同名的会被替换）")
	case errors.Is(err, build.ErrOutput):
		fmt.Fprintf(w, "错误：网站不能放在这里，会和稿件混在一起：%s\n", lastPart(err.Error()))
		fmt.Fprintln(w, "    办法：换一个文件夹，如 -o public")
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "已停止，网站保持原样")
	case errors.As(err, &obstacle) && obstacle.Kind != dist.Locked:
		sayObstacle(w, obstacle)
	case errors.As(err, &obstacle):
		sayUnable(w, err)
		sayUntouched(w)
	case errors.As(err, &usage):
		fmt.Fprintf(w, "错误：%s\n", err)
	default:
		sayUnable(w, err)
	}
}

// sayWithdrawal asks before much of a paper disappears.
func sayWithdrawal(w io.Writer, gone *build.Withdrawal) {
	const named = 5
	fmt.Fprintf(w, "错误：网站上的 %d 篇稿件，有 %d 篇找不到了，这次生成会把它们撤下；网站没有更新，保持原样\n", gone.Of, len(gone.Gone))
	for i, address := range gone.Gone {
		if i == named {
			fmt.Fprintf(w, "    ……还有 %d 篇\n", len(gone.Gone)-named)
			break
		}
		fmt.Fprintf(w, "    %s\n", address)
	}
	fmt.Fprintln(w, "    办法：看看稿件是不是移走了、文件夹是不是改了名；确实要撤下，加上 --delete")
}

func lastPart(s string) string { return strings.TrimSpace(s[strings.LastIndex(s, ": ")+1:]) }

func sayRefused(w io.Writer, errors int) {
	fmt.Fprintf(w, "有 %d 处错误，网站没有更新，保持原样。改好后再生成一次。\n", errors)
}

// heldWords says why an article is not published, or no longer.
var heldWords = []struct {
	state      paper.State
	word, what string
}{
	{paper.Draft, "草稿", "没有发表"},
	{paper.Scheduled, "定时稿（日期未到）", "没有发表"},
	{paper.Expired, "过期稿", "撤下了，只留标题"},
	{paper.Retracted, "稿件", "已经撤稿，只留标题和原因"},
}

// sayHeld lists what is not published, and what was withdrawn: what expired last
// comes first.
func sayHeld(w io.Writer, held []paper.Held) {
	for _, kind := range heldWords {
		list := slices.DeleteFunc(slices.Clone(held), func(h paper.Held) bool { return h.State != kind.state })
		if kind.state == paper.Expired {
			slices.SortStableFunc(list, func(a, b paper.Held) int { return b.Expires.Compare(a.Expires) })
		}
		var names []string
		for _, h := range list {
			name := fmt.Sprintf("%s《%s》", h.Origin, h.Headline)
			if h.State == paper.Expired {
				name += "，" + h.Expires.String() + " 到期"
			}
			names = append(names, name)
		}
		if len(names) == 0 {
			continue
		}
		fmt.Fprintf(w, "%d 篇%s%s：\n", len(names), kind.word, kind.what)
		for i, name := range names {
			if i == 5 {
				fmt.Fprintf(w, "    ……还有 %d 篇\n", len(names)-i)
				break
			}
			fmt.Fprintf(w, "    %s\n", name)
		}
	}
}

func sayBuilt(w io.Writer, r build.Report, took time.Duration) {
	fmt.Fprintf(w, "%d 篇稿件，%d 期；写入 %d 个文件，%d 个没有变化", r.Articles, r.Issues, r.Written, r.Unchanged)
	if r.Deleted > 0 {
		fmt.Fprintf(w, "，删除 %d 个", r.Deleted)
	}
	fmt.Fprintf(w, "；用时 %s\n", seconds(took))
}

func sayChecked(w io.Writer, r build.Report) {
	bad := diag.Errors(r.Problems)
	waived := ""
	if n := len(r.Waived); n > 0 {
		waived = fmt.Sprintf("，放行 %d 处", n)
	}
	if len(r.Problems) == 0 {
		fmt.Fprintf(w, "%d 篇稿件，%d 期，没有发现问题%s\n", r.Articles, r.Issues, waived)
		return
	}
	fmt.Fprintf(w, "%d 篇稿件，%d 期；%d 处错误，%d 处提醒%s\n", r.Articles, r.Issues, bad, len(r.Problems)-bad, waived)
}

// saySheets says how the stories of the newest issue fit their pages.
func saySheets(w io.Writer, r build.Report) {
	if len(r.Sheets) == 0 {
		return
	}
	fmt.Fprintln(w, "最新一期的版面：")
	for i := range r.Sheets {
		for k, line := range r.Sheets[i].Fit() {
			indent := "    "
			if k > 0 {
				indent = "        "
			}
			fmt.Fprintln(w, indent+line)
		}
	}
}

// sayVersion says what to write into a report of a fault.
func sayVersion(w io.Writer, m making) {
	var from []string
	if m.revision != "" {
		revision := "修订 " + m.revision[:min(len(m.revision), 7)]
		if m.modified {
			revision += " 之后又有改动"
		}
		from = append(from, revision)
	}
	if m.day != "" {
		from = append(from, m.day)
	}
	told := "bao " + cmp.Or(m.version, "开发版")
	if len(from) > 0 {
		told += "（" + strings.Join(from, "，") + "）"
	}
	fmt.Fprintf(w, "%s\n%s %s/%s\n", told, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d 毫秒", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f 秒", d.Seconds())
}

// progress is one line on a terminal, for builds long enough to wonder about.
type progress struct {
	w     *os.File
	start time.Time
	last  time.Time
}

func newProgress(w *os.File) *progress {
	p := &progress{start: time.Now()}
	if info, err := w.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 && coloured(w) {
		p.w = w
	}
	return p
}

// show is told of files, develop of photos, which come first.
func (p *progress) show(done, total int)    { p.say("生成中", done, total) }
func (p *progress) develop(done, total int) { p.say("处理照片", done, total) }

func (p *progress) say(what string, done, total int) {
	now := time.Now()
	if p.w == nil || now.Sub(p.start) < 500*time.Millisecond || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last = now
	fmt.Fprintf(p.w, "\r\x1b[K%s %d/%d", what, done, total)
}

func (p *progress) clear() {
	if !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.last = time.Time{}
	}
}
