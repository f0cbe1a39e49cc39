package load

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"bao/internal/markup"
	"bao/internal/matter"
	"bao/internal/paper"
	"bao/internal/source"
)

// after reads what becomes of an article that has expired.
func (r *reader) after(value string, at span) {
	switch strings.ToLower(unquoted(value)) {
	case "keep", "保留", "留", "留着", "不撤":
		r.After = paper.AfterKeep
	case "withdraw", "撤下", "撤", "不留", "":
	default:
		hint := "写“" + r.say("保留", "keep") + "”，到期以后还看得到；不写，过了截止那天就撤下"
		if _, day := paper.ParseDate(unquoted(value)); day {
			hint = "到期的日子写在“" + r.say("截止", "expires") + "”后面；“" + r.say("到期", "after") + "”只写“" + r.say("保留", "keep") + "”"
		}
		r.problem(badWithdrawal, at, fmt.Sprintf("“%s”后面看不懂“%s”", r.say("到期", "after"), value), hint)
	}
}

// keptForEver reports an article that says what becomes of it when it expires, and
// not when that is.
func (r *reader) keptForEver(fields []matter.Field) {
	if r.After == "" {
		return
	}
	at := span{}
	for _, f := range fields {
		switch k, _ := findKey(f.Key, r.Kind); k.name {
		case "expires":
			return
		case "after":
			at = span{f.KeyAt, len(f.Key)}
		}
	}
	expires := r.say("截止", "expires")
	r.problem(badWithdrawal, at, "写了“"+r.say("到期", "after")+"”，没有写哪一天到期", "加一行“"+expires+": 2026-12-31”，或者删掉这一行")
}

// retracted reads `retracted: 原因` or a mapping with date and reason.
func (r *reader) retracted(_ key, f matter.Field) {
	v := f.Values[0]
	if v.Fields == nil {
		r.cutOff(f.Key, v)
	}
	at, reason := span{v.At, v.Len}, strings.TrimSpace(v.Text)
	for _, part := range v.Fields {
		if len(part.Values) == 0 {
			continue
		}
		value := part.Values[0]
		switch plainKey(part.Key) {
		case "date", "日期":
			r.Retracted.Date = r.day(value.Text, span{value.At, value.Len})
		case "reason", "原因":
			reason = strings.TrimSpace(value.Text)
		default:
			r.problem(badWithdrawal, span{part.KeyAt, len(part.Key)}, fmt.Sprintf("撤稿里不认识“%s”", part.Key),
				"撤稿只有“"+r.say("日期", "date")+"”和“"+r.say("原因", "reason")+"”两项")
		}
	}
	switch strings.ToLower(unquoted(reason)) {
	case "", "是", "对", "yes", "true", "否", "不是", "no", "false":
		r.unreasoned(f.Key, at)
	}
	r.Retracted.Reason = reason
}

// unreasoned reports a retraction that does not say why: readers are told.
func (r *reader) unreasoned(word string, at span) {
	r.problem(badWithdrawal, at, "“"+word+"”后面没有写原因", "写给读者看的原因，如“"+word+": 内容有误”；不撤就删掉这一行")
}

// withdraw tells that the copy of an article is withdrawn, and empties it unless
// everything is shown: what holds people's details must not reach any edition.
// Its headline, its day and its place are left.
func (m *makeup) withdraw(a *paper.Article, ms *manuscript) *paper.Article {
	if m.options.Expired {
		return a
	}
	m.withheld[ms.Path] = true
	m.mayShow(ms)
	return &paper.Article{
		Origin: a.Origin, Headline: a.Headline, Title: a.Title, Date: a.Date,
		Page: a.Page, Rank: a.Rank, Jump: a.Jump, Section: a.Section,
		State: a.State, Expires: a.Expires, After: a.After, Retracted: a.Retracted, Withheld: true,
		Body: paper.Body{Encoded: nothing, Digest: source.Sum(append(ms.Digest[:], a.Withdrawal()...))},
	}
}

// nothing is copy without a word.
var nothing = (&markup.Doc{}).Encode()

// mayShow notes where withdrawn copy may have been shown: in the pages and files of
// its issue, in the files that it names, on its share card. When that goes
// from the site, it is to go from hosts at once.
func (m *makeup) mayShow(ms *manuscript) {
	add := func(beginning string) {
		if !slices.Contains(m.out.Withheld, beginning) {
			m.out.Withheld = append(m.out.Withheld, beginning)
		}
	}
	day := m.where(ms).date
	if day.IsZero() {
		day = ms.Date
	}
	add(day.String() + "/")
	add("card/" + day.String() + "/")
	for _, l := range append(slices.Clip(ms.Links), link{Dest: ms.Cover.Text, Photo: true}) {
		if dest := strings.TrimSpace(l.Dest); dest == "" || isExternal(dest) || strings.HasPrefix(dest, "#") {
			continue
		}
		for _, meant := range m.meanings(ms, l) {
			if _, ok := m.others[meant.origin]; ok {
				address := assetAddress(meant.origin)
				add(strings.TrimSuffix(address, path.Ext(address)))
			}
		}
	}
}

// toldInPDF reminds of print editions that still hold withdrawn copy: they were
// made before.
func (m *makeup) toldInPDF(issue *paper.Issue) {
	for _, a := range issue.Articles {
		if !a.Withdrawn() {
			continue
		}
		ms := m.manuscript(a.Origin)
		for _, page := range m.pagesOf(issue, a) {
			pdf := issue.PDFs[page]
			if pdf == nil || m.madeSince(pdf, a) {
				continue
			}
			m.problem(withdrawnInPDF, ms, ms.TitleAt, fmt.Sprintf("撤下的这一篇还在报纸的电子版里：%s", pdf.Origin),
				"运行 bao print "+issue.Date.String()+" 重新做一份；是印刷厂做的，换一份或者移走")
		}
	}
}

// pagesOf are the pages of whose PDFs an article may be part: the whole issue, and
// those on which it is recorded, or else all.
func (m *makeup) pagesOf(issue *paper.Issue, a *paper.Article) []int {
	pages := []int{0}
	for _, p := range issue.Record {
		if slices.Contains(p.Origins, a.Origin) {
			pages = append(pages, p.Number)
		}
	}
	if len(pages) > 1 {
		return pages
	}
	for page := range issue.PDFs {
		if page != 0 {
			pages = append(pages, page)
		}
	}
	slices.Sort(pages)
	return pages
}

// madeSince reports whether a print edition says that it was made after the copy of
// an article was withdrawn.
func (m *makeup) madeSince(pdf *paper.Asset, a *paper.Article) bool {
	p := m.pictures[want{origin: pdf.Origin, strip: true}]
	if p == nil || p.facts == nil || p.facts.Made.IsZero() {
		return false
	}
	if a.State == paper.Expired {
		return a.Expires.Before(p.facts.Made)
	}
	return !a.Retracted.Date.IsZero() && a.Retracted.Date.Before(p.facts.Made)
}
