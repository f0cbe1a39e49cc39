package ftp

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func TestOneOfManyGetsTheLock(t *testing.T) {
	s := hosttest.VSFTPD(t)
	lock := host.Control + "/lock"
	for range 5 {
		var got atomic.Int64
		var wg sync.WaitGroup
		for range 6 {
			wg.Go(func() {
				h := open(t, target(s), way(s))
				defer h.Close()
				switch err := h.Create(t.Context(), lock, []byte(t.Name())); {
				case err == nil:
					got.Add(1)
				case !errors.Is(err, fs.ErrExist):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if got.Load() != 1 {
			t.Fatalf("%d have the lock", got.Load())
		}
		if err := open(t, target(s), way(s)).Delete(t.Context(), lock); err != nil {
			t.Fatal(err)
		}
	}
}

// Who was cut off between claiming the lock and writing it stops nobody for
// long.
func TestClaimLeftBehind(t *testing.T) {
	s := hosttest.VSFTPD(t)
	lock := host.Control + "/lock"
	if err := os.MkdirAll(filepath.Join(s.Dir, "www/bao", lock+claim), 0o777); err != nil {
		t.Fatal(err)
	}
	h := open(t, target(s), way(s))
	h.grace = time.Second
	began := time.Now()
	if err := h.Create(t.Context(), lock, []byte("I")); err != nil || time.Since(began) < h.grace {
		t.Errorf("%v after %s", err, time.Since(began))
	}
	expect(t, h, lock, "I")
	if err := h.Create(t.Context(), lock, []byte("you")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("created again: %v", err)
	}
}
