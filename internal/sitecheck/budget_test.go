package sitecheck

import (
	"bytes"
	"compress/gzip"
	"context"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bao/internal/proof"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// What a reader's browser fetches of an article: so much in so many requests.
const (
	mostBytes    = 20_000
	mostRequests = 5
)

// fetched is what a page made a browser fetch.
type fetched struct {
	mu    sync.Mutex
	names map[network.RequestID]string
	open  int       // requests that have not ended
	last  time.Time // when one began or ended
	bytes float64
}

// ended waits until all requests have ended and none has begun for a while, which
// is what comes after the page.
func (f *fetched) ended(t *testing.T) {
	t.Helper()
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		f.mu.Lock()
		open, calm := f.open, time.Since(f.last)
		f.mu.Unlock()
		if open == 0 && calm > 300*time.Millisecond {
			return
		}
		if time.Since(begun) > time.Minute {
			t.Fatalf("%d requests have not ended, the last moved %v ago", open, calm)
		}
	}
}

// take listens to the network. Photos are left out.
func (f *fetched) take(ev any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		if u := ev.Request.URL; strings.HasPrefix(u, "http") && (ev.Type != network.ResourceTypeImage || strings.Contains(u, "icon")) {
			if f.names[ev.RequestID] == "" { // a redirect goes on under the same
				f.open++
			}
			f.names[ev.RequestID], f.last = u[strings.LastIndexByte(u, '/')+1:], time.Now()
		}
	case *network.EventLoadingFinished:
		if f.names[ev.RequestID] != "" {
			f.bytes += ev.EncodedDataLength // with headers
			f.open, f.last = f.open-1, time.Now()
		}
	case *network.EventLoadingFailed:
		if f.names[ev.RequestID] != "" {
			f.open, f.last = f.open-1, time.Now()
		}
	}
}

// TestBudget holds that an article without photos is at most 20 KB on the way
// and five requests, the icon included.
func TestBudget(t *testing.T) {
	read := map[string]*fetched{} // by article
	for _, s := range []*site{sites[1], told} {
		out := s.output(t)
		server := httptest.NewServer(compressing(http.FileServer(http.Dir(out.dir))))
		defer server.Close()
		articles := slices.DeleteFunc(out.samples(), func(p *page) bool { return p.kind != "article" })
		if !proof.Whole() { // the longest
			articles = []*page{slices.MaxFunc(articles, func(a, b *page) int { return len(a.raw) - len(b.raw) })}
		}
		for _, p := range articles {
			ctx := tab(t)
			f := &fetched{names: map[network.RequestID]string{}}
			if err := chromedp.Listen(ctx, f.take); err != nil {
				t.Fatal(err)
			}
			if err := chromedp.Do(ctx, networkEvents, chromedp.Navigate(server.URL+"/"+p.path)); err != nil {
				t.Fatal(err)
			}
			read[s.name+"/"+p.path] = f
		}
	}
	for article, f := range read {
		f.ended(t)
		f.mu.Lock()
		defer f.mu.Unlock()
		names := slices.Sorted(maps.Values(f.names))
		t.Logf("%s: %.0f bytes, %q", article, f.bytes, names)
		if len(names) > mostRequests || f.bytes > mostBytes || f.bytes < 5_000 {
			t.Errorf("%s: %.0f bytes in %d requests, want at most %d in %d: %q", article, f.bytes, len(names), mostBytes, mostRequests, names)
		}
	}
}

var networkEvents = chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
	_, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
	return err
})

// compressing sends what a handler does as hosts do.
func compressing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		next.ServeHTTP(answer, r)
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(answer.Body.Bytes())
		z.Close()
		w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(answer.Code)
		w.Write(b.Bytes())
	})
}
