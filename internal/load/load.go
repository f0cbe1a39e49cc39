// Package load turns the files of a site into a paper.Paper and says what is
// wrong with them. It is the sole owner of the conventions of folders, front
// matter and addresses.
//
// It renders nothing, writes nothing and starts no goroutines of its own.
package load

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"bao/internal/diag"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/source"
)

// Options are what a Load needs beside the files.
type Options struct {
	// Settings are those of the site, where they have been read before; nil to
	// read them.
	Settings *Settings
	Now      time.Time
	// Day is taken for today; zero means the day of Now where the paper
	// appears.
	Day paper.Date
	// Drafts, Future and Expired publish what is otherwise held.
	Drafts, Future, Expired bool
	// Theme holds the built-in static files; the site's own come first.
	Theme fs.FS
	// Memory returns what is used and brought up to date. It is asked for when
	// the folders have been listed, and may be busy reading until then. Nil
	// remembers nothing.
	Memory func() *Memory
	// Develop does a job, unless it was done before, and returns the look of
	// the picture. It may be called concurrently. Nil leaves the jobs for
	// later, and with them what only they can tell of a picture.
	Develop func(photo.Job) (photo.Look, error)
	// Developed is told how many of the pictures are ready; it may be nil. It
	// is called from one goroutine at a time.
	Developed func(done, total int)
	// Each calls do with 0 … n-1, possibly at once, and returns when all are
	// done. Nil means one after the other.
	Each func(n int, do func(i int))

	conventions conventions // of the site
}

// ErrNoSite is returned when there is no site.yaml.
var ErrNoSite = errors.New("load: there is no " + SiteFile)

// Load reads the site in fsys. Problems are what its editors can mend; they
// are sorted, and the paper is to be published only when none is an error.
// An error is returned when the files can't be read at all.
func Load(fsys fs.FS, o Options) (*paper.Paper, []diag.Problem, error) {
	if o.Each == nil {
		o.Each = func(n int, do func(int)) {
			for i := range n {
				do(i)
			}
		}
	}
	if o.Memory == nil {
		fresh := NewMemory("")
		o.Memory = func() *Memory { return fresh }
	}
	if o.Settings == nil {
		var err error
		if o.Settings, err = ReadSettings(fsys, nil); err != nil {
			return nil, nil, err
		}
	}
	site := o.Settings.Site
	o.conventions = conventionsOf(site)
	manuscripts, others, err := list(fsys, o)
	if err != nil {
		return nil, nil, err
	}
	o.Memory().site = source.Sum(o.Settings.raw)
	m := newMakeup(fsys, site, o, manuscripts, others)
	m.problems = slices.Concat(o.Settings.problems, oddSiteFile(o.Settings.names))
	p, err := m.paper()
	if err != nil {
		return nil, nil, err
	}
	return p, diag.Sort(m.problems), nil
}
