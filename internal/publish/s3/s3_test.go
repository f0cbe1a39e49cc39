package s3

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// wayTo reaches a store whatever name its host is called by.
func wayTo(t testing.TB, address, secret string) host.Way {
	t.Helper()
	_, at, _ := strings.Cut(address, "://")
	dial := host.Dialer(time.Minute)
	return host.Way{
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) { return dial(ctx, network, at) },
		Secret: func(_ context.Context, kind, account string) (string, error) {
			if kind != host.Password || !strings.HasPrefix(account, "s3://AKIDEXAMPLE@") {
				t.Errorf("asked for the %s of %s", kind, account)
			}
			return secret, nil
		},
	}
}

// targetOf is a store with the bucket in the path.
func targetOf(s *hosttest.Store) config.Target {
	return config.Target{Kind: config.TargetS3, Address: s.Address, Plain: true, User: s.KeyID, Bucket: s.Bucket, BucketAt: config.BucketPath}
}

func open(t testing.TB, target config.Target, way host.Way) *store {
	t.Helper()
	h, err := Open(t.Context(), target, way)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h.(*store)
}

func TestConform(t *testing.T) {
	for name, change := range map[string]func(*config.Target){
		"path":            func(t *config.Target) {},
		"path and prefix": func(t *config.Target) { t.Address += "/报纸 1/b+c" },
		"host":            func(t *config.Target) { t.Address, t.BucketAt = "http://s3.example.cn:8080/a", config.BucketHost },
		"bucket's host":   func(t *config.Target) { t.Address, t.BucketAt = "http://paper.s3.example.cn", config.BucketHost },
		"nowhere": func(t *config.Target) {
			t.Address, t.BucketAt, t.Bucket = "http://www.报纸.cn", config.BucketNone, ""
		},
		"compressed": func(t *config.Target) { t.Compress = true },
	} {
		t.Run(name, func(t *testing.T) {
			s := hosttest.S3(t)
			target := targetOf(s)
			change(&target)
			hosttest.Conform(t, func(t *testing.T) host.Host {
				h := open(t, target, wayTo(t, s.Address, s.Secret))
				if !h.Traits().Exclusive {
					t.Error("not exclusive")
				}
				return h
			})
			if left := s.Objects(t); len(left) > 0 {
				t.Errorf("left: %d", len(left))
			}
		})
	}
}

// secure serves a handler with TLS, for the names that httptest has a
// certificate for.
func secure(t testing.TB, handler http.Handler) (address string, roots []byte) {
	server := httptest.NewUnstartedServer(handler)
	server.EnableHTTP2 = true
	server.TLS = &tls.Config{NextProtos: []string{"h2", "http/1.1"}}
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.URL, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
}

func TestConformTLS(t *testing.T) {
	s := hosttest.S3(t)
	address, roots := secure(t, s.Handler)
	target := targetOf(s)
	target.Plain, target.BucketAt, target.Address = false, config.BucketNone, "https://example.com"
	hosttest.Conform(t, func(t *testing.T) host.Host {
		way := wayTo(t, address, s.Secret+"\r\n") // as it is pasted
		way.RootCAs = roots
		return open(t, target, way)
	})
}

// watched records the headers of requests on their way to a store.
type watched struct {
	next http.Handler
	mu   sync.Mutex
	seen []*http.Request
}

func (w *watched) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.seen = append(w.seen, r.Clone(context.Background()))
	w.mu.Unlock()
	w.next.ServeHTTP(rw, r)
}

func watch(t testing.TB, s *hosttest.Store) *watched {
	w := &watched{next: s.Handler}
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	s.Address = server.URL
	return w
}

func TestHeaders(t *testing.T) {
	s := hosttest.S3(t)
	w := watch(t, s)
	target := targetOf(s)
	target.Compress = true
	h := open(t, target, wayTo(t, s.Address, s.Secret))
	page := bytes.Repeat([]byte("<p>社区报</p>"), 100)
	f := hosttest.File("a b.html", page)
	if err := h.Put(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	if len(w.seen) != 1 {
		t.Fatalf("%d requests for a file", len(w.seen))
	}
	r := w.seen[0]
	stored := s.Objects(t)["a b.html"]
	if !bytes.Equal(stored, new(packer).pack(page)) || len(stored) >= len(page) {
		t.Errorf("%d bytes are stored for %d", len(stored), len(page))
	}
	for name, want := range map[string]string{
		"Content-Type": f.Type, "Cache-Control": f.Cache, "Content-Encoding": "gzip",
		"Transfer-Encoding": "", "X-Idempotency-Key": "", "Expect": "",
	} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if len(r.TransferEncoding) > 0 || r.ContentLength != int64(len(stored)) || r.Header.Get("Content-MD5") == "" {
		t.Errorf("sent as %v, %d bytes, MD5 %q", r.TransferEncoding, r.ContentLength, r.Header.Get("Content-MD5"))
	}
	if got, err := h.Read(t.Context(), "a b.html", int64(len(page))); err != nil || !bytes.Equal(got, page) || w.seen[1].Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("read back as %d bytes, %v, asked with %v", len(got), err, w.seen[1].Header)
	}
	// Readers get it as it is kept.
	resp, err := http.Get(s.Site + "/a%20b.html")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got, err := io.ReadAll(resp.Body); err != nil || !bytes.Equal(got, page) || resp.Header.Get("Cache-Control") != f.Cache || resp.Header.Get("Content-Type") != f.Type {
		t.Errorf("read as %d bytes, %v, %v", len(got), err, resp.Header)
	}
	// What is no text, or gets no smaller, stays.
	photo := hosttest.File("a.jpg", page)
	photo.Type = "image/jpeg"
	for _, f := range []*host.File{photo, hosttest.File("b.html", []byte("短"))} {
		if err := h.Put(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		if int64(len(s.Objects(t)[f.Path])) != f.Size {
			t.Errorf("%s is packed", f.Path)
		}
	}
}

// TestLarge sends a file that is not kept in memory.
func TestLarge(t *testing.T) {
	s := hosttest.S3(t)
	target := targetOf(s)
	target.Compress = true
	h := open(t, target, wayTo(t, s.Address, s.Secret))
	data := bytes.Repeat([]byte("0123456789abcde\n"), (inMemory>>4)+1)
	if err := h.Put(t.Context(), hosttest.File("big.txt", data)); err != nil {
		t.Fatal(err)
	}
	if got, err := h.Read(t.Context(), "big.txt", 1<<30); err != nil || !bytes.Equal(got, data) {
		t.Errorf("read %d bytes, %v", len(got), err)
	}
	for _, size := range []int{10, inMemory + 10} {
		for _, other := range [][]byte{bytes.Repeat([]byte("x"), size), bytes.Repeat([]byte("y"), size-1), bytes.Repeat([]byte("z"), size+1)} {
			f := hosttest.File("changing.html", bytes.Repeat([]byte("y"), size))
			f.Open = hosttest.File("", other).Open
			refused(t, h.Put(t.Context(), f), "文件在发布的时候变了", "再发布一次")
		}
	}
	huge := hosttest.File("huge.bin", nil)
	huge.Size = mostSize + 1
	refused(t, h.Put(t.Context(), huge), "5 GB", "网盘")
}

// refused expects a Refusal with words in its message and in its hint.
func refused(t testing.TB, err error, message, hint string) *host.Refusal {
	t.Helper()
	var r *host.Refusal
	if !errors.As(err, &r) {
		t.Errorf("%v, want a refusal: %s", err, message)
		return &host.Refusal{}
	}
	if !strings.Contains(r.Message, message) || !strings.Contains(r.Hint, hint) {
		t.Errorf("said %q and %q, want %q and %q", r.Message, r.Hint, message, hint)
	}
	return r
}
