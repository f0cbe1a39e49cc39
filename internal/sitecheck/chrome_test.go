package sitecheck

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bao/internal/browser/browsertest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	browserpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// missing skips a test that needs something which this machine lacks, or
// fails it where that is not to be excused.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("BAO_BROWSER") == "required" {
		t.Fatalf("%s is missing, and BAO_BROWSER=required", what)
	}
	t.Skipf("%s is missing; .ci/run installs what these tests need", what)
}

// tool returns a file of the npm packages that .ci/run installs.
func tool(t *testing.T, names ...string) string {
	t.Helper()
	dir := os.Getenv("BAO_TOOLS")
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			missing(t, "the folder of the tools")
		}
		dir = filepath.Join(cache, "bao-tools")
	}
	file := filepath.Join(append([]string{dir, "node_modules"}, names...)...)
	if _, err := os.Stat(file); err != nil {
		missing(t, file)
	}
	return file
}

// tab opens a tab that closes with the test, and remembers nothing of others.
func tab(t *testing.T) context.Context {
	t.Helper()
	return browsertest.Open(t)
}

// open shows a page from disk.
func open(ctx context.Context, out *output, p *page) error {
	file := filepath.ToSlash(filepath.Join(out.dir, filepath.FromSlash(p.path)))
	return chromedp.Do(ctx, chromedp.Navigate((&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(file, "/")}).String()))
}

// scheme makes the browser ask for light or dark pages.
func scheme(name string) chromedp.Action[chromedp.Void] { return media("prefers-color-scheme", name) }

// media makes media features say what is given: a name and a value each.
func media(given ...string) chromedp.Action[chromedp.Void] {
	var features []*emulation.MediaFeature
	for pair := range slices.Chunk(given, 2) {
		features = append(features, &emulation.MediaFeature{Name: pair[0], Value: pair[1]})
	}
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return err
	})
}

// noScripts keeps pages from running scripts.
func noScripts(ctx context.Context) error {
	return chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
}

// atStart runs a script in every page before its own.
func atStart(ctx context.Context, script string) error {
	return chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, browserpage.AddScriptToEvaluateOnNewDocument, browserpage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	}))
}

// evaluate runs a script in the page, and waits for its promise.
func evaluate[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}
