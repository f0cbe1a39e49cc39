package memory

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"bao/internal/load"
)

// counted counts how often files are opened.
type counted struct {
	fs.FS
	opened map[string]int
}

func (c counted) Open(name string) (fs.File, error) {
	c.opened[name]++
	return c.FS.Open(name)
}

func TestKept(t *testing.T) {
	dir := t.TempDir()
	long := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	site := counted{fstest.MapFS{
		"site.yaml":                  {Data: []byte("title: 槐荫里\n")},
		"content/2026-03-02/hua.md":  {Data: []byte("---\ntitle: 花\n---\n[花](cai.txt)开了。\n"), ModTime: long},
		"content/2026-03-02/cai.txt": {Data: []byte("x"), ModTime: long},
	}, map[string]int{}}
	read := func(version string) int {
		t.Helper()
		m := Open(dir, version)
		site.opened["content/2026-03-02/hua.md"] = 0
		if _, problems, err := load.Load(site, load.Options{Now: long.AddDate(0, 0, 1), Memory: m}); err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		Save(dir, m())
		return site.opened["content/2026-03-02/hua.md"]
	}
	if read("1") == 0 {
		t.Error("the first load did not read the article")
	}
	if n := read("1"); n != 0 {
		t.Errorf("the second load read an unchanged article %d times", n)
	}
	if read("2") == 0 {
		t.Error("another version trusted what the first remembered")
	}
	if err := os.WriteFile(filepath.Join(dir, Dir, File), []byte("bao memory 2 2\nxxxx"), 0o644); err != nil {
		t.Fatal(err)
	}
	if read("2") == 0 {
		t.Error("a damaged memory was trusted")
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, Dir)); len(entries) != 1 {
		t.Errorf("%d files in %s, want 1", len(entries), Dir)
	}
}

func TestUnwritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	m := Open(file, "1")
	if _, _, err := load.Load(fstest.MapFS{"site.yaml": {Data: []byte("title: 槐荫里\n")}, "static/a.txt": {}}, load.Options{Memory: m}); err != nil {
		t.Fatal(err)
	}
	Save(file, m()) // says nothing, does nothing
}
