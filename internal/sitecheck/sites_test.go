// Package sitecheck builds whole papers and looks at what comes out as hosts,
// browsers, screen readers and validators do.
//
// It holds tests only. Those that need a browser or a validator say what is
// missing when they are skipped; with BAO_BROWSER=required they fail instead.
package sitecheck

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bao"
	"bao/internal/browser/browsertest"
	"bao/internal/build"

	"golang.org/x/net/html"
)

// site is a paper that was built for these tests.
type site struct {
	name      string
	source    func() string // writes the paper and returns its folder, "" when it is not there
	base      string        // base_url
	warned    bool          // it may have problems, but no errors
	remembers bool          // what was made of its photos, in its folder

	write, make sync.Once
	dir         string
	made        *output
	err         error
}

// output is what a build made.
type output struct {
	dir   string
	pages map[string]*page  // by slash-separated path
	files map[string][]byte // all of them
}

// page is one HTML file.
type page struct {
	path string
	raw  string
	root *html.Node
	kind string // class of <body>; empty for a redirect
}

// sites are built at most once each.
var sites = []*site{
	own,
	{name: "features", source: featuresSource, base: featuresBase},
	{name: "empty", source: emptySource},
	{name: "hard", source: hardSource},
	{name: "figures", source: figuresSource},
	filmed,
	{name: "ruyihu", source: sampleSource},
}

// work is a folder for everything that is built here.
var work string

func TestMain(m *testing.M) {
	var err error
	if work, err = os.MkdirTemp("", "bao-sitecheck-"); err != nil {
		panic(err)
	}
	code := browsertest.Tests{M: m}.Run()
	os.RemoveAll(work)
	os.Exit(code)
}

// sampleSource is a real page that stands beside the repository on the
// machines of those who have it.
func sampleSource() string {
	dir := filepath.Join("..", "..", "..", "shared", "samples", "ruyihu")
	if _, err := os.Stat(filepath.Join(dir, "site.yaml")); err != nil {
		return ""
	}
	return dir
}

// each runs a test on every site, and on more, one after the other: windows are
// best opened before, because one takes as long as several pages. Tests that take
// long run beside each other (t.Parallel), after the others.
func each(t *testing.T, test func(t *testing.T, s *site, out *output), more ...*site) {
	for _, s := range slices.Concat(sites, more) {
		t.Run(s.name, func(t *testing.T) { test(t, s, s.output(t)) })
	}
}

// folder is where the source is, which is written once.
func (s *site) folder() string {
	s.write.Do(func() { s.dir = s.source() })
	return s.dir
}

// output returns what the site was built to, once. A site without a source
// skips the test; one with any problem fails it.
func (s *site) output(t *testing.T) *output {
	t.Helper()
	if s.folder() == "" {
		t.Skip("this site is not on this machine")
	}
	s.make.Do(func() { s.made, s.err = s.build() })
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.made
}

// build builds the site as it stands on the day of the tests' paper, drafts
// left out and everything to come included.
func (s *site) build() (*output, error) {
	out := filepath.Join(work, s.name)
	report, err := build.Build(context.Background(), build.Options{
		Dir: s.folder(), Out: out, Theme: bao.Theme, Version: "sitecheck",
		Now: time.Date(2026, 11, 9, 12, 0, 0, 0, time.UTC), Future: true,
		Workers: 2, Forget: !s.remembers,
	})
	if err != nil {
		return nil, err
	}
	if len(report.Problems) > 0 && !s.warned {
		return nil, fmt.Errorf("%s has problems: %v", s.name, report.Problems)
	}
	return readOutput(out)
}

func readOutput(dir string) (*output, error) {
	o := &output{dir: dir, pages: map[string]*page{}, files: map[string][]byte{}}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			return err
		}
		o.files[path] = data
		if !strings.HasSuffix(path, ".html") {
			return nil
		}
		root, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			return err
		}
		p := &page{path: path, raw: string(data), root: root}
		for n := range elements(root, "body") {
			p.kind = attr(n, "class")
		}
		o.pages[path] = p
		return nil
	})
	return o, err
}

// sorted lists the pages by path.
func (o *output) sorted() []*page {
	var list []*page
	for _, path := range slices.Sorted(maps.Keys(o.pages)) {
		list = append(list, o.pages[path])
	}
	return list
}

// samples picks pages that together show every kind of page with every kind
// of thing that may stand on it.
func (o *output) samples() []*page {
	seen := map[string]bool{}
	var list []*page
	for _, p := range o.sorted() {
		if shape := p.shape(); !seen[shape] {
			seen[shape] = true
			list = append(list, p)
		}
	}
	return list
}

// shape is the kind of a page and the rarer things on it.
func (p *page) shape() string { return p.kind + " " + strings.Join(p.things(), " ") }

// things are the rarer ones on a page.
func (p *page) things() []string {
	var list []string
	for _, name := range []string{"table", "dl", "pre", "blockquote", "sup", "figure", "ol", "h2", "mark"} {
		for n := range elements(p.root, name) {
			list = append(list, name+"."+attr(n, "class"))
			break
		}
	}
	return list
}
