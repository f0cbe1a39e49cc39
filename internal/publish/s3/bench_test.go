package s3

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// pages are files of 6 KB, as different as pages are.
func pages(n int) []*host.File {
	files := make([]*host.File, n)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range files {
		var b bytes.Buffer
		for b.Len() < 6<<10 {
			fmt.Fprintf(&b, "<p>%x</p>\n", random.Uint64())
		}
		files[i] = hosttest.File(fmt.Sprintf("2026-11-%02d/page-%d.html", i%30, i), b.Bytes()[:6<<10])
	}
	return files
}

// put sends files as many at once as the store says.
func put(b *testing.B, h *store, files []*host.File) {
	var wg sync.WaitGroup
	next := make(chan *host.File)
	for range h.Traits().Parallel {
		wg.Go(func() {
			for f := range next {
				if err := h.Put(b.Context(), f); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, f := range files {
		next <- f
	}
	close(next)
	wg.Wait()
}

// BenchmarkPut sends 5,000 pages of 6 KB over loopback, to a store in the same
// process that verifies what it gets, and to one that only reads it.
func BenchmarkPut(b *testing.B) {
	files := pages(5000)
	verifying := hosttest.S3(b)
	reading := *verifying
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := new(bytes.Buffer).ReadFrom(r.Body); err == nil {
			w.Header().Set("ETag", `"e"`)
		}
	}))
	b.Cleanup(server.Close)
	secured, roots := secure(b, http.HandlerFunc(server.Config.Handler.ServeHTTP))
	reading.Address = server.URL
	for _, c := range []struct {
		name     string
		store    *hosttest.Store
		address  string
		compress bool
	}{
		{"verified", verifying, verifying.Address, false},
		{"verified, compressed", verifying, verifying.Address, true},
		{"tls", &reading, secured, false},
	} {
		b.Run(c.name, func(b *testing.B) {
			target := targetOf(c.store)
			way := wayTo(b, c.address, c.store.Secret)
			if c.name == "tls" {
				target.Address, way.RootCAs = "https://example.com", roots
			}
			target.Compress = c.compress
			h := open(b, target, way)
			for b.Loop() {
				start := time.Now()
				put(b, h, files)
				b.ReportMetric(float64(len(files))/time.Since(start).Seconds(), "files/s")
			}
		})
	}
}
