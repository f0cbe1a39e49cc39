package ftp

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func TestFullDisk(t *testing.T) {
	s := hosttest.VSFTPD(t)
	if err := unix.Mount("tmpfs", s.Dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("a small disk can't be mounted: ", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(s.Dir, unix.MNT_DETACH) })
	h := open(t, target(s), way(s))
	if err := h.Put(t.Context(), hosttest.File("index.html", []byte("旧"))); err != nil {
		t.Fatal(err)
	}
	err := h.Put(t.Context(), hosttest.File("index.html", make([]byte, 1<<20)))
	refused(t, err, "满了", "空间")
	if got, err := h.Read(t.Context(), "index.html", 100); string(got) != "旧" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if left, _ := filepath.Glob(s.Dir + "/www/bao/" + host.Control + "/tmp-*"); len(left) > 0 {
		t.Errorf("the disk stays full of %v", left)
	}
}
