package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"time"

	"bao/internal/browser"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// An answer is what a script below returns for a query.
type answer struct {
	Time  float64  // until the first ten were shown, in milliseconds
	Bytes int64    // that were unpacked until then, the page and its styles included
	Came  int64    // the same as they came
	Count int      // how many were found
	Exact bool     // whether that is no estimate
	Found []string // their addresses, if they are few
}

// loaded sums up what a page has loaded.
const loaded = `const loaded = size => performance.getEntries().reduce((n, e) => n + (e[size] || 0), 0);`

// askBao asks on search.html, which leaves the results of the query before until
// there are others, and is busy so long.
const askBao = `(async (query, most) => { ` + loaded + `
  const form = document.getElementById("seek"), found = document.getElementById("found"), more = document.getElementById("more");
  const changed = () => new Promise(done => { const o = new MutationObserver(() => { o.disconnect(); done(); }); o.observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true }); });
  const results = () => document.querySelectorAll("#results:not([aria-busy]) li.result");
  const start = performance.now();
  form.elements.q.value = query;
  form.requestSubmit();
  while (results().length < 10 && !["exact", "about"].includes(found.dataset.state)) await changed();
  const time = performance.now() - start, bytes = loaded("decodedBodySize"), came = loaded("encodedBodySize");
  while (!["exact", "about"].includes(found.dataset.state)) await changed();
  if (Number(found.dataset.count) <= most) while (!more.hidden) { const next = changed(); more.click(); await next; }
  return { time, bytes, came, count: Number(found.dataset.count), exact: found.dataset.state === "exact", found: more.hidden ? [...results()].map(li => li.querySelector("a").getAttribute("href")) : [] };
})`

// askPagefind asks its own script.
const askPagefind = `(async (query, most) => { ` + loaded + `
  const start = performance.now();
  window.pagefind = window.pagefind || await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 10).map(r => r.data()));
  const time = performance.now() - start, bytes = loaded("decodedBodySize"), came = loaded("encodedBodySize"), found = [];
  if (results.length <= most) for (const r of results) found.push((await r.data()).url.replace(/^\//, ""));
  return { time, bytes, came, count: results.length, exact: true, found };
})`

// fresh says that every fifth query is asked in a window of its own: queries of
// all lengths.
const fresh = 5

// inBrowser asks all queries in one window, and some each in a new one that has
// kept nothing, from where files are packed; "" for nowhere.
func (s *searching) inBrowser(script, at, packed string) (v seen, err error) {
	ctx, cancel, err := openBrowser()
	if err != nil {
		return v, err
	}
	defer cancel()
	for i := 0; packed != "" && i < len(s.queries); i += fresh {
		a, err := s.ask(ctx, script, packed, s.queries[i])
		if err != nil {
			return v, err
		}
		v.bytes, v.packed = append(v.bytes, a.Bytes), append(v.packed, a.Came)
	}
	return v, s.askAll(ctx, script, at, &v)
}

func (s *searching) askAll(ctx context.Context, script, at string, v *seen) error {
	tab, cancel, err := openPage(ctx, at)
	if err != nil {
		return err
	}
	defer cancel()
	right, shown, there := 0, 0, 0
	for i, query := range s.queries {
		a, err := askIn(tab, script, query)
		if err != nil {
			return err
		}
		if i > 0 { // the first also loads what is for all
			v.times = append(v.times, time.Duration(a.Time*float64(time.Millisecond)))
		}
		want := s.grep(query)
		if len(a.Found) == 0 && a.Count > 0 && !a.Exact {
			continue // too many to look at each, and their number is not told
		}
		if there += len(want); len(a.Found) == 0 && a.Count > 0 {
			shown, right = shown+a.Count, right+min(a.Count, len(want))
			continue
		}
		shown += len(a.Found)
		for _, address := range a.Found {
			if _, ok := slices.BinarySearch(want, address); ok {
				right++
			}
		}
	}
	v.recall, v.precision = float64(right)/float64(there), float64(right)/float64(max(shown, 1))
	return nil
}

func (s *searching) ask(ctx context.Context, script, at, query string) (answer, error) {
	tab, cancel, err := openPage(ctx, at)
	if err != nil {
		return answer{}, err
	}
	defer cancel()
	return askIn(tab, script, query)
}

func askIn(tab context.Context, script, query string) (answer, error) {
	quoted, err := json.Marshal(query)
	if err != nil {
		return answer{}, err
	}
	call := fmt.Sprintf("%s(%s, %d)", script, quoted, fullyCompared)
	a, err := chromedp.Run(tab, chromedp.Evaluate[answer](call, chromedp.EvalAwaitPromise))
	if err != nil {
		return a, fmt.Errorf("%s: %w", query, err)
	}
	return a, nil
}

func openBrowser() (context.Context, func(), error) {
	program, ok := browser.Find()
	if !ok {
		return nil, nil, fmt.Errorf("there is no browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, cancelAll := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(ctx)
	return ctx, func() { cancel(); cancelAll() }, chromedp.Do(ctx)
}

// openPage opens search.html in a window that has kept nothing.
func openPage(ctx context.Context, at string) (context.Context, func(), error) {
	tab, cancel := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	return tab, cancel, chromedp.Do(tab, chromedp.Navigate(at+"/search.html"), chromedp.Func(unwatched))
}

// unwatched stops the browser from telling of all that it loads and draws, which
// no reader has it do: it takes a fifth of the time of a query.
func unwatched(ctx context.Context, t *chromedp.Target) error {
	for _, domain := range []cdp.Command[cdp.Empty, cdp.Empty]{network.Disable, css.Disable, dom.Disable} {
		if _, err := cdp.Call(ctx, t, domain, cdp.Empty{}); err != nil {
			return err
		}
	}
	return nil
}

// gzipped packs what a handler sends, as hosts do.
func gzipped(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		r.Header.Del("Range")
		h.ServeHTTP(packing{w, z}, r)
	})
}

type packing struct {
	http.ResponseWriter
	z *gzip.Writer
}

func (p packing) Write(b []byte) (int, error) { return p.z.Write(b) }
func (p packing) WriteHeader(code int) {
	p.Header().Del("Content-Length")
	p.ResponseWriter.WriteHeader(code)
}
