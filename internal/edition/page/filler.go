package page

import (
	"html/template"
	"math"
	"strings"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/typeset"
	"bao/internal/zh"
)

// SheetFiller is what stands at the foot of a page whose copy is short (补白).
type SheetFiller struct {
	Box     template.CSS
	Title   string
	Tall    bool           // there is room for larger type
	Columns [][]FillerItem // of the guide to the other pages
	Lines   []string       // of the imprint
}

// FillerItem leads on to a story of another page.
type FillerItem struct {
	Href            string
	Page            string // 第2版 民生
	Headline, Lines []string
}

// Measures of a filler: lines of the grid, and body sizes.
const (
	fillerLeast    = 6   // lines, with the white above and the frame
	fillerFrame    = 4   // lines: white above and below, the title
	fillerTall     = 1.6 // times the lines it needs, for larger type
	fillerInset    = 2.0 // left and right of the text
	fillerGap      = 2.0 // between its columns
	fillerHeadline = 1.45
	fillerOpening  = 5 // lines of a story's opening
)

// filler fills the foot of page i: on page one with what the other pages
// have (导读), elsewhere with the imprint. It is nil when the page has no foot
// or is to close up.
func (p *maker) filler(issue *paper.Issue, s *sheet.Sheet, i int, root string) *SheetFiller {
	foot := s.Foot
	if p.Paper.Site.Print.Short != config.ShortFiller || foot.Lines < fillerLeast {
		return nil
	}
	foot.Top, foot.Lines = foot.Top+1, foot.Lines-1
	g := grid{s.Format}
	f := &SheetFiller{Box: g.box(foot, compose.Rect{})}
	if i == 0 {
		f.Title, f.Columns = "导读", g.guide(issue, foot, root)
	}
	if len(f.Columns) == 0 {
		f.Title, f.Lines = p.imprint()
		f.Lines = f.Lines[:min(len(f.Lines), foot.Lines-fillerFrame)]
		f.Tall = float64(foot.Lines) >= fillerTall*float64(fillerFrame+len(f.Lines))
		if len(f.Lines) == 0 {
			return nil
		}
	}
	return f
}

// unlink makes the filler lead nowhere, as on paper.
func (f *SheetFiller) unlink() {
	for _, column := range f.Columns {
		for i := range column {
			column[i].Href = ""
		}
	}
}

// guide sets the other pages' stories in columns two base columns wide, the
// first of each page before the second of any.
func (g grid) guide(issue *paper.Issue, foot compose.Rect, root string) [][]FillerItem {
	n := max(1, foot.Cols/2)
	width := (g.width(foot.Cols)-2*fillerInset+fillerGap)/float64(n) - fillerGap
	columns := make([][]FillerItem, n)
	used := make([]int, n)
	for _, a := range othersByRank(issue) {
		item := FillerItem{
			Href: root + a.Address, Page: strings.TrimSpace(view.PageName(a.Page) + " " + a.Page.Name),
			Headline: setLines(a.Headline, width/fillerHeadline, 0),
			Lines:    setLines(zh.Cut(a.Body.Opening, int(fillerOpening*width)-2), width, 2),
		}
		k := 0
		for other := range used {
			if used[other] < used[k] {
				k = other
			}
		}
		free := foot.Lines - fillerFrame - used[k]
		if len(columns[k]) > 0 {
			free-- // white between two
		}
		high := 1 + int(math.Ceil(float64(len(item.Headline))*fillerHeadline*1.25/g.Pitch()))
		if high > free {
			break
		}
		if high+len(item.Lines) > free {
			item.Lines = nil
		}
		used[k] = foot.Lines - fillerFrame - free + high + len(item.Lines)
		columns[k] = append(columns[k], item)
	}
	if len(columns[0]) == 0 {
		return nil
	}
	return columns
}

// othersByRank lists the stories of all pages but the first: the first of
// each page, then the second of each.
func othersByRank(issue *paper.Issue) []*paper.Article {
	var list []*paper.Article
	for rank, more := 0, true; more; rank++ {
		more = false
		for _, page := range issue.Pages[min(1, len(issue.Pages)):] {
			if rank < len(page.Articles) {
				list = append(list, page.Articles[rank])
				more = true
			}
		}
	}
	return list
}

// imprint is who makes the paper and how to reach them.
func (p *maker) imprint() (title string, lines []string) {
	site := &p.Paper.Site
	for _, line := range append([]string{site.Publisher, view.PermitText(site.Permit)}, site.Footer.Contact...) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return site.Title, lines
}

// setLines breaks plain text into lines of a width in its own size. The lines
// are shown without the cuts in the white of marks, so they are set a little
// narrower.
func setLines(text string, width float64, indent int) []string {
	block := []typeset.Block{{Runs: []typeset.Run{{Text: text}}}}
	var lines []string
	for _, l := range typeset.Prepare(block).Lines(typeset.Measure{Width: int(width*1000) - 1000, Indent: indent * 1000, FullEnd: true}) {
		line := strings.Repeat("　", l.Indent/1000)
		for _, s := range l.Segments {
			line += s.Text
		}
		lines = append(lines, line)
	}
	return lines
}
