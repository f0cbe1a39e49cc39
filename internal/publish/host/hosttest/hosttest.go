// Package hosttest holds every kind of host to the contract of package host,
// and finds the servers that tests start.
package hosttest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"bao/internal/loopback"
	"bao/internal/publish/host"
)

// TB is as much of a testing.TB as servers need, so that who measures, beside
// tests, can start the same ones.
type TB interface {
	Helper()
	Cleanup(func())
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Skipf(format string, args ...any)
	TempDir() string
}

// Program returns where a server's program is, or skips the test; with
// BAO_SERVERS=required in the environment, the test fails instead. Servers
// stand where only root's path leads, too.
func Program(t TB, name string) string {
	t.Helper()
	for _, dir := range []string{"", "/usr/sbin/", "/usr/lib/openssh/", "/usr/local/sbin/"} {
		if file, err := exec.LookPath(dir + name); err == nil {
			return file
		}
	}
	if os.Getenv("BAO_SERVERS") == "required" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
	return ""
}

// freeAddress is one that no server listens at.
func freeAddress(t TB) string {
	t.Helper()
	address, err := loopback.Free()
	if err != nil {
		t.Fatal(err)
	}
	return address
}

// File is what Put is given for some bytes.
func File(path string, data []byte) *host.File {
	return &host.File{
		Path: path, Size: int64(len(data)), Digest: sha256.Sum256(data), Type: "text/html; charset=utf-8", Cache: "max-age=60",
		Open: func() (io.ReadSeekCloser, error) { return body{bytes.NewReader(data)}, nil },
	}
}

type body struct{ *bytes.Reader }

func (body) Close() error { return nil }

// Conform holds a host to its contract. open connects to one and the same
// empty place each time.
func Conform(t *testing.T, open func(t *testing.T) host.Host) {
	ctx := t.Context()
	h := open(t)
	defer h.Close()
	c := checker{t, ctx, h}
	traits := h.Traits()
	if traits.Parallel < 1 {
		t.Errorf("Parallel is %d", traits.Parallel)
	}
	c.absent("index.html")
	c.listed()

	files := map[string][]byte{
		"index.html":                []byte("第一版"),
		"empty.txt":                 {},
		"2026-11-09/page-1.html":    []byte("一"),
		"static/a/b/c/d.css":        []byte("body{}"),
		"photos/王府井 第一张 100%+#.jpg": bytes.Repeat([]byte{0xff, 0xd8, 0, '\r', '\n'}, 5000),
		"big.bin":                   bytes.Repeat([]byte("0123456789abcdef"), 1<<16),
	}
	for path, data := range files {
		c.put(path, data)
	}
	c.put("index.html", []byte("改过"))
	files["index.html"] = []byte("改过")
	c.put("big.bin", []byte("shorter than before"))
	files["big.bin"] = []byte("shorter than before")
	c.all(files)
	if _, err := h.Read(ctx, "static/a/b/c/d.css", 3); err == nil {
		t.Error("read more than was allowed")
	}

	t.Run("at once", func(t *testing.T) {
		var wg sync.WaitGroup
		for i := range 40 {
			wg.Go(func() {
				data := []byte(strings.Repeat(fmt.Sprint(i), 100))
				if err := h.Put(ctx, File(fmt.Sprintf("many/%d/%d.html", i%4, i), data)); err != nil {
					t.Errorf("%d: %v", i, err)
				}
			})
			if i%traits.Parallel == traits.Parallel-1 {
				wg.Wait()
			}
		}
		wg.Wait()
	})
	for i := range 40 {
		files[fmt.Sprintf("many/%d/%d.html", i%4, i)] = []byte(strings.Repeat(fmt.Sprint(i), 100))
	}
	c.all(files)

	c.control(traits)

	for path := range files {
		if strings.HasPrefix(path, "many/") || strings.HasPrefix(path, "static/") {
			c.delete(path)
			delete(files, path)
		}
	}
	c.delete("never/was/here.html")
	c.all(files)
	if traits.Staged {
		if err := h.(host.Committer).Commit(ctx, "第一次"); err != nil {
			t.Fatal(err)
		}
	}
	if traits.Forgets {
		return
	}
	again := open(t)
	defer again.Close()
	checker{t, ctx, again}.all(files)
	for path := range files {
		checker{t, ctx, again}.delete(path)
	}
	checker{t, ctx, again}.listed()
}

type checker struct {
	t   *testing.T
	ctx context.Context
	h   host.Host
}

func (c checker) put(path string, data []byte) {
	c.t.Helper()
	if err := c.h.Put(c.ctx, File(path, data)); err != nil {
		c.t.Fatalf("put %s: %v", path, err)
	}
}

func (c checker) delete(path string) {
	c.t.Helper()
	if err := c.h.Delete(c.ctx, path); err != nil {
		c.t.Errorf("delete %s: %v", path, err)
	}
	c.absent(path)
}

func (c checker) absent(path string) {
	c.t.Helper()
	if data, err := c.h.Read(c.ctx, path, 1<<20); !errors.Is(err, fs.ErrNotExist) {
		c.t.Errorf("read %s: %q, %v", path, data, err)
	}
}

func (c checker) all(files map[string][]byte) {
	c.t.Helper()
	var names []string
	for path, want := range files {
		names = append(names, path)
		if got, err := c.h.Read(c.ctx, path, 1<<22); err != nil || !bytes.Equal(got, want) {
			c.t.Errorf("read %s: %d bytes, %v, want %d bytes", path, len(got), err, len(want))
		}
	}
	c.listed(names...)
}

// listed expects exactly these files in the listing.
func (c checker) listed(want ...string) {
	c.t.Helper()
	entries, err := c.h.List(c.ctx)
	if err != nil {
		c.t.Fatalf("list: %v", err)
	}
	got := []string{}
	for _, e := range entries {
		got = append(got, e.Path)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		c.t.Errorf("listed %q, want %q", got, want)
	}
}

// times expects the manifest in the listing, and it is the last that changed:
// by its time, what others changed later is told.
func (c checker) times() {
	c.t.Helper()
	entries, err := c.h.List(c.ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	at := slices.IndexFunc(entries, func(e host.Entry) bool { return e.Path == host.Control+"/manifest" })
	if at < 0 {
		c.t.Fatal("the manifest is not listed")
	}
	for _, e := range entries {
		if e.Path != host.Control+"/lock" && e.Time.After(entries[at].Time) {
			c.t.Errorf("%s changed at %s, after the manifest, %s", e.Path, e.Time, entries[at].Time)
		}
	}
}

// control keeps a lock and a manifest where publishing has its own files.
func (c checker) control(traits host.Traits) {
	c.t.Helper()
	lock := host.Control + "/lock"
	if err := c.h.Create(c.ctx, lock, []byte("first")); err != nil {
		c.t.Fatalf("create: %v", err)
	}
	if err := c.h.Create(c.ctx, lock, []byte("second")); traits.Exclusive && !errors.Is(err, fs.ErrExist) {
		c.t.Errorf("created twice: %v", err)
	}
	if got, err := c.h.Read(c.ctx, lock, 100); traits.Exclusive && (err != nil || string(got) != "first") {
		c.t.Errorf("the lock says %q, %v", got, err)
	}
	for range 2 { // to be made and to be replaced
		c.put(host.Control+"/manifest", []byte("what is there"))
	}
	c.put(lock, []byte("seen again"))
	if got, err := c.h.Read(c.ctx, lock, 100); err != nil || string(got) != "seen again" {
		c.t.Errorf("the lock says %q, %v", got, err)
	}
	c.times()
	c.delete(lock)
	c.delete(host.Control + "/manifest")
}
