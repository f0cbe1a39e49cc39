package dist

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTold: what errors and keys say.
func TestTold(t *testing.T) {
	if got := (Key{0xa1, 15: 2}).String(); got != "a1"+strings.Repeat("0", 29)+"2" {
		t.Errorf("key %s", got)
	}
	for want, o := range map[string]*Obstacle{
		"dist: a.html: in its way is /x (planned twice)":             {Path: "a.html", At: "/x", Kind: Twice},
		"dist: a/b: in its way is /a (a file)":                       {Path: "a/b", At: "/a", Kind: NotFolder},
		"dist: a.html: in its way is /x (locked): permission denied": {Path: "a.html", At: "/x", Kind: Locked, Err: fs.ErrPermission},
	} {
		if o.Error() != want || !errors.Is(o, o.Err) && o.Err != nil {
			t.Errorf("%q, want %q", o.Error(), want)
		}
	}
}

// TestOutline says which of the names that stand in a folder are planned, and which
// are in the way of something that is.
func TestOutline(t *testing.T) {
	o, err := newOutline([]File{{Path: "index.html"}, {Path: "a/b/1.html"}, {Path: "a/2.html"}, {Path: "About.html"}})
	if err != nil {
		t.Fatal(err)
	}
	for p, want := range map[string]struct{ file, blocks bool }{
		"index.html": {true, true}, "a/2.html": {true, true}, "About.html": {true, true},
		"about.html": {caseless, true}, "a": {false, true}, "a/b": {false, true}, "A": {false, caseless},
		"a/2.html/x": {false, true}, "a/2.html/x/y": {false, true}, "a/b/c": {false, false}, "c": {false, false}, "c/index.html": {false, false},
	} {
		planned, isFile := o.file(p)
		if isFile != want.file || isFile && !caseless && planned != p {
			t.Errorf("%s is planned: %v, %q", p, isFile, planned)
		}
		if o.blocks(p) != want.blocks {
			t.Errorf("%s is in the way: %v", p, !want.blocks)
		}
	}
	if at := o.folders["a"]; !strings.HasPrefix(at, "a/") {
		t.Errorf("in a is %s", at)
	}
	if o.folders["a/b"] != "a/b/1.html" || len(o.folders) != 2 {
		t.Errorf("folders %v", o.folders)
	}
}

// TestCommitUnstaged: a commit of what was not staged, or of one file twice, changes
// nothing.
func TestCommitUnstaged(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	if _, err := bring(root, plan(map[string]string{"a.html": "一"})); err != nil {
		t.Fatal(err)
	}
	files := plan(map[string]string{"b.html": "二"})
	tree := open(t, root)
	if _, err := tree.Commit(files, Key{1}); err == nil || !strings.Contains(err.Error(), "b.html") {
		t.Errorf("not staged: %v", err)
	}
	if err := tree.Stage("b.html", files[0].Key(), []byte("二")); err != nil {
		t.Fatal(err)
	}
	var obstacle *Obstacle
	if _, err := tree.Commit(append(files, files...), Key{1}); !errors.As(err, &obstacle) || obstacle.Kind != Twice {
		t.Errorf("twice: %v", err)
	}
	if on := contents(t, root); len(on) != 1 || on["a.html"] != "一" {
		t.Errorf("the folder holds %v", on)
	}
}

// TestSameBytesAreCurrent: bytes that stay under another key are known under it.
func TestSameBytesAreCurrent(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	files := plan(map[string]string{"a.html": "一", "b.html": "二"})
	if _, err := bring(root, files); err != nil {
		t.Fatal(err)
	}
	tree := open(t, root)
	for _, err := range []error{tree.Stage("a.html", Key{5}, []byte("一")), tree.Stage("b.html", Key{6}, []byte("三"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if result, err := tree.Commit(files, Key{1}); err != nil || result != (Result{Written: 1, Unchanged: 1}) {
		t.Fatalf("%+v, %v", result, err)
	}
	tree.Close()
	if tree = open(t, root); !tree.Current("a.html", Key{5}) || !tree.Current("b.html", Key{6}) {
		t.Error("what was committed is not current")
	}
}

// TestToldOnce: one who waits is told once, not at once, and may want no telling.
func TestToldOnce(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	open(t, root)
	ctx, cancel := context.WithCancel(t.Context())
	start, times := time.Now(), 0
	_, err := Open(ctx, root, false, func(int, time.Time) {
		if times++; times == 1 && time.Since(start) < lockQuiet {
			t.Errorf("told after %v", time.Since(start))
		}
		time.AfterFunc(4*lockPause, cancel)
	})
	if !errors.Is(err, context.Canceled) || times != 1 {
		t.Errorf("told %d times, %v", times, err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), lockQuiet+2*lockPause)
	defer cancel()
	if _, err := Open(ctx, root, false, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("err = %v", err)
	}
}

// TestHolder reads who holds a folder, and zeros where that can't be told.
func TestHolder(t *testing.T) {
	root := t.TempDir()
	tell := func() (int, bool) {
		pid, since := holder(root)
		return pid, since.IsZero()
	}
	if pid, zero := tell(); pid != 0 || !zero {
		t.Error("of no lock something is told")
	}
	for _, text := range []string{"", "x", " damaged by somebody"} {
		if err := os.WriteFile(filepath.Join(root, lockName), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if pid, zero := tell(); !zero || pid != 0 {
			t.Errorf("%q: process %d", text, pid)
		}
	}
	tree := open(t, root)
	if pid, zero := tell(); pid != os.Getpid() || zero {
		t.Errorf("process %d, since nothing: %v", pid, zero)
	}
	tree.Close()
}

// TestReleased: a folder that was there before stays, its lock with it, and so does
// one into which somebody has put something.
func TestReleased(t *testing.T) {
	here := t.TempDir()
	open(t, here).Close()
	made := filepath.Join(t.TempDir(), "deep", "public")
	tree := open(t, made)
	if err := os.WriteFile(filepath.Join(made, "mine.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	tree.Close()
	for _, file := range []string{filepath.Join(here, lockName), filepath.Join(made, lockName), filepath.Join(made, "mine.txt")} {
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
}
