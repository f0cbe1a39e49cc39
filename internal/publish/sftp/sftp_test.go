package sftp

import (
	"bytes"
	"fmt"
	"sync"
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
