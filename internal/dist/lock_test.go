package dist

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

func open(t *testing.T, root string) *Tree {
	t.Helper()
	tree, err := Open(t.Context(), root, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tree.Close() })
	return tree
}

// TestWaiting holds that a second build waits, knows for whom, goes on when
// the first is done, and sees what that one did.
func TestWaiting(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	first := open(t, root)
	files := plan(map[string]string{"index.html": "一"})
	if err := first.Stage("index.html", files[0].Key(), []byte("一")); err != nil {
		t.Fatal(err)
	}
	times := 0
	waiting := func(pid int, since time.Time) {
		if times++; pid != os.Getpid() || time.Since(since) > time.Minute || time.Since(since) < 0 {
			t.Errorf("waiting for process %d since %v", pid, since)
		}
		if _, err := os.Stat(first.staging); err != nil {
			t.Errorf("who waits took away what was staged: %v", err)
		}
		if _, err := first.Commit(files, KeyOf("plan")); err != nil {
			t.Error(err)
		}
		first.Close()
	}
	second, err := Open(t.Context(), root, false, waiting)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if times != 1 || !second.Current("index.html", files[0].Key()) {
		t.Errorf("told %d times; knows %v", times, second.records)
	}
}

// TestWaitingEnds holds that one who waits can give up.
func TestWaitingEnds(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	open(t, root)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Open(ctx, root, false, func(int, time.Time) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

// TestLockFile holds what the lock file is not: in the way, another's, or
// left where nothing came of a build.
func TestLockFile(t *testing.T) {
	base := t.TempDir()
	root := filepath.Join(base, "deep", "public")
	open(t, root).Close()
	if left, _ := os.ReadDir(base); len(left) != 0 {
		t.Errorf("a build that wrote nothing left %v", left)
	}

	// Crashes leave it, and other things of ours.
	os.MkdirAll(filepath.Join(root, stagePrefix+"1", "files"), 0o755)
	for _, name := range []string{lockName, tempPrefix + "2" + tempSuffix} {
		if err := os.WriteFile(filepath.Join(root, name), []byte("damaged"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := bring(root, plan(map[string]string{"index.html": "一"})); err != nil {
		t.Fatal(err)
	}
	if _, err := bring(root, nil); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(root)
	for _, e := range entries {
		if e.Name() != lockName && e.Name() != ManifestName {
			t.Errorf("left behind: %s", e.Name())
		}
	}
	if len(entries) != 2 {
		t.Errorf("the folder holds %v", entries)
	}

	foreign := t.TempDir()
	os.WriteFile(filepath.Join(foreign, "a.txt"), nil, 0o644)
	if _, err := Open(t.Context(), foreign, false, nil); !errors.Is(err, ErrForeign) {
		t.Errorf("err = %v", err)
	}
	if entries, _ := os.ReadDir(foreign); len(entries) != 1 {
		t.Errorf("something was put into somebody else's folder: %v", entries)
	}
}

// TestLockTakenAway deletes the folder while one build has it and another
// waits: the one that waits gets a lock that others respect.
func TestLockTakenAway(t *testing.T) {
	root := filepath.Join(t.TempDir(), "public")
	first := open(t, root)
	second, err := Open(t.Context(), root, false, func(int, time.Time) {
		if os.RemoveAll(root) != nil {
			first.Close() // Windows keeps an open file
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := Open(ctx, root, false, func(int, time.Time) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("two builds have the folder: %v", err)
	}
}

// TestLinkedRoot holds that the folder itself may be a link, and that two ways
// to it are one folder.
func TestLinkedRoot(t *testing.T) {
	base := t.TempDir()
	real, link := filepath.Join(base, "real"), filepath.Join(base, "public")
	if err := os.Mkdir(real, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", link); err != nil {
		t.Skip(err)
	}
	if _, err := bring(link, plan(map[string]string{"a/index.html": "一"})); err != nil {
		t.Fatal(err)
	}
	if on := contents(t, real); on["a/index.html"] != "一" {
		t.Errorf("the folder holds %v", on)
	}
	open(t, link)
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := Open(ctx, real, false, func(int, time.Time) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("two builds have the folder: %v", err)
	}
}

// TestLinkedLock holds that nobody else's file is signed.
func TestLinkedLock(t *testing.T) {
	base := t.TempDir()
	theirs := filepath.Join(base, "theirs.txt")
	root := filepath.Join(base, "public")
	os.WriteFile(theirs, []byte("theirs"), 0o644)
	os.Mkdir(root, 0o755)
	if err := os.Symlink(theirs, filepath.Join(root, lockName)); err != nil {
		t.Skip(err)
	}
	var obstacle *Obstacle
	if _, err := Open(t.Context(), root, false, nil); !errors.As(err, &obstacle) || obstacle.Kind != Linked {
		t.Errorf("err = %v", err)
	}
	if data, _ := os.ReadFile(theirs); string(data) != "theirs" {
		t.Errorf("somebody else's file was written to: %q", data)
	}
}

// TestNoLock holds that what stands where the lock is to be is called what it
// is, and that nothing is made where a link leads.
func TestNoLock(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	for kind, put := range map[Kind]func(at string) error{
		IsFolder: func(at string) error { return os.Mkdir(at, 0o755) },
		Linked:   func(at string) error { return os.Symlink(elsewhere, at) },
	} {
		root := t.TempDir()
		if err := put(filepath.Join(root, lockName)); err != nil {
			t.Skip(err)
		}
		var obstacle *Obstacle
		if _, err := Open(t.Context(), root, false, nil); !errors.As(err, &obstacle) || obstacle.Kind != kind {
			t.Errorf("kind %d: err = %v", kind, err)
		}
	}
	if _, err := os.Lstat(elsewhere); err == nil {
		t.Error("a file was made where the link leads")
	}
}

// TestLockStands: a lock counts while it is the file that others find.
func TestLockStands(t *testing.T) {
	file := filepath.Join(t.TempDir(), lockName)
	locked := flock.New(file)
	if taken, err := locked.TryLock(); !taken || err != nil {
		t.Fatal(taken, err)
	}
	defer locked.Unlock()
	if !stands(locked) {
		t.Error("not while it is there")
	}
	if err := os.Rename(file, file+".old"); err != nil {
		t.Skip(err) // Windows keeps an open file
	}
	if stands(locked) {
		t.Error("after it was taken away")
	}
	if err := os.WriteFile(file, nil, 0o644); err != nil || stands(locked) {
		t.Errorf("after it was made anew: %v", err)
	}
}
