package webdav

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// target is a server of the tests as an editor writes it, and the way there.
func target(t *testing.T, d *hosttest.DAVServer) (config.Target, host.Way) {
	want := strings.Replace(d.Address, "://", "://"+d.User+"@", 1)
	return config.Target{Address: d.Address, User: d.User, Plain: strings.HasPrefix(d.Address, "http:")}, host.Way{
		Dial: host.Dialer(time.Minute), RootCAs: d.RootCAs,
		Secret: func(_ context.Context, kind, account string) (string, error) {
			if kind != host.Password || account != want {
				t.Errorf("asked for the %s of %s, not of %s", kind, account, want)
			}
			return d.Secret, nil
		},
	}
}

func open(t *testing.T, d *hosttest.DAVServer) *Host {
	t.Helper()
	to, way := target(t, d)
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h.(*Host)
}

func TestConform(t *testing.T) {
	for name, setup := range map[string]hosttest.DAVSetup{
		"TLS": {}, "Digest": {Digest: true}, "plain": {Plain: true}, "plain Digest": {Plain: true, Digest: true},
	} {
		t.Run(name, func(t *testing.T) {
			d := hosttest.WebDAV(t, setup)
			hosttest.Conform(t, func(t *testing.T) host.Host {
				h := open(t, d)
				if h.Traits().Whole == setup.Plain {
					t.Errorf("%+v", h.Traits())
				}
				return h
			})
			filepath.WalkDir(d.Dir, func(file string, e fs.DirEntry, err error) error {
				if file != d.Dir && e.Name() != host.Control {
					t.Errorf("left is %s", file)
				}
				return err
			})
		})
	}
}

// TestMoved holds a server that does not tell what it does with a PUT, so that
// files are moved into place, to the contract.
func TestMoved(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	hosttest.Conform(t, func(t *testing.T) host.Host {
		h := open(t, d)
		h.direct.Store(false)
		return h
	})
}

// TestWhole looks at a page while it is replaced.
func TestWhole(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	h := open(t, d)
	if !h.Traits().Whole {
		t.Fatal("Apache is taken for another server")
	}
	pages := [][]byte{bytes.Repeat([]byte("旧"), 1<<17), bytes.Repeat([]byte("新"), 1<<18)}
	if err := h.Put(t.Context(), hosttest.File("a.html", pages[0])); err != nil {
		t.Fatal(err)
	}
	var ended atomic.Bool
	var wg sync.WaitGroup
	wg.Go(func() {
		for !ended.Load() {
			got, err := os.ReadFile(filepath.Join(d.Dir, "a.html"))
			if err != nil || !bytes.Equal(got, pages[0]) && !bytes.Equal(got, pages[1]) {
				t.Errorf("%d bytes, %v", len(got), err)
			}
		}
	})
	for i := range 40 {
		if err := h.Put(t.Context(), hosttest.File("a.html", pages[i%2])); err != nil {
			t.Error(err)
		}
	}
	ended.Store(true)
	wg.Wait()
}

// TestCreateAtOnce has many make the lock at once.
func TestCreateAtOnce(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	var hosts []*Host
	for range 8 {
		hosts = append(hosts, open(t, d))
	}
	for round := range 10 {
		var made atomic.Int32
		var wg sync.WaitGroup
		name := fmt.Sprintf("%s/lock%d", host.Control, round)
		for _, h := range hosts {
			wg.Go(func() {
				err := h.Create(t.Context(), name, []byte("mine"))
				var refused *host.Refusal
				switch {
				case err == nil:
					made.Add(1)
				case errors.As(err, &refused):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if made.Load() != 1 {
			t.Errorf("%d have made it", made.Load())
		}
	}
}

// TestCreateCutOff finds the mark of a Create that was cut off: first it may
// still be under way, later it is none's.
func TestCreateCutOff(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	h := open(t, d)
	lock := host.Control + "/lock"
	if err := h.Create(t.Context(), lock, []byte("first")); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(d.Dir, lock))
	if err := h.Create(t.Context(), lock, []byte("second")); err == nil || errors.Is(err, fs.ErrExist) {
		t.Errorf("at once: %v", err)
	}
	before := time.Now().Add(-2 * markOnly)
	if err := os.Chtimes(filepath.Join(d.Dir, mark(lock)), before, before); err != nil {
		t.Fatal(err)
	}
	if err := h.Create(t.Context(), lock, []byte("third")); err != nil {
		t.Errorf("later: %v", err)
	}
	if err := h.Create(t.Context(), lock, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("afterwards: %v", err)
	}
	if got, err := h.Read(t.Context(), lock, 10); err != nil || string(got) != "third" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestCreateAgain makes and deletes the lock from many hosts at once: no two
// ever have it, and none is told that it can't be had.
func TestCreateAgain(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	lock := host.Control + "/lock"
	var held, times atomic.Int32
	var wg sync.WaitGroup
	for range 4 {
		h := open(t, d)
		wg.Go(func() {
			for range 30 {
				err := h.Create(t.Context(), lock, []byte("mine"))
				var refused *host.Refusal
				if errors.As(err, &refused) {
					t.Error(err)
				}
				if err != nil {
					continue
				}
				times.Add(1)
				if held.Add(1) != 1 {
					t.Error("two have it")
				}
				held.Add(-1)
				if err := h.Delete(t.Context(), lock); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if times.Load() == 0 {
		t.Error("none has had it")
	}
}

// TestOthersFiles holds that a folder with what others put there is not
// deleted when ours are.
func TestOthersFiles(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	h := open(t, d)
	for _, name := range []string{"a/b/1.html", "a/b/2.html", "a/b/3.html"} {
		if err := h.Put(t.Context(), hosttest.File(name, nil)); err != nil {
			t.Fatal(err)
		}
	}
	theirs := filepath.Join(d.Dir, "a", "theirs", "x")
	os.MkdirAll(filepath.Dir(theirs), 0o755)
	os.WriteFile(theirs, nil, 0o644)
	for i := range 3 {
		if err := h.Delete(t.Context(), fmt.Sprintf("a/b/%d.html", i+1)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(theirs); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(d.Dir, "a", "b")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the empty folder is left: %v", err)
	}
	h.direct.Store(false)
	if err := h.Put(t.Context(), hosttest.File("a/b/1.html", nil)); err != nil { // made again
		t.Error(err)
	}
}

// TestFewRequests counts what a first publication asks for: one request for a
// file and one for a folder, but for those that find that nothing is there.
func TestFewRequests(t *testing.T) {
	h := open(t, hosttest.WebDAV(t, hosttest.DAVSetup{}))
	count := &counter{RoundTripper: h.client.Transport}
	h.client.Transport = count
	var wg sync.WaitGroup
	for worker := range parallel {
		wg.Go(func() {
			for i := range 100 {
				if err := h.Put(t.Context(), hosttest.File(fmt.Sprintf("a/%d/%d.html", i/10, worker*100+i), nil)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n := count.n.Load(); n > 100*parallel+10+2*parallel {
		t.Errorf("%d requests for %d files in 10 folders", n, 100*parallel)
	}
}

type counter struct {
	http.RoundTripper
	n atomic.Int32
}

func (c *counter) RoundTrip(r *http.Request) (*http.Response, error) {
	c.n.Add(1)
	return c.RoundTripper.RoundTrip(r)
}

// TestForgotten holds that a folder which somebody deletes is made again.
func TestForgotten(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	for _, direct := range []bool{true, false} {
		h := open(t, d)
		h.direct.Store(direct)
		for range 2 {
			if err := h.Put(t.Context(), hosttest.File("a/b/c.html", nil)); err != nil {
				t.Errorf("direct %v: %v", direct, err)
			}
			os.RemoveAll(filepath.Join(d.Dir, "a"))
			if direct {
				os.RemoveAll(d.Dir)
			}
		}
	}
}

// TestChanged holds that a file which is no longer what was planned does not
// replace another, and that one that is cut off leaves nothing.
func TestChanged(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	for _, direct := range []bool{true, false} {
		h := open(t, d)
		h.direct.Store(direct)
		data := bytes.Repeat([]byte("planned"), 1<<18)
		if err := h.Put(t.Context(), hosttest.File("a.html", []byte("old"))); err != nil {
			t.Fatal(err)
		}
		changed, shorter, cut := hosttest.File("a.html", data), hosttest.File("a.html", data), hosttest.File("a.html", data)
		changed.Open = hosttest.File("", bytes.ToUpper(data)).Open
		shorter.Size++
		ctx, cancel := context.WithCancel(t.Context())
		cut.Open = func() (io.ReadSeekCloser, error) { cancel(); return hosttest.File("", data).Open() }
		for i, err := range []error{h.Put(t.Context(), changed), h.Put(t.Context(), shorter), h.Put(ctx, cut)} {
			if r := (*host.Refusal)(nil); err == nil || errors.As(err, &r) {
				t.Errorf("%d: %v", i, err)
			}
		}
		if got, err := h.Read(t.Context(), "a.html", 100); err != nil || string(got) != "old" {
			t.Errorf("there is %q, %v", got, err)
		}
		if list, err := h.List(t.Context()); err != nil || len(list) != 1 {
			t.Errorf("left are %v, %v", list, err)
		}
	}
}

func TestSweep(t *testing.T) {
	d := hosttest.WebDAV(t, hosttest.DAVSetup{})
	h := open(t, d)
	if err := h.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
	for _, name := range []string{temp + "1", temp + "2", control + "lock"} {
		if err := h.Put(t.Context(), hosttest.File(name, nil)); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
	list, err := h.List(t.Context())
	if err != nil || len(list) != 1 || list[0].Path != control+"lock" || time.Since(list[0].Time) > time.Minute {
		t.Errorf("left are %v, %v", list, err)
	}
}
