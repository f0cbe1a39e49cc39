package page

import (
	"html/template"
	"math"
	"slices"

	"bao/internal/compose"
	"bao/internal/config"
	"bao/internal/dist"
	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/typeset"
	"bao/internal/words"
	"bao/internal/zh"
)

// SheetFiller is what stands at the foot of a page whose copy is short (补白):
// something worth reading, or nothing at all.
type SheetFiller struct {
	Box     template.CSS
	Title   string
	Columns [][]FillerItem
	guide   bool // it says what the guide in the ear does
}

// FillerItem is one thing in a filler. It may lead on to a story.
type FillerItem struct {
	Href     string
	Label    string // 第2版 民生
	Headline []template.HTML
	Lines    []template.HTML
}

// Measures of a filler: lines of the grid, and body sizes.
const (
	fillerLeast    = 8   // lines, with the white above and the frame
	fillerMost     = 12  // what is taller is mended by planning the issue again
	fillerFrame    = 5   // lines: white above, the frame and its margins, the title
	fillerInset    = 2.0 // left and right of the text
	fillerGap      = 2.0 // between its columns
	fillerHeadline = 1.45
)

// fillerStory is something to be said in a filler, before it is set.
type fillerStory struct {
	href, label, headline, text string
}

// filler fills the foot of the page at i. In turn pages show what the later ones have (导读), what stood in
// the paper at this time of an earlier year (往年此时), and how to write for it
// (征稿); which of them a page lacks, the next one shows. It is nil where
// nothing is to be filled, or nothing is worth it.
func (p *maker) filler(issue *paper.Issue, sheets []sheet.Sheet, i int, root string) *SheetFiller {
	s := &sheets[i]
	foot := s.Foot
	if !p.fills(i, len(sheets)) || foot.Lines < fillerLeast || foot.Lines > fillerMost {
		return nil
	}
	foot.Top, foot.Lines = foot.Top+1, foot.Lines-1
	g := grid{s.Format}
	say := p.Paper.Site.Script.Say
	kinds := []func() (string, []fillerStory){
		func() (string, []fillerStory) { return say("导读"), laterStories(sheets[i+1:], root) },
		func() (string, []fillerStory) { return say("往年此时"), p.pastStories(issue, root) },
		func() (string, []fillerStory) { return say("征稿"), p.call() },
	}
	for k := range kinds {
		title, stories := kinds[(i+k)%len(kinds)]()
		if columns := g.fillerColumns(stories, foot, p.Paper.Site.Script); len(columns) > 0 {
			return &SheetFiller{Box: g.box(foot, compose.Rect{}), Title: title, Columns: columns, guide: (i+k)%len(kinds) == 0}
		}
	}
	return nil
}

// fills reports whether the foot of the page at i of n is filled: the last one closes
// up, unless the paper wants all filled.
func (p *maker) fills(i, n int) bool {
	short := p.Paper.Site.Print.Short
	return short == config.ShortFiller || short == config.ShortLast && i < n-1
}

// isGuide reports whether the filler says what the guide in the ear does.
func (f *SheetFiller) isGuide() bool { return f != nil && f.guide }

// unlink makes the filler lead nowhere, as on paper.
func (f *SheetFiller) unlink() {
	if f == nil {
		return
	}
	for _, column := range f.Columns {
		for i := range column {
			column[i].Href = ""
		}
	}
}

// fillerColumns sets stories in columns two base columns wide. Those for which
// there is no room stay out.
func (g grid) fillerColumns(stories []fillerStory, foot compose.Rect, script words.Script) [][]FillerItem {
	n := max(1, min(foot.Cols/2, len(stories)))
	width := (g.width(foot.Cols)-2*fillerInset+fillerGap)/float64(n) - fillerGap
	room := foot.Lines + 1 - fillerFrame
	columns := make([][]FillerItem, n)
	used := make([]int, n)
	for _, story := range stories {
		k := slices.Index(used, slices.Min(used))
		free := room - used[k]
		if used[k] > 0 {
			free-- // white between two
		}
		item, high, ok := g.fillerItem(story, width, free, script)
		if !ok {
			continue
		}
		used[k] = room - free + high
		columns[k] = append(columns[k], item)
	}
	return slices.DeleteFunc(columns, func(c []FillerItem) bool { return len(c) == 0 })
}

// fillerItem sets a story to so many lines of the grid at most.
func (g grid) fillerItem(s fillerStory, width float64, free int, script words.Script) (item FillerItem, high int, ok bool) {
	item = FillerItem{Href: s.href, Label: s.label}
	if s.label != "" {
		high = 1
	}
	if s.headline != "" {
		item.Headline = setText(s.headline, width/fillerHeadline, typeset.Bold, 2, script)
		high += int(math.Ceil(float64(len(item.Headline))*fillerHeadline*1.25/g.Pitch() - 1e-9))
	}
	if more := min(free-high, 5); more >= 2 || s.headline == "" && more > 0 {
		item.Lines = setText(s.text, width, 0, more, script)
		high += len(item.Lines)
	}
	return item, high, high > 0 && high <= free
}

// laterStories lists the stories that begin on later pages: the first of each
// page, then the second of each.
func laterStories(sheets []sheet.Sheet, root string) []fillerStory {
	var list []fillerStory
	for rank, more := 0, true; more; rank++ {
		more = false
		for i := range sheets {
			s := &sheets[i]
			if rank >= len(s.Stories) {
				continue
			}
			more = true
			if c := s.Stories[rank]; c.From == 0 && c.Address != "" && c.Copy.Headline != "" && c.Withdrawal == "" { // a block of briefs has no page of its own
				list = append(list, fillerStory{
					href: root + c.Address, headline: zh.JoinTitle(c.Copy.Headline), text: c.Body.Opening,
					label: sheetName(s),
				})
			}
		}
	}
	return list
}

// pastDays is how many days before or after its own an issue of an earlier
// year stood at the same time of the year.
const pastDays = 7

// pastStories is what led the pages of the paper at this time of the latest
// earlier year.
func (p *maker) pastStories(issue *paper.Issue, root string) []fillerStory {
	past := p.pastIssue(issue)
	if past == nil {
		return nil
	}
	var list []fillerStory
	for _, page := range p.Sheets.Pages(past) {
		if a := view.Leading(page.Articles); a != nil {
			list = append(list, fillerStory{
				href: root + a.Address, headline: a.Title, text: a.Body.Opening,
				label: zh.Date(past.Date.Time()) + " " + view.PageName(page),
			})
		}
	}
	return list
}

// fillerKey stands for what fillers may say that is not of the issue itself.
func (p *maker) fillerKey(issue *paper.Issue) dist.Key {
	if p.Paper.Site.Print.Short == config.ShortClose {
		return dist.Key{}
	}
	var said []string
	for _, s := range slices.Concat(p.pastStories(issue, ""), p.call()) {
		said = append(said, s.href, s.label, s.headline, s.text)
	}
	return dist.KeyOf(said)
}

func (p *maker) pastIssue(issue *paper.Issue) *paper.Issue {
	day := issue.Date.Time()
	for past := issue.Previous; past != nil; past = past.Previous {
		years := issue.Date.Year - past.Date.Year
		if apart := past.Date.Time().AddDate(years, 0, 0).Sub(day).Hours() / 24; years > 0 && math.Abs(apart) <= pastDays {
			return past
		}
	}
	return nil
}

// call is how to write for the paper, if it says how to reach it.
func (p *maker) call() []fillerStory {
	contact := p.Paper.Site.Footer.Contact
	if len(contact) == 0 {
		return nil
	}
	list := []fillerStory{{text: p.Paper.Site.Script.Say("身边的新闻、故事、诗文和照片，都欢迎寄来。请写清姓名和电话，照片请说明拍的是什么。")}}
	for _, line := range contact {
		list = append(list, fillerStory{text: line})
	}
	return list
}
