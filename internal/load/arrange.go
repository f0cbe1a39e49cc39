package load

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"bao/internal/paper"
)

// arrange puts issues and articles in their order and counts them.
func (m *makeup) arrange() {
	slices.SortFunc(m.out.Issues, func(a, b *paper.Issue) int { return a.Date.Compare(b.Date) })
	m.number()
	for i, issue := range m.out.Issues {
		if i > 0 {
			issue.Previous, m.out.Issues[i-1].Next = m.out.Issues[i-1], issue
		}
		m.arrangeArticles(issue)
		for _, a := range issue.Articles {
			if a.Section != nil && !a.Withdrawn() {
				a.Section.Articles = append(a.Section.Articles, a)
			}
		}
	}
	slices.SortStableFunc(m.out.Standing, func(a, b *paper.Standing) int {
		return cmp.Or(cmp.Compare(last(a.Rank), last(b.Rank)), strings.Compare(a.Address, b.Address))
	})
}

// last sorts what was given no rank behind what was.
func last(rank int) int {
	if rank == 0 {
		return math.MaxInt
	}
	return rank
}

// number counts the issues from the first; what an issue.md states is taken
// and counted on from.
func (m *makeup) number() {
	n := m.site.Numbering
	number, serial, counting := 0, 0, false
	for i, issue := range m.out.Issues {
		switch {
		case counting:
			number, serial = n.Next(number, serial, m.out.Issues[i-1].Date.Year == issue.Date.Year)
		case n.Start == "" || issue.Date.String() >= n.Start:
			number, serial, counting = n.Number, n.Serial, true
		}
		if issue.Number > 0 {
			number, counting = issue.Number, true
		}
		if issue.Serial > 0 {
			serial, counting = issue.Serial, true
		}
		issue.Number, issue.Serial = number, serial
	}
}

// arrangeArticles puts the articles of an issue in the order of their
// sections, then of their ranks. Its pages are made of them in that order.
func (m *makeup) arrangeArticles(issue *paper.Issue) {
	slices.SortStableFunc(issue.Planned, func(a, b paper.Planned) int { return cmp.Compare(a.Number, b.Number) })
	for i := range issue.Planned {
		for _, planned := range m.site.Pages {
			if p := &issue.Planned[i]; planned.Number == p.Number && p.Name == "" {
				p.Name = planned.Name
			}
		}
	}
	slices.SortStableFunc(issue.Articles, func(a, b *paper.Article) int {
		return cmp.Or(
			cmp.Compare(m.sectionOrder(a), m.sectionOrder(b)),
			cmp.Compare(last(a.Rank), last(b.Rank)),
			strings.Compare(a.Origin, b.Origin),
		)
	})
}

func (m *makeup) sectionOrder(a *paper.Article) int {
	if i := slices.Index(m.out.Sections, a.Section); i >= 0 {
		return i
	}
	return len(m.out.Sections)
}

// aliases makes a redirect of every address at which something once stood.
func (m *makeup) aliases() {
	for i, ms := range m.manuscripts {
		target := m.became[i]
		if target == "" {
			continue
		}
		for _, alias := range ms.Aliases {
			address, ok := aliasAddress(alias.Text)
			if !ok {
				m.problem(badAlias, ms, alias.span, "旧地址“"+alias.Text+"”不是本站的网址", "写成 /2023-03-27/lianluozhan.html 这样，从斜杠开始")
				continue
			}
			if address == target {
				continue // it has come back
			}
			if m.take(address, ms.Path, m.at(ms, alias.span), true) {
				m.out.Aliases = append(m.out.Aliases, paper.Alias{
					Address: address, Target: target, Origin: ms.Path, At: alias.At, Len: alias.Len,
				})
			}
		}
	}
}
