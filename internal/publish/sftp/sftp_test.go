package sftp

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func target(s *hosttest.SSHServer) config.Target {
	return config.Target{Kind: config.TargetSFTP, Address: s.URL(s.Address), KeyFile: s.KeyFile, HostKey: s.HostKey}
}

func mustOpen(t testing.TB, target config.Target, way host.Way) host.Host {
	t.Helper()
	h, err := Open(t.Context(), target, way)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

func TestConform(t *testing.T) {
	for name, arguments := range map[string][]string{
		"all extensions": nil,
		"none":           {"-P", "posix-rename,hardlink,statvfs"},
	} {
		t.Run(name, func(t *testing.T) {
			s := hosttest.SSHD(t, arguments...)
			to := target(s)
			to.Address += "/not/there/yet"
			hosttest.Conform(t, func(t *testing.T) host.Host { return mustOpen(t, to, s.Way()) })
			h := mustOpen(t, to, s.Way())
			if got, want := h.Traits().Whole, arguments == nil; got != want || want != (h.Traits().Warning == "") {
				t.Errorf("traits are %+v", h.Traits())
			}
		})
	}
}

// TestCreateAtOnce has several create a lock: one succeeds, and nobody sees a
// part of it where the server makes links.
func TestCreateAtOnce(t *testing.T) {
	for _, arguments := range [][]string{nil, {"-P", "hardlink"}} {
		s := hosttest.SSHD(t, arguments...)
		hosts := []host.Host{mustOpen(t, target(s), s.Way()), mustOpen(t, target(s), s.Way())}
		for round := range 10 {
			lock := fmt.Sprintf("%s/lock-%d", host.Control, round)
			var made atomic.Int32
			var wg sync.WaitGroup
			for i := range 8 {
				wg.Go(func() {
					err := hosts[i%2].Create(t.Context(), lock, []byte("mine"))
					if err == nil {
						made.Add(1)
					} else if !errors.Is(err, fs.ErrExist) {
						t.Error(err)
					}
					if got, err := hosts[0].Read(t.Context(), lock, 10); arguments == nil && string(got) != "mine" {
						t.Errorf("the lock says %q, %v", got, err)
					}
				})
			}
			if wg.Wait(); made.Load() != 1 {
				t.Errorf("%d created it", made.Load())
			}
		}
	}
}

// TestOneMissing sees to it that a server without posix-rename lacks at most
// one page at a time.
func TestOneMissing(t *testing.T) {
	s := hosttest.SSHD(t, "-P", "posix-rename")
	h := mustOpen(t, target(s), s.Way())
	const pages = 40
	putMany(t, h, pages, 1)
	stop, most := make(chan struct{}), make(chan int)
	go func() {
		worst := 0
		for {
			there, _ := filepath.Glob(filepath.Join(s.Folder, "2026-*", "*.html"))
			worst = max(worst, pages-len(there))
			select {
			case <-stop:
				most <- worst
				return
			default:
			}
		}
	}()
	for round := range 5 {
		putMany(t, h, pages, byte(2+round))
	}
	close(stop)
	// A look takes longer than a swap, so it may miss one page after another.
	if worst := <-most; worst > pages/4 {
		t.Errorf("%d pages of %d were missing in one look", worst, pages)
	}
}

// BenchmarkPut publishes 5,000 pages of 6 KB, new ones and then changed ones.
func BenchmarkPut(b *testing.B) {
	s := hosttest.SSHD(b)
	h := mustOpen(b, target(s), s.Way())
	for round := 0; b.Loop(); round++ {
		putMany(b, h, 5000, byte(round))
	}
}

func putMany(t testing.TB, h host.Host, n int, fill byte) {
	data := bytes.Repeat([]byte{fill}, 6<<10)
	next := make(chan int)
	var wg sync.WaitGroup
	for range h.Traits().Parallel {
		wg.Go(func() {
			for i := range next {
				if err := h.Put(t.Context(), hosttest.File(fmt.Sprintf("2026-%02d/page-%d.html", i%50, i), data)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
