package s3

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// before stands before a store and may change what reaches it.
func before(t testing.TB, s *hosttest.Store, f func(next http.Handler, w http.ResponseWriter, r *http.Request)) *hosttest.Store {
	inner := s.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f(inner, w, r) }))
	t.Cleanup(server.Close)
	s.Address = server.URL
	return s
}

// forbids plays the header by which a store forbids that a file is replaced,
// and what it answers to If-None-Match, which it overlooks with 0.
func forbids(header string, unknown int) func(next http.Handler, w http.ResponseWriter, r *http.Request) {
	var mu sync.Mutex
	made := map[string]bool{}
	return func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		switch {
		case r.Method == http.MethodDelete:
			delete(made, r.URL.Path)
		case r.Method != http.MethodPut:
		case unknown == 0 && r.Header.Get("If-None-Match") != "" && made[r.URL.Path] && r.Header.Get(header) == "":
			w.Header().Set("ETag", `"e"`) // replaced
			return
		case unknown != 0 && r.Header.Get("If-None-Match") != "":
			saying(unknown, code("NotImplemented")).ServeHTTP(w, r)
			return
		case r.Header.Get(header) == "true" && made[r.URL.Path]:
			saying(409, code("FileAlreadyExists")).ServeHTTP(w, r)
			return
		default:
			made[r.URL.Path] = true
		}
		next.ServeHTTP(w, r)
	}
}

// stripped takes the condition out of requests, which the store then does not
// know.
func stripped(next http.Handler, w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("If-None-Match") == "" {
		next.ServeHTTP(w, r)
		return
	}
	w.Header().Set("ETag", `"e"`) // replaced, whatever was there
}

func TestCreateForbids(t *testing.T) {
	for name, play := range map[string]func(http.Handler, http.ResponseWriter, *http.Request){
		"OSS": forbids("X-Oss-Forbid-Overwrite", 501), "COS": forbids("X-Cos-Forbid-Overwrite", 0),
	} {
		t.Run(name, func(t *testing.T) {
			s := before(t, hosttest.S3(t), play)
			hosttest.Conform(t, func(t *testing.T) host.Host { return open(t, targetOf(s), wayTo(t, s.Address, s.Secret)) })
			h := open(t, targetOf(s), wayTo(t, s.Address, s.Secret))
			if err := h.Create(t.Context(), "lock", []byte("1")); err != nil || !h.Traits().Exclusive {
				t.Errorf("%v, exclusive: %v", err, h.Traits().Exclusive)
			}
			if err := h.Create(t.Context(), "lock", []byte("1")); !errors.Is(err, fs.ErrExist) {
				t.Errorf("created again: %v", err)
			}
		})
	}
}

// TestCreateShared finds out that a store knows no conditions.
func TestCreateShared(t *testing.T) {
	s := before(t, hosttest.S3(t), stripped)
	h := open(t, targetOf(s), wayTo(t, s.Address, s.Secret))
	if err := h.Create(t.Context(), "lock", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if h.Traits().Exclusive {
		t.Error("the store is taken for one that keeps the promise")
	}
}

// TestCreateAtOnce lets many create the same file, all of whom saw that it was
// not there.
func TestCreateAtOnce(t *testing.T) {
	var looking sync.WaitGroup
	looking.Add(12)
	s := before(t, hosttest.S3(t), func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		if r.Method == http.MethodGet {
			looking.Done()
			looking.Wait()
		}
	})
	var made, refused atomic.Int64
	var wg sync.WaitGroup
	for i := range 12 {
		h := open(t, targetOf(s), wayTo(t, s.Address, s.Secret))
		wg.Go(func() {
			switch err := h.Create(t.Context(), "lock", fmt.Append(nil, i)); {
			case err == nil:
				made.Add(1)
			case errors.Is(err, fs.ErrExist):
				refused.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if made.Load() != 1 || refused.Load() != 11 {
		t.Errorf("made %d times, refused %d times", made.Load(), refused.Load())
	}
}

// TestCreateCut loses the answer of a creation that was done: the next call
// succeeds, where another's would not.
func TestCreateCut(t *testing.T) {
	cut := true
	s := before(t, hosttest.S3(t), func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut && cut {
			cut = false
			next.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		}
		next.ServeHTTP(w, r)
	})
	h, other := open(t, targetOf(s), wayTo(t, s.Address, s.Secret)), open(t, targetOf(s), wayTo(t, s.Address, s.Secret))
	if err := h.Create(t.Context(), "lock", []byte("mine")); err == nil || errors.Is(err, fs.ErrExist) {
		t.Fatalf("cut off: %v", err)
	}
	if err := other.Create(t.Context(), "lock", []byte("mine")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("another: %v", err)
	}
	for i, want := range []error{nil, fs.ErrExist} {
		if err := h.Create(t.Context(), "lock", []byte("mine")); !errors.Is(err, want) {
			t.Errorf("call %d: %v, want %v", i, err, want)
		}
	}
}

// TestStale publishes over connections that the store closed meanwhile.
func TestStale(t *testing.T) {
	s := hosttest.S3(t)
	var mu sync.Mutex
	open1 := map[net.Conn]bool{}
	server := httptest.NewUnstartedServer(s.Handler)
	server.Config.ConnState = func(c net.Conn, state http.ConnState) {
		mu.Lock()
		defer mu.Unlock()
		open1[c] = state == http.StateIdle
	}
	server.Start()
	t.Cleanup(server.Close)
	s.Address = server.URL
	h := open(t, targetOf(s), wayTo(t, s.Address, s.Secret))
	for i := range 20 {
		if err := h.Put(t.Context(), hosttest.File("a.html", []byte("一"))); err != nil {
			t.Fatalf("%d: %v", i, err)
		}
		mu.Lock()
		for c, idle := range open1 {
			if idle {
				c.Close()
			}
		}
		mu.Unlock()
	}
}

// TestDamaged are bytes that change on an unencrypted way.
func TestDamaged(t *testing.T) {
	data := []byte("<p>一版</p>")
	s := before(t, hosttest.S3(t), func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		rec := httptest.NewRecorder()
		next.ServeHTTP(rec, r)
		for name, v := range rec.Header() {
			w.Header()[name] = v
		}
		if r.Method == http.MethodPut && strings.Contains(r.URL.Path, "doubtful") {
			w.Header().Set("ETag", `"other"`)
		}
		w.WriteHeader(rec.Code)
		body := rec.Body.Bytes()
		if r.Method == http.MethodGet && strings.Contains(r.URL.Path, "damaged") {
			body = bytes.Replace(body, []byte("p>"), []byte("q>"), 1)
		}
		_, _ = w.Write(body)
	})
	h := open(t, targetOf(s), wayTo(t, s.Address, s.Secret))
	for name, ok := range map[string]bool{"good": true, "doubtful": true, "doubtful damaged": false} {
		if err := h.Put(t.Context(), hosttest.File(name, data)); (err == nil) != ok {
			t.Errorf("put %s: %v", name, err)
		}
	}
	if got, err := h.Read(t.Context(), "doubtful damaged", 100); err == nil {
		t.Errorf("read %q", got)
	}
}
