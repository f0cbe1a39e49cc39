package git

import (
	"crypto/rand"
	"testing"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// TestFull has no room on this computer, and then none on the server's.
func TestFull(t *testing.T) {
	noise := make([]byte, 400<<10)
	_, _ = rand.Read(noise)
	for there, message := range map[bool]string{false: "磁盘满了", true: "服务器上给这个仓库的空间用完了"} {
		small := hosttest.SmallDisk(t)
		r := hosttest.GitRepo(t)
		way := way(t, r)
		if there {
			r.Dir = small + "/du.git"
			r.Address = "file://" + r.Dir
			hosttest.Git(t, "init", "--quiet", "--bare", "--template=", r.Dir)
		} else {
			way.Scratch = small
		}
		h := open(t, target(r), way)
		err := h.Put(t.Context(), hosttest.File("index.html", noise))
		if err == nil {
			err = h.(host.Committer).Commit(t.Context(), "x")
		}
		refused(t, err, message, "")
		holds(t, r, "pages", map[string]string{})
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	}
}
