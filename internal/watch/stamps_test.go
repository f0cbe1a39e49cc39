package watch

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"
)

// TestStamps: a folder is another when anything directly in it is, and not when
// something deeper is, or what does not count.
func TestStamps(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(s *site)
		want   bool
	}{
		"nothing":                       {func(*site) {}, false},
		"a byte more":                   {func(s *site) { s.write("d/a.md", "甲1"); s.dated("d/a.md", 1) }, true},
		"a later time":                  {func(s *site) { s.dated("d/a.md", 2) }, true},
		"another name":                  {func(s *site) { s.rename("d/a.md", "d/c.md") }, true},
		"a file more":                   {func(s *site) { s.write("d/c.md", "") }, true},
		"a folder more":                 {func(s *site) { s.must(os.Mkdir(s.path("d/c"), 0o755)) }, true},
		"a folder less":                 {func(s *site) { s.must(os.RemoveAll(s.path("d/sub"))) }, true},
		"a file in a folder":            {func(s *site) { s.write("d/sub/c.md", "丙") }, false},
		"litter":                        {func(s *site) { s.write("d/a.md~", "") }, false},
		"what a link leads to":          {func(s *site) { s.write("else.md", "longer"); s.dated("else.md", 1) }, true},
		"a folder that a link leads to": {func(s *site) { s.write("elsewhere/x.md", "") }, false},
		"a link to nowhere":             {func(s *site) { s.must(os.Symlink("nowhere", s.path("d/broken"))) }, true},
	} {
		s := &site{t: t, dir: t.TempDir()}
		s.write("else.md", "")
		s.write("elsewhere/y.md", "")
		for i, file := range []string{"d/a.md", "d/b.md", "d/sub/s.md", "else.md"} {
			s.write(file, "甲")
			s.dated(file, 1+i%3)
		}
		s.must(os.Symlink(s.path("else.md"), s.path("d/link.md")))
		s.must(os.Symlink(s.path("elsewhere"), s.path("d/linked")))
		tr := tree{roots: []string{s.path("d")}}
		before, ok := tr.look(s.path("d"))
		if !ok || before.latest != s.path("d/b.md") || before.newest != time.Date(2024, 5, 1, 0, 2, 0, 0, time.UTC).UnixNano() || before.entries != 5 ||
			!slices.Equal(before.folders, []string{s.path("d/sub")}) {
			t.Fatalf("%+v", before)
		}
		tt.change(s)
		after, _ := tr.look(s.path("d"))
		if changed := before.sum != after.sum; changed != tt.want {
			t.Errorf("%s: changed %v", name, changed)
		}
	}
	s := &site{t: t, dir: t.TempDir()}
	s.write("site.yaml", "")
	s.dated("site.yaml", 3)
	tr := tree{}
	if v, ok := tr.look(s.path("site.yaml")); !ok || v.latest != s.path("site.yaml") || v.entries != 1 || v.newest != time.Date(2024, 5, 1, 0, 3, 0, 0, time.UTC).UnixNano() {
		t.Errorf("a file: %+v", v)
	}
	if v, ok := tr.look(s.path("nowhere")); ok || v.sum != 0 {
		t.Errorf("nothing: %+v", v)
	}
	if runtime.GOOS != "windows" && os.Geteuid() != 0 {
		s.write("closed/a.md", "")
		open, _ := tr.look(s.path("closed"))
		s.must(os.Chmod(s.path("closed"), 0o100))
		t.Cleanup(func() { os.Chmod(s.path("closed"), 0o755) })
		if v, ok := tr.look(s.path("closed")); !ok || v.sum == open.sum {
			t.Errorf("a folder closed to us: %+v", v)
		}
	}
}

// TestPathsOfRoots says which root a path is of and how deep below it.
func TestPathsOfRoots(t *testing.T) {
	w := newWatcher(tree{roots: []string{filepath.FromSlash("/a"), filepath.FromSlash("/a/b"), filepath.FromSlash("/a/b.yaml")}}, pace{})
	for p, want := range map[string]struct {
		root  string
		depth int
	}{
		"/a": {"/a", 0}, "/a/x": {"/a", 1}, "/a/x/y": {"/a", 2}, "/a/b": {"/a/b", 0}, "/a/b/c/d": {"/a/b", 2}, "/a/b.yaml": {"/a/b.yaml", 0}, "/a/bc": {"/a", 1},
		"/ab": {"", 1}, "/": {"", 1},
	} {
		p := filepath.FromSlash(p)
		if root := w.rootOf(p); root != filepath.FromSlash(want.root) || w.depthOf(p) != want.depth {
			t.Errorf("%s: root %q, depth %d", p, root, w.depthOf(p))
		}
	}
	before := snapshot{"/a": {}, "/gone": {}}
	all := result{seen: snapshot{"/a": {}, "/new": {}}}.paths(before)
	if slices.Sort(all); !slices.Equal(all, []string{"/a", "/gone", "/new"}) {
		t.Errorf("of the whole tree: %v", all)
	}
	if asked := (result{asked: []string{"/a"}, seen: snapshot{"/new": {}}}).paths(before); !slices.Equal(asked, []string{"/a"}) {
		t.Errorf("of some folders: %v", asked)
	}
}
