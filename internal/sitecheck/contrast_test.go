package sitecheck

import (
	"context"
	"strings"
	"testing"

	"bao/internal/proof"

	"github.com/chromedp/chromedp"
)

// faint lists text that has a contrast of less than 7 to 1 (WCAG 2.2, 1.4.6),
// and links that are not underlined, but for the nameplate: below it stands the slogan.
const faint = `(() => {
  const rgb = c => c.match(/[\d.]+/g).map(Number);
  const light = c => rgb(c).slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] !== 0) return c; } return "rgb(255, 255, 255)"; };
  const found = [];
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (box.width < 2 || style.visibility === "hidden" || e.closest("svg, option") || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(style.color), b = light(ground(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 12);
    if (ratio < 7) found.push(name + " " + ratio.toFixed(2) + " " + style.color + " on " + ground(e));
    if (e.localName === "a" && !e.matches(".nameplate .title a") && !style.textDecorationLine.includes("underline")) found.push(name + " is not underlined");
  }
  return found.slice(0, 8);
})()`

// TestHighContrast holds that high contrast is what it says on every kind of
// page, light and dark, and that it is there before the next page is shown.
func TestHighContrast(t *testing.T) {
	t.Parallel()
	out, looks := sites[1].output(t), []string{"light", "dark"}
	var ctx context.Context // where high contrast was chosen
	for _, look := range looks {
		ctx = tab(t)
		// What the root says when the body is begun.
		const early = `new MutationObserver((list, o) => { if (document.body) { window.early = document.documentElement.dataset.contrast; o.disconnect(); } }).observe(document, {childList: true, subtree: true})`
		if err := atStart(ctx, early); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800), scheme(look)); err != nil {
			t.Fatal(err)
		}
		if err := open(ctx, out, out.pages["index.html"]); err != nil {
			t.Fatal(err)
		}
		if got := evaluate[string](t, ctx, `early + "/" + (document.getElementById("contrast").click(), document.documentElement.dataset.contrast)`); got != "/high" {
			t.Errorf("%s: %q before and after it was chosen", look, got)
		}
	}
	for n, p := range (round{}).of(out) {
		if p.kind == "notfound" {
			continue // it is only whole at its address
		}
		if err := open(ctx, out, p); err != nil {
			t.Fatal(err)
		}
		if got := evaluate[string](t, ctx, `String(window.early)`); got != "high" {
			t.Errorf("%s: shown first in contrast %q", p.path, got)
		}
		for _, look := range proof.Turn(n, looks) {
			if err := chromedp.Do(ctx, scheme(look)); err != nil {
				t.Fatal(err)
			}
			if found := evaluate[[]string](t, ctx, faint); len(found) > 0 {
				t.Errorf("%s, %s:\n\t%s", p.path, look, strings.Join(found, "\n\t"))
			}
		}
	}
}
