package sftp

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// mounted is a folder of a server that is a disk of its own, or skips the test.
func mounted(t *testing.T, s *hosttest.SSHServer) {
	t.Helper()
	if err := unix.Mount("tmpfs", s.Folder, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("no disk can be mounted: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(s.Folder, unix.MNT_DETACH) })
}

func TestFullDisk(t *testing.T) {
	s := hosttest.SSHD(t)
	mounted(t, s)
	h := mustOpen(t, target(s), s.Way())
	if err := put(t, h, "index.html"); err != nil {
		t.Fatal(err)
	}
	err := h.Put(t.Context(), hosttest.File("index.html", make([]byte, 1<<20)))
	refused(t, err, "满了", "从断开的地方接着来")
	got, err := os.ReadFile(filepath.Join(s.Folder, "index.html"))
	if err != nil || string(got) != "a page" {
		t.Errorf("the page is %d bytes, %v", len(got), err)
	}
	noLeftovers(t, s)
	write(t, filepath.Join(s.Folder, "fill"), "")
	if err := os.WriteFile(filepath.Join(s.Folder, "fill"), make([]byte, 1<<20), 0o644); err == nil {
		t.Fatal("the disk is not full")
	}
	refused(t, put(t, h, "index.html"), "服务器的磁盘满了", "清出空间")
}

func TestReadOnlyDisk(t *testing.T) {
	s := hosttest.SSHD(t)
	mounted(t, s)
	if err := os.Mkdir(filepath.Join(s.Folder, host.Control), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("", s.Folder, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	h := mustOpen(t, target(s), s.Way())
	refused(t, put(t, h, "index.html"), "磁盘只能读", "能写这个文件夹")
}
