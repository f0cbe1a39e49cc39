package folder

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func TestFull(t *testing.T) {
	dir := hosttest.SmallDisk(t)
	h := open(t, dir)
	defer h.Close()
	if err := h.Put(t.Context(), hosttest.File("a.html", []byte("旧"))); err != nil {
		t.Fatal(err)
	}
	big := make([]byte, 1<<20)
	rand.Read(big)
	refused(t, h.Put(t.Context(), hosttest.File("a.html", big)), "要发布到的磁盘满了", "清出一些空间")
	refused(t, h.Create(t.Context(), "b.html", big), "要发布到的磁盘满了", "清出一些空间")
	if got, _ := os.ReadFile(filepath.Join(dir, "a.html")); string(got) != "旧" {
		t.Errorf("there is %q", got)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, host.Control)); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
	if _, err := os.Stat(filepath.Join(dir, "b.html")); err == nil {
		t.Error("a part is left")
	}
}

func TestNoRights(t *testing.T) {
	dir, err := os.MkdirTemp("", "bao-test-") // in which nobody may look
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	os.Mkdir(filepath.Join(dir, "secret"), 0o700)
	os.WriteFile(filepath.Join(dir, "a.html"), []byte("旧"), 0o644)
	os.Chmod(dir, 0o555)
	h := open(t, dir)
	defer h.Close()
	hosttest.AsNobody(t, func() {
		os.Chmod(filepath.Join(dir, "secret"), 0)
		refused(t, h.Put(t.Context(), hosttest.File("a.html", []byte("新"))), "没有权限写要发布到的文件夹", "看看这个文件夹是谁的")
		refused(t, h.Create(t.Context(), "b.html", nil), "没有权限写要发布到的文件夹", "看看这个文件夹是谁的")
		refused(t, h.Delete(t.Context(), "a.html"), "没有权限写要发布到的文件夹", "看看这个文件夹是谁的")
		if list, err := h.List(t.Context()); err != nil || len(list) != 1 {
			t.Errorf("%v, %v", list, err)
		}
	})
	os.Chmod(dir, 0o755)
}
