package sitecheck

import (
	"bytes"
	"context"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// wideTable is a paper with a table of nine columns and one of two.
var wideTable = &site{name: "wide table", source: func() string {
	wide := strings.Repeat("| 一月 ", 9) + "|\n" + strings.Repeat("|---", 9) + "|\n" + strings.Repeat(strings.Repeat("| 21 ", 9)+"|\n", 3)
	return write(filepath.Join(work, "wide-table-source"), map[string]string{
		"site.yaml":               "报名: 槐荫里\n",
		"content/2026-11-09/a.md": "---\n标题: 用水\n---\n各楼用水如下。\n\n" + wide + "\n都查过了。\n",
		"content/2026-11-09/b.md": "---\n标题: 用电\n---\n各楼用电如下。\n\n| 楼 | 度 |\n|---|---|\n| 一 | 9 |\n\n都查过了。\n",
	})
}}

// TestWideTable holds that a table which does not fit its window shows by a rule at
// its edge that it goes on, until a reader has moved to its end.
func TestWideTable(t *testing.T) {
	out := wideTable.output(t)
	ctx := tab(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 800), scheme("light")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		page, before string
		want         bool
	}{
		{"a", "0", true},
		{"a", "document.querySelector('.table').scrollLeft = 9999", false},
		{"b", "0", false},
	} {
		if err := open(ctx, out, out.pages["2026-11-09/"+c.page+".html"]); err != nil {
			t.Fatal(err)
		}
		box := evaluate[cdpage.Viewport](t, ctx, c.before+`; (() => {
			const b = document.querySelector(".table").getBoundingClientRect();
			return {x: b.right - 3, y: b.top + scrollY + 0.4 * b.height, width: 2, height: 2, scale: 1};
		})()`)
		if got := red(t, ctx, &box); got != c.want {
			t.Errorf("%s.html after %s: a rule at the edge: %t", c.page, c.before, got)
		}
	}
}

// red reports whether a piece of the page is red.
func red(t *testing.T, ctx context.Context, at *cdpage.Viewport) bool {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(shoot(t, ctx, cdpage.CaptureScreenshotParams{Clip: at})))
	if err != nil {
		t.Fatal(err)
	}
	r, g, _, _ := picture.At(0, 0).RGBA()
	return r > 2*g
}
