package serve

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/publish"
	"bao/internal/publish/delivery"
)

func (p *Preview) startPublish(o order) *outcome {
	return p.visit(o, "publish", "发布", (*visit).publish)
}

func (p *Preview) startBack(o order) *outcome { return p.visit(o, "back", "退回", (*visit).back) }

func (p *Preview) startStatus(o order) *outcome {
	return p.visit(o, "status", "看网上的情况", (*visit).status)
}

// publish builds and plans; it sends only when the plan is the one that was
// agreed to.
func (v *visit) publish(ctx context.Context, job *publish.Job) (*outcome, error) {
	report, err := job.Build(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if said := v.p.notBuilt(report, err, v.again("确实要撤下，接着发布", "withdraw", "1")); said != nil {
		return said, nil
	}
	v.p.room.progress("和网上的比较")(0, 0)
	plan, err := job.Plan(ctx)
	if err == nil && v.fields["repair"] != "" {
		err = job.Repair(ctx, plan)
	}
	if err != nil {
		return nil, err
	}
	if said := v.agree(job, plan); said != nil {
		said.Lines = append(append(said.Lines, newestLine(report)...), heldLines(report)...)
		return said, nil
	}
	said, err := v.send(ctx, job, plan)
	if err != nil {
		return nil, err
	}
	files, err := job.Record(context.WithoutCancel(ctx)) // who stops now stops no publication
	said.Lines = append(said.Lines, folded(publish.RecordedLines(v.p.within(files), "按“重新排版”"))...)
	if err != nil {
		said.Lines = append(said.Lines, "发布好了，可是没能记下各版排了哪些稿件："+v.p.wordsOf(err))
	}
	v.verify(ctx, job, plan, said)
	if due := publish.DueLine(report); due != "" {
		said.Lines = append(said.Lines, due)
	}
	return said, nil
}

// newestLine counts the reminders of the newest issue, which stand beside its
// articles.
func newestLine(report build.Report) []string {
	n := 0
	for _, p := range report.Problems {
		if p.Severity == diag.Warning && report.Newest != "" && strings.HasPrefix(p.Path, report.Newest+"/") {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf("最新一期还有 %d 处提醒，写在下面各篇稿件旁边", n)}
}

// back brings an earlier publication back: the one before, or the one that was
// agreed to.
func (v *visit) back(ctx context.Context, job *publish.Job) (*outcome, error) {
	v.p.room.progress("和网上的比较")(0, 0)
	number, _ := strconv.Atoi(v.fields["number"])
	plan, earlier, err := job.PlanBack(ctx, number)
	if err != nil {
		return nil, err
	}
	v.fields["number"] = strconv.Itoa(earlier.Number)
	if said := v.agree(job, plan); said != nil {
		if said.Again != nil {
			said.Message, said.Again.Word = publish.BackLine(earlier)+"？"+said.Message, fmt.Sprintf("退回第 %d 次", earlier.Number)
			said.Hint = "退回的只是网上的，稿件不动；以后再发布，就又是新的"
		}
		return said, nil
	}
	said, err := v.send(ctx, job, plan)
	if err == nil {
		said.Lines = append(said.Lines, "网上现在是第 "+strconv.Itoa(earlier.Number)+" 次发布时的样子")
		v.verify(ctx, job, plan, said)
	}
	return said, err
}

// agree shows a plan that nobody agreed to yet, or that is not the one; nil
// where it is to be carried out.
func (v *visit) agree(job *publish.Job, plan *delivery.Plan) *outcome {
	if found := job.Exceeded(plan); len(found) > 0 {
		said := &outcome{Bad: true, Message: "那里放不下，没有发布，网上的保持原样"}
		for _, f := range found {
			said.Lines = append(said.Lines, f.Message+"\n办法："+f.Hint)
		}
		return said
	}
	if plan.Nothing() {
		said := &outcome{Message: publish.NothingLine}
		v.address(job, said)
		return said
	}
	key := job.Agreement(plan)
	if v.agreed == key {
		return nil
	}
	said := &outcome{Message: "先看一看，还没有发布", Lines: folded(job.PlanLines(plan))}
	if v.agreed != "" {
		said.Message = "看过以后又有了变化，还没有发布，再看一看"
	}
	word := "照这样发布"
	switch {
	case plan.Title != "":
		word = "把《" + plan.Title + "》换成这份报纸"
	case len(plan.Replaced) > 0:
		word = fmt.Sprintf("换掉别人的 %d 个文件，发布", len(plan.Replaced))
	case plan.Damaged:
		word = "当作新的地方，发布"
	case len(plan.Undone) > 0:
		word = fmt.Sprintf("把别的电脑发布的 %d 个文件换回去，发布", len(plan.Undone))
	}
	said.Bad = publish.Unasked(plan) != nil
	said.Again = v.again(word, "agreed", key)
	return said
}

// send does what a plan says.
func (v *visit) send(ctx context.Context, job *publish.Job, plan *delivery.Plan) (*outcome, error) {
	begun := time.Now()
	v.sending, v.plan = true, plan
	var err error
	if v.sent, err = job.Send(ctx, plan); err != nil {
		return nil, err
	}
	v.sending = false
	said := &outcome{Message: publish.SentLine(v.sent) + fmt.Sprintf("；用时 %.1f 秒", time.Since(begun).Seconds())}
	if v.taken != "" {
		said.Lines = append(said.Lines, v.taken)
	}
	if v.sent.Forgotten != nil {
		said.Lines = append(said.Lines, "这台电脑没能留下这次发布，以后退不回它："+v.p.wordsOf(v.sent.Forgotten))
	}
	v.address(job, said)
	if v.secrets != nil && len(v.secrets.Asked()) > 0 {
		said.Again = &again{Do: "remember", Word: "记住密码", Fields: map[string]string{"target": job.Target.Slug}}
	}
	return said, nil
}

// progress shows how far the sending is.
func (v *visit) progress() func(delivery.Progress) {
	var meter publish.Meter
	return func(now delivery.Progress) {
		detail := meter.Bytes(now, time.Now())
		v.p.room.going(func(j *job) { j.Phase, j.Done, j.Total, j.Detail = "传文件", now.Files, now.AllFiles, detail })
	}
}

// address says where readers find the paper, or where its files are.
func (v *visit) address(job *publish.Job, said *outcome) {
	if said.Address = job.Public(); said.Address == "" {
		said.Lines = append(said.Lines, "放在 "+job.Target.Address)
	}
}

// verify reads back what was sent, as readers do.
func (v *visit) verify(ctx context.Context, job *publish.Job, plan *delivery.Plan, said *outcome) {
	v.p.room.progress("看看读者看到的对不对")(0, 0)
	if found := job.Verify(ctx, plan); len(found) > 0 || job.Public() != "" {
		said.Lines = append(said.Lines, folded(job.VerifiedLines(found))...)
	}
}

// status compares the host with the last publication.
func (v *visit) status(ctx context.Context, job *publish.Job) (*outcome, error) {
	v.p.room.progress("和上次发布的比较")(0, 0)
	s, err := job.Status(ctx)
	if err != nil {
		return nil, err
	}
	lines := folded(job.StatusLines(s))
	said := &outcome{Bad: !s.Same(), Message: lines[0], Lines: lines[1:]}
	if len(s.Missing)+len(s.Altered) > 0 {
		v.do = "publish"
		said.Again = v.again("照这里的放回去", "repair", "1")
	}
	if s.Last.Number > 0 {
		said.Address = job.Public()
		earlier := ""
		for i, e := range job.Earlier() {
			if i == 0 {
				earlier = "这台电脑可以退回的："
			}
			earlier += "\n" + job.EarlierLine(e)
		}
		if earlier != "" {
			said.Lines = append(said.Lines, earlier)
		}
	}
	return said, nil
}
