// Package browsertest opens windows of a browser for the tests of a package,
// which share the one browser: to start it takes longer than most of them.
package browsertest

import (
	"context"
	"os"
	"sync"
	"testing"
	"time"

	"bao/internal/browser"

	"github.com/chromedp/chromedp"
)

// Open opens a window and returns its context; it closes with the test. It
// remembers nothing of other windows, such as the size of type that a reader
// chose. Without a browser the test is skipped, unless BAO_BROWSER=required says
// that there must be one. The package's TestMain runs Tests.
func Open(t testing.TB) context.Context {
	t.Helper()
	if _, ok := browser.Find(); !ok {
		if os.Getenv("BAO_BROWSER") == "required" {
			t.Fatal("there is no browser (Edge, Chrome or Chromium), and BAO_BROWSER=required")
		}
		t.Skip("there is no browser (Edge, Chrome or Chromium) on this computer")
	}
	shared, err := start()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(shared, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 15*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// Tests are the tests of a package that opens windows.
type Tests struct{ *testing.M }

// Run runs them, and ends the browser if one was started.
func (t Tests) Run() int {
	code := t.M.Run()
	stop()
	return code
}

var (
	// start starts the browser once.
	start = sync.OnceValues(func() (context.Context, error) {
		program, _ := browser.Find()
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
			chromedp.WSURLReadTimeout(2*time.Minute)) // on a busy machine it starts slowly
		if os.Geteuid() == 0 {
			options = append(options, chromedp.NoSandbox) // Chromium refuses to start for root otherwise
		}
		ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
		stop = cancel
		ctx, _ = chromedp.NewContext(ctx) // which ends with its parent
		return ctx, chromedp.Do(ctx)
	})
	// stop ends it.
	stop = func() {}
)
