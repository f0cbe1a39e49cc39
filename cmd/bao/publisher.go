package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"bao/internal/config"
	"bao/internal/publish"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
	"bao/internal/secret"

	"github.com/spf13/cobra"
	"golang.org/x/text/width"
)

// publisher publishes from the command line.
type publisher struct {
	publishing
	target   string // as it was typed
	c        *cobra.Command
	ctx      context.Context
	job      *publish.Job
	secrets  *secret.Store
	progress *progress
	mu       sync.Mutex
	accounts []string // whose secrets were needed
}

func openPublish(c *cobra.Command, o publishing, target string) (*publisher, error) {
	p := &publisher{publishing: o, target: target, c: c, ctx: c.Context(), progress: newProgress(os.Stderr)}
	from := o.site.build()
	from.Progress, from.Developed, from.Font = p.progress.show, p.progress.develop, cardFonts()
	from.Delete = o.remove
	start := time.Now()
	from.Waiting = func(pid int, since time.Time) { sayWaiting(c.ErrOrStderr(), pid, since, start) }
	p.secrets = newSecrets()
	p.secrets.Paper = from.Dir
	if atTerminal() {
		p.secrets.Ask = secret.Terminal(os.Stdin, c.ErrOrStderr())
	}
	way := hostWay()
	way.Plain = o.plain
	var err error
	p.job, err = publish.Open(c.Context(), publish.Options{
		Build: from, Target: target, Way: way, Data: dataFolder(), Who: whoami(), Purge: o.purge,
		Secrets: func(t config.Target) publish.Secret {
			p.secrets.Slug = t.Slug
			return p.secret
		},
		Progress: newMeter(p.progress).show,
		Stale: func(h delivery.Holder) {
			p.progress.clear()
			sayStale(c.ErrOrStderr(), h)
		},
	})
	return p, err
}

// secret finds a secret, and notes whose.
func (p *publisher) secret(ctx context.Context, kind, account string) (string, error) {
	p.mu.Lock()
	p.accounts = append(p.accounts, account)
	p.mu.Unlock()
	return p.secrets.Get(ctx, kind, account)
}

// forget drops the secrets of this run, one of which a host refused, so that
// the next run asks for them.
func (p *publisher) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, account := range p.accounts {
		var refused *host.Refusal
		if err := p.secrets.Forget(p.ctx, account); errors.As(err, &refused) {
			fmt.Fprintf(p.c.ErrOrStderr(), "    %s。%s\n", refused.Message, refused.Hint)
		}
	}
}

func (p *publisher) publish() error {
	w, errs := p.c.OutOrStdout(), p.c.ErrOrStderr()
	report, err := p.job.Build(p.ctx)
	p.progress.clear()
	sayNoticed(errs, report)
	if err != nil {
		return err
	}
	sayHeld(w, report.Held)
	plan, err := p.job.Plan(p.ctx)
	p.progress.clear()
	if err != nil {
		return err
	}
	sent, err := p.send(plan)
	if err == nil && p.dry {
		sayDue(w, report)
	}
	if err != nil || !sent && (p.dry || !plan.Nothing()) {
		return err
	}
	files, err := p.job.Record(p.ctx) // where nothing was sent, too: the last run may have been stopped before this
	p.progress.clear()                // of reading the paper once more
	sayRecorded(w, errs, files, err)
	sayDue(w, report)
	if !sent {
		return nil
	}
	return p.verify(plan)
}

// send shows a plan, asks and carries it out; it is false where nothing was sent.
func (p *publisher) send(plan *delivery.Plan) (bool, error) {
	w := p.c.OutOrStdout()
	if p.repair {
		if err := p.job.Repair(p.ctx, plan); err != nil {
			return false, err
		}
	}
	sayPlan(w, p.job, plan)
	if err := p.fits(plan); err != nil {
		return false, err
	}
	if plan.Nothing() {
		sayNothingToSend(w, p.job)
		if p.dry {
			return false, nil
		}
		result, err := p.job.Send(p.ctx, plan) // this computer keeps what stands there
		sayForgetful(w, result)
		return false, err
	}
	if p.dry {
		sayDry(w)
		return false, nil
	}
	if refused := publish.Unasked(plan); refused != nil && p.yes && !p.adopt {
		return false, refused
	}
	if !p.yes {
		agreed, err := p.ask("发布吗", usualAnswer(plan))
		if err != nil || !agreed {
			return false, err
		}
	}
	start := time.Now()
	result, err := p.job.Send(p.ctx, plan)
	p.progress.clear()
	if err != nil {
		return false, &interrupted{err, result, plan, p.job.Host().Traits().Staged}
	}
	sayPublished(w, p.job, result, time.Since(start))
	p.keepSecrets()
	return true, nil
}

// usualAnswer is what the return key alone means: no where much that stands
// there goes, by somebody's slip perhaps.
func usualAnswer(plan *delivery.Plan) string {
	gone := len(plan.Removed) + len(plan.Expired)
	if len(plan.Replaced)+len(plan.Revived) > 0 || plan.Title != "" || plan.Damaged || gone*3 > gone+plan.Unchanged+len(plan.Changed) {
		return "否"
	}
	return "是"
}

// ask asks at the terminal; without one, what is to be answered must be typed.
func (p *publisher) ask(words, usual string) (bool, error) {
	if !atTerminal() {
		return false, usageError{errors.New("这里没有终端，不能问。加上 --yes 就不问直接发布，加上 --dry-run 只看不发")}
	}
	a := asker{p.ctx, bufio.NewReader(os.Stdin), p.c.OutOrStdout()}
	agreed, err := a.agreed(words, usual)
	if errors.Is(err, errNoAnswer) {
		return false, usageError{errors.New("没有回答，" + publish.NotSentLine)}
	}
	if err == nil && !agreed {
		sayNotSent(p.c.OutOrStdout())
	}
	return agreed, err
}

// keepSecrets offers to keep what was typed and was right.
func (p *publisher) keepSecrets() {
	for _, account := range p.secrets.Asked() {
		a := asker{p.ctx, bufio.NewReader(os.Stdin), p.c.OutOrStdout()}
		if agreed, err := a.agree("密码记在这台电脑上吗，下次不用再输"); err != nil || !agreed {
			continue
		}
		where, err := p.secrets.Keep(p.ctx, account)
		sayKept(p.c.OutOrStdout(), where, err)
	}
}

func (p *publisher) back(which string) error {
	number, err := publicationTyped(which)
	if err != nil {
		return err
	}
	if p.job.Host().Traits().Forgets {
		return &host.Refusal{Message: "压缩包每次都是完整的一份，没有记录，退不回去", Hint: "要以前的，找出那时的稿件，再发布一次"}
	}
	plan, earlier, err := p.job.PlanBack(p.ctx, number)
	if err != nil {
		if errors.Is(err, delivery.ErrForgotten) {
			sayForgotten(p.c.ErrOrStderr(), p.job)
			return errProblems
		}
		return err
	}
	sayBack(p.c.OutOrStdout(), earlier)
	sent, err := p.send(plan)
	if err == nil && sent {
		err = p.verify(plan)
	}
	if err == nil {
		fmt.Fprintln(p.c.OutOrStdout(), publish.BackAgainLine)
	}
	return err
}

func (p *publisher) status() error {
	s, err := p.job.Status(p.ctx)
	if err != nil {
		return err
	}
	if !sayStatus(p.c.OutOrStdout(), p.job, s) {
		return errProblems
	}
	return nil
}

// publicationTyped reads which publication is meant: 12, or 第 12 次; 0 is the
// one before.
func publicationTyped(which string) (int, error) {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(width.Narrow.String(which), "第"), "次"))
	if which == lastOne {
		return 0, nil
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		return 0, usageError{fmt.Errorf("不明白“%s”是第几次发布。写成 --rollback=12，bao publish --status 列出可以退回的", which)}
	}
	return n, nil
}

// fits holds a plan against the limits of the host, before a byte is sent.
func (p *publisher) fits(plan *delivery.Plan) error {
	found := p.job.Exceeded(plan)
	for _, f := range found {
		fmt.Fprintf(p.c.ErrOrStderr(), "错误：%s\n    办法：%s\n", f.Message, f.Hint)
	}
	if len(found) > 0 {
		sayNotSent(p.c.ErrOrStderr())
		return errProblems
	}
	return nil
}

// verify reads back over the public address what readers get. What they would
// notice ends the command as problems do, so that cron tells of it.
func (p *publisher) verify(plan *delivery.Plan) error {
	found := p.job.Verify(p.ctx, plan)
	sayLines(p.c.OutOrStdout(), p.job.VerifiedLines(found))
	if n := p.job.Noticed(found); n > 0 {
		sayNoticeable(p.c.ErrOrStderr(), n)
		return errProblems
	}
	return nil
}
