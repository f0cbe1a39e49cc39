package zip

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// TestFull has no room for the ZIP, and then none for the files on their way.
func TestFull(t *testing.T) {
	small := hosttest.SmallDisk(t)
	big := make([]byte, 1<<20)
	rand.Read(big)

	p := place{filepath.Join(small, "a.zip"), t.TempDir()}
	old := p.publish(t, 0)
	h := p.open(t)
	if err := h.Put(t.Context(), hosttest.File("a.jpg", big)); err != nil {
		t.Fatal(err)
	}
	refused(t, h.(host.Committer).Commit(t.Context(), ""), "要发布到的磁盘满了：", "清出一些空间")
	h.Close()
	p.left(t, "a.zip")
	if got, _ := os.ReadFile(p.zip); !bytes.Equal(got, old) {
		t.Errorf("the ZIP is %d bytes", len(got))
	}

	p = place{filepath.Join(t.TempDir(), "a.zip"), small}
	h = p.open(t)
	refused(t, h.Put(t.Context(), hosttest.File("a.jpg", big)), "要发布到的磁盘满了", "清出一些空间")
	h.Close()
	p.left(t)
}
