//go:build unix

package delivery

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOutputBuiltMeanwhile has a build come to its end while the files of the
// one before are read.
func TestOutputBuiltMeanwhile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, "one")
	pipe := filepath.Join(dir, "a.html")
	if err := errors.Join(os.Remove(pipe), syscall.Mkfifo(pipe, 0o600)); err != nil {
		t.Skip(err)
	}
	go func() {
		to, err := os.OpenFile(pipe, os.O_WRONLY, 0) // as soon as it is read
		if err != nil {
			t.Error(err)
			return
		}
		defer to.Close()
		os.Remove(pipe)
		build(t, dir, "two")
	}()
	if set, err := Output(dir); !errors.Is(err, ErrChanged) {
		t.Errorf("%+v, %v", set, err)
	}
}
