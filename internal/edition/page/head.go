package page

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/edition/view"
	"bao/internal/layout"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// Head is what a printed page bears above its stories: the nameplate on
// page one (First), the folio line (报眉) on the others.
type Head struct {
	Root                  string // as in Frame; empty on paper
	Own                   layout.Own
	First                 bool
	Lines                 int // of the grid that it takes
	Title                 string
	Date, Weekday         string
	Lunar, Number, Serial string
	Pages                 string       // 今日4版
	Page, Name            string       // 第2版, 民生
	Editor                string       // 责任编辑 …
	TitleSize             template.CSS // of the nameplate
	DayScale              template.CSS // how large the line of the day is, 1 for its wished size
	Imprint               []EarPart    // in the left ear
	Guide                 []EarPart    // 导读 in the right one, once what else is on the page is known
	Odd                   bool         // a right-hand page
	Blank                 bool         // without folio line
}

// head makes the head of page i of an issue, for a page whose way up is root.
func (p *maker) head(issue *paper.Issue, i int, root string) Head {
	site := &p.Paper.Site
	pages := p.Sheets.Pages(issue)
	h := Head{
		Root: root, Own: site.Own,
		First: i == 0, Lines: headLines(i), Title: site.Title,
		Date: zh.Date(issue.Date.Time()), Weekday: zh.Weekday(issue.Date.Time()),
		Odd: i%2 == 0,
	}
	h.Lunar = view.LunarOf(issue.Date, site.Script)
	if issue.Number > 0 {
		h.Number = "第" + strconv.Itoa(issue.Number) + "期"
	}
	if issue.Serial > 0 {
		h.Serial = site.Script.Say("总第") + strconv.Itoa(issue.Serial) + "期"
	}
	h.Pages = "今日" + strconv.Itoa(len(pages)) + "版"
	h.Page, h.Name, h.Editor = view.PageName(pages[i]), pages[i].Name, editors(issue, pages[i])
	f := sheet.Printed(site.Print, h.First)
	if !h.First {
		h.fitFolio(float64(f.Width()))
		return h
	}
	h.DayScale = template.CSS(strconv.FormatFloat(h.fitDay(float64(f.Width())), 'f', 3, 64))
	h.TitleSize = template.CSS("font-size:" + em(titleSize(site.Title, f)))
	h.Imprint = p.imprint()
	return h
}

// guide is what the right ear says: the leads of the inner pages.
func (p *maker) guide(issue *paper.Issue, root string) []EarPart {
	return earOf(&p.Paper.Site).guide(view.Guide(p.Sheets.Pages(issue), root))
}

// titleSize makes the name of the paper as large as half the page and the
// height of the nameplate allow.
func titleSize(title string, f sheet.Format) float64 {
	wide := 0.52 * float64(f.Width()) / (float64(max(zh.Width(title), 4)) / 2 * titlePitch)
	high := 0.52 * sheet.NameplateLines * f.Pitch()
	return min(wide, high)
}

// editors names who answers for a page: those of the issue, or else of the articles
// on it: 责任编辑 闻一舟.
func editors(issue *paper.Issue, page *paper.Page) string {
	names := issue.Editors
	if len(names) == 0 {
		names = articleEditors(page)
	}
	if len(names) == 0 {
		return ""
	}
	return issue.Script.Say("责任编辑 ") + strings.Join(names, " ")
}

// articleEditors are the editors of the articles on a page. The 编辑 of copy that came
// from elsewhere answer for nothing.
func articleEditors(page *paper.Page) []string {
	var names []string
	for _, a := range page.Articles {
		for _, c := range a.Byline.Credits {
			for _, name := range c.Names {
				if c.Role == byline.Editor && strings.ContainsAny(c.Label, "责責") && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}
