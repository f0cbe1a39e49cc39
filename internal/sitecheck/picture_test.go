package sitecheck

import (
	"context"
	"flag"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var picture = flag.String("picture", "", "write the README's picture of the front page to this `file` (WebP)")

// TestFrontPicture draws the picture for the README when it is asked to:
//
//	go test ./internal/sitecheck -run FrontPicture -picture $PWD/.art/front.webp
func TestFrontPicture(t *testing.T) {
	if *picture == "" {
		t.Skip("no picture is wanted; -picture FILE asks for one")
	}
	out := sites[0].output(t)
	ctx := tab(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 1100), scheme("light")); err != nil {
		t.Fatal(err)
	}
	if err := open(ctx, out, out.pages["index.html"]); err != nil {
		t.Fatal(err)
	}
	quality := int64(72) // about 150 KB
	shot := shoot(t, ctx, cdpage.CaptureScreenshotParams{Format: "webp", Quality: &quality})
	if err := os.WriteFile(*picture, shot, 0o644); err != nil {
		t.Fatal(err)
	}
}

// shoot returns a picture of the window, or of a piece of the page.
func shoot(t *testing.T, ctx context.Context, params cdpage.CaptureScreenshotParams) []byte {
	t.Helper()
	shot, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) (cdpage.CaptureScreenshotResult, error) {
		return cdp.Call(ctx, target, cdpage.CaptureScreenshot, params)
	})
	if err != nil {
		t.Fatal(err)
	}
	return shot.Data
}
