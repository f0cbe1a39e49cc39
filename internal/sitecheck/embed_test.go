package sitecheck

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// filmed is a paper with a film of another site.
var filmed = &site{name: "filmed", source: func() string {
	return write(filepath.Join(work, "filmed-source"), map[string]string{
		"site.yaml":                 "报名: 槐荫里\n播放: bilibili.com\n列表: [{名称: 最新, 首页: 是}]\n",
		"content/2026-11-09/a.md":   "---\n标题: 比赛\n---\n很热闹。\n\n[全程](https://www.bilibili.com/video/BV1xx411c7mD)\n\n[录像](wu.mp4)\n\n[录音](wu.mp3)\n\n二维码：https://www.example.cn/\n",
		"content/2026-11-09/wu.mp4": "film", "content/2026-11-09/wu.mp3": "sound",
	})
}}

// TestFilmPlaysAfterATap holds that nothing of another site is in the page
// before, that the player is shut in, and that the link stays beside it.
func TestFilmPlaysAfterATap(t *testing.T) {
	out := filmed.output(t)
	ctx := tab(t)
	if err := open(ctx, out, out.pages["2026-11-09/a.html"]); err != nil {
		t.Fatal(err)
	}
	const state = `(() => {
		const frame = document.querySelector(".embed iframe"), link = document.querySelector(".embed a.open");
		return [frame && frame.getAttribute("src"), frame && frame.getAttribute("sandbox"), frame && frame.referrerPolicy, frame && frame.title.includes("全程"),
			link.getAttribute("href"), "play" in link.dataset].join(" ");
	})()`
	if got, want := evaluate[string](t, ctx, state), "    https://www.bilibili.com/video/BV1xx411c7mD true"; got != want {
		t.Errorf("before a tap: %q, want %q", got, want)
	}
	evaluate[any](t, ctx, `document.querySelector(".embed .title").click()`)
	want := "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD allow-scripts allow-same-origin allow-popups no-referrer true " +
		"https://www.bilibili.com/video/BV1xx411c7mD false"
	if got := evaluate[string](t, ctx, state); got != want {
		t.Errorf("after a tap: %q, want %q", got, want)
	}
}

// TestCodePrints holds that a code that stands in copy stands in the middle, and
// on paper too, where it is of most use.
func TestCodePrints(t *testing.T) {
	out := filmed.output(t)
	ctx := tab(t)
	if err := open(ctx, out, out.pages["2026-11-09/a.html"]); err != nil {
		t.Fatal(err)
	}
	const middle = `(() => {
		const qr = document.querySelector(".embed.code .qr").getBoundingClientRect(), body = document.querySelector(".body").getBoundingClientRect();
		return qr.width > 60 && Math.abs(qr.left + qr.right - body.left - body.right) < 4;
	})()`
	if !evaluate[bool](t, ctx, middle) {
		t.Error("the code does not stand in the middle")
	}
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	if !evaluate[bool](t, ctx, middle) {
		t.Error("the code is not printed")
	}
}
