package sitecheck

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// looked is a paper of what an art director found amiss.
var looked = &site{name: "looked", source: func() string {
	long := strings.Repeat("渡口的灯亮了一盏，船工把缆绳理好，等着头一班船，岸上的人慢慢多了起来。", 6)
	return write(filepath.Join(work, "looked-source"), map[string]string{
		"site.yaml": "报名: 芦花渡\n栏目:\n  - {拼音: yaowen, 名称: 要闻}\n  - {拼音: minsheng, 名称: 民生}\n版面:\n  - {版次: 1, 版名: 要闻, 栏目: [yaowen]}\n  - {版次: 2, 版名: 民生, 栏目: [minsheng]}\n",
		"content/2026-11-09/a.md": "---\n标题: 渡船开了 票价降了\n栏目: 要闻\n---\n" + long + "\n\n" +
			strings.Repeat("从前单程~~票价25元整~~，如今不收了，问路请打[热线12345问问](b.md)，有人接听。", 6) + "\n\n" + long + "\n",
		"content/2026-11-09/b.md": "---\n标题: 桥上修灯 夜里不黑\n栏目: 民生\n记者: 岑望舒\n---\n" + long + "\n",
	})
}}

// highContrast and the sizes of type are chosen before the page's own script asks.
const highContrast = `localStorage.setItem("contrast", "high")`

// TestLinesOfBoxes holds that what is struck out is struck out to its last figure,
// and that a link is underlined so: a figure is a box on composed pages, which the
// line of what holds it passes over.
func TestLinesOfBoxes(t *testing.T) {
	out := looked.output(t)
	ctx := tab(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900)); err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"index.html", "2026-11-09/page-1.html"} {
		if err := open(ctx, out, out.pages[page]); err != nil {
			t.Fatal(err)
		}
		for what, line := range map[string]string{"s": "line-through", ".flow a": "underline"} {
			if what != "s" && page != "index.html" {
				continue // where links are underlined when they are pointed at
			}
			got := evaluate[[]string](t, ctx, `[...document.querySelectorAll(".line :is(`+what+`) :is(.w, .box)")].map(e => getComputedStyle(e).textDecorationLine)`)
			if len(got) == 0 {
				t.Fatalf("%s: no figure of %s is a box", page, what)
			}
			for _, g := range got {
				if g != line {
					t.Errorf("%s: a figure of %s has the line %s", page, what, g)
				}
			}
		}
	}
}

// TestHighContrastLines holds that in high contrast a headline that leads on is
// underlined as a whole, not in the white between its phrases alone, and the
// nameplate, whose line would run through the slogan, is not.
func TestHighContrastLines(t *testing.T) {
	out := looked.output(t)
	ctx := tab(t)
	if err := atStart(ctx, highContrast); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{390, 1440} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		if err := open(ctx, out, out.pages["index.html"]); err != nil {
			t.Fatal(err)
		}
		got := evaluate[string](t, ctx, `(() => {
			const line = e => getComputedStyle(e).textDecorationLine;
			const phrases = [...document.querySelectorAll("h3 a .phrase")].filter(e => getComputedStyle(e).display !== "inline").map(line);
			return line(document.querySelector(".nameplate .title a")) + ": " + [...new Set(phrases)];
		})()`)
		if want := "none: underline"; got != want {
			t.Errorf("%d px: the nameplate and phrases have the lines %q, want %q", width, got, want)
		}
	}
}

// TestControlsHoldTogether holds that 高对比 stands beside the sizes of type in
// any window, and never in a row of its own.
func TestControlsHoldTogether(t *testing.T) {
	out := looked.output(t)
	for _, size := range []string{"normal", "large"} {
		ctx := tab(t)
		if err := atStart(ctx, `localStorage.setItem("size", "`+size+`")`); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"index.html", "2026-11-09/a.html", "2026-11-09/page-1.html"} {
			for _, width := range []int64{320, 390, 500, 560, 640, 768, 820, 1000, 1024, 1280} {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
					t.Fatal(err)
				}
				if err := open(ctx, out, out.pages[path]); err != nil {
					t.Fatal(err)
				}
				if !evaluate[bool](t, ctx, `document.querySelector(".size").getBoundingClientRect().top === document.querySelector(".contrast").getBoundingClientRect().top`) {
					t.Errorf("%s at %d px, type %s: they stand in two rows", path, width, size)
				}
			}
		}
	}
}

// TestFootOfStories holds, on a phone, that who wrote a story and 阅读全文 stand on
// one line, and that no hairline is drawn below the last story of the first page,
// where the rule of what follows stands.
func TestFootOfStories(t *testing.T) {
	out := looked.output(t)
	ctx := tab(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 800, chromedp.EmulateMobile, chromedp.EmulateTouch)); err != nil {
		t.Fatal(err)
	}
	if err := open(ctx, out, out.pages["index.html"]); err != nil {
		t.Fatal(err)
	}
	apart := evaluate[float64](t, ctx, `(() => {
		const base = e => { const mark = document.createElement("i"); mark.style.display = "inline-block"; e.append(mark); const y = mark.getBoundingClientRect().bottom; mark.remove(); return y; };
		const line = document.querySelector(".block .byline");
		return Math.abs(base(line.querySelector("span")) - base(line.querySelector(".more")));
	})()`)
	if apart > 1 {
		t.Errorf("the byline and 阅读全文 stand %.1f px apart", apart)
	}
	if rule := evaluate[string](t, ctx, `getComputedStyle([...document.querySelectorAll(".set-story")].at(-1)).borderBlockEndWidth`); rule != "0px" {
		t.Errorf("a rule of %s stands below the last story", rule)
	}
}

// TestMapOfShortPage holds that the map of an article shows the page it stood on whole,
// also where stories end above its foot.
func TestMapOfShortPage(t *testing.T) {
	out := looked.output(t)
	ctx := tab(t)
	if err := open(ctx, out, out.pages["2026-11-09/b.html"]); err != nil {
		t.Fatal(err)
	}
	empty := evaluate[float64](t, ctx, `(() => {
		const map = document.querySelector(".map"), drawn = map.getBBox(), all = map.viewBox.baseVal;
		return all.y + all.height - drawn.y - drawn.height;
	})()`)
	if empty > 2 {
		t.Errorf("nothing is drawn in the last %.1f units of the map", empty)
	}
}
