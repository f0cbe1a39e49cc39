package page

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/edition"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/words"
)

// threePages are an issue with a gap of so many lines at the foot of each page,
// of a paper that came out a year before, too.
func threePages(lines int) (*maker, *paper.Issue, []sheet.Sheet) {
	site := config.Site{Print: config.Print{Columns: 6, Chars: 11, Lines: 88, Size: 9, Leading: 11.25, Short: config.ShortLast}}
	site.Footer.Contact = []string{"编辑部：渡口路0号"}
	past := &paper.Issue{Date: paper.Date{Year: 2025, Month: 3, Day: 4}}
	past.Articles = []*paper.Article{{Title: "去年的船", Headline: "去年的船", Address: "2025-03-04/chuan.html", Issue: past, Page: 1, Body: bodyOf("船来了。")}}
	issue := &paper.Issue{Date: paper.Date{Year: 2026, Month: 3, Day: 2}, Previous: past}
	var sheets []sheet.Sheet
	for n := 1; n <= 3; n++ {
		f := sheet.Screen(6)
		c := &sheet.Copy{Headline: fmt.Sprintf("第%d版的头条", n), Address: fmt.Sprintf("p%d.html", n)}
		sheets = append(sheets, sheet.Sheet{
			Format: f, Number: n, Lines: 60, Stories: []sheet.Story{{Copy: c}},
			Foot: compose.Rect{Top: 60 - lines, Cols: 6, Lines: lines},
		})
	}
	whole := &paper.Paper{Site: site, Issues: []*paper.Issue{past, issue}}
	return &maker{Source: edition.Source{Paper: whole, Sheets: sheet.NewIssues(whole, nil, inTurn)}}, issue, sheets
}

func bodyOf(text string) paper.Body {
	doc, _ := markup.Parse([]byte(text))
	return paper.Body{Encoded: doc.Encode(), Count: doc.Count()}
}

func inTurn(n int, do func(i int)) {
	for i := range n {
		do(i)
	}
}

func TestFiller(t *testing.T) {
	said := func(f *SheetFiller) string {
		if f == nil {
			return ""
		}
		text := f.Title
		for _, column := range f.Columns {
			for _, item := range column {
				text += fmt.Sprintf(" %s %s %v %v", item.Href, item.Label, item.Headline, item.Lines)
			}
		}
		return text
	}
	for lines := range 16 {
		p, issue, sheets := threePages(lines)
		for i, want := range []string{"导读 ../p2.html 第2版", "往年此时 ../2025-03-04/chuan.html 2025年3月4日 第1版", ""} {
			got := said(p.filler(issue, sheets, i, "../"))
			if lines < fillerLeast || lines > fillerMost {
				want = ""
			}
			if !strings.HasPrefix(got, want) || want == "" && got != "" {
				t.Errorf("%d lines on page %d are filled with %q, want %q", lines, i+1, got, want)
			}
		}
	}
	p, issue, sheets := threePages(10)
	issue.Previous = nil
	if got := said(p.filler(issue, sheets, 1, "")); !strings.Contains(got, "征稿") || !strings.Contains(got, "渡口路0号") {
		t.Errorf("without an earlier year page 2 says %q", got)
	}
	p.Paper.Site.Footer.Contact, sheets[2].Stories = nil, nil
	if got := said(p.filler(issue, sheets, 1, "")); got != "" {
		t.Errorf("with nothing worth it page 2 says %q", got)
	}
	p.Paper.Site.Print.Short = config.ShortClose
	if got := said(p.filler(issue, sheets, 0, "")); got != "" {
		t.Errorf("a paper that closes up says %q", got)
	}
}

// TestFillerHeight holds that what is set in a filler has room there.
func TestFillerHeight(t *testing.T) {
	g := grid{sheet.Screen(6)}
	long := fillerStory{label: "第2版", headline: strings.Repeat("很长的标题", 12), text: strings.Repeat("很长的正文，", 90)}
	for free := range 12 {
		for _, width := range []float64{9, 30, 80} {
			item, high, ok := g.fillerItem(long, width, free, words.Simplified)
			if !ok {
				continue
			}
			used := 1 + float64(len(item.Headline))*fillerHeadline*1.25/g.Pitch() + float64(len(item.Lines))
			if high > free || used > float64(high)+1e-9 {
				t.Errorf("%d of %d lines, told as %d", int(used+1), free, high)
			}
		}
	}
}

// TestCloseUp holds that a page ends where its copy ends, if no column goes on.
func TestCloseUp(t *testing.T) {
	for _, c := range []struct {
		foot compose.Rect
		want string
	}{
		{compose.Rect{Top: 20, Cols: 6, Lines: 40}, em(20 * 1.65)},
		{compose.Rect{Top: 20, Cols: 3, Lines: 40}, em(60 * 1.65)},
		{compose.Rect{}, em(60 * 1.65)},
	} {
		s := &sheet.Sheet{Format: sheet.Screen(6), Lines: 60, Foot: c.foot}
		v := sheetView(s, "", nil)
		v.closeUp(s)
		if v.Height != c.want || v.Short != (c.want != em(60*1.65)) {
			t.Errorf("foot %+v: %s high, short %t", c.foot, v.Height, v.Short)
		}
	}
}
