package ftp

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// target is a folder that is not there yet, below what a login to s sees.
func target(s *hosttest.FTPServer) config.Target {
	if s.Dir != "" {
		_ = os.Mkdir(filepath.Join(s.Dir, "www"), 0o777) // there, or a test says so
	}
	return config.Target{Kind: config.TargetFTP, Address: "ftp://" + s.Address + "/www/bao", User: s.User}
}

func way(s *hosttest.FTPServer) host.Way {
	return host.Way{
		Dial: host.Dialer(time.Minute), RootCAs: s.Roots,
		Secret: func(context.Context, string, string) (string, error) { return s.Password, nil },
	}
}

func open(t testing.TB, target config.Target, way host.Way) *server {
	t.Helper()
	h, err := Open(t.Context(), target, way)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	return h.(*server)
}

func TestConform(t *testing.T) {
	for _, test := range []struct {
		name   string
		server func(t testing.TB) *hosttest.FTPServer
		change func(*config.Target, *host.Way)
		tls12  bool
	}{
		{name: "vsftpd", server: vsftpd()},
		{name: "TLS 1.2", server: vsftpd(), tls12: true},
		{name: "implicit TLS", server: vsftpd("implicit_ssl=YES"), change: func(t *config.Target, _ *host.Way) {
			t.Address = "ftps" + strings.TrimPrefix(t.Address, "ftp")
		}},
		{name: "pinned", server: vsftpd(), change: func(t *config.Target, w *host.Way) {
			t.HostKey = printOf(w.RootCAs)
			w.RootCAs = nil
		}},
		{name: "plain", server: vsftpd("ssl_enable=NO"), change: plain},
		{name: "no rename", server: hosttest.NoRename},
		{name: "no rename, plain", server: odd(hosttest.Habits{NoTLS: true}), change: plain},
		{name: "RMD takes all, MKD always succeeds", server: odd(hosttest.Habits{RenamesOver: true, RemovesFilled: true, MakesAgain: true})},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := test.server(t)
			target, way := target(s), way(s)
			if test.change != nil {
				test.change(&target, &way)
			}
			hosttest.Conform(t, func(t *testing.T) host.Host {
				h := open(t, target, way)
				h.trust.old.Store(test.tls12)
				return h
			})
		})
	}
}

func vsftpd(settings ...string) func(testing.TB) *hosttest.FTPServer {
	return func(t testing.TB) *hosttest.FTPServer { return hosttest.VSFTPD(t, settings...) }
}

func odd(h hosttest.Habits) func(testing.TB) *hosttest.FTPServer {
	return func(t testing.TB) *hosttest.FTPServer { return hosttest.OddFTP(t, h) }
}

func plain(t *config.Target, w *host.Way) { t.Plain, w.Plain = true, true }

func printOf(roots []byte) string {
	block, _ := pem.Decode(roots)
	sum := sha256.Sum256(block.Bytes)
	return "SHA256:" + base64.StdEncoding.EncodeToString(sum[:])
}

func TestFewConnections(t *testing.T) {
	s := hosttest.VSFTPD(t, "max_per_ip=3")
	h := open(t, target(s), way(s))
	var wg sync.WaitGroup
	for i := range 60 {
		wg.Go(func() {
			if err := h.Put(t.Context(), hosttest.File(fmt.Sprintf("%d/%d.html", i%7, i), []byte("页"))); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := h.Traits().Parallel; n != 3 {
		t.Errorf("Parallel is %d", n)
	}
	if entries, err := h.List(t.Context()); len(entries) != 60 || err != nil {
		t.Errorf("%d files, %v", len(entries), err)
	}
}
