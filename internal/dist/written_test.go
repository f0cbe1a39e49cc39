package dist

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWritten parts what a build left from what others put there; of bao's own
// things it says nothing.
func TestWritten(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	nothing := func(when string) {
		if own, others, err := Written(root); !errors.Is(err, ErrNothing) || len(own)+len(others) > 0 {
			t.Errorf("%s: %v, %v, %v", when, own, others, err)
		}
	}
	nothing("no folder")
	texts := map[string]string{"index.html": "一", "a/2.html": "二", "a/1.html": "一"}
	if !bringKilled(t, root, plan(texts), texts, 2) {
		t.Fatal("the commit was not cut short")
	}
	nothing("a build that was killed")
	if _, err := bring(root, plan(texts)); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"mine.txt", "a/mine.txt", "b/c.txt", ".bao-x/d.txt", ".bao-articles", "a/.bao-1.tmp"} {
		file := filepath.Join(root, filepath.FromSlash(p))
		os.MkdirAll(filepath.Dir(file), 0o755)
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	own, others, err := Written(root)
	if err != nil || !slices.Equal(own, []string{"a/1.html", "a/2.html", "index.html"}) {
		t.Errorf("own %v, %v", own, err)
	}
	if slices.Sort(others); !slices.Equal(others, []string{"a/mine.txt", "b/c.txt", "mine.txt"}) {
		t.Errorf("others %v", others)
	}
	os.WriteFile(filepath.Join(root, ManifestName), nil, 0o644)
	nothing("no manifest")
}

// TestMade makes a view once for a key and the bytes after it.
func TestMade(t *testing.T) {
	views := 0
	f := Made("a.html", func() string { views++; return "一" }, func(v string) Key { return KeyOf(v) },
		func(w io.Writer, v string) error { _, err := io.WriteString(w, v); return err })
	plain := f
	plain.Both = nil
	for made, f := range map[int]File{1: f, 2: plain} {
		views = 0
		key, write := f.Prepare()
		var b strings.Builder
		if err := write(&b); err != nil || key != KeyOf("一") || b.String() != "一" || views != made {
			t.Errorf("%s, %q, %v; %d views, want %d", key, b.String(), err, views, made)
		}
		if f.Path != "a.html" || f.Key() != key {
			t.Errorf("%s: key %s", f.Path, f.Key())
		}
	}
}

// TestNote holds that a note is kept as it is and lost with the folder; where
// it can't be read, that is told, and where it can't be written, it isn't.
func TestNote(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	tree := open(t, root)
	defer tree.Close()
	if data, err := tree.Note(); data != nil || err != nil || tree.Noted() {
		t.Errorf("before: %q, %v, %v", data, err, tree.Noted())
	}
	for _, note := range []string{"一", "二", "二", ""} {
		tree.SetNote([]byte(note))
		if data, err := tree.Note(); string(data) != note || err != nil || !tree.Noted() {
			t.Errorf("%q: %q, %v, %v", note, data, err, tree.Noted())
		}
	}
	note := filepath.Join(root, NoteName)
	if err := errors.Join(os.Remove(note), os.MkdirAll(filepath.Join(note, "in the way"), 0o755)); err != nil {
		t.Fatal(err)
	}
	tree.SetNote([]byte("三"))
	if data, err := tree.Note(); err == nil {
		t.Errorf("a folder is read as %q", data)
	}
}
