package sitecheck

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

// contact is a paper with the handbook's own example of a page with a form and a
// map, but for the map's address, which nobody fetches.
var contact = &site{name: "contact", source: func() string {
	handbook, err := os.ReadFile("../../README.zh-CN.md")
	if err != nil {
		return ""
	}
	example := regexp.MustCompile("(?s)`layouts/contact.html`，字段[^\n]*\n\n```\n(.*?)```").FindSubmatch(handbook)
	if example == nil {
		return ""
	}
	layout := regexp.MustCompile(`src="https://map[^"]*"`).ReplaceAllString(string(example[1]), `src="about:blank"`)
	return write(filepath.Join(work, "contact-source"), map[string]string{
		"site.yaml":               "报名: 槐荫里\n",
		"content/2026-11-09/a.md": "---\n标题: 比赛\n---\n很热闹。\n",
		"content/contact.md":      "---\n标题: 联系我们\n版式: contact\n---\n来信请写槐荫里。\n",
		"layouts/contact.html":    layout,
	})
}}

// TestContact holds that what a layout of one's own puts on a page without a
// frame around it stands in the measure of the copy, and that fields and
// buttons are as large as a finger and no smaller than the copy is read.
func TestContact(t *testing.T) {
	out := contact.output(t)
	ctx := tab(t)
	for _, width := range []int64{390, 1280} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		if err := open(ctx, out, out.pages["contact.html"]); err != nil {
			t.Fatal(err)
		}
		const wrong = `(() => {
			const box = s => document.querySelector(s).getBoundingClientRect(), body = box("main > .body"), list = [];
			for (const s of ["main > form", "main > iframe", "main > .headline"]) {
				const b = box(s);
				if (Math.abs(b.left - body.left) > 1 || Math.abs(b.right - body.right) > 1) list.push(s + " is not as wide as the copy: " + b.left + "–" + b.right);
			}
			if (getComputedStyle(document.querySelector("main > .headline")).textAlign !== "center") list.push("the headline is not in the middle");
			for (const field of document.querySelectorAll("main > form :is(input, button)")) {
				if (field.getBoundingClientRect().height < 44) list.push(field.localName + " is low");
				if (parseFloat(getComputedStyle(field).fontSize) < 16) list.push(field.localName + " is small");
			}
			if (document.documentElement.scrollWidth > innerWidth) list.push("it scrolls");
			return list.join("; ");
		})()`
		if got := evaluate[string](t, ctx, wrong); got != "" {
			t.Errorf("%d: %s", width, got)
		}
	}
}
