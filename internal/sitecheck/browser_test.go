package sitecheck

import (
	"os"
	"path"
	"strings"
	"testing"

	"bao/internal/proof"

	"github.com/chromedp/chromedp"
)

// overflow returns what is wider than the window: elements that stick out, or
// the page. Hiding what sticks out does not count as having none.
const overflow = `(() => {
  const root = document.documentElement, wide = root.clientWidth, found = [];
  for (const e of [root, document.body])
    if (["hidden", "clip"].includes(getComputedStyle(e).overflowX)) found.push(e.localName + " hides what sticks out");
  if (root.scrollWidth <= wide) return found;
  found.push("page " + root.scrollWidth);
  for (const e of document.body.querySelectorAll("*")) {
    const box = e.getBoundingClientRect();
    if (box.right <= wide + 0.5 || box.width === 0) continue;
    const inside = e.closest("[id]"), name = e.localName + (e.className && "." + e.className);
    found.push(name + (inside ? " in #" + inside.id : "") + " " + Math.round(box.right) + " " + JSON.stringify(e.textContent.trim().slice(0, 30)));
  }
  return found.slice(0, 6);
})()`

// largest chooses the largest text size that a page offers.
const largest = `(() => { const sizes = document.querySelectorAll("fieldset.size input"); const last = sizes[sizes.length - 1]; if (last) last.click(); return sizes.length; })()`

// strange sets everything in a face whose letters are wider than any that
// was counted on.
const strange = `(() => { const style = document.createElement("style"); style.id = "strange"; style.textContent = "* { font-family: monospace !important; }"; document.head.append(style); })()`

// ordinary chooses the size that a page has at first: the last choice is kept.
const ordinary = `document.getElementById("size-normal")?.click()`

// ways are how wide a window is, and what a reader does there: phones, a tablet
// and a desk, the smallest phone in the largest type, and the tablet in a
// strange face.
var ways = []struct {
	name   string
	width  int64
	script string
}{
	{"1440 px", 1440, ordinary},
	{"820 px", 820, ordinary},
	{"390 px", 390, ordinary},
	{"320 px", 320, ordinary},
	{"320 px in the largest type", 320, largest},
	{"820 px in a strange face and the largest type", 820, largest + ";" + strange},
}

// TestNoHorizontalScrolling opens every kind of page in all ways.
func TestNoHorizontalScrolling(t *testing.T) {
	t.Parallel()
	looked, met, ctx := 0, round{}, tab(t)
	each(t, func(t *testing.T, s *site, out *output) {
		for _, p := range met.of(out) {
			if err := open(ctx, out, p); err != nil {
				t.Fatal(err)
			}
			looked++
			for _, way := range proof.Turn(looked, ways) {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(way.width, 800)); err != nil {
					t.Fatal(err)
				}
				if found := evaluate[[]string](t, ctx, way.script+";\n"+overflow); len(found) > 0 {
					t.Errorf("%s at %s: too wide: %s", p.path, way.name, strings.Join(found, ", "))
				}
			}
		}
	})
}

// violation is one finding of axe.
type violation struct {
	ID    string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

const runAxe = `axe.run(document, {resultTypes: ["violations"], rules: {"color-contrast": {enabled: !matchMedia("(forced-colors: active)").matches}}}).then(r => r.violations.map(v => ({
  id: v.id, help: v.help,
  nodes: v.nodes.slice(0, 4).map(n => n.target.join(" ") + ": " + n.any.concat(n.all, n.none).map(c => c.message).join("; "))
})))`

// looks are how readers may see a page. To the layout 200 and 400 % of 1280
// px are a window of 640 and 320 (WCAG 2.2, 1.4.10). Where colours are forced
// contrast is the system's, and axe does not see it: Chromium computes the
// page's colours and paints others.
var looks = []struct {
	name, scheme, colours string
	width                 int64
}{
	{"light at 1440 px", "light", "none", 1440},
	{"dark at 390 px", "dark", "none", 390},
	{"forced colours at 200 %", "light", "active", 640},
	{"light at 400 %", "light", "none", 320},
}

// TestAccessible runs axe on every kind of page in all looks.
func TestAccessible(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile(tool(t, "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	looked, met, ctx := 0, round{}, tab(t)
	each(t, func(t *testing.T, s *site, out *output) {
		for _, p := range met.of(out) {
			if err := open(ctx, out, p); err != nil {
				t.Fatal(err)
			}
			looked++
			if _, err := chromedp.Run(ctx, chromedp.Evaluate[string](string(script)+"\n;axe.version")); err != nil {
				t.Fatal(err)
			}
			for _, look := range proof.Turn(looked, looks) {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(look.width, 800), media("prefers-color-scheme", look.scheme, "forced-colors", look.colours)); err != nil {
					t.Fatal(err)
				}
				found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](runAxe, chromedp.EvalAwaitPromise))
				if err != nil {
					t.Fatal(err)
				}
				for _, v := range found {
					t.Errorf("%s, %s: %s: %s\n\t%s", p.path, look.name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
				}
			}
		}
	})
}

// TestWithoutScripts holds that what a page says does not depend on scripts,
// and that its links lead on.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{} // kinds of pages
	with, without := tab(t), tab(t)
	if err := noScripts(without); err != nil {
		t.Fatal(err)
	}
	// Buttons that only a script can answer are not what a page says.
	const words = `document.querySelectorAll(".tools, .cite button").forEach(e => e.remove()), document.querySelector("main").innerText`
	if err := atDay(with, "2026-11-09T12:00:00"); err != nil { // the day of the build
		t.Fatal(err)
	}
	each(t, func(t *testing.T, s *site, out *output) {
		for _, p := range out.samples() {
			if p.kind == "" || seen[p.kind] && !proof.Whole() {
				continue // a redirect leads away at once
			}
			seen[p.kind] = true
			if err := open(with, out, p); err != nil {
				t.Fatal(err)
			}
			if err := open(without, out, p); err != nil {
				t.Fatal(err)
			}
			want, err := chromedp.Run(with, chromedp.Evaluate[string](words))
			if err != nil {
				t.Fatal(err)
			}
			got, err := chromedp.Run(without, chromedp.Evaluate[string](words))
			if err != nil {
				t.Fatal(err)
			}
			if got != want || strings.TrimSpace(got) == "" {
				t.Errorf("%s says something else without scripts:\n%q\nwith:\n%q", p.path, got, want)
			}
		}
	})
}

// TestClickThrough reads on from the front page without scripts, by clicking.
func TestClickThrough(t *testing.T) {
	ctx := tab(t)
	if err := noScripts(ctx); err != nil {
		t.Fatal(err)
	}
	each(t, func(t *testing.T, s *site, out *output) {
		if len(classed(out.pages["index.html"].root, "story")) == 0 {
			t.Skip("a paper without stories")
		}
		if err := open(ctx, out, out.pages["index.html"]); err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS("main .headline a"))); err != nil {
			t.Fatal(err)
		}
		location, err := chromedp.Run(ctx, chromedp.Location())
		if err != nil {
			t.Fatal(err)
		}
		_, inSite, _ := strings.Cut(location, "/"+path.Base(out.dir)+"/")
		if p := out.pages[inSite]; p == nil || p.kind != "article" {
			t.Errorf("the first headline leads to %s", location)
		}
	})
}
