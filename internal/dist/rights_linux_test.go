package dist

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// asNobody does something as a user whom the rights of files bind, which root
// is not. The rights are those of one thread, which is not used again.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		if os.Geteuid() == 0 {
			runtime.LockOSThread()
			if unix.Setfsuid(65534); !errors.Is(os.WriteFile("/.bao-test", nil, 0o644), fs.ErrPermission) {
				t.Error("root can't be somebody else here")
				return
			}
		}
		do()
	}()
	<-done
}

// everybodys makes a folder that asNobody may use.
func everybodys(t *testing.T) string {
	dir, err := os.MkdirTemp("", "bao-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if d.IsDir() {
				os.Chmod(p, 0o755)
			}
			return nil
		})
		os.RemoveAll(dir)
	})
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestNoRights takes the right to write to a folder away. A build that has to
// change something there must change nothing anywhere and name the folder; one
// that has not must not care.
func TestNoRights(t *testing.T) {
	first := map[string]string{"index.html": "旧", "a/1.html": "旧", "a/b/2.html": "旧", "c/3.html": "旧"}
	tests := map[string]struct {
		folder string
		second map[string]string
		path   string // that it concerns, "" for none
	}{
		"changed there": {"a", map[string]string{"index.html": "新", "a/1.html": "新", "a/b/2.html": "旧", "c/3.html": "旧"}, "a/1.html"},
		"deleted there": {"c", map[string]string{"index.html": "新", "a/1.html": "新", "a/b/2.html": "旧"}, "c/3.html"},
		"a new folder":  {"a", map[string]string{"index.html": "新", "a/1.html": "旧", "a/b/2.html": "旧", "c/3.html": "旧", "a/new/4.html": ""}, "a/new/4.html"},
		"several there": {"a", map[string]string{"a/9.html": "新", "a/8.html": "新", "a/1.html": "新", "a/b/2.html": "旧", "a/7.html": "新", "a/4.html": "新", "a/3.html": "新"}, "a/1.html"},
		"not there":     {"a", map[string]string{"index.html": "新", "a/1.html": "旧", "a/b/2.html": "新", "c/3.html": "旧"}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			root := filepath.Join(everybodys(t), "public")
			asNobody(t, func() {
				if _, err := bring(root, plan(first)); err != nil {
					t.Error(err)
				}
				at := filepath.Join(root, test.folder)
				if err := os.Chmod(at, 0o555); err != nil {
					t.Error(err)
				}
				_, err := bring(root, plan(test.second))
				want := test.second
				var obstacle *Obstacle
				if test.path != "" {
					want = first
					if !errors.As(err, &obstacle) || obstacle.Path != test.path || obstacle.At != at || obstacle.Kind != Locked || !errors.Is(err, fs.ErrPermission) {
						t.Errorf("err = %v", err)
					}
				} else if err != nil {
					t.Error(err)
				}
				if on := contents(t, root); !maps.Equal(on, want) {
					t.Errorf("the folder holds %v", on)
				}
			})
		})
	}
}

// TestDenied opens an output that can't be written to. Where it is complete
// that is enough, also when only the keys are others; where it is not, the first
// file that is to change is refused.
func TestDenied(t *testing.T) {
	for _, locked := range []string{"the folder", "the lock, too", "the lock to be read", "no lock"} {
		t.Run(locked, func(t *testing.T) {
			root := filepath.Join(everybodys(t), "public")
			files := plan(map[string]string{"index.html": "一"})
			asNobody(t, func() {
				if _, err := bring(root, files); err != nil {
					t.Error(err)
				}
				switch lock := filepath.Join(root, lockName); locked {
				case "no lock":
					os.Remove(lock)
				case "the lock, too":
					os.Chmod(lock, 0)
				case "the lock to be read":
					os.Chmod(lock, 0o444)
				}
				os.Chmod(root, 0o555)
				tree, err := Open(t.Context(), root, false, nil)
				if err != nil {
					t.Error(err)
					return
				}
				defer tree.Close()
				if locked == "the lock to be read" {
					ctx, cancel := context.WithCancel(t.Context())
					if _, err := Open(ctx, root, false, func(int, time.Time) { cancel() }); !errors.Is(err, context.Canceled) {
						t.Errorf("two builds have the folder: %v", err)
					}
				}
				if got, ok := tree.Complete(KeyOf("plan"), func(n int, do func(int)) { do(0) }); !ok || got.Unchanged != 1 {
					t.Errorf("not complete: %+v", got)
				}
				if err := tree.Check(files); err != nil {
					t.Error(err)
				}
				if err := tree.Stage("index.html", KeyOf("another"), []byte("一")); err != nil {
					t.Error(err)
				}
				if got, err := tree.Commit(files, KeyOf("another")); err != nil || got != (Result{Unchanged: 1}) {
					t.Errorf("%+v, %v", got, err)
				}
				var path *fs.PathError
				err = tree.Stage("index.html", KeyOf("another"), []byte("二"))
				if !errors.Is(err, fs.ErrPermission) || !errors.As(err, &path) || path.Path != root {
					t.Errorf("Stage: %v", err)
				}
				if _, err := tree.Commit(nil, KeyOf("nothing")); !errors.Is(err, fs.ErrPermission) {
					t.Errorf("Commit: %v", err)
				}
			})
		})
	}
}

// TestNoBuildThere: a folder of no build that can't be locked is named, with what the
// system says of it.
func TestNoBuildThere(t *testing.T) {
	root := everybodys(t)
	if err := os.Chmod(root, 0o555); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		tree, err := Open(t.Context(), root, false, nil)
		var system *fs.PathError
		if tree != nil || !errors.As(err, &system) || system.Path != root || system.Err != unix.EACCES {
			t.Errorf("err = %v", err)
		}
	})
}

// TestLockless: where a file system has no locks a build does without.
func TestLockless(t *testing.T) {
	for err, want := range map[error]bool{
		unix.ENOLCK: true, unix.EINVAL: true, errors.ErrUnsupported: true, unix.EACCES: false, unix.EIO: false, nil: false,
	} {
		if lockless(&fs.PathError{Op: "lock", Path: "x", Err: err}) != want {
			t.Errorf("%v: %v", err, !want)
		}
	}
}

// TestFullDisk stands for a disk that takes no more: an error of what waits names the
// file that it is for, and nothing has changed.
func TestFullDisk(t *testing.T) {
	root := filepath.Join(everybodys(t), "public")
	asNobody(t, func() {
		if _, err := bring(root, plan(map[string]string{"index.html": "旧"})); err != nil {
			t.Error(err)
		}
		tree, err := Open(t.Context(), root, false, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer tree.Close()
		if err := tree.Stage("index.html", Key{1}, []byte("新")); err != nil {
			t.Error(err)
		}
		waits := filepath.Join(tree.staging, stagedFiles)
		defer os.Chmod(waits, 0o755)
		if err := os.Chmod(waits, 0o555); err != nil {
			t.Error(err)
		}
		for _, p := range []string{"b.html", "a/b.html"} {
			var system *fs.PathError
			if err := tree.Stage(p, Key{2}, []byte("新")); !errors.As(err, &system) || system.Path != tree.disk(p) || !errors.Is(err, fs.ErrPermission) {
				t.Errorf("%s: %v", p, err)
			}
		}
		if on := contents(t, root); on["index.html"] != "旧" || len(on) != 1 {
			t.Errorf("the folder holds %v", on)
		}
	})
}
