package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/build"
	"bao/internal/config"
	"bao/internal/dist"
	"bao/internal/publish/delivery"
	"bao/internal/publish/verify"
)

// desk is a paper on a computer that publishes to a folder of it.
type desk struct {
	*testing.T
	dir, web, data string
	now            time.Time
}

func newDesk(t *testing.T) *desk {
	base := t.TempDir()
	d := &desk{t, filepath.Join(base, "paper"), filepath.Join(base, "web"), filepath.Join(base, "data"), time.Date(2026, 11, 9, 12, 0, 0, 0, time.UTC)}
	d.write(filepath.Join(d.dir, "site.yaml"), "报名: 柳荫\n发布: {名称: 正式, 地址: ../web}\n")
	if err := os.MkdirAll(d.web, 0o755); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desk) write(file, text string) {
	d.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		d.Fatal(err)
	}
}

// built leaves files as a build does.
func (d *desk) built(files map[string]string) {
	d.Helper()
	tree, err := dist.Open(d.Context(), filepath.Join(d.dir, "public"), false, nil)
	if err != nil {
		d.Fatal(err)
	}
	defer tree.Close()
	var plan []dist.File
	for path, text := range files {
		plan = append(plan, dist.File{Path: path})
		if err := tree.Stage(path, dist.KeyOf(text), []byte(text)); err != nil {
			d.Fatal(err)
		}
	}
	if _, err := tree.Commit(plan, dist.KeyOf(files)); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) open() *Job {
	d.Helper()
	o := Options{Build: build.Options{Dir: d.dir, Theme: os.DirFS("../.."), Now: d.now}, Data: d.data, Who: "江晚"}
	o.Way.Now = func() time.Time { return d.now }
	job, err := Open(d.Context(), o)
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(job.Close)
	return job
}

// send does what a plan says and looks at it.
func (d *desk) send(j *Job, plan *delivery.Plan) delivery.Result {
	d.Helper()
	result, err := j.Send(d.Context(), plan)
	if err != nil {
		d.Fatal(err)
	}
	if found := j.Verify(d.Context(), plan); len(found) > 0 {
		d.Errorf("right after it was sent: %+v", found)
	}
	d.now = d.now.Add(time.Hour)
	return result
}

func (d *desk) plan(j *Job) *delivery.Plan {
	d.Helper()
	plan, err := j.Plan(d.Context())
	if err != nil {
		d.Fatal(err)
	}
	return plan
}

// says holds that lines say some things and not others, which begin with a !.
func (d *desk) says(when string, lines []string, words ...string) {
	d.Helper()
	all := strings.Join(lines, "\n")
	for _, w := range words {
		if w, not := strings.CutPrefix(w, "!"); strings.Contains(all, w) == not {
			d.Errorf("%s, about %q:\n%s", when, w, all)
		}
	}
}

func (d *desk) status(j *Job) []string {
	d.Helper()
	s, err := j.Status(d.Context())
	if err != nil {
		d.Fatal(err)
	}
	return j.StatusLines(s)
}

// TestPublication publishes twice, lets somebody meddle with what stands there, and
// goes back: each step says what it is going to do and what it did.
func TestPublication(t *testing.T) {
	d := newDesk(t)
	j := d.open()
	d.says("before anything", d.status(j), "“正式”（"+d.web+"）还没有发布过")
	d.built(map[string]string{"index.html": "一", "a.html": "甲", "b.jpg": "图"})
	d.write(filepath.Join(d.dir, "public", "mine.txt"), "别人的")

	first := d.plan(j)
	d.says("the first plan", j.PlanLines(first), "发布到“正式”（"+d.web+"）：新增 3 个，修改 0 个，撤下 0 个，没有变化 0 个；要传 9 字节",
		"有 1 个文件不是 bao 生成的", "mine.txt", "!那里现在是", "!撤下的", "!没有做完")
	d.says("the first publication", []string{SentLine(d.send(j, first))}, "第 1 次：传了 3 个文件，9 字节", "!删掉")
	d.says("after it", d.status(j), "是第 1 次发布的", "江晚", "3 个文件，9 字节", "没有人动过", "!没有做完", "!正在发布", "!留着")
	d.says("looking", j.VerifiedLines(nil), "没有写网址")
	if plan := d.plan(j); !plan.Nothing() || j.Agreement(plan) == j.Agreement(first) {
		t.Error("there is something to do, or the same as before")
	}

	os.Remove(filepath.Join(d.dir, "public", "mine.txt"))
	d.built(map[string]string{"index.html": "二", "b.jpg": "图", "c.html": "丙"})
	second := d.plan(j)
	d.says("the second plan", j.PlanLines(second), "新增 1 个，修改 1 个，撤下 1 个，没有变化 1 个；要传 6 字节", "那里现在是第 1 次发布的",
		"撤下的网页（1 个）：\n    a.html", "!撤下的照片", "!不是 bao 生成的")
	d.says("the second publication", []string{SentLine(d.send(j, second))}, "第 2 次：传了 2 个文件")
	d.says("after the second", d.status(j), "是第 2 次发布的", "另有 1 个撤下的文件还留着")

	d.write(filepath.Join(d.web, "index.html"), "改")
	d.write(filepath.Join(d.web, "theirs.html"), "别人的")
	os.Remove(filepath.Join(d.web, "c.html"))
	d.says("meddled with", d.status(j), "被人删掉了（1 个）：\n    c.html", "被人改过（1 个）：\n    index.html", "是别人放的（1 个）：\n    theirs.html", "!没有人动过")
	if found := j.Verify(t.Context(), second); len(found) != 2 || found[0].Kind != verify.Altered {
		t.Errorf("what was meddled with reads as it should: %+v", found)
	}
	repair := d.plan(j)
	if err := j.Repair(t.Context(), repair); err != nil {
		t.Fatal(err)
	}
	if d.send(j, repair).Sent != 2 {
		t.Error("what was meddled with is not sent again")
	}

	back, e, err := j.PlanBack(t.Context(), 1)
	if err != nil || e.Number != 1 || !strings.HasPrefix(BackLine(e), "退回第 1 次发布（") || !strings.Contains(BackLine(e), "，3 个文件）") {
		t.Fatal(BackLine(e), err)
	}
	d.says("back", j.PlanLines(back), "撤下的网页（1 个）：\n    c.html", "没有变化的里面，有 1 个撤下过、还留在那里，现在重新用上")
	d.send(j, back)
	list := j.Earlier()
	d.says("the list", []string{j.EarlierLine(list[0])}, "退回到第 1 次的样子")
	d.says("the list", []string{j.EarlierLine(list[len(list)-2])}, "第 2 次", "江晚", "和前一次差", "等")
	if _, _, err := j.PlanBack(t.Context(), 99); !errors.Is(err, delivery.ErrForgotten) {
		t.Errorf("a publication that never was: %v", err)
	}
	if _, e, err := j.PlanBack(t.Context(), 0); !errors.Is(err, delivery.ErrForgotten) { // there is none before the first
		t.Errorf("back of the first is %d, %v", e.Number, err)
	}
}

// TestPlanWarns says before it is done what nobody would expect to find there, and
// asks where nobody can be asked.
func TestPlanWarns(t *testing.T) {
	d := newDesk(t)
	j := d.open()
	pages := []string{"1.html", "2.html", "3.html", "4.html", "5.html", "6.html", "7.html"}
	before := delivery.Earlier{Number: 4, By: "沈石", At: d.now}
	for name, c := range map[string]struct {
		plan  delivery.Plan
		words []string
		asks  string
	}{
		"nothing unusual": {delivery.Plan{Before: before}, []string{"第 4 次发布的", "沈石", "!注意"}, ""},
		"another paper":   {delivery.Plan{Title: "槐荫"}, []string{"另一份报纸《槐荫》"}, "那里有别人的文件"},
		"not to be read":  {delivery.Plan{Damaged: true}, []string{"读不出来"}, "那里有别人的文件"},
		"of others":       {delivery.Plan{Replaced: []string{"a.html"}}, []string{"会被换掉（1 个）", "a.html"}, "那里有别人的文件"},
		"revived":         {delivery.Plan{Revived: []string{"a.html"}}, []string{"退回去读者又看得到（1 个）", "a.html"}, "退回去，已经撤下的 1 篇"},
		"undone":          {delivery.Plan{Before: before, Undone: []string{"a.html", "b.html"}}, []string{"“沈石”在这台电脑之后发布过", "b.html"}, "别的电脑在这台之后发布过，这次会把那边的 2 个文件"},
		"not finished":    {delivery.Plan{Unfinished: true}, []string{"没有做完，这次接着做", "!注意"}, ""},
		"deleted now":     {delivery.Plan{Expired: []string{"x.html"}}, []string{"现在删掉（1 个）", "x.html"}, ""},
		"pages, some more": {
			delivery.Plan{Removed: pages, Expired: pages, Replaced: pages},
			[]string{"撤下的网页（7 个）：\n    1.html", "5.html\n    ……还有 2 个", "现在删掉（7 个）", "会被换掉（7 个）", "!6.html"},
			"那里有别人的文件",
		},
		"photos": {
			delivery.Plan{Removed: []string{"1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg", "6.jpg", "7.jpg", "p.html"}, Until: time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC)},
			[]string{"撤下的网页（1 个）", "撤下的照片和别的文件（7 个）", "5.jpg", "!6.jpg", "还有 2 个", "留到 2027-01-02"},
			"",
		},
	} {
		d.says(name, j.PlanLines(&c.plan), c.words...)
		if said := strings.Join(j.PlanLines(&c.plan), "\n"); strings.Count(said, "（7 个）：") != strings.Count(said, "……还有 2 个") {
			t.Errorf("%s: not as many of each are named:\n%s", name, said)
		}
		refused := Unasked(&c.plan)
		if (refused != nil) != (c.asks != "") || refused != nil && (!strings.HasPrefix(refused.Message, c.asks) || !strings.Contains(refused.Hint, "--adopt")) {
			t.Errorf("%s: %+v", name, refused)
		}
	}
}

// TestStatusSays how the host differs, of a few files what, and of many how many.
func TestStatusSays(t *testing.T) {
	d := newDesk(t)
	j := d.open()
	last := delivery.Earlier{Number: 3, At: d.now, By: "沈石", Files: 9, Bytes: 2048}
	many := strings.Split("a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2", " ")
	for name, c := range map[string]struct {
		status delivery.Status
		words  []string
	}{
		"damaged":      {delivery.Status{Damaged: true, Last: last}, []string{"读不出来", "!沈石"}},
		"never":        {delivery.Status{}, []string{"还没有发布过"}},
		"as it was":    {delivery.Status{Last: last}, []string{"第 3 次发布的", "沈石", "9 个文件，2 KB", "没有人动过"}},
		"by others":    {delivery.Status{Last: last, Added: many}, []string{"是别人放的（12 个）", "b0", "!b1", "还有 2 个", "!没有人动过"}},
		"many deleted": {delivery.Status{Last: last, Missing: many}, []string{"被人删掉了（12 个）", "b0", "!b1", "还有 2 个"}},
		"not read":     {delivery.Status{Last: last, Altered: many[:1], Unread: 4, Kept: 5}, []string{"被人改过（1 个）", "还有 4 个文件只比了大小", "另有 5 个撤下的"}},
		"not finished": {delivery.Status{Last: last, Unfinished: true, Lock: &delivery.Holder{Who: "江晚"}}, []string{"没有做完", "有人正在发布：江晚"}},
	} {
		d.says(name, j.StatusLines(c.status), c.words...)
	}
}

// TestTargets: which target is meant, and where its readers find it.
func TestTargets(t *testing.T) {
	targets := []config.Target{{Name: "正式", Slug: "zheng-shi"}, {Name: "试用", Slug: "shi-yong", URL: "https://try.example.cn/"}}
	for name, want := range map[string]string{"": "正式", "正式": "正式", "shi-yong": "试用", "试用": "试用"} {
		if got, err := choose(targets, name); err != nil || got.Name != want {
			t.Errorf("%q: %s, %v", name, got.Name, err)
		}
	}
	if _, err := choose(targets, "没有"); !errors.Is(err, ErrUnknownTarget) || !strings.Contains(err.Error(), "没有") {
		t.Error(err)
	}
	if _, err := choose(nil, ""); !errors.Is(err, ErrNoTarget) {
		t.Error(err)
	}
	for i, want := range []string{"https://www.example.cn/", "https://try.example.cn/"} {
		j := &Job{Target: targets[i], Site: config.Site{BaseURL: "https://www.example.cn/", Publish: targets}}
		if got := j.Public(); got != want {
			t.Errorf("%s: %s", targets[i].Name, got)
		}
	}
	if j := (&Job{Target: config.Target{Name: "别的"}, Site: config.Site{BaseURL: "https://www.example.cn/", Publish: targets}}); j.Public() != "" {
		t.Error("a target for trying has the paper's address")
	}
	other := targets[0]
	other.Address = "elsewhere"
	ids := []string{(&Job{Target: targets[0]}).id(), (&Job{Target: targets[1]}).id(), (&Job{Target: other}).id()}
	if slices.Sort(ids); len(slices.Compact(ids)) != 3 {
		t.Errorf("two targets are one: %v", ids)
	}
}

// TestProblemsAreNotPublished holds that a paper with errors comes to no plan.
func TestProblemsAreNotPublished(t *testing.T) {
	d := newDesk(t)
	d.write(filepath.Join(d.dir, "content", "2026-11-09", "a.md"), "---\n标题: 甲\n日期: 昨天\n---\n文。\n")
	if report, err := d.open().Build(context.Background()); !errors.Is(err, ErrProblems) || len(report.Problems) == 0 {
		t.Errorf("%v, %v", err, report.Problems)
	}
}

// TestDraftsStayHome: whoever has looked at drafts and at what is to come doesn't
// publish them.
func TestDraftsStayHome(t *testing.T) {
	d := newDesk(t)
	for name, front := range map[string]string{"gao": "", "cao": "草稿: 是\n", "ming": "日期: 2026-11-16\n"} {
		d.write(filepath.Join(d.dir, "content", "2026-11-09", name+".md"), "---\n标题: 甲\n"+front+"---\n文。\n")
	}
	o := build.Options{Dir: d.dir, Theme: os.DirFS("../.."), Now: d.now, Drafts: true, Future: true}
	job, err := Open(t.Context(), Options{Build: o, Data: d.data})
	if err != nil {
		t.Fatal(err)
	}
	defer job.Close()
	if report, err := job.Build(t.Context()); err != nil || report.Articles != 1 {
		t.Errorf("%d articles, %v", report.Articles, err)
	}
	for _, piece := range d.plan(job).Added {
		if strings.Contains(piece.Path, "cao") || strings.Contains(piece.Path, "ming") {
			t.Errorf("%s is published", piece.Path)
		}
	}
}
