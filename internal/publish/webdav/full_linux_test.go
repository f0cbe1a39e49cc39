package webdav

import (
	"crypto/rand"
	"testing"

	"bao/internal/publish/host/hosttest"
)

func TestFull(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{Root: hosttest.SmallDisk(t)})
	h := open(t, d)
	if err := h.Put(t.Context(), hosttest.File("a.html", []byte("旧"))); err != nil {
		t.Fatal(err)
	}
	big := make([]byte, 1<<20)
	rand.Read(big)
	refused(t, h.Put(t.Context(), hosttest.File("a.html", big)), "服务器上的空间满了：https://", "在服务器上清出一些空间")
	if got, err := h.Read(t.Context(), "a.html", 100); err != nil || string(got) != "旧" {
		t.Errorf("there is %q, %v", got, err)
	}
	if list, err := h.List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("left are %v, %v", list, err)
	}
}
