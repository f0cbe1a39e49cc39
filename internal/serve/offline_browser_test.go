package serve

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserKeepsNothing holds that a preview is never kept for when there is
// no network, and that a worker goes that was there before.
func TestBrowserKeepsNothing(t *testing.T) {
	t.Parallel()
	files := someFiles()
	delete(files, "layouts/front.html") // with what pages mostly do in it
	w := newWindow(t, files, "/", nil)
	w.becomes("document.readyState", "complete")
	w.becomes("document.querySelector('script[src*=\"paper.js\"]').matches('[data-offline]')", "false")
	eval := func(script string) string {
		t.Helper()
		v, err := chromedp.Run(w.ctx, chromedp.Evaluate[string]("(async () => String(await ("+script+")))()", chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	const workers = "(async () => (await navigator.serviceWorker.getRegistrations()).length + ' ' + (await caches.keys()).length)()"
	if got := eval(workers); got != "0 0" {
		t.Errorf("workers and caches: %s", got)
	}
	// A published paper was looked at here before.
	if got := eval("navigator.serviceWorker.register('/offline.js').then(() => navigator.serviceWorker.ready).then(r => r.active.scriptURL === location.origin + '/offline.js')"); got != "true" {
		t.Fatal(got)
	}
	if err := chromedp.Do(w.ctx, chromedp.Navigate("http://"+w.address+"/2026-03-02/huayuan.html")); err != nil {
		t.Fatal(err)
	}
	w.until("no worker and nothing kept", func() bool { return eval(workers) == "0 0" })
}
