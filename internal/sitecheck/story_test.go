package sitecheck

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"rsc.io/qr"
)

// told is a paper whose articles hold what is read aloud otherwise than it is
// written, and which has more sections than a phone is wide.
var told = &site{name: "told", source: toldSource}

const toldStory = `---
标题: 停水 通知
副题: 请提前接水
记者: 马雁
栏目: 栏目一
---

本报讯 8月11日9:00—17:30停水，约3.5km管道检修[^一]。咨询请拨打12345，或0000-1234567！水压降到30%，共1,200户；“请见谅。”气温5～8℃。2026-09-01起，5G信号增强，10kg起送，3:2小胜。

![水管](shuiguan.png "师傅在检修。马雁 摄")

| 楼号 | 时间 |
|---|---|
| 1号楼 | 9:05 |

- 先接水
- 再关阀

[^一]: 见上一期。
`

// toldParts is what is said of it.
var toldParts = []string{
	"停水 通知", "请提前接水",
	"本报讯8月11日9点到17点30分停水，约3.5公里管道检修。", "咨询请拨打幺二三四五，或零零零零，幺二三四五六七！",
	"水压降到百分之30，共1200户；", "“请见谅。”", "气温5到8摄氏度。", "2026年9月1日起，5G信号增强，10公斤起送，3比2小胜。", "师傅在检修。", "马雁 摄",
	"楼号 1号楼，时间 9点零5分", "先接水", "再关阀", "注释", "见上一期。",
}

func toldSource() string {
	var names strings.Builder
	for i, n := range []rune("一二三四五六七八九十") {
		fmt.Fprintf(&names, "  - {拼音: s%d, 名称: 栏目%c}\n  - {拼音: t%d, 名称: 我们身边的%c}\n", i, n, i, n)
	}
	files := map[string]string{
		"site.yaml":                       "报名: 槐荫里\n栏目:\n" + names.String(),
		"content/2026-11-09/a.md":         toldStory,
		"content/2026-11-09/shuiguan.png": drawing(300, 200),
		"content/2026-11-09/last.md":      "---\n标题: 最后的栏目\n栏目: 我们身边的十\n---\n\n一句话。\n",
	}
	for i, n := range []rune("一二三四五六七八九十") {
		files[fmt.Sprintf("content/2026-11-09/s%d.md", i)] = fmt.Sprintf("---\n标题: 甲%c\n栏目: 栏目%c\n---\n\n一句话。\n", n, n)
		files[fmt.Sprintf("content/2026-11-09/t%d.md", i)] = fmt.Sprintf("---\n标题: 乙%c\n栏目: 我们身边的%c\n---\n\n一句话。\n", n, n)
	}
	return write(filepath.Join(work, "told-source"), files)
}

// voices stands in for a browser's voices, which arrive late: Cantonese,
// English, Mandarin. What is said is kept; ends() ends it.
const voices = `(() => {
  let late = false;
  window.said = []; window.cancelled = 0;
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const synth = {
    getVoices: () => late ? ["zh-HK", "en-US", "zh-CN"].map(lang => ({lang})) : [],
    speak(u) { window.last = u; said.push(u.text); },
    cancel() { cancelled++; },
  };
  Object.defineProperty(window, "speechSynthesis", {value: synth});
  window.arrive = () => { late = true; synth.onvoiceschanged(); };
  window.ends = () => last.onend();
  window.press = does => document.querySelector("[data-do=" + does + "]").click();
})()`

// TestReadAloud holds that an article is read whole, sentence by sentence and
// each marked, and that it can be held, stopped and sped up.
func TestReadAloud(t *testing.T) {
	out := told.output(t)
	ctx := tab(t)
	if err := atStart(ctx, voices); err != nil {
		t.Fatal(err)
	}
	if err := open(ctx, out, out.pages["2026-11-09/a.html"]); err != nil {
		t.Fatal(err)
	}
	const offered = `document.querySelector("[data-do=play]").offsetWidth > 0`
	if evaluate[bool](t, ctx, offered) {
		t.Error("reading aloud is offered before there is a voice")
	}
	if !evaluate[bool](t, ctx, "arrive(); "+offered) {
		t.Fatal("reading aloud is not offered with a voice")
	}
	const begin = `press("play"); new Promise(r => { const wait = () => last.voice ? r() : setTimeout(wait, 10); wait(); })`
	const marked = `[...CSS.highlights.get("reading") || []].map(r => r.toString().replace(/\s+/g, " ").trim()).join()`
	evaluate[any](t, ctx, begin)
	if got := evaluate[string](t, ctx, `last.voice.lang + last.rate + `+marked); got != "zh-CN1停水 通知" {
		t.Errorf("it begins with %q", got)
	}
	// Asked again, it does not fetch itself again.
	const held = `press("play"); ends(); press("play"); said.length`
	evaluate[any](t, ctx, `ends(); ends()`)
	if got := evaluate[string](t, ctx, marked); got != "本报讯8月11日9:00—17:30停水，约3.5km管道检修1。" {
		t.Errorf("marked is %q", got)
	}
	if got := evaluate[int](t, ctx, held); got != 5 { // with the empty one
		t.Errorf("held and gone on, it has said %d parts, want the third twice", got)
	}
	evaluate[any](t, ctx, `const speed = document.querySelector(".tools select"); speed.value = "1.5"; speed.dispatchEvent(new Event("change"))`)
	if got := evaluate[float64](t, ctx, `last.rate`); got != 1.5 {
		t.Errorf("its speed is %v", got)
	}
	evaluate[any](t, ctx, `press("stop")`)
	if got := evaluate[string](t, ctx, marked+` + document.querySelector("[data-do=play]").textContent + document.querySelectorAll(".reading, .reading-block").length`); got != "朗读0" {
		t.Errorf("stopped, it leaves %q", got)
	}
	got := evaluate[[]string](t, ctx, `said.length = 0; press("play"); for (let i = 0; i < 99 && document.querySelector(".reading"); i++) ends(); said`)
	if !slices.Equal(got, toldParts) {
		t.Errorf("it says\n%q\nwant\n%q", got, toldParts)
	}
	if !evaluate[bool](t, ctx, `press("play"); cancelled = 0; dispatchEvent(new Event("pagehide")); cancelled === 1`) {
		t.Error("it goes on when the page is left")
	}
	if err := open(ctx, out, out.pages["2026-11-09/a.html"]); err != nil {
		t.Fatal(err)
	}
	evaluate[any](t, ctx, `arrive(); `+begin)
	if got := evaluate[string](t, ctx, `last.rate + document.querySelector(".tools select").value`); got != "1.51.5" {
		t.Errorf("the next page reads at %s", got)
	}
}

// TestShare holds that the link and how to cite are copied, with a clipboard
// or without, and that the code shows the page's address.
func TestShare(t *testing.T) {
	t.Parallel()
	out := told.output(t)
	server := httptest.NewServer(http.FileServer(http.Dir(out.dir)))
	defer server.Close()
	address := server.URL + "/2026-11-09/a.html"
	const clipboard = `window.copied = []; const take = text => { copied.push(text); };
Object.defineProperty(Navigator.prototype, "clipboard", {value: CLIPBOARD});
document.execCommand = () => { take(getSelection().toString().trim()); return true; };`
	for name, has := range map[string]string{
		"a clipboard": `{writeText: text => (take(text), Promise.resolve())}`,
		"none":        `undefined`,
		"a shut one":  `{writeText: () => Promise.reject()}`,
	} {
		ctx := tab(t)
		if err := atStart(ctx, strings.Replace(clipboard, "CLIPBOARD", has, 1)); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(address+"?from=timeline#x")); err != nil {
			t.Fatal(err)
		}
		// Soon the button says again what it does, so it is read at once.
		said := evaluate[string](t, ctx, `document.querySelector("[data-do=copy]").click(); document.querySelectorAll(".cite button").forEach(b => b.click()); new Promise(r => { const button = document.querySelector("[data-do=copy]"), look = () => copied.length > 2 && button.disabled ? r(button.textContent + document.querySelector(".code").hidden) : setTimeout(look, 20); look(); })`)
		want := []string{address, "《槐荫里》2026年11月9日 第1版 《停水 通知》 记者 马雁", "马雁. 停水 通知[N]. 槐荫里, 2026-11-09(1)."}
		if got := evaluate[[]string](t, ctx, `copied`); !slices.Equal(got, want) {
			t.Errorf("with %s: copied %q, want %q", name, got, want)
		}
		if said != "已复制true" {
			t.Errorf("with %s: the button says %q", name, said)
		}
		code, err := qr.Encode(address, qr.L)
		if err != nil {
			t.Fatal(err)
		}
		box := evaluate[string](t, ctx, `document.querySelector("[data-do=code]").click(); new Promise(r => { const look = () => { const code = document.querySelector(".code svg"); code ? r(code.getAttribute("viewBox")) : setTimeout(look, 20); }; look(); })`)
		if want := fmt.Sprintf("-4 -4 %d %[1]d", code.Size+8); box != want {
			t.Errorf("the code is %s, want %s", box, want)
		}
	}
	ctx := tab(t)
	if err := open(ctx, out, out.pages["2026-11-09/a.html"]); err != nil {
		t.Fatal(err)
	}
	if got := evaluate[int](t, ctx, `document.querySelector(".share").offsetWidth + document.querySelector(".tools").offsetHeight`); got != 0 {
		t.Error("on a stick there is an address to share, or an empty line for it")
	}
}

// TestSectionBar holds that no section is cut off without a hint: on a phone
// the current one is in view and the bar shaded where it goes on, and without
// scripts, and on a desk, all are seen.
func TestSectionBar(t *testing.T) {
	t.Parallel()
	out := told.output(t)
	const hidden = `(() => { const bar = document.querySelector(".sections ul"), box = bar.getBoundingClientRect();
return [...bar.querySelectorAll("a")].filter(a => { const r = a.getBoundingClientRect(); return r.left < box.left - 1 || r.right > box.right + 1 || r.right > innerWidth; }).map(a => a.textContent); })()`
	ctx, plain := tab(t), tab(t)
	if err := noScripts(plain); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{320, 390, 768, 1280} {
		for _, c := range []context.Context{ctx, plain} {
			if err := chromedp.Do(c, chromedp.EmulateViewport(width, 800)); err != nil {
				t.Fatal(err)
			}
			if err := open(c, out, out.pages["2026-11-09/last.html"]); err != nil {
				t.Fatal(err)
			}
		}
		if got := evaluate[[]string](t, plain, hidden); len(got) > 0 {
			t.Errorf("%d px, without scripts: hidden are %v", width, got)
		}
		got := evaluate[[]string](t, ctx, hidden)
		if width >= 768 && len(got) > 0 {
			t.Errorf("%d px: hidden are %v", width, got)
		}
		if slices.Contains(got, "我们身边的十") {
			t.Errorf("%d px: the current section is out of view", width)
		}
		if width < 768 {
			const shade = `getComputedStyle(document.querySelector(".sections ul")).getPropertyValue("--before") + document.querySelector(".sections ul").className`
			if got := evaluate[string](t, ctx, shade); !strings.HasPrefix(got, "3rem") {
				t.Errorf("%d px: no shade at the left: %s", width, got)
			}
			if got := evaluate[float64](t, ctx, `Math.min(...[...document.querySelectorAll(".sections a")].map(a => Math.min(a.offsetWidth, a.offsetHeight)))`); got < 44 {
				t.Errorf("%d px: a target of %v px", width, got)
			}
		}
	}
}
