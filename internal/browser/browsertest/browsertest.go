// Package browsertest opens a window of a browser for a test.
package browsertest

import (
	"context"
	"os"
	"testing"
	"time"

	"bao/internal/browser"

	"github.com/chromedp/chromedp"
)

// Open starts a browser and returns the context of its window; both end with
// the test. Without a browser the test is skipped, unless
// BAO_BROWSER=required says that there must be one.
func Open(t testing.TB) context.Context {
	t.Helper()
	program, ok := browser.Find()
	if !ok {
		if os.Getenv("BAO_BROWSER") == "required" {
			t.Fatal("there is no browser (Edge, Chrome or Chromium), and BAO_BROWSER=required")
		}
		t.Skip("there is no browser (Edge, Chrome or Chromium) on this computer")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses to start for root otherwise
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}
