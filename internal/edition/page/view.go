package page

import (
	"html/template"
	"strconv"
	"time"

	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// View is the view of page.html: a printed page (版面) as live text, with
// what stands on it and the ways to the other pages.
type View struct {
	view.Frame
	Head     Head // above the sheet
	Day      view.Day
	Issue    view.Link // 第12期
	Page     string
	Name     string
	Sheet    Sheet       `lost:"没有版面"`
	Stories  []view.Link // that stand on the sheet, by rank
	Pages    []view.Link // 版面导航
	Previous *view.Link  // page
	Next     *view.Link
	Earlier  *view.Link // issue
	Later    *view.Link
	PDF      *view.Link // of this page
	IssuePDF *view.Link
	Month    *layout.Fragment // month.html, of the issue's month
}

// pageFrame is the view of a page but for its sheet.
func (p *maker) pageFrame(issue *paper.Issue, i int, month func() *layout.Fragment) *View {
	pages := p.Sheets.Pages(issue)
	page := pages[i]
	address := load.PageAddress(issue.Date, page.Number)
	root := view.RootOf(address)
	v := &View{
		Frame: p.frames.Frame(view.Spot{
			Kind: "page", Address: address, Issue: issue,
			Title: view.IssueTitle(issue) + " " + view.PageTitle(page), Description: view.PageDescription(page),
			Schema: view.Schema{JS: func() template.JS {
				return p.schema.Page(
					schema.Step{Name: view.IssueName(issue), Address: issue.Address},
					schema.Step{Name: view.PageTitle(page), Address: address},
				)
			}},
		}),
		Head: p.head(issue, i, root),
		Day:  view.DayOf(issue.Date), Issue: view.Link{Text: view.IssueName(issue), Href: root + issue.Address},
		Page: view.PageName(page), Name: page.Name,
	}
	for k, other := range pages {
		link := view.PageLink(other, root)
		link.Current = k == i
		v.Pages = append(v.Pages, link)
		switch k {
		case i - 1:
			v.Previous = &link
		case i + 1:
			v.Next = &link
		}
	}
	v.Earlier, v.Later = p.firstPage(issue.Previous, root), p.firstPage(issue.Next, root)
	v.PDF = pdfLink(issue.PDFs, page.Number, root)
	v.IssuePDF = pdfLink(issue.PDFs, 0, root)
	v.Month = month()
	return v
}

// firstPage leads to the first page of another issue, if there is one.
func (p *maker) firstPage(issue *paper.Issue, root string) *view.Link {
	if issue == nil {
		return nil
	}
	pages := p.Sheets.Pages(issue)
	if len(pages) == 0 {
		return nil
	}
	return &view.Link{Text: view.IssueName(issue), Href: view.PageLink(pages[0], root).Href}
}

func pdfLink(pdfs map[int]*paper.Asset, page int, root string) *view.Link {
	if a := pdfs[page]; a != nil {
		return &view.Link{Text: "PDF", Href: root + a.Address}
	}
	return nil
}

// issueMonth is a small calendar: the month of the issue, leading to the first page
// of each issue in it.
func (p *maker) issueMonth(issue *paper.Issue) *layout.Fragment {
	year, m := issue.Date.Year, issue.Date.Month
	byDate := map[paper.Date]*paper.Issue{}
	within := func(i *paper.Issue) bool { return i != nil && i.Date.Year == year && i.Date.Month == m }
	for i := issue; within(i); i = i.Previous {
		byDate[i.Date] = i
	}
	for i := issue.Next; within(i); i = i.Next {
		byDate[i.Date] = i
	}
	v := view.MonthOf(year, time.Month(m), byDate, view.RootOf(issue.Address))
	v.Name = strconv.Itoa(year) + "年" + v.Name
	return p.Layouts.Fragment("month.html", v)
}

func (p *maker) pageView(issue *paper.Issue, i int, month func() *layout.Fragment) *View {
	v := p.pageFrame(issue, i, month)
	list := p.Sheets.Of(issue)
	withdrawn := map[string]view.Link{} // by address
	for _, a := range issue.Articles {
		if a.Withdrawn() {
			withdrawn[a.Address] = view.ArticleLink(a, v.Root)
		}
	}
	v.Sheet = p.set(issue, list, i, v.Root, &v.Head, func(n int) string { return v.Root + load.PageAddress(issue.Date, n) })
	for _, s := range list[i].Stories {
		for _, c := range s.Copy.Each() {
			link, ok := withdrawn[c.Address]
			if !ok {
				link = view.Link{Text: zh.JoinTitle(c.Headline), Href: v.Root + c.Address}
			}
			v.Stories = append(v.Stories, link)
		}
	}
	return v
}

// set shows the page at i with what stands at its foot, and what its head leads
// to. Without pageHref nothing leads anywhere, as on paper.
func (p *maker) set(issue *paper.Issue, list []sheet.Sheet, i int, root string, h *Head, pageHref func(n int) string) Sheet {
	v := sheetView(&list[i], root, pageHref)
	if v.Filler = p.filler(issue, list, i, root); h.First && !v.Filler.isGuide() {
		h.Guide = p.guide(issue, root)
	}
	if i == len(list)-1 && !p.fills(i, len(list)) {
		v.closeUp(&list[i])
	}
	if pageHref == nil {
		v.Filler.unlink()
		for k := range h.Guide {
			h.Guide[k].Href = ""
		}
	}
	return v
}
