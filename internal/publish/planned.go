package publish

import (
	"fmt"
	"strings"

	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
)

// PlanLines say what a plan will do, for somebody who is to agree to it. Lines
// that are set in by four spaces belong to the one above.
func (j *Job) PlanLines(p *delivery.Plan) []string {
	lines := []string{fmt.Sprintf("发布到“%s”（%s）：新增 %d 个，修改 %d 个，撤下 %d 个，没有变化 %d 个；要传 %s",
		j.Target.Name, j.Target.Address, len(p.Added), len(p.Changed), len(p.Removed), p.Unchanged, Size(p.Bytes()))}
	if p.Before.Number > 0 {
		lines = append(lines, fmt.Sprintf("那里现在是第 %d 次发布的，%s，%s", p.Before.Number, Moment(p.Before.At), p.Before.By))
	}
	if p.Unfinished {
		lines = append(lines, "上一次发布没有做完，这次接着做")
	}
	if p.Returned > 0 {
		lines = append(lines, fmt.Sprintf("没有变化的里面，有 %d 个撤下过、还留在那里，现在重新用上", p.Returned))
	}
	pages, others := parted(p.Removed)
	lines = append(lines, named("撤下的网页", pages, fewFiles)...)
	lines = append(lines, named("撤下的照片和别的文件", others, fewFiles)...)
	if len(p.Removed) > 0 {
		lines = append(lines, fmt.Sprintf("    首页和栏目里没有了；知道旧网址的还打得开，留到 %s，那以后发布时删掉", p.Until.Format("2006-01-02")))
	}
	lines = append(lines, named("现在删掉", p.Expired, fewFiles)...)
	lines = append(lines, warnings(p)...)
	if w := j.host.Traits().Warning; w != "" {
		lines = append(lines, "注意："+w)
	}
	if foreign := p.Others(); len(foreign) > 0 {
		lines = append(lines, fmt.Sprintf("注意：网站的文件夹里有 %d 个文件不是 bao 生成的，不会发布，如 %s；要发布的放进 static 文件夹", len(foreign), foreign[0]))
	}
	return lines
}

// warnings are of what an editor would not expect to find there.
func warnings(p *delivery.Plan) []string {
	var lines []string
	if p.Title != "" {
		lines = append(lines, "注意：那里现在是另一份报纸《"+p.Title+"》（或者这份改过报名），发布以后就换成这一份了")
	}
	if p.Damaged {
		lines = append(lines, "注意：那里的发布记录读不出来了，不知道哪些文件是发布的，一律当作别人的")
	}
	lines = append(lines, named("注意：那里有同名的文件，不是发布的，会被换掉", p.Replaced, fewFiles)...)
	lines = append(lines, named("注意：这些稿件已经撤下，退回去读者又看得到", p.Revived, fewFiles)...)
	if len(p.Undone) > 0 {
		lines = append(lines, named("注意：“"+p.Before.By+"”在这台电脑之后发布过，这次会把那边改的换回去、加的撤下", p.Undone, fewFiles)...)
	}
	return lines
}

// Unasked is the refusal of a plan that overwrites what others put there, or brings
// back what was withdrawn, where nobody is there to agree to it; nil for any other
// plan.
func Unasked(p *delivery.Plan) *host.Refusal {
	switch {
	case p.Title != "" || p.Damaged || len(p.Replaced) > 0:
		return &host.Refusal{
			Message: "那里有别人的文件，没有发布",
			Hint:    "确实要发布到那里、换掉同名的文件，加上 --adopt；改过报名的，也加一次 --adopt；不是那里，改 site.yaml 里“发布”的地址",
		}
	case len(p.Undone) > 0:
		return &host.Refusal{
			Message: fmt.Sprintf("别的电脑在这台之后发布过，这次会把那边的 %d 个文件换回去、撤下，没有发布", len(p.Undone)),
			Hint:    "先把那边的稿件拿过来，再发布；确实要换回去，加上 --adopt",
		}
	case len(p.Revived) > 0:
		return &host.Refusal{
			Message: fmt.Sprintf("退回去，已经撤下的 %d 篇稿件又看得到，没有发布", len(p.Revived)),
			Hint:    "改好稿件再发布一次；确实要退回去，加上 --adopt",
		}
	}
	return nil
}

const fewFiles = 5

// named lists some files, set in by four spaces, below what they have in
// common; none, no line.
func named(what string, files []string, most int) []string {
	if len(files) == 0 {
		return nil
	}
	lines := []string{fmt.Sprintf("%s（%d 个）：", what, len(files))}
	for _, f := range files[:min(most, len(files))] {
		lines = append(lines, "    "+f)
	}
	if more := len(files) - most; more > 0 {
		lines = append(lines, fmt.Sprintf("    ……还有 %d 个", more))
	}
	return lines
}

// parted tells pages from what they show.
func parted(files []string) (pages, others []string) {
	for _, f := range files {
		if strings.HasSuffix(f, ".html") {
			pages = append(pages, f)
		} else {
			others = append(others, f)
		}
	}
	return pages, others
}
