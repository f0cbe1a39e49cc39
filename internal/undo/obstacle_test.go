package undo

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// put writes files into a folder by hand.
func put(t *testing.T, dir string, files ...string) {
	t.Helper()
	for i := 0; i < len(files); i += 2 {
		file := filepath.Join(dir, filepath.FromSlash(files[i]))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(files[i+1]), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestUndoneByHand holds that what somebody has put back already hinders
// nothing: the rest is taken back.
func TestUndoneByHand(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.md", "old", "here/x.md", "x")
	h := open(t, dir)
	if err := h.Replace("changed", "a.md", StampOf([]byte("old")), []byte("new")); err != nil {
		t.Fatal(err)
	}
	made := []File{{Path: "new/b.md", Data: []byte("b")}, {Path: "here/c.md", Data: []byte("c")}}
	if err := h.Create("made", made, write(made)); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "a.md", "old")
	if err := os.Remove(filepath.Join(dir, "here", "c.md")); err != nil {
		t.Fatal(err)
	}
	for _, step := range steps(h) {
		if _, err := h.Undo(step.ID); err != nil {
			t.Errorf("%s: %v", step.What, err)
		}
	}
	got := tree(dir)
	if len(got) != 3 || got["a.md"] != "old" || got["here/x.md"] != "x" { // and here/
		t.Errorf("there are %v", got)
	}
}

// TestObstacles holds that what can't be kept, or is no plain file, is left as
// it is.
func TestObstacles(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "nowhere"), clock); err == nil {
		t.Error("a folder that is not there is opened")
	}
	old, changed := StampOf([]byte("old")), []byte("new")
	var conflict *Conflict
	for name, c := range map[string]func(dir string) (path string, err error){
		"its folder is a file": func(dir string) (string, error) {
			return "a.md", os.WriteFile(filepath.Join(dir, Dir), nil, 0o644)
		},
		"a link": func(dir string) (string, error) {
			return "link.md", os.Symlink("a.md", filepath.Join(dir, "link.md"))
		},
		"a link that leads out": func(dir string) (string, error) {
			outside := t.TempDir()
			put(t, outside, "a.md", "old")
			return "out/a.md", os.Symlink(outside, filepath.Join(dir, "out"))
		},
		"a folder": func(dir string) (string, error) {
			return "folder", os.Mkdir(filepath.Join(dir, "folder"), 0o755)
		},
	} {
		dir := t.TempDir()
		put(t, dir, "a.md", "old")
		path, err := c(dir)
		if err != nil {
			t.Skip(name, err) // no links here
		}
		h := open(t, dir)
		if err := h.Replace("changed", path, old, changed); err == nil || errors.As(err, &conflict) {
			t.Errorf("%s: %v", name, err)
		}
		if len(steps(h)) > 0 {
			t.Errorf("%s: there is something to take back", name)
		}
		left, _ := filepath.Glob(filepath.Join(dir, "*.tmp"))
		if got, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(got) != "old" || len(left) > 0 {
			t.Errorf("%s: %q, %v, and there are %v", name, got, err, left)
		}
	}
}

// TestForeignFiles holds that files of others in the folder of changes are none.
func TestForeignFiles(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.md", "old", Dir+"/00000007.txt", "{}", Dir+"/notes.json", "{}", Dir+"/00000003.json", "no JSON")
	h := open(t, dir)
	if steps := steps(h); len(steps) > 0 {
		t.Errorf("there are %v", steps)
	}
	if err := h.Replace("changed", "a.md", StampOf([]byte("old")), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if steps := steps(h); len(steps) != 1 || steps[0].ID != 4 {
		t.Errorf("there are %v", steps)
	}
}

// TestLargest holds that the newest change stays, however much it replaced.
func TestLargest(t *testing.T) {
	dir := t.TempDir()
	large := strings.Repeat("a", mostBytes*3/4) // kept, it is a third larger
	put(t, dir, "a.md", large)
	h := open(t, dir)
	if err := h.Replace("changed", "a.md", StampOf([]byte(large)), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Undo(1); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || !bytes.Equal(got, []byte(large)) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}
