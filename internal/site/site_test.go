package site

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"bao"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/edition/all"
	"bao/internal/origin"
)

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func aSite(t *testing.T) string {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"site.yaml":                 "title: 槐荫里\n",
		"content/2026-03-02/hua.md": "---\n标题: 花开了\n---\n旧车棚拆了，居民把花种进土里。\n",
		"layouts/standing.html":     "<p>{{.Title}}</p>\n",
	})
	return dir
}

var now = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func open(t *testing.T, o Options) *Site {
	t.Helper()
	o.Theme, o.Version = bao.Theme, "test"
	s, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func read(t *testing.T, s *Site) *Reading {
	t.Helper()
	r, err := s.Read(now)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestKey holds that a reading has another key exactly when something that is
// planned may be another.
func TestKey(t *testing.T) {
	dir := aSite(t)
	s := open(t, Options{Dir: dir})
	before := read(t, s).Key()
	if before == (dist.Key{}) || read(t, s).Key() != before {
		t.Error("an unchanged site has no key, or two")
	}
	if other := read(t, open(t, Options{Dir: dir, Drafts: true})).Key(); other == before {
		t.Error("with drafts the key is the same")
	}
	if none := read(t, open(t, Options{Dir: dir, Forget: true})).Key(); none != (dist.Key{}) {
		t.Error("a key although nothing is to be remembered")
	}
	for name, text := range map[string]string{
		"content/2026-03-02/hua.md": "---\n标题: 花谢了\n---\n旧车棚拆了。\n",
		"layouts/standing.html":     "<h1>{{.Title}}</h1>\n",
		"site.yaml":                 "title: 梧桐里\n",
		"static/own.css":            "p {}\n",
	} {
		write(t, dir, map[string]string{name: text})
		after := read(t, s).Key()
		if after == before {
			t.Errorf("another %s, and the same key", name)
		}
		before = after
	}
}

// TestLayoutsAreKept holds that layouts that are as they were are not prepared
// anew, and that others are.
func TestLayoutsAreKept(t *testing.T) {
	dir := aSite(t)
	s := open(t, Options{Dir: dir})
	first := read(t, s)
	if read(t, s).Layouts != first.Layouts {
		t.Error("the same layouts were prepared twice")
	}
	write(t, dir, map[string]string{"layouts/standing.html": "{{if .Title}}\n"})
	broken := read(t, s)
	if broken.Layouts == first.Layouts || !broken.Unusable || diag.Errors(broken.Problems) != 1 {
		t.Errorf("a broken layout: %+v", broken.Problems)
	}
}

// TestRemembers holds that what one run learnt is there for the next, unless
// it is to be forgotten.
func TestRemembers(t *testing.T) {
	for _, forget := range []bool{false, true} {
		dir := aSite(t)
		s := open(t, Options{Dir: dir, Forget: forget})
		r := read(t, s)
		for _, f := range all.Plan(r.Source()).Files() {
			if err := f.Write(io.Discard); err != nil {
				t.Fatal(err)
			}
		}
		s.SaveRead()
		s.SaveMade()
		for _, name := range []string{"memory", "compositions"} {
			if _, err := os.Stat(filepath.Join(dir, ".bao", name)); (err == nil) == forget {
				t.Errorf("forget %v: .bao/%s: %v", forget, name, err)
			}
		}
	}
}

// TestScriptChanges holds that copies are compared anew when the paper speaks in
// other characters.
func TestScriptChanges(t *testing.T) {
	dir := aSite(t)
	const name = "layouts/indexes.html"
	builtIn, err := bao.Theme.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{name: string(builtIn)})
	s := open(t, Options{Dir: dir})
	for _, step := range []struct {
		settings string
		state    origin.State
	}{
		{"title: 槐荫里\n", origin.Same},
		{"title: 槐蔭里\n语言: zh-Hant\n", origin.Changed},
		{"title: 槐荫里\n", origin.Same},
	} {
		write(t, dir, map[string]string{"site.yaml": step.settings})
		read(t, s)
		if i := slices.IndexFunc(s.copied, func(c *origin.Copy) bool { return c.Name == name }); i < 0 || s.copied[i].State != step.state {
			t.Errorf("%q: %v", step.settings, s.copied)
		}
	}
}
