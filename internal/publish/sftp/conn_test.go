package sftp

import (
	"bytes"
	"context"
	"errors"
	"io"
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
		for range 3 { // the break may show only now
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
		case <-time.After(30 * time.Second):
			t.Fatal("a call does not end with its context")
		}
	}
}

// TestCancelLogin sees the connection closed of a login that was given up.
func TestCancelLogin(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() // it takes connections, and says nothing
	ctx, cancel := context.WithCancel(t.Context())
	accepted := make(chan net.Conn, 1)
	go func() {
		c, err := l.Accept()
		if err == nil {
			_, err = c.Read(make([]byte, 1)) // it logs in
		}
		if cancel(); err != nil {
			t.Error(err)
		}
		accepted <- c
	}()
	if _, err := Open(ctx, config.Target{Address: "sftp://me@" + l.Addr().String() + "/www"}, knows("")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	c := <-accepted
	_ = c.SetReadDeadline(time.Now().Add(30 * time.Second))
	if _, err := io.Copy(io.Discard, c); err != nil {
		t.Errorf("the connection stays: %v", err)
	}
}

// TestWhole reads a page while it changes: it is there, old or new.
func TestWhole(t *testing.T) {
	s := hosttest.SSHD(t)
	h := mustOpen(t, target(s), s.Way())
	page := func(i int) []byte { return bytes.Repeat([]byte{byte('a' + i%26)}, 50_000) }
	file := filepath.Join(s.Folder, "index.html")
	write(t, file, string(page(0)))
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			got, err := os.ReadFile(file)
			if err != nil || len(got) != 50_000 || !bytes.Equal(got, bytes.Repeat(got[:1], 50_000)) {
				t.Errorf("a reader got %d bytes, %v", len(got), err)
				return
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	for i := range 200 {
		if err := h.Put(t.Context(), hosttest.File("index.html", page(i))); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	<-done
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
