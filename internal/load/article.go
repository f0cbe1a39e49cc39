package load

import (
	"fmt"

	"bao/internal/kin"
	"bao/internal/paper"
	"bao/internal/zh"
)

// article places one article in its issue and section and returns its
// address, or "" when it is not shown.
func (m *makeup) article(ms *manuscript, draftIssues map[paper.Date]bool) string {
	where := m.where(ms)
	if where.badDate != "" {
		m.problem(badFolder, ms, span{}, fmt.Sprintf("文件夹“%s”不是一个日期，没有这一天", where.badDate), "把文件夹改成真实的日期，如 2026-11-09")
		return ""
	}
	day := where.date
	if day.IsZero() {
		day = ms.Date
	}
	if day.IsZero() || ms.Title == "" {
		return "" // reported when it was read
	}
	a := ms.article()
	if a.Date.IsZero() {
		a.Date = day
	}
	m.setSection(a, ms)
	a.State = m.state(ms, day, draftIssues[day])
	if a.Withdrawn() || !a.Out() {
		m.out.Held = append(m.out.Held, heldOf(a, appears(ms, day)))
	}
	if !a.Out() {
		if !m.shown(a.State) {
			m.held[ms.Path] = true
			return ""
		}
		m.lent[ms.Path] = true
	}
	if a.Withdrawn() {
		a = m.withdraw(a, ms)
	}
	slug, ok := m.slug(ms)
	if !ok {
		return ""
	}
	a.Address = day.String() + "/" + slug + ".html"
	if !m.claim(a.Address, ms.Path, m.at(ms, ms.TitleAt)) {
		return ""
	}
	a.Issue = m.issue(day)
	if !m.withheld[ms.Path] {
		if len(ms.Links) > 0 || ms.Cover.Text != "" {
			m.origin[a] = ms
		}
		m.meet(a, ms)
	}
	a.Issue.Articles = append(a.Issue.Articles, a)
	return a.Address
}

// article copies what the manuscript says by itself.
func (ms *manuscript) article() *paper.Article {
	return &paper.Article{
		Origin: ms.Path, Kicker: ms.Kicker, Headline: ms.Title, Title: zh.JoinTitle(ms.Title), Deck: ms.Deck,
		Dateline: ms.Dateline, Byline: ms.Byline, Date: ms.Date, Page: ms.Page, Rank: ms.Rank, Jump: ms.Jump,
		Summary: ms.Summary, Tags: ms.Tags, Source: ms.Source,
		Corrections: ms.Corrections, Events: ms.Events, Expires: ms.Expires,
		After: ms.After, Retracted: ms.Retracted, Body: ms.copy(),
		Words: kin.Signature(ms.Words),
	}
}

func (m *makeup) state(ms *manuscript, day paper.Date, draftIssue bool) paper.State {
	switch {
	case ms.Draft || draftIssue:
		return paper.Draft
	case m.out.Today.Before(appears(ms, day)):
		return paper.Scheduled
	case !ms.Retracted.IsZero():
		return paper.Retracted
	case !ms.Expires.IsZero() && ms.Expires.Before(m.out.Today):
		return paper.Expired
	}
	return paper.Published
}

// appears is from which day on readers see an article of the issue of a day.
func appears(ms *manuscript, day paper.Date) paper.Date { return paper.Latest(day, ms.Date) }

func (m *makeup) shown(s paper.State) bool {
	return s == paper.Draft && m.options.Drafts || s == paper.Scheduled && m.options.Future
}

// heldOf is an article that isn't published, or whose copy is withdrawn, and the
// day from which on it would be, or was.
func heldOf(a *paper.Article, day paper.Date) paper.Held {
	h := paper.Held{Origin: a.Origin, Headline: a.Title, Date: day, Expires: a.Expires, State: a.State}
	if a.Section != nil {
		h.Section = a.Section.Slug
	}
	return h
}
