package web

import (
	"html/template"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/dist"
	"bao/internal/layout"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// PageView is the view of page.html: a printed page (版面) as live text, with
// what stands on it and the ways to the other pages.
type PageView struct {
	Frame
	Head     PrintHead // above the sheet
	Day      Day
	Issue    Link // 第12期
	Page     string
	Name     string
	Sheet    Sheet
	Stories  []Link // that stand on the sheet, by rank
	Pages    []Link // 版面导航
	Previous *Link  // page
	Next     *Link
	Earlier  *Link // issue
	Later    *Link
	PDF      *Link // of this page
	IssuePDF *Link
	Month    *layout.Fragment // month.html, of the issue's month
}

// PrintHead is what a printed page bears above its stories: the nameplate on
// page one (First), the folio line (报眉) on the others.
type PrintHead struct {
	First                    bool
	Lines                    int // of the grid that it takes
	Title, Slogan, Publisher string
	Permit, Date, Weekday    string
	Lunar, Number, Serial    string
	Pages                    string // 今日4版
	Page, Name               string // 第2版, 民生
	Editor                   string // 责任编辑 …
	Contact                  []string
	TitleSize                template.CSS // of the nameplate
	Guide                    []Link       // 导读 in the right ear
	Odd                      bool         // a right-hand page
	Blank                    bool         // without folio line
}

// issueSheets is what is asked for again and again about the composed pages of
// an issue.
type issueSheets struct {
	key   func() dist.Key // of what they are made of
	count func() int
}

// sheets makes the compositions of issues and remembers the last few, since
// the pages of an issue are rendered one after the other.
type sheets struct {
	Source
	mu     sync.Mutex
	about  map[*paper.Issue]issueSheets
	recent []composed
}

type composed struct {
	issue *paper.Issue
	list  func() []sheet.Sheet
}

// recentIssues is how many composed issues are kept: one for each worker that
// may be at work, and a few. The one that was not asked for longest goes.
var recentIssues = runtime.GOMAXPROCS(0) + 4

func newSheets(s Source) *sheets {
	return &sheets{Source: s, about: map[*paper.Issue]issueSheets{}}
}

// aboutIssue returns what is known of the sheets of an issue.
func (s *sheets) aboutIssue(issue *paper.Issue) issueSheets {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, ok := s.about[issue]
	if !ok {
		known = issueSheets{
			sync.OnceValue(func() dist.Key { return dist.KeyOf(s.Paper.Site.Print, sheet.Pages(issue)) }),
			sync.OnceValue(func() int { return sheet.Count(sheet.Pages(issue), s.Paper.Site.Print, s.Compositions) }),
		}
		s.about[issue] = known
	}
	return known
}

// key stands for what the sheets of an issue are made of.
func (s *sheets) key(issue *paper.Issue) dist.Key { return s.aboutIssue(issue).key() }

// of returns the composed pages of an issue.
func (s *sheets) of(issue *paper.Issue) []sheet.Sheet {
	s.mu.Lock()
	for i, c := range s.recent {
		if c.issue == issue {
			s.recent = append(slices.Delete(s.recent, i, i+1), c)
			s.mu.Unlock()
			return c.list()
		}
	}
	list := sync.OnceValue(func() []sheet.Sheet {
		return sheet.Issue(sheet.Pages(issue), s.Paper.Site.Print, s.Compositions)
	})
	s.recent = append(s.recent[max(0, len(s.recent)-recentIssues+1):], composed{issue, list})
	s.mu.Unlock()
	return list()
}

// count is how many pages an issue has, those among them that it grew because
// the copy did not fit.
func (s *sheets) count(issue *paper.Issue) int {
	if s.Paper.Site.Print.Overflow != config.OverflowGrow || len(issue.Pages) == 0 {
		return len(issue.Pages)
	}
	return s.aboutIssue(issue).count()
}

// printed lists the pages of an issue as they are printed. One that it grew
// has no name, and no articles of its own.
func (s *sheets) printed(issue *paper.Issue) []*paper.Page {
	pages := slices.Clip(issue.Pages)
	for n := len(pages); n < s.count(issue); n++ {
		pages = append(pages, &paper.Page{Issue: issue, Number: pages[n-1].Number + 1})
	}
	return pages
}

func pageAddress(issue *paper.Issue, number int) string {
	return issue.Date.String() + "/page-" + strconv.Itoa(number) + ".html"
}

// pages plans the page views of an issue.
func (p *planner) pages(issue *paper.Issue) {
	month := sync.OnceValue(func() *layout.Fragment { return p.issueMonth(issue) })
	for i, page := range p.sheets.printed(issue) {
		p.composedPage(pageAddress(issue, page.Number), "page.html",
			func() any { return p.pageFrame(issue, i, month) },
			func() any { return p.pageView(issue, i, month) },
			issue)
	}
}

// composedPage plans a page whose view needs the composition of an issue. Its
// key takes what is composed in place of the outcome, so that an unchanged
// page is never composed again: a composition is a function of its input.
func (p *planner) composedPage(address, template string, rest, view func() any, issue *paper.Issue) {
	p.files = append(p.files, dist.File{
		Path: address,
		Key: func() dist.Key {
			return dist.KeyOf(p.Version, p.Layouts.Key(), template, p.sheets.key(issue), rest())
		},
		Write: func(w io.Writer) error { return p.Layouts.Execute(w, template, view()) },
	})
}

// pageFrame is the view of a page but for its sheet.
func (p *planner) pageFrame(issue *paper.Issue, i int, month func() *layout.Fragment) *PageView {
	pages := p.sheets.printed(issue)
	page := pages[i]
	address := pageAddress(issue, page.Number)
	root := rootOf(address)
	v := &PageView{
		Frame: p.frames.frame(spot{
			kind: "page", address: address, issue: issue,
			title: issueTitle(issue) + " " + pageTitle(page),
		}),
		Head: p.printHead(issue, i, root),
		Day:  day(issue.Date), Issue: Link{Text: issueName(issue), Href: root + issue.Address},
		Page: pageName(page), Name: page.Name,
	}
	for k, other := range pages {
		link := Link{Text: pageTitle(other), Href: root + pageAddress(issue, other.Number), Current: k == i}
		v.Pages = append(v.Pages, link)
		switch k {
		case i - 1:
			v.Previous = &link
		case i + 1:
			v.Next = &link
		}
	}
	if e := issue.Previous; e != nil && len(e.Pages) > 0 {
		v.Earlier = &Link{Text: issueName(e), Href: root + pageAddress(e, e.Pages[0].Number)}
	}
	if l := issue.Next; l != nil && len(l.Pages) > 0 {
		v.Later = &Link{Text: issueName(l), Href: root + pageAddress(l, l.Pages[0].Number)}
	}
	v.PDF = pdfLink(issue.PDFs, page.Number, root)
	v.IssuePDF = pdfLink(issue.PDFs, 0, root)
	v.Month = month()
	return v
}

func pdfLink(pdfs map[int]*paper.Asset, page int, root string) *Link {
	if a := pdfs[page]; a != nil {
		return &Link{Text: "PDF", Href: root + a.Address}
	}
	return nil
}

// issueMonth is a small calendar: the month of the issue, leading to the first page
// of each issue in it.
func (p *planner) issueMonth(issue *paper.Issue) *layout.Fragment {
	year, m := issue.Date.Year, issue.Date.Month
	byDate := map[paper.Date]*paper.Issue{}
	within := func(i *paper.Issue) bool { return i != nil && i.Date.Year == year && i.Date.Month == m }
	for i := issue; within(i); i = i.Previous {
		byDate[i.Date] = i
	}
	for i := issue.Next; within(i); i = i.Next {
		byDate[i.Date] = i
	}
	v := month(year, time.Month(m), byDate, rootOf(issue.Address))
	v.Name = strconv.Itoa(year) + "年" + v.Name
	return p.Layouts.Fragment("month.html", v)
}

func (p *planner) printHead(issue *paper.Issue, i int, root string) PrintHead {
	site := &p.Paper.Site
	h := PrintHead{
		First: i == 0, Lines: sheet.FolioLines, Title: site.Title, Slogan: site.Slogan,
		Publisher: site.Publisher, Permit: permitText(site.Permit),
		Date: zh.Date(issue.Date.Time()), Weekday: zh.Weekday(issue.Date.Time()),
		Contact: site.Footer.Contact, Odd: i%2 == 0,
	}
	if h.First {
		h.Lines = sheet.NameplateLines
		h.TitleSize = titleSize(site.Title, sheet.Printed(site.Print, true))
		h.Guide = guide(issue, root)
	}
	if lunar, ok := zh.LunarDate(issue.Date.Time()); ok {
		h.Lunar = lunar.String()
	}
	if issue.Number > 0 {
		h.Number = "第" + strconv.Itoa(issue.Number) + "期"
	}
	if issue.Serial > 0 {
		h.Serial = "总第" + strconv.Itoa(issue.Serial) + "期"
	}
	pages := p.sheets.printed(issue)
	h.Pages = "今日" + strconv.Itoa(len(pages)) + "版"
	h.Page, h.Name, h.Editor = pageName(pages[i]), pages[i].Name, editors(pages[i])
	return h
}

// titleSize makes the name of the paper as large as half the page and the
// height of the nameplate allow.
func titleSize(title string, f sheet.Format) template.CSS {
	wide := 0.52 * float64(f.Width()) / (float64(max(zh.Width(title), 4)) / 2 * 1.06)
	high := 0.52 * sheet.NameplateLines * f.Pitch()
	return template.CSS("font-size:" + em(min(wide, high)))
}

// editors names the editors of the articles on a page: 责任编辑 闻一舟.
func editors(page *paper.Page) string {
	var names []string
	for _, a := range page.Articles {
		for _, c := range a.Byline.Credits {
			for _, name := range c.Names {
				if c.Role == byline.Editor && strings.Contains(c.Label, "编") && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "责任编辑 " + strings.Join(names, " ")
}

func (p *planner) pageView(issue *paper.Issue, i int, month func() *layout.Fragment) *PageView {
	v := p.pageFrame(issue, i, month)
	list := p.sheets.of(issue)
	v.Sheet = sheetView(&list[i], v.Root, func(n int) string { return v.Root + pageAddress(issue, n) })
	for _, s := range list[i].Stories {
		v.Stories = append(v.Stories, Link{Text: zh.JoinTitle(s.Headline), Href: v.Root + s.Address})
	}
	if v.Sheet.Filler = p.filler(issue, &list[i], i, v.Root); v.Sheet.Filler != nil {
		v.Head.Guide = nil
	}
	return v
}
