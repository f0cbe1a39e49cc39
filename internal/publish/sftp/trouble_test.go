package sftp

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func TestReadOnlyServer(t *testing.T) {
	s := hosttest.SSHD(t, "-R")
	h := mustOpen(t, target(s), s.Way())
	write(t, filepath.Join(s.Folder, "old.html"), "old")
	refused(t, put(t, h, "index.html"), "服务器不让用户 "+s.User+" 写", "能写这个文件夹")
	refused(t, h.Create(t.Context(), host.Control+"/lock", nil), "服务器不让用户", "能写这个文件夹")
	refused(t, h.Delete(t.Context(), "old.html"), "服务器不让用户", "能写这个文件夹")
}

// TestWrongKind has a file where a folder is wanted, and the other way round.
func TestWrongKind(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	write(t, filepath.Join(s.Folder, "about"), "a file")
	refused(t, put(t, h, "about/index.html"), "有一个同名的文件："+s.Folder+"/about", "移走或改名")
	if err := os.MkdirAll(filepath.Join(s.Folder, "empty.html"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := put(t, h, "empty.html"); err != nil {
		t.Error(err)
	}
	write(t, filepath.Join(s.Folder, "full.html", "x"), "x")
	refused(t, put(t, h, "full.html"), "有一个同名的文件夹："+s.Folder+"/full.html", "移走或改名")
	noLeftovers(t, s)

	to := target(s)
	to.Address += "/about/deep/www"
	refused(t, put(t, mustOpen(t, to, s.Way()), "index.html"), "有一个同名的文件", "移走或改名")
}

func noLeftovers(t *testing.T, s *hosttest.SSHServer) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(s.Folder, host.Control, "*")); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

func TestChangedMeanwhile(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	for _, size := range []int{10, 100_000} {
		for _, change := range []func(*host.File){
			func(f *host.File) { f.Size-- },
			func(f *host.File) { f.Size++ },
			func(f *host.File) { f.Digest[0]++ },
		} {
			f := hosttest.File("index.html", make([]byte, size))
			change(f)
			if err := h.Put(t.Context(), f); err == nil {
				t.Error("put a file that is not what it was said to be")
			}
		}
	}
	if _, err := os.Stat(filepath.Join(s.Folder, "index.html")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("it shows")
	}
	noLeftovers(t, s)
}

func TestSweep(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	sweep := h.(host.Sweeper).Sweep
	if err := sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tmp-1", "tmp-2", "manifest"} {
		write(t, filepath.Join(s.Folder, host.Control, name), "x")
	}
	if err := sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	left, _ := os.ReadDir(filepath.Join(s.Folder, host.Control))
	if len(left) != 1 || left[0].Name() != "manifest" {
		t.Errorf("left are %v", left)
	}
}
