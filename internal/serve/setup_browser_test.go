package serve

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bao/internal/browser/browsertest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// scripts lets pages run scripts, or not.
func scripts(allowed bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !allowed})
		return err
	})
}

// TestBrowserSetup makes a paper in a browser as wide as a phone and without
// scripts, and then changes it.
func TestBrowserSetup(t *testing.T) {
	t.Parallel()
	a := newAsking(t, map[string]string{"照片.jpg": "别动"})
	w := &window{folder: &folder{t: t, dir: a.dir}, ctx: browsertest.Open(t)}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	go func() { served <- a.setup.Serve(ctx, l) }()
	defer func() {
		cancel()
		if err := <-served; err != nil {
			t.Error(err)
		}
	}()
	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(w.ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}
	do(chromedp.EmulateViewport(360, 740), scripts(false), chromedp.Navigate("http://"+l.Addr().String()+"/"))
	if wide := w.eval("document.documentElement.scrollWidth"); wide != "360" {
		t.Errorf("the page is %s wide on a phone", wide)
	}
	small := `[...document.querySelectorAll('input:not([type=hidden]), button')].filter(e => (e.closest('label') ?? e).getBoundingClientRect().height < 24).map(e => e.outerHTML)`
	if got := w.eval(small); got != "" {
		t.Errorf("too small for a finger: %s", got)
	}
	if got := w.eval("performance.getEntriesByType('resource').length"); got != "0" {
		t.Errorf("%s files were asked for beside the page", got)
	}

	// Without a name the browser itself asks for one.
	button := chromedp.CSS("button[value=found]")
	do(chromedp.Click(button))
	if a.isPaper() {
		t.Fatal("a paper without a name")
	}
	do(chromedp.SendKeys(chromedp.CSS("#name"), "芦花渡"), chromedp.SendKeys(chromedp.CSS("#others"), "桥头"),
		chromedp.Click(chromedp.CSS("input[value=党建]")), chromedp.Click(chromedp.CSS("input[value=A4]")), chromedp.Click(button))
	w.shows("这是第一篇稿件")
	do(scripts(true), chromedp.Reload())
	settings := filepath.Join(a.dir, "site.yaml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"报名: 芦花渡", "名称: 桥头", "纸张: A4"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if strings.Contains(string(text), "党建") {
		t.Error("a section that was unticked is there")
	}
	w.becomes("!!document.querySelector('bao-preview')", "true") // its script has come

	// It is a preview as any other: what is saved is seen.
	w.write("site.yaml", strings.Replace(string(text), "报名: 芦花渡", "报名: 柳湾新报", 1))
	w.becomes(fmt.Sprintf("document.title.includes(%q)", "柳湾新报"), "true")
}
