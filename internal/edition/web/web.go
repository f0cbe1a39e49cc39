// Package web plans the site: front page, issues, articles, lists, archive,
// standing pages and the files that go with them.
//
// It makes typed views of the paper and leaves everything visible to the
// templates; it reads no files but those it passes on.
package web

import (
	"fmt"
	"io"
	"io/fs"

	"bao/internal/card"
	"bao/internal/dist"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/sheet"
)

// Source is what the files of the site are made of.
type Source struct {
	Paper   *paper.Paper
	Layouts *layout.Set
	Site    fs.FS  // where assets come from
	Theme   fs.FS  // where built-in assets come from
	Version string // of the program; part of every key

	// Develop returns the i-th file that a job makes, now or earlier; nil
	// makes it anew each time.
	Develop func(job photo.Job, i int) ([]byte, error)

	// Font sets the words of share cards. It is called only for a paper that
	// has them, and may return nil.
	Font func() *card.Font

	// Compositions remembers composed pages; it may be nil.
	Compositions sheet.Memory
}

// Plan lists the files of the site. Nothing is rendered yet.
func Plan(s Source) []dist.File {
	p := newPlanner(s)
	p.shareCards()
	p.fronts()
	p.issues()
	p.sections()
	p.people()
	p.archive()
	p.standing()
	p.others()
	p.assets()
	p.photos()
	p.icons()
	return p.files
}

// issues plans the page views and the articles of every issue, side by side:
// both want its pages composed.
func (p *planner) issues() {
	for _, issue := range p.Paper.Issues {
		p.pages(issue)
		p.articles(issue)
	}
}

func newPlanner(s Source) *planner {
	composed := newSheets(s)
	return &planner{Source: s, frames: newFrames(s, composed), sheets: composed}
}

type planner struct {
	Source
	frames *frames
	sheets *sheets
	cards  map[*paper.Article]paper.Size // empty without base_url
	files  []dist.File
}

// page plans one page: its template, and how its view is made. The view is
// not kept, for all of them together are larger than the paper.
func (p *planner) page(address, template string, view func() any) {
	key := func(v any) dist.Key { return dist.KeyOf(p.Version, p.Layouts.Key(), template, v) }
	write := func(w io.Writer, v any) error { return p.Layouts.Execute(w, template, v) }
	p.files = append(p.files, dist.File{
		Path:  address,
		Key:   func() dist.Key { return key(view()) },
		Write: func(w io.Writer) error { return write(w, view()) },
		Both: func() (dist.Key, func(io.Writer) error) {
			v := view()
			return key(v), func(w io.Writer) error { return write(w, v) }
		},
	})
}

// assets plans the files that are passed on as they are, and pictures as they
// are but for their metadata.
func (p *planner) assets() {
	for _, list := range [][]*paper.Asset{p.Paper.Static, p.Paper.Assets} {
		for _, a := range list {
			from := p.Site
			if a.BuiltIn {
				from = p.Theme
			}
			if a.Picture != nil && !a.BuiltIn {
				p.developed(a.Address, load.StripJob(p.Site, a.Origin, a.Digest, *a.Picture), 0)
				continue
			}
			p.files = append(p.files, dist.File{
				Path:  a.Address,
				Key:   func() dist.Key { return dist.KeyOf("asset", a.Digest) },
				Write: func(w io.Writer) error { return passOn(w, from, a.Origin) },
			})
		}
	}
}

func passOn(w io.Writer, from fs.FS, origin string) error {
	f, err := from.Open(origin)
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
