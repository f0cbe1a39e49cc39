package view

import (
	"strconv"
	"strings"

	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/zh"
)

// DayOf shows a date; the zero date has no ISO.
func DayOf(d paper.Date) Day {
	if d.IsZero() {
		return Day{}
	}
	// All in one string: there are several days on most pages.
	iso := d.String()
	var room [64]byte
	b := zh.AppendDate(append(room[:0], iso...), d.Time())
	end := len(b)
	all := string(append(append(append(b, iso[5:7]...), '.'), iso[8:]...))
	return Day{ISO: all[:len(iso)], Text: all[len(iso):end], Year: all[:4], Dot: all[end:]}
}

// PhrasesOf parts a headline where the editor would break it.
func PhrasesOf(s string) Phrases { return strings.Fields(s) }

// HeadlineOf parts the headline of an article, which lists do many times: one
// that is tidy already has single spaces.
func HeadlineOf(a *paper.Article) Phrases {
	if a.Headline == a.Title {
		return strings.Split(a.Title, " ")
	}
	return PhrasesOf(a.Headline)
}

// ArticleLink leads to an article by its headline, marked where its copy is
// withdrawn.
func ArticleLink(a *paper.Article, root string) Link {
	link := Link{Text: a.Title, Href: root + a.Address}
	if a.Withdrawn() {
		link.Text += "〔" + StateWord(a) + "〕"
	}
	return link
}

// Leading is the first of some articles whose copy is not withdrawn, nil where
// there is none.
func Leading(articles []*paper.Article) *paper.Article {
	for _, a := range articles {
		if !a.Withdrawn() {
			return a
		}
	}
	return nil
}

// IssueName is what readers call an issue: by its number, or else by its day.
func IssueName(i *paper.Issue) string {
	switch {
	case i.Number > 0:
		return "第" + strconv.Itoa(i.Number) + "期"
	case i.Serial > 0:
		return i.Script.Say("总第") + strconv.Itoa(i.Serial) + "期"
	}
	return zh.Date(i.Date.Time())
}

// IssueTitle is the day of an issue, and its number if it has one.
func IssueTitle(i *paper.Issue) string {
	date := zh.Date(i.Date.Time())
	if name := IssueName(i); name != date {
		return date + " " + name
	}
	return date
}

// PageName is 第1版, and nothing for no page.
func PageName(p *paper.Page) string {
	if p == nil {
		return ""
	}
	if uint(p.Number) < uint(len(pageNames)) {
		return pageNames[p.Number]
	}
	return pageName(p.Number)
}

func pageName(number int) string { return "第" + strconv.Itoa(number) + "版" }

// pageNames are those of usual numbers: lists name a page for every article.
var pageNames = func() (names [64]string) {
	for i := range names {
		names[i] = pageName(i)
	}
	return names
}()

// PageTitle is 第1版·要闻.
func PageTitle(p *paper.Page) string {
	if p.Name == "" {
		return PageName(p)
	}
	return PageName(p) + "·" + p.Name
}

// PageLink leads to the view of a printed page: 第1版·要闻.
func PageLink(p *paper.Page, root string) Link {
	return Link{Text: PageTitle(p), Href: root + load.PageAddress(p.Issue.Date, p.Number)}
}

// StateWord marks what only a preview shows, and what has come out and expired or
// was taken back since; empty for all else.
func StateWord(a *paper.Article) string {
	say := a.Say
	switch a.State {
	case paper.Draft:
		return "草稿"
	case paper.Scheduled:
		return say("定时")
	case paper.Expired:
		return say("已过期")
	case paper.Retracted:
		return "已撤稿"
	}
	return ""
}
