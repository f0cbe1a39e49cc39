package sitecheck

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFormer holds that the archive leads to the issues nearest to the
// reader's day, in whatever year.
func TestFormer(t *testing.T) {
	t.Parallel()
	out := sites[1].output(t) // features: on the 26th of ten months, and on a few other days
	ctx := tab(t)
	for now, want := range map[string]string{
		"2031-10-03T08:00:00": "month-10.html#day-26", "2026-11-09T08:00:00": "month-11.html#day-9",
		"2027-01-15T08:00:00": "month-1.html#day-12", "2027-01-21T00:01:00": "month-1.html#day-26",
	} {
		if err := atDay(ctx, now); err != nil {
			t.Fatal(err)
		}
		if err := open(ctx, out, out.pages["archive/index.html"]); err != nil {
			t.Fatal(err)
		}
		const near = `document.querySelectorAll(".former [data-near]").length`
		if n := evaluate[int](t, ctx, near); n != 1 {
			t.Fatal(n)
		}
		if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(".former [data-near]"))); err != nil {
			t.Fatal(err)
		}
		const there = `new Promise(done => { const look = () => { const target = document.querySelector(":target");
			target ? done(location.href.split("/").pop() + " " + target.querySelectorAll("li").length) : setTimeout(look, 20); }; look(); })`
		if got := evaluate[string](t, ctx, there); got != want+" 1" {
			t.Errorf("at %s the archive leads to %s, want %s", now, got, want)
		}
	}
}

// TestTargets holds that letters, months and ways back are as large as a thumb
// that isn't steady any more.
func TestTargets(t *testing.T) {
	t.Parallel()
	out := sites[1].output(t)
	ctx := tab(t)
	for _, width := range []int64{320, 1280} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800)); err != nil {
			t.Fatal(err)
		}
		for _, address := range []string{"people/index.html", "archive/index.html", "section/index.html", "archive/month-11.html"} {
			if err := open(ctx, out, out.pages[address]); err != nil {
				t.Fatal(err)
			}
			const small = `[...document.querySelectorAll("main :is(.jump, .former, .indexes, .pager, .letter h2) a, .overview .headline")]
				.map(a => [a.textContent, a.getBoundingClientRect()]).filter(([, box]) => box.width < 43.9 || box.height < 43.9).map(([text]) => text)`
			if found := evaluate[[]string](t, ctx, small); len(found) > 0 {
				t.Errorf("%s at %d px: %q", address, width, found)
			}
		}
	}
}
