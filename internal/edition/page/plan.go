// Package page is the room of the printed page (版面): its view as live text
// with what stands on it, the composed front of an issue, the small map beside
// an article, and the print edition.
//
// It composes nothing itself: package sheet says what stands where.
package page

import (
	"io"
	"sync"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/zh"
)

// maker makes the views of printed pages.
type maker struct {
	edition.Source
	frames  *view.Frames
	schema  *schema.Speaker
	imprint func() []EarPart // of the paper, the same on every page one
}

func newMaker(s edition.Source) *maker {
	return &maker{s, view.NewFrames(s), schema.New(s.Paper), sync.OnceValue(func() []EarPart {
		site := &s.Paper.Site
		return earOf(site).imprint(site.Slogan, append([]string{site.Publisher, view.PermitText(site)}, circulation(site)...)...)
	})}
}

// Plan adds the page views of every issue, where the paper has them.
func Plan(s edition.Source, to *edition.Plan) {
	p := newMaker(s)
	for _, issue := range s.Paper.Issues {
		if issue == s.Paper.Latest() || !issue.Date.Before(s.Paper.Today) {
			to.Tell(s.Sheets.Problems(issue)...)
		}
		if !s.Paper.Site.PageViews {
			continue
		}
		month := sync.OnceValue(func() *layout.Fragment { return p.issueMonth(issue) })
		filler := sync.OnceValue(func() dist.Key { return p.fillerKey(issue) })
		for i, page := range s.Sheets.Pages(issue) {
			// The key takes what is composed in place of the outcome, so that an
			// unchanged page is never composed again: a composition is a function
			// of its input.
			const template = "page.html"
			to.Add(zh.Date(issue.Date.Time())+view.PageName(page)+"的版面页", dist.File{
				Path: load.PageAddress(issue.Date, page.Number), Template: template,
				Key: func() dist.Key {
					return dist.KeyOf(p.Version, p.Layouts.Key(), template, s.Sheets.Key(issue), p.pageFrame(issue, i, month), filler())
				},
				Write: func(w io.Writer) error {
					return p.Layouts.Execute(w, template, p.pageView(issue, i, month))
				},
			})
		}
	}
}
