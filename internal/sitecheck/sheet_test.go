package sitecheck

import (
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bao/internal/proof"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// windows are the widths at which composed pages are looked at: phones, a
// tablet, and screens on both sides of where a front page becomes wide.
var windows = []int64{320, 390, 820, 1000, 1440, 1920}

// TestSheets holds that composed pages show what was computed, at every width
// of the window.
//
// On a page (sheet.js) each line is one line where it was put, nothing sticks out
// of its story, no story lies over another, and copied copy has its paragraphs. On
// a front (front.js) each line is seen where it was put, in both settings, and on
// a phone in its paragraph. In lines that are spread (lines.js) no figure, word or
// dash is pulled apart, and nothing stands far from its neighbour.
func TestSheets(t *testing.T) {
	measured(t, windows, map[string][]string{
		"page": {"sheet.js", "lines.js"}, "front": {"front.js", "lines.js"}, "issue": {"front.js", "lines.js"},
	})
}

// measured runs scripts that list findings on pages of some kinds, at widths of
// the window, beside other tests.
func measured(t *testing.T, widths []int64, scripts map[string][]string) {
	t.Parallel()
	kinds, texts := slices.Collect(maps.Keys(scripts)), map[string]string{}
	for _, name := range slices.Concat(slices.Collect(maps.Values(scripts))...) {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	looked, ctx := 0, tab(t)
	each(t, func(t *testing.T, s *site, out *output) {
		for _, p := range out.part(kinds...) {
			if err := open(ctx, out, p); err != nil {
				t.Fatal(err)
			}
			looked++
			for _, width := range proof.Turn(looked, widths) {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
					t.Fatal(err)
				}
				for _, name := range scripts[p.kind] {
					if found := evaluate[[]string](t, ctx, texts[name]); len(found) > 0 {
						t.Errorf("%s at %d px, %s: %d findings:\n\t%s", p.path, width, name, len(found), strings.Join(found[:min(len(found), 12)], "\n\t"))
					}
				}
			}
		}
	}, generatedSites(t)...)
}

// TestStrangeFaces holds that composed pages stand as they were computed for a
// reader who has none of their faces, and whose letters are wider.
func TestStrangeFaces(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("testdata/sheet.js")
	if err != nil {
		t.Fatal(err)
	}
	ctx := tab(t)
	if err := atStart(ctx, strangeFaces); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900)); err != nil {
		t.Fatal(err)
	}
	each(t, func(t *testing.T, s *site, out *output) {
		for _, p := range out.part("page") {
			if err := open(ctx, out, p); err != nil {
				t.Fatal(err)
			}
			found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](string(script)))
			if err != nil {
				t.Fatal(err)
			}
			if len(found) > 0 {
				t.Errorf("%s: %d findings:\n\t%s", p.path, len(found), strings.Join(found[:min(len(found), 12)], "\n\t"))
			}
		}
	})
}

// strangeFaces gives a page a face of wide letters before it is shown.
const strangeFaces = `addEventListener("DOMContentLoaded", () => {
  const style = document.createElement("style");
  style.textContent = '.print-page * { font-family: "DejaVu Serif", Verdana, serif !important; }';
  document.head.append(style);
})`

// TestTextSize holds that the copy of a composed front page grows with the
// size of type that a reader chooses, with scripts and without.
func TestTextSize(t *testing.T) {
	t.Parallel()
	const size = `(() => { const words = document.querySelector(".front-sheet .flow .line"); return words ? parseFloat(getComputedStyle(words).fontSize) : 0; })()`
	type way struct {
		scripts bool
		width   int64
	}
	ways := []way{{true, 1440}, {false, 820}, {true, 390}, {false, 1440}, {true, 820}, {false, 390}}
	looked, with, without := 0, tab(t), tab(t)
	if err := noScripts(without); err != nil {
		t.Fatal(err)
	}
	each(t, func(t *testing.T, s *site, out *output) {
		looked++
		for _, w := range proof.Turn(looked, ways) {
			ctx := without
			if w.scripts {
				ctx = with
			}
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(w.width, 900)); err != nil {
				t.Fatal(err)
			}
			if err := open(ctx, out, out.pages["index.html"]); err != nil {
				t.Fatal(err)
			}
			normal := evaluate[float64](t, ctx, ordinary+";"+size)
			if large := evaluate[float64](t, ctx, largest+";"+size); normal > 0 && large < 1.25*normal {
				t.Errorf("at %d px, scripts %t: copy of %.1f px becomes %.1f px in the largest type", w.width, w.scripts, normal, large)
			}
		}
	})
}

// TestSheetCopy holds that all of an article stands on the composed pages of
// its issue, once and in order, or is said to have found no room.
func TestSheetCopy(t *testing.T) {
	each(t, func(t *testing.T, s *site, out *output) {
		set, left, shared := map[string]string{}, map[string]bool{}, map[string]bool{}
		for _, p := range out.sorted() {
			if p.kind != "page" {
				continue
			}
			for _, story := range classed(p.root, "set-story") {
				to := func(a *html.Node) string { return path.Join(path.Dir(p.path), unescape(attr(a, "href"))) }
				articles := map[string]bool{}
				for h2 := range elements(story, "h2") {
					for a := range elements(h2, "a") {
						articles[to(a)] = true
					}
				}
				for _, flow := range classed(story, "flow") {
					if len(articles) == 0 { // a block of briefs, each below its own headline
						for a := range elements(flow, "a") {
							articles[to(a)] = true
						}
					}
					for article := range articles {
						set[article] += text(flow)
						shared[article] = shared[article] || len(articles) > 1
					}
				}
			}
			for _, list := range classed(p.root, "overset") {
				for a := range elements(list, "a") {
					left[path.Join(path.Dir(p.path), unescape(attr(a, "href")))] = true
				}
			}
		}
		for _, p := range out.sorted() {
			if p.kind != "article" || left[p.path] {
				continue
			}
			rest := set[p.path]
			for _, want := range paragraphsOf(p.root) {
				at := strings.Index(rest, want)
				twice := !shared[p.path] && utf8.RuneCountInString(want) > 12 && strings.Count(set[p.path], want) != 1
				if at < 0 || twice {
					t.Errorf("%s: not once and in order on the pages: %s\n\t%s", p.path, want, set[p.path])
					break
				}
				rest = rest[at+len(want):]
			}
		}
	})
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// paragraphsOf lists the plain paragraphs of an article's copy, which are the
// same on the page and on paper.
func paragraphsOf(root *html.Node) []string {
	var list []string
	for _, body := range classed(root, "body") {
		for p := range elements(body, "p") {
			words := text(p)
			outside := slices.ContainsFunc(slices.Collect(p.Ancestors()), func(n *html.Node) bool {
				return n.Data == "li" || n.Data == "figure" || n.Data == "details"
			})
			plain := true
			for e := range elements(p, "") {
				plain = plain && e.Data != "sup" && e.Data != "img" && e.Data != "br"
			}
			if plain && !outside && words != "" {
				list = append(list, words)
			}
		}
	}
	return list
}
