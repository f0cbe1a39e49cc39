package hosttest

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// SmallDisk returns a folder with room for 256 KB, or skips the test where none
// can be mounted.
func SmallDisk(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("no small disk can be mounted: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

// AsNobody does something as a user whom the rights of files bind, which root
// is not. The rights are those of one thread, which is not used again; what do
// calls in other goroutines has those of root.
func AsNobody(t testing.TB, do func()) {
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
