package undo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func clock() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

func open(t interface {
	Fatal(...any)
}, dir string,
) *History {
	h, err := Open(dir, clock)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// steps are all that can be taken back.
func steps(h *History) []Step { return h.Steps(2 * mostSteps) }

// write makes files as Create's callers do.
func write(files []File) func(*os.Root) error {
	return func(root *os.Root) error {
		for _, f := range files {
			dir, base := path.Split(f.Path)
			if err := root.MkdirAll(path.Clean(dir), 0o755); err != nil {
				return err
			}
			if base == "" {
				continue
			}
			if err := root.WriteFile(f.Path, f.Data, 0o644); err != nil {
				return err
			}
		}
		return nil
	}
}

// tree is what a folder holds, what is kept of changes apart.
func tree(dir string) map[string]string {
	found := map[string]string{}
	fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
		case name == Dir:
			return fs.SkipDir
		case d.IsDir():
			found[name+"/"] = ""
		default:
			data, _ := os.ReadFile(filepath.Join(dir, name))
			found[name] = string(data)
		}
		return nil
	})
	return found
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	os.WriteFile(file, []byte("一"), 0o640)
	h := open(t, dir)
	defer h.Close()
	if err := h.Replace("改", "a.md", StampOf([]byte("一")), []byte("二")); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(file); string(data) != "二" {
		t.Errorf("the file says %s", data)
	}
	if info, _ := os.Stat(file); info.Mode().Perm() != 0o640 {
		t.Errorf("its mode is %v", info.Mode())
	}
	// Somebody else has written since.
	var conflict *Conflict
	err := h.Replace("改", "a.md", StampOf([]byte("一")), []byte("三"))
	if !errors.As(err, &conflict) || string(conflict.Now) != "二" {
		t.Errorf("%v", err)
	}
	if err := h.Replace("改", "b.md", StampOf(nil), nil); !errors.As(err, &conflict) || conflict.Now != nil {
		t.Errorf("a file that is gone: %v", err)
	}
	steps := steps(h)
	if len(steps) != 1 || steps[0].What != "改" || !steps[0].When.Equal(clock()) || fmt.Sprint(steps[0].Paths) != "[a.md]" {
		t.Fatalf("%+v", steps)
	}
	os.WriteFile(file, []byte("四"), 0o640)
	if _, err := h.Undo(steps[0].ID); !errors.As(err, &conflict) || string(conflict.Now) != "四" {
		t.Errorf("%v", err)
	}
	if data, _ := os.ReadFile(file); string(data) != "四" {
		t.Errorf("what somebody wrote has become %s", data)
	}
	os.WriteFile(file, []byte("二"), 0o640)
	if what, err := h.Undo(steps[0].ID); err != nil || what != "改" {
		t.Errorf("%s, %v", what, err)
	}
	if data, _ := os.ReadFile(file); string(data) != "一" {
		t.Errorf("the file says %s", data)
	}
	if _, err := h.Undo(steps[0].ID); !errors.Is(err, ErrNoStep) {
		t.Errorf("twice: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".bao-*.tmp")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "content"), 0o755)
	h := open(t, dir)
	defer h.Close()
	files := []File{{Path: "content/2026-03-02/a.md", Data: []byte("一")}, {Path: "content/2026-03-02/photos/"}, {Path: "content/2026-03-02/photos/1.jpg", Data: []byte("二")}}
	if err := h.Create("新", files, write(files)); err != nil {
		t.Fatal(err)
	}
	id := steps(h)[0].ID
	// A file that was changed since stays, and all the others with it.
	os.WriteFile(filepath.Join(dir, "content/2026-03-02/a.md"), []byte("改过"), 0o644)
	var conflict *Conflict
	if _, err := h.Undo(id); !errors.As(err, &conflict) || len(tree(dir)) != 5 {
		t.Errorf("%v, %v", err, tree(dir))
	}
	os.WriteFile(filepath.Join(dir, "content/2026-03-02/a.md"), []byte("一"), 0o644)
	os.WriteFile(filepath.Join(dir, "content/2026-03-02/b.md"), []byte("别人的"), 0o644)
	if _, err := h.Undo(id); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(tree(dir)); got != "map[content/: content/2026-03-02/: content/2026-03-02/b.md:别人的]" {
		t.Errorf("left: %s", got)
	}
	// What fails is not kept.
	if err := h.Create("新", files, func(*os.Root) error { return fs.ErrExist }); !errors.Is(err, fs.ErrExist) || len(steps(h)) > 0 {
		t.Errorf("%v, %v", err, steps(h))
	}
}

func TestRemove(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	os.WriteFile(file, []byte("一"), 0o644)
	h := open(t, dir)
	defer h.Close()
	var conflict *Conflict
	if err := h.Remove("删", "a.txt", StampOf([]byte("二"))); !errors.As(err, &conflict) || len(tree(dir)) != 1 {
		t.Errorf("%v", err)
	}
	if err := h.Remove("删", "a.txt", StampOf([]byte("一"))); err != nil || len(tree(dir)) != 0 {
		t.Fatal(err, tree(dir))
	}
	id := steps(h)[0].ID
	os.WriteFile(file, []byte("别人的"), 0o644)
	if _, err := h.Undo(id); !errors.As(err, &conflict) || string(conflict.Now) != "别人的" || string(conflict.Wanted) != "一" {
		t.Errorf("%v", err)
	}
	os.Remove(file)
	if _, err := h.Undo(id); err != nil || tree(dir)["a.txt"] != "一" {
		t.Errorf("%v, %v", err, tree(dir))
	}
}

func TestBounds(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	defer h.Close()
	text := func(n int) []byte { return fmt.Append(nil, n) }
	os.WriteFile(filepath.Join(dir, "a.md"), text(0), 0o644)
	for n := range mostSteps + 20 {
		if err := h.Replace("改", "a.md", StampOf(text(n)), text(n+1)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(steps(h)); n != mostSteps {
		t.Errorf("%d steps are kept", n)
	}
	if newest := h.Steps(2); !reflect.DeepEqual(newest, steps(h)[:2]) {
		t.Errorf("the newest are %+v", newest)
	}
	big := bytes.Repeat([]byte("大"), mostBytes/8)
	os.WriteFile(filepath.Join(dir, "b.md"), big, 0o644)
	for i := range 4 {
		next := append(bytes.Clone(big), byte(i))
		if err := h.Replace("大", "b.md", StampOf(big), next); err != nil {
			t.Fatal(err)
		}
		big = next
	}
	if n := len(steps(h)); n > 3 || n < 1 {
		t.Errorf("%d steps are kept of large files", n)
	}
}

// TestStaysInside holds that a step that was tampered with touches nothing
// outside of the folder.
func TestStaysInside(t *testing.T) {
	outer := t.TempDir()
	dir := filepath.Join(outer, "site")
	os.MkdirAll(filepath.Join(dir, Dir), 0o755)
	os.WriteFile(filepath.Join(outer, "x"), []byte("外"), 0o644)
	h := open(t, dir)
	defer h.Close()
	for i, text := range []string{
		`{"Files":[{"Path":"../x","New":true,"After":"` + string(StampOf([]byte("外"))) + `"}]}`, `{"Folders":["../empty"]}`, `{`, `{"Files":[{"Path":"/etc/passwd"}]}`,
	} {
		os.WriteFile(filepath.Join(dir, name(i+1)), []byte(text), 0o644)
		if _, err := h.Undo(i + 1); !errors.Is(err, ErrNoStep) {
			t.Errorf("%s: %v", text, err)
		}
	}
	if len(steps(h)) > 0 {
		t.Errorf("%v", steps(h))
	}
	if _, err := os.Stat(filepath.Join(outer, "x")); err != nil {
		t.Error(err)
	}
	if err := h.Replace("改", "../x", StampOf([]byte("外")), nil); err == nil {
		t.Error("a file outside was replaced")
	}
}

// TestWayBack takes back any changes, the newest first, and comes to where it
// began.
func TestWayBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "bao-undo-")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		h := open(t, dir)
		defer h.Close()
		os.WriteFile(filepath.Join(dir, "a.md"), []byte("起"), 0o644)
		states := []map[string]string{tree(dir)}
		for n := range rapid.IntRange(1, 8).Draw(t, "changes") {
			data := []byte(strings.Repeat("改", n+1))
			if name := rapid.SampledFrom([]string{"a.md", "", "c/d/"}).Draw(t, "file"); strings.HasSuffix(name, ".md") {
				was, _ := h.Read(name)
				if err := h.Replace("改", name, StampOf(was), data); err != nil {
					t.Fatal(err)
				}
			} else {
				files := []File{{Path: fmt.Sprintf("%s%d.md", name, n), Data: data}}
				if err := h.Create("新", files, write(files)); err != nil {
					t.Fatal(err)
				}
			}
			states = append(states, tree(dir))
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := h.Undo(steps(h)[0].ID); err != nil {
				t.Fatal(err)
			}
			if got := tree(dir); !maps.Equal(got, states[i]) {
				t.Fatalf("%v, want %v", got, states[i])
			}
		}
		if len(steps(h)) > 0 {
			t.Fatal(steps(h))
		}
	})
}
