package sftp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func TestReadOnlyServer(t *testing.T) {
	s := hosttest.SSHD(t, "-R")
	h := mustOpen(t, target(s), s.Way())
	write(t, filepath.Join(s.Folder, "old.html"), "old")
	refused(t, put(t, h, "index.html"), "服务器不让用户 "+s.User+" 写", "能写这个文件夹")
	refused(t, h.Create(t.Context(), host.Control+"/lock", nil), "服务器不让用户", "能写这个文件夹")
	refused(t, h.Delete(t.Context(), "old.html"), "服务器不让用户", "能写这个文件夹")
}

// TestWrongKind has a file where a folder is wanted, and the other way round.
func TestWrongKind(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	write(t, filepath.Join(s.Folder, "about"), "a file")
	refused(t, put(t, h, "about/index.html"), "有一个同名的文件："+s.Folder+"/about", "移走或改名")
	if err := os.MkdirAll(filepath.Join(s.Folder, "empty.html"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := put(t, h, "empty.html"); err != nil {
		t.Error(err)
	}
	write(t, filepath.Join(s.Folder, "full.html", "x"), "x")
	refused(t, put(t, h, "full.html"), "有一个同名的文件夹："+s.Folder+"/full.html", "移走或改名")
	noLeftovers(t, s)
}

func noLeftovers(t *testing.T, s *hosttest.SSHServer) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(s.Folder, host.Control, "*")); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

func TestChangedMeanwhile(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	for _, size := range []int{10, 100_000} {
		for _, change := range []func(*host.File){
			func(f *host.File) { f.Size-- },
			func(f *host.File) { f.Size++ },
			func(f *host.File) { f.Digest[0]++ },
		} {
			f := hosttest.File("index.html", make([]byte, size))
			change(f)
			if err := h.Put(t.Context(), f); err == nil {
				t.Error("put a file that is not what it was said to be")
			}
		}
	}
	if _, err := os.Stat(filepath.Join(s.Folder, "index.html")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("it shows")
	}
	noLeftovers(t, s)
}

func TestSweep(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	sweep := h.(host.Sweeper).Sweep
	if err := sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tmp-1", "tmp-2", "manifest"} {
		write(t, filepath.Join(s.Folder, host.Control, name), "x")
	}
	if err := sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	left, _ := os.ReadDir(filepath.Join(s.Folder, host.Control))
	if len(left) != 1 || left[0].Name() != "manifest" {
		t.Errorf("left are %v", left)
	}
}

// relay stands before a server, whose connections it cuts and stalls.
type relay struct {
	net.Listener
	mu      sync.Mutex
	conns   []net.Conn
	stalled sync.RWMutex // held while nothing passes
}

func newRelay(t *testing.T, to string) *relay {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &relay{Listener: l}
	t.Cleanup(func() { l.Close(); r.cut() })
	go func() {
		for {
			a, err := l.Accept()
			if err != nil {
				return
			}
			b, err := net.Dial("tcp", to)
			if err != nil {
				a.Close()
				continue
			}
			r.mu.Lock()
			r.conns = append(r.conns, a, b)
			r.mu.Unlock()
			go r.pass(a, b)
			go r.pass(b, a)
		}
	}()
	return r
}

func (r *relay) pass(to io.WriteCloser, from io.Reader) {
	defer to.Close()
	b := make([]byte, 32<<10)
	for {
		n, err := from.Read(b)
		r.stalled.RLock()
		_, err2 := to.Write(b[:n])
		r.stalled.RUnlock()
		if err != nil || err2 != nil {
			return
		}
	}
}

func (r *relay) cut() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range r.conns {
		c.Close()
	}
	r.conns = nil
}

func behind(t *testing.T, s *hosttest.SSHServer) (*relay, config.Target) {
	r := newRelay(t, s.Address)
	to := target(s)
	to.Address = s.URL(r.Addr().String())
	return r, to
}

func TestBrokenConnection(t *testing.T) {
	s := hosttest.SSHD(t)
	r, to := behind(t, s)
	h := mustOpen(t, to, s.Way())
	for range 3 {
		r.cut()
		var err error
		for range 5 { // the break may show only now, of each connection
			if err = put(t, h, "index.html"); err == nil {
				break
			}
			var refusal *host.Refusal
			if errors.As(err, &refusal) {
				t.Fatalf("a broken connection is taken for good: %v", err)
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// TestCutInPut cuts at some point of many puts: none is said to have succeeded
// that has not, and no page is there in part.
func TestCutInPut(t *testing.T) {
	s := hosttest.SSHD(t)
	r, to := behind(t, s)
	h := mustOpen(t, to, s.Way())
	old, changed := bytes.Repeat([]byte("old"), 50_000), bytes.Repeat([]byte("changed"), 50_000)
	file := filepath.Join(s.Folder, "page.html")
	for i := range 8 {
		write(t, file, string(old))
		time.AfterFunc(time.Duration(i)*time.Millisecond, r.cut)
		err := h.Put(t.Context(), hosttest.File("page.html", changed))
		got, _ := os.ReadFile(file)
		if !bytes.Equal(got, changed) && (err == nil || !bytes.Equal(got, old)) {
			t.Errorf("%d bytes are there, after %v", len(got), err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestCancel(t *testing.T) {
	s := hosttest.SSHD(t)
	r, to := behind(t, s)
	h := mustOpen(t, to, s.Way())
	r.stalled.Lock()
	defer r.stalled.Unlock()
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	done := make(chan error, 5)
	go func() { done <- h.Put(ctx, hosttest.File("a.html", []byte("a"))) }()
	go func() { done <- h.Put(ctx, hosttest.File("b.html", make([]byte, 5<<20))) }()
	go func() { _, err := h.Read(ctx, "a.html", 10); done <- err }()
	go func() { _, err := h.List(ctx); done <- err }()
	go func() { _, err := Open(ctx, to, s.Way()); done <- err }()
	for range cap(done) {
		select {
		case err := <-done:
			if err == nil {
				t.Error("a call through a stalled line succeeded")
			}
		case <-time.After(5 * time.Second):
			t.Fatal("a call does not end with its context")
		}
	}
}

// TestWaiters who wait for the connection that another makes are not ended by
// the other's context.
func TestWaiters(t *testing.T) {
	s := hosttest.SSHD(t)
	r, to := behind(t, s)
	h := mustOpen(t, to, s.Way())
	r.cut()
	for !h.(*site).conn.dead.Load() {
		time.Sleep(time.Millisecond)
	}
	r.stalled.Lock()
	first, cancel := context.WithCancel(t.Context())
	firstDone, done := make(chan error), make(chan error)
	go func() { _, err := h.Read(first, "x", 1); firstDone <- err }()
	time.Sleep(20 * time.Millisecond)
	go func() { done <- put(t, h, "index.html") }()
	time.Sleep(20 * time.Millisecond)
	cancel()
	if err := <-firstDone; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	r.stalled.Unlock()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestClosed(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	if err := h.Close(); err != nil {
		t.Error(err)
	}
	if err := put(t, h, "index.html"); err == nil {
		t.Error("put by a closed host")
	}
}
