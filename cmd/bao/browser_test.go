package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"testing"
	"time"

	"bao/internal/browser/browsertest"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// tab is what somebody sees who works with the program.
type tab struct {
	t         *testing.T
	ctx       context.Context
	downloads string // where the browser puts what it fetches
}

// newTab starts a browser, if there is one.
func newTab(t *testing.T) *tab {
	t.Helper()
	ctx := browsertest.Open(t)
	b := &tab{t, ctx, t.TempDir()}
	b.open("about:blank")
	_, err := chromedp.CallBrowser(ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: b.downloads,
		BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *tab) open(url string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(url)); err != nil {
		b.t.Fatalf("%s: %v", url, err)
	}
}

// eval runs JavaScript in the page and returns its value as text.
func (b *tab) eval(expression string) string {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// becomes waits until an expression has a value.
func (b *tab) becomes(expression, want string) {
	b.t.Helper()
	got := ""
	until(b.t, func() string { return fmt.Sprintf("%s is %q, want %q", expression, got, want) }, func() bool {
		// While a page is loaded there is nothing to evaluate in.
		v, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+expression+")"))
		if err == nil {
			got = v
		}
		return err == nil && v == want
	})
}

func (b *tab) shows(text string) {
	b.t.Helper()
	b.becomes(fmt.Sprintf("document.body.textContent.includes(%q)", text), "true")
}

// click clicks an element, by an expression, once it is there.
func (b *tab) click(element string) {
	b.t.Helper()
	b.becomes("!!("+element+")", "true")
	// Not at once: a page that goes away answers nothing any more.
	b.eval("setTimeout(() => (" + element + ").click())")
}

// drop drops a file on an element, as from the folder of another window.
func (b *tab) drop(selector, name string, data []byte) {
	b.t.Helper()
	b.eval(fmt.Sprintf(`(() => {
		const data = new DataTransfer();
		data.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q));
		for (const kind of ['dragenter', 'dragover', 'drop']) {
			document.querySelector(%q).dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
		}
	})()`, base64.StdEncoding.EncodeToString(data), name, selector))
}

// pictures waits until n pictures of the page with such an address are drawn.
func (b *tab) pictures(n int) {
	b.t.Helper()
	b.becomes(`[...document.querySelectorAll('.body img, figure img')].filter(i => { i.scrollIntoView(); return i.complete && i.naturalWidth > 0; }).length`, fmt.Sprint(n))
}

// until waits until something is so.
func until(t *testing.T, what func() string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(what())
		}
	}
}
