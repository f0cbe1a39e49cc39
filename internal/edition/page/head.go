package page

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// Head is what a printed page bears above its stories: the nameplate on
// page one (First), the folio line (报眉) on the others.
type Head struct {
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
	Guide                    []view.Link  // 导读 in the right ear
	Odd                      bool         // a right-hand page
	Blank                    bool         // without folio line
}

// head makes the head of page i of an issue.
func (p *maker) head(issue *paper.Issue, i int, root string) Head {
	site := &p.Paper.Site
	h := Head{
		First: i == 0, Lines: sheet.FolioLines, Title: site.Title, Slogan: site.Slogan,
		Publisher: site.Publisher, Permit: view.PermitText(site.Permit),
		Date: zh.Date(issue.Date.Time()), Weekday: zh.Weekday(issue.Date.Time()),
		Contact: site.Footer.Contact, Odd: i%2 == 0,
	}
	if h.First {
		h.Lines = sheet.NameplateLines
		h.TitleSize = titleSize(site.Title, sheet.Printed(site.Print, true))
		h.Guide = view.Guide(issue, root)
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
	pages := p.Sheets.Printed(issue)
	h.Pages = "今日" + strconv.Itoa(len(pages)) + "版"
	h.Page, h.Name, h.Editor = view.PageName(pages[i]), pages[i].Name, editors(pages[i])
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
