package page

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"bao/internal/edition"
	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// PrintView is the view of print.html: composed pages at their size on paper,
// one on each sheet.
type PrintView struct {
	Language, Title, Author string
	Style                   string       `lost:"印出来没有样式"` // style sheet
	SiteStyle               string       // of the site itself, linked last; may be empty
	Size                    template.CSS // of the sheets of paper: 275mm 390mm
	Vars                    template.CSS // lengths for print.html, body type among them
	Marks                   *PrintMarks
	Pages                   []PrintPage `lost:"没有版面"`
}

// PrintPage is one printed page.
type PrintPage struct {
	Head  Head
	Sheet Sheet
}

// PrintMarks are the marks around a page to be trimmed, in mm.
type PrintMarks struct {
	ViewBox string
	Crop    string   // the path of the crop marks (裁切线)
	Crosses []string // the paths of the registration marks (套准标记)
}

// Bleed is how far a page with marks may print over its edge, and Margin how
// far the sheet of paper reaches beyond it, in mm.
const (
	Bleed  = 3
	Margin = 12
)

// PrintOptions are wishes for a print document.
type PrintOptions struct {
	Marks    bool // crop and registration marks, with Margin around the page
	NoFolios bool // leave the folio lines (报眉) to the printing house
}

// Print is the print edition of one issue.
type Print struct {
	Pages []PrintedPage

	maker   *maker
	issue   *paper.Issue
	sheets  []sheet.Sheet
	options PrintOptions
}

// PrintedPage tells what stands where on one page of the print edition.
type PrintedPage struct {
	Number  int
	Title   string // 第1版 要闻
	Stories []PrintedStory
	Photos  []PrintedPhoto
}

// PrintedStory is a headline and its distance from the upper edge of the
// sheet of paper in mm.
type PrintedStory struct {
	Headline string
	Top      float64
}

// PrintedPhoto is a picture of the page; the document refers to it by its
// address. Width is what it takes on paper, in mm, if it is not cropped.
type PrintedPhoto struct {
	Origin, Address string
	Crop            photo.Crop
	Width           float64
}

// StyleAddress is how a print document refers to its style sheet.
const StyleAddress = "static/sheet.css"

// NewPrint composes the issue for paper.
func NewPrint(s edition.Source, issue *paper.Issue, o PrintOptions) *Print {
	d := &Print{maker: newMaker(s), issue: issue, options: o, sheets: s.Sheets.Of(issue)}
	for i := range d.sheets {
		d.Pages = append(d.Pages, d.printed(i))
	}
	return d
}

// ErrNoPage is returned for a page that the issue does not have.
var ErrNoPage = errors.New("page: no such page")

// Write writes the document of one page, or of all of them for page 0.
func (d *Print) Write(w io.Writer, page int) error {
	v := d.view(page)
	if len(v.Pages) == 0 {
		return ErrNoPage
	}
	return d.maker.Layouts.Execute(w, "print.html", v)
}

// TryPrint makes a print document of the newest issue for nobody, because a
// mistake in its template shows only then.
func TryPrint(s edition.Source) error {
	issue := s.Paper.Latest()
	if issue == nil {
		return nil
	}
	if err := NewPrint(s, issue, PrintOptions{Marks: true}).Write(io.Discard, 0); !errors.Is(err, ErrNoPage) {
		return err
	}
	return nil
}

// Title is the title of the document of a page, or of the issue for page 0.
func (d *Print) Title(page int) string {
	title := d.maker.Paper.Site.Title + " " + view.IssueTitle(d.issue)
	for _, p := range d.Pages {
		if p.Number == page {
			title += " " + p.Title
		}
	}
	return title
}

// PaperSize is the size of the sheet of paper in mm, with its marks.
func (d *Print) PaperSize() (width, height float64) {
	p := &d.maker.Paper.Site.Print
	return p.Width + 2*d.margin(), p.Height + 2*d.margin()
}

func (d *Print) margin() float64 {
	if d.options.Marks {
		return Margin
	}
	return 0
}

const point = 25.4 / 72 // mm

func (d *Print) printed(i int) PrintedPage {
	s := &d.sheets[i]
	p := PrintedPage{Number: s.Number, Title: sheetName(s)}
	print := &d.maker.Paper.Site.Print
	line := print.Leading * point
	top := d.margin() + (print.Height-float64(print.Lines)*line)/2 + float64(headLines(i))*line
	for k := range s.Stories {
		story := &s.Stories[k]
		if story.Place.Option >= 0 {
			p.Stories = append(p.Stories, PrintedStory{
				Headline: zh.JoinTitle(story.Copy.Headline), Top: top + float64(story.Place.Head.Top)*line,
			})
		}
		for _, shown := range story.Photos {
			from := shown.Photo
			if from.Origin == "" || slices.ContainsFunc(p.Photos, func(q PrintedPhoto) bool { return q.Address == from.Address }) {
				continue
			}
			wide := float64(s.Format.SpanWidth(shown.Cols)) * print.Size * point
			high := float64(shown.Rect.Lines) * line * float64(from.Width) / float64(from.Height)
			p.Photos = append(p.Photos, PrintedPhoto{Origin: from.Origin, Address: from.Address, Crop: from.Crop, Width: max(wide, high)})
		}
	}
	return p
}

// headLines is how many lines of the grid stand above the stories of the
// page at i.
func headLines(i int) int {
	if i == 0 {
		return sheet.NameplateLines
	}
	return sheet.FolioLines
}

func (d *Print) view(page int) *PrintView {
	site := &d.maker.Paper.Site
	width, height := d.PaperSize()
	v := &PrintView{
		Language: site.Language, Title: d.Title(page), Author: site.Publisher, Style: StyleAddress,
		Size: template.CSS(fmt.Sprintf("%gmm %gmm", width, height)),
		Vars: template.CSS(fmt.Sprintf("--paper-width:%gmm;--paper-height:%gmm;--body:%gpt;--lines:%d",
			width, height, site.Print.Size, site.Print.Lines)),
	}
	if d.maker.Static(view.SiteStyle) != nil {
		v.SiteStyle = view.SiteStyle
	}
	if d.options.Marks {
		v.Marks = printMarks(width, height)
	}
	for i := range d.sheets {
		if s := &d.sheets[i]; page == 0 || s.Number == page {
			head := d.maker.head(d.issue, i, "")
			head.Odd = s.Number%2 == 1
			head.Blank = d.options.NoFolios && !head.First
			set := d.maker.set(d.issue, d.sheets, i, "", &head, nil)
			for k := range set.Stories {
				for n := range set.Stories[k].Photos {
					set.Stories[k].Photos[n].Picture.Srcset = ""
				}
			}
			v.Pages = append(v.Pages, PrintPage{Head: head, Sheet: set})
		}
	}
	return v
}

// printMarks draws the marks outside the bleed.
func printMarks(width, height float64) *PrintMarks {
	const near, far = float64(Margin - Bleed), 2.0 // from the paper's edge
	m := &PrintMarks{ViewBox: fmt.Sprintf("0 0 %g %g", width, height)}
	var crop strings.Builder
	for _, x := range []float64{Margin, width - Margin} {
		fmt.Fprintf(&crop, "M%g %gV%gM%g %gV%g", x, far, near, x, height-far, height-near)
	}
	for _, y := range []float64{Margin, height - Margin} {
		fmt.Fprintf(&crop, "M%g %gH%gM%g %gH%g", far, y, near, width-far, y, width-near)
	}
	m.Crop = crop.String()
	const mid, arm, ring = (near + far) / 2, 3.0, 1.5
	for _, at := range [][2]float64{{width / 2, mid}, {width / 2, height - mid}, {mid, height / 2}, {width - mid, height / 2}} {
		x, y := at[0], at[1]
		m.Crosses = append(m.Crosses, fmt.Sprintf("M%g %gh%gM%g %gv%gM%g %ga%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0",
			x-arm, y, 2*arm, x, y-arm, 2*arm, x-ring, y, ring, ring, 2*ring, ring, ring, -2*ring))
	}
	return m
}

// Author is who publishes the paper.
func (d *Print) Author() string { return d.maker.Paper.Site.Publisher }

// Out lists the headlines of stories that found no room on the pages.
func (d *Print) Out() []string {
	var list []string
	for i := range d.sheets {
		for _, c := range d.sheets[i].Out {
			list = append(list, zh.JoinTitle(c.Headline))
		}
	}
	return list
}
