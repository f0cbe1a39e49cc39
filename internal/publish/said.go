package publish

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"bao/internal/build"
	"bao/internal/paper"
	"bao/internal/publish/delivery"
	"bao/internal/publish/verify"
)

// SentLine says what a publication did.
func SentLine(r delivery.Result) string {
	line := fmt.Sprintf("发布好了，第 %d 次：传了 %d 个文件，%s", r.Number, r.Sent, Size(r.Bytes))
	if r.Deleted > 0 {
		line += fmt.Sprintf("，删掉 %d 个", r.Deleted)
	}
	return line
}

// CutLine says how far a publication came that did not come to its end.
func CutLine(plan *delivery.Plan, r delivery.Result) string {
	line := fmt.Sprintf("已经传了 %d 个文件（%s），再发布一次会接着传；", r.Sent, Size(r.Bytes))
	if plan != nil && plan.Before.Number == 0 {
		return line + "这是第一次发布，发完以前读者还看不到完整的网站"
	}
	return line + "读者看到的仍是完整的网站"
}

// NotBegunLine says that a publication was called off before it began.
const NotBegunLine = "已停止，什么也没有发，网上的保持原样"

// StaleLine says whose publication is taken over.
func StaleLine(h delivery.Holder) string {
	return "有一次发布半途停了（" + Holder(h) + "），这次接手"
}

// NothingLine says that there is nothing to publish.
const NothingLine = "和上次发布的一样，不用发布（有没有人动过网上的文件，用 bao publish --status 看）"

// NotSentLine says that nothing was published.
const NotSentLine = "没有发布，网上的保持原样"

// BackLine says which publication is brought back.
func BackLine(e delivery.Earlier) string {
	return fmt.Sprintf("退回第 %d 次发布（%s，%d 个文件）", e.Number, Moment(e.At), e.Files)
}

// BackAgainLine says what becomes of a publication that was brought back.
const BackAgainLine = "稿件没有动：下次发布（自动发布也一样）又会换成稿件现在的样子，先把稿件改好"

// EarlierLine tells of a publication that was, and in what it differs from the
// one before it.
func (j *Job) EarlierLine(e delivery.Earlier) string {
	line := fmt.Sprintf("第 %d 次，%s，%s，%d 个文件", e.Number, Moment(e.At), e.By, e.Files)
	differ := j.publisher.Differ(e.Number)
	switch {
	case e.Back > 0:
		line += fmt.Sprintf("，退回到第 %d 次的样子", e.Back)
	case len(differ) > 0:
		line += fmt.Sprintf("，和前一次差 %d 个：%s", len(differ), differ[0])
		if len(differ) > 1 {
			line += " 等"
		}
	}
	return line
}

// RecordedLines name what Job.Record made, and say what it is good for; undo is
// how it is made up anew.
func RecordedLines(files []string, undo string) []string {
	const shown = 3
	if len(files) == 0 {
		return nil
	}
	var lines []string
	for _, f := range files[:min(shown, len(files))] {
		lines = append(lines, filepath.ToSlash(f))
	}
	more := ""
	if len(files) > shown {
		more = fmt.Sprintf("……等 %d 期", len(files))
	}
	return append(lines, "    "+more+"记下了各版排了哪些稿件，以后照这样排；还要重新排，"+undo)
}

// VerifiedLines say what readers get that is not what was published, set in as
// PlanLines are.
func (j *Job) VerifiedLines(found []verify.Finding) []string {
	switch {
	case len(found) > 0:
	case j.Public() != "":
		return []string{"从网址上看过了，读者看到的就是刚发布的"}
	case j.host.Traits().Forgets:
		return nil // there is nothing to be seen from outside
	default:
		return []string{"这个发布目标没有写网址，没有从外面看"}
	}
	var lines []string
	for _, f := range found {
		word := "注意"
		if f.Remark {
			word = "顺便说一句"
		}
		lines = append(lines, word+"："+f.Message, "    办法："+f.Hint)
	}
	return lines
}

// DueLine says when something is to be published next, since nobody does it by
// itself: the next article whose day comes, and the next that expires. It is "" where
// nothing waits for its day.
func DueLine(report build.Report) string {
	var lines []string
	due := slices.DeleteFunc(slices.Clone(report.Held), func(h paper.Held) bool { return h.State != paper.Scheduled })
	if len(due) > 0 {
		next := slices.MinFunc(due, func(a, b paper.Held) int { return strings.Compare(a.Date.String(), b.Date.String()) })
		lines = append(lines, fmt.Sprintf("下一篇定时稿是 %s 的《%s》，那天要再发布一次", next.Date, next.Headline))
	}
	if a := report.Expiring; a != nil {
		lines = append(lines, fmt.Sprintf("下一篇到期的是《%s》，登到 %s，第二天要再发布一次", a.Title, a.Expires))
	}
	return strings.Join(lines, "；")
}

// StatusLines say how the host differs from what was published, set in as
// PlanLines are.
func (j *Job) StatusLines(s delivery.Status) []string {
	switch {
	case s.Damaged:
		return []string{"那里的发布记录读不出来了。再发布一次，会全部重新比较"}
	case j.host.Traits().Forgets:
		return []string{fmt.Sprintf("“%s”（%s）每次都是完整的一份，没有记录", j.Target.Name, j.Target.Address)}
	case s.Last.Number == 0:
		return []string{fmt.Sprintf("“%s”（%s）还没有发布过", j.Target.Name, j.Target.Address)}
	}
	lines := []string{fmt.Sprintf("“%s”（%s）是第 %d 次发布的：%s，%s，%d 个文件，%s", j.Target.Name, j.Target.Address,
		s.Last.Number, Moment(s.Last.At), s.Last.By, s.Last.Files, Size(s.Last.Bytes))}
	if s.Lock != nil {
		lines = append(lines, "有人正在发布："+Holder(*s.Lock))
	}
	if s.Unfinished {
		lines = append(lines, "那次发布没有做完，再发布一次会接着做")
	}
	const most = 10
	lines = append(lines, named("被人删掉了", s.Missing, most)...)
	lines = append(lines, named("被人改过", s.Altered, most)...)
	lines = append(lines, named("是别人放的", s.Added, most)...)
	if s.Unread > 0 {
		lines = append(lines, fmt.Sprintf("还有 %d 个文件只比了大小，没有逐字看", s.Unread))
	}
	if s.Kept > 0 {
		lines = append(lines, fmt.Sprintf("另有 %d 个撤下的文件还留着，到日子发布时删掉", s.Kept))
	}
	if s.Same() && len(s.Added) == 0 {
		lines = append(lines, "和发布的一样，没有人动过")
	}
	return lines
}
