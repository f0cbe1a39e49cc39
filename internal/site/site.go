// Package site opens a site: it reads the files into a paper, with what an
// earlier run remembered of them, parses the layouts, and says what is wrong
// with either: it knows every rule there is, and what the paper and its articles make
// of it. Build, check, preview and press all begin here.
//
// It writes nothing but what is remembered, in .bao/, and renders nothing.
package site

import (
	"cmp"
	"context"
	"io/fs"
	"slices"
	"sync"
	"time"

	"bao/internal/card"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/memory"
	"bao/internal/origin"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/sheet"
	"bao/internal/words"
)

// Options say which site to open, and what of it is shown.
type Options struct {
	Dir     string
	Theme   fs.FS  // built-in layouts/ and static/
	Version string // of the program
	Day     paper.Date
	// Drafts, Future and Expired show what is otherwise held.
	Drafts, Future, Expired bool
	// Forget neither uses nor keeps what was remembered.
	Forget bool
	// Each calls do with 0 … n-1, possibly at once, and returns when all are
	// done. Nil means one after the other.
	Each func(n int, do func(i int))
	Font func(words.Script) *card.Font // for share cards; may be nil, and return nil
	// Develop does a job of a photo that copy shows; nil leaves all for later.
	Develop func(*memory.Photos, photo.Job) (photo.Look, error)
	// Developed is told how many of the photos are ready; it may be nil.
	Developed func(done, total int)
}

// Site is an open site. Its methods are for one goroutine at a time.
type Site struct {
	Options
	Files      *Files
	Photos     *memory.Photos
	memory     func() *load.Memory
	composed   *memory.Compositions // nil until a page is planned
	layouts    *layout.Set
	asked      []string       // templates of pages outside the issues
	checked    []diag.Problem // of the layouts
	copied     []*origin.Copy
	checkedOwn []string       // the names of 自定 with which they were
	settings   *load.Settings // nil until they could be read

	builtIn *layout.Set  // the built-in templates alone; nil until they are needed
	script  words.Script // in which the paper said builtIn, and copied was compared
}

// Open opens the site, whose photos are developed until ctx ends.
func Open(ctx context.Context, o Options) (*Site, error) {
	if o.Each == nil {
		o.Each = func(n int, do func(int)) {
			for i := range n {
				do(i)
			}
		}
	}
	s := &Site{Options: o, Files: newFiles(o.Dir)}
	_ = s.readSettings() // by whose error Read fails as well
	s.memory = sync.OnceValue(func() *load.Memory { return load.NewMemory(o.Version) })
	if !o.Forget {
		s.memory = memory.Open(o.Dir, o.Version)
	}
	var err error
	s.Photos, err = memory.OpenPhotos(ctx, s.kept())
	return s, err
}

// kept is where something is remembered, "" for nowhere.
func (s *Site) kept() string {
	if s.Forget {
		return ""
	}
	return s.Dir
}

// Close keeps what was made, and gives up the rest.
func (s *Site) Close() {
	s.SaveMade()
	s.Photos.Close()
}

// Develop makes a photo at once.
func Develop(p *memory.Photos, job photo.Job) (photo.Look, error) { return p.Develop(job) }

// Reading is what the files of a site said at one time.
type Reading struct {
	Paper   *paper.Paper
	Layouts *layout.Set
	// Verdict is on the problems of the files; the paper is fit to be published
	// without an error.
	Verdict
	// Unusable tells that there are errors in the layouts: nothing can be
	// rendered, not even to look at it.
	Unusable bool
	site     *Site
	theme    fs.FS // as the paper shows it
}

// Read reads the files as they are now. The error says that they can't be read
// at all.
func (s *Site) Read(now time.Time) (*Reading, error) {
	if err := s.readSettings(); err != nil {
		return nil, err
	}
	r := &Reading{site: s, theme: s.script.Theme(s.Theme)}
	var found []diag.Problem
	var err error
	var copied []diag.Problem
	var badLayouts, badCopies error
	var templates parsed
	// What is remembered is read, and templates are parsed, while the folders
	// are listed.
	s.Each(4, func(i int) {
		switch i {
		case 0:
			s.memory()
		case 1:
			r.Paper, found, err = load.Load(s.Files, s.load(now, r.theme))
		case 2:
			templates, badLayouts = s.parse(r.theme)
		case 3:
			copied, badCopies = s.copies()
		}
	})
	if err = cmp.Or(err, badLayouts, badCopies); err != nil {
		return nil, err
	}
	r.Layouts = s.settle(templates, r.Paper.Layouts)
	r.Unusable = s.unusable()
	found = slices.Concat(found, s.checked, copied, s.styles(r), s.links(r))
	r.Verdict = Judge(found, r.Paper.Site.Checks, r.Paper.Waivers)
	return r, nil
}

func (s *Site) load(now time.Time, theme fs.FS) load.Options {
	o := load.Options{
		Settings: s.settings, Now: now, Day: s.Day, Drafts: s.Drafts, Future: s.Future, Expired: s.Expired,
		Theme: theme, Memory: s.memory, Each: s.Each, Developed: s.Developed,
	}
	if s.Options.Develop != nil {
		o.Develop = func(job photo.Job) (photo.Look, error) { return s.Options.Develop(s.Photos, job) }
	}
	return o
}

// Source is what the editions are given of a reading.
func (r *Reading) Source() edition.Source {
	s := r.site
	if s.composed == nil {
		s.composed = memory.OpenCompositions(s.kept(), s.Version)
	}
	return edition.Source{
		Paper: r.Paper, Layouts: r.Layouts, Site: s.Files, Theme: r.theme, Version: s.Version,
		Sheets: sheet.NewIssues(r.Paper, s.composed, s.Each), Develop: s.Photos.File, Font: s.font(),
	}
}

// font finds the font of share cards, in the script of the paper.
func (s *Site) font() func() *card.Font {
	if s.Font == nil {
		return nil
	}
	script := s.script
	return func() *card.Font { return s.Font(script) }
}

// Key is that of everything that is planned: of all that planning and
// rendering look at. It is zero where nothing is to be remembered, and where
// only the plan can tell of a problem that does not keep the output from being
// complete.
func (r *Reading) Key() dist.Key {
	s := r.site
	tolerated := func(a paper.Awaited) bool { return !r.Stops(a.Dead) }
	passed := func(l layout.PageLink) bool { return !r.Stops(l.Dead) }
	if s.Forget || slices.ContainsFunc(r.Paper.Awaited, tolerated) || slices.ContainsFunc(r.Layouts.PageLinks(), passed) {
		return dist.Key{}
	}
	font := ""
	if r.Paper.Site.BaseURL != "" && s.Font != nil { // for share cards
		if f := s.Font(s.script); f != nil {
			font = f.ID()
		}
	}
	return dist.KeyOf(s.Version, s.memory().Key(), r.Paper.Static, r.Layouts.Key(), r.Paper.Today, r.Paper.Held, s.Drafts, s.Future, font)
}

// SaveRead keeps what the files said. It must not be called during a Read.
func (s *Site) SaveRead() {
	if !s.Forget {
		memory.Save(s.Dir, s.memory())
	}
}

// EndReading keeps what the files said, and lets go of it where the paper does
// not hold it: the site is not read again.
func (s *Site) EndReading() {
	s.SaveRead()
	s.memory = nil
}

// SaveMade keeps what was made of the files: photos and composed pages.
func (s *Site) SaveMade() {
	s.Photos.Save()
	if s.composed != nil && !s.Forget {
		s.composed.Save(s.Dir)
	}
}
