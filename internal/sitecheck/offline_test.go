package sitecheck

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bao"
	"bao/internal/build"
	"bao/internal/loopback"

	"github.com/chromedp/chromedp"
)

// keeper is a paper on a host that can be cut off, read in a browser that keeps
// it for when there is no network.
type keeper struct {
	t              *testing.T
	ctx            context.Context
	source, out    string
	address, below string // host:port; folder of the site on the host
	server         *http.Server

	mu   sync.Mutex
	gone bool // the host has nothing any more
}

// newKeeper builds a paper of three issues and opens a window.
func newKeeper(t *testing.T, below string) *keeper {
	address, err := loopback.Free()
	if err != nil {
		t.Fatal(err)
	}
	k := &keeper{t: t, ctx: tab(t), source: t.TempDir(), out: t.TempDir(), address: address, below: below}
	k.put("site.yaml", "报名: 槐荫里\n")
	k.put("content/guanyu.md", "---\n标题: 关于本报\n---\n编辑部在老邮局二楼。\n")
	for _, day := range []string{"2026-10-12", "2026-10-26", "2026-11-09"} {
		for _, name := range []string{"jia", "yi"} {
			k.article(day, name, "楼下长出花园")
		}
	}
	k.build()
	k.connect()
	t.Cleanup(k.cut)
	return k
}

func (k *keeper) put(name, text string) { write(k.source, map[string]string{name: text}) }

// article writes one with a photo.
func (k *keeper) article(day, name, text string) {
	k.put("content/"+day+"/"+name+".md", fmt.Sprintf("---\n标题: %s %s\n---\n%s。\n\n![花](%s.jpg)\n", name, day, text, name))
	m := image.NewGray(image.Rect(0, 0, 320, 200))
	for i := range m.Pix {
		m.Pix[i] = color.Gray{uint8(i * i / 7)}.Y
	}
	f, err := os.Create(filepath.Join(k.source, "content", day, name+".jpg"))
	if err != nil {
		k.t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, m, nil); err != nil {
		k.t.Fatal(err)
	}
}

// build publishes the paper. What was taken out of it stays on the host, as a
// publication leaves it for a week.
func (k *keeper) build() {
	k.t.Helper()
	fresh := filepath.Join(k.t.TempDir(), "public")
	report, err := build.Build(k.ctx, build.Options{
		Dir: k.source, Out: fresh, Theme: bao.Theme, Version: "sitecheck",
		Now: time.Date(2026, 11, 9, 12, 0, 0, 0, time.UTC), Workers: 2, Forget: true,
	})
	if err != nil || len(report.Problems) > 0 {
		k.t.Fatal(err, report.Problems)
	}
	k.copy(fresh)
}

func (k *keeper) copy(from string) {
	err := filepath.WalkDir(from, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		to := filepath.Join(k.out, strings.TrimPrefix(file, from))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
	if err != nil {
		k.t.Fatal(err)
	}
}

// connect starts the host, where it was before.
func (k *keeper) connect() {
	k.t.Helper()
	l, err := net.Listen("tcp", k.address)
	if err != nil {
		k.t.Fatal(err)
	}
	files := http.StripPrefix(k.below, http.FileServer(http.Dir(k.out)))
	k.server = &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k.mu.Lock()
		gone := k.gone
		k.mu.Unlock()
		if gone || !strings.HasPrefix(r.URL.Path, k.below) {
			http.NotFound(w, r)
			return
		}
		r.Header.Del("If-Modified-Since") // it counts in seconds, in which a test changes a file twice
		files.ServeHTTP(w, r)
	})}
	go k.server.Serve(l)
}

// cut takes the network away.
func (k *keeper) cut() { k.server.Close() }

func (k *keeper) visit(address string) {
	k.t.Helper()
	if err := chromedp.Do(k.ctx, chromedp.Navigate("http://"+k.address+k.below+"/"+address)); err != nil {
		k.t.Fatal(address, err)
	}
}

// eval runs a script in the page, and waits for its promise.
func (k *keeper) eval(script string) string {
	k.t.Helper()
	return evaluate[string](k.t, k.ctx, "(async () => String(await ("+script+")))()")
}

func (k *keeper) becomes(script, want string) {
	k.t.Helper()
	got := ""
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got = k.eval(script); got == want {
			return
		}
	}
	k.t.Fatalf("%s is %q, want %q", script, got, want)
}

func (k *keeper) shows(address, text string) {
	k.t.Helper()
	k.visit(address)
	if got := k.eval("document.body.textContent"); !strings.Contains(got, text) {
		k.t.Errorf("%s lacks %s: %.300s", address, text, strings.Join(strings.Fields(got), " "))
	}
}

// settled waits until the worker has taken up the list that the host has.
func (k *keeper) settled() {
	k.t.Helper()
	data, err := os.ReadFile(filepath.Join(k.out, "offline.json"))
	if err != nil {
		k.t.Fatal(err)
	}
	quoted, _ := json.Marshal(string(data))
	k.becomes(`(async () => { const found = await caches.match(new URL("../offline.json", document.querySelector("script[src]").src)); return !!found && await found.text() === `+string(quoted)+"})()", "true")
}

const absent = "现在没有网络"

// hereKept tells whether the page that is open is kept.
const hereKept = `(async () => !!await caches.match(location.href))()`

func TestOffline(t *testing.T) {
	t.Parallel()
	for _, below := range []string{"", "/jiedao/bao"} {
		t.Run("below "+below, func(t *testing.T) {
			k := newKeeper(t, below)
			k.visit("2026-10-26/jia.html")
			k.settled()
			k.becomes(hereKept, "true")
			k.cut()
			k.shows("", "jia 2026-11-09")
			k.shows("2026-11-09/yi.html", "楼下长出花园")
			k.becomes(`[...document.querySelectorAll(".body img")].every(i => i.naturalWidth > 0)`, "true")
			k.becomes(`getComputedStyle(document.querySelector(".nameplate")).display !== "" && document.styleSheets.length`, "1")
			k.shows("2026-11-09/", "yi 2026-11-09")
			k.shows("2026-10-26/jia.html", "楼下长出花园")
			k.shows("2026-10-26/yi.html", absent)
			k.shows("search.html?q=花", absent)
			if got, want := k.eval(`[...document.querySelectorAll(".kept a")].map(a => new URL(a.href).pathname).join(" ")`), below+"/index.html "+
				below+"/2026-11-09/index.html "+below+"/2026-11-09/jia.html "+below+"/2026-11-09/page-1.html "+below+"/2026-11-09/yi.html "+below+"/2026-10-26/jia.html"; got != want {
				t.Errorf("kept are %s\nwant %s", got, want)
			}

			// Nothing old is shown where there is a network.
			k.put("content/2026-11-09/jia.md", "---\n标题: 改过的标题\n---\n改过的稿件。\n\n![花](jia.jpg)\n")
			k.article("2026-10-26", "jia", "改正了一处")
			k.build()
			k.connect()
			k.shows("", "改过的标题")
			k.settled()
			k.cut()
			k.shows("", "改过的标题")
			k.shows("2026-11-09/jia.html", "改过的稿件")
			k.shows("2026-10-26/jia.html", "改正了一处")
		})
	}
}

// TestOfflineWithdrawn holds that what is taken out of the paper leaves readers'
// copies, though its host still has it.
func TestOfflineWithdrawn(t *testing.T) {
	t.Parallel()
	k := newKeeper(t, "")
	k.visit("2026-10-26/jia.html")
	k.settled()
	k.becomes(hereKept, "true")
	os.Remove(filepath.Join(k.source, "content/2026-10-26/jia.md"))
	os.Remove(filepath.Join(k.source, "content/2026-10-26/jia.jpg"))
	os.Remove(filepath.Join(k.source, "content/2026-11-09/yi.md"))
	os.Remove(filepath.Join(k.source, "content/2026-11-09/yi.jpg"))
	k.build()
	k.shows("2026-11-09/yi.html", "楼下长出花园") // so the host has it
	k.visit("")
	k.settled()
	if got := k.eval(`(async () => { const found = []; for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) if (/26.jia|09.yi/.test(r.url)) found.push(r.url); return found.join(" "); })()`); got != "" {
		t.Errorf("still kept: %s", got)
	}
	k.cut()
	k.shows("2026-10-26/jia.html", absent)
	k.shows("2026-11-09/yi.html", absent)
	k.shows("2026-11-09/jia.html", "楼下长出花园")

	// A newer issue takes the place of what was not read.
	k.article("2026-11-08", "bing", "老人食堂")
	k.put("content/2026-11-09/issue.md", "---\n期号: 3\n---\n")
	k.connect()
	k.visit("")
	os.RemoveAll(filepath.Join(k.source, "content/2026-11-09"))
	k.build()
	k.visit("")
	k.settled()
	k.cut()
	k.shows("2026-11-08/bing.html", "老人食堂")
	k.shows("2026-11-09/jia.html", absent)
}

// TestOfflineBounded holds that what was read longest ago makes room.
func TestOfflineBounded(t *testing.T) {
	t.Parallel()
	k := newKeeper(t, "")
	script := filepath.Join(k.out, "offline.js")
	data, err := os.ReadFile(script)
	if err != nil || !strings.Contains(string(data), "pages:200") {
		t.Fatal("the worker has no bound", err)
	}
	os.WriteFile(script, []byte(strings.Replace(string(data), "pages:200", "pages:2", 1)), 0o644)
	k.visit("")
	k.settled()
	for _, address := range []string{"2026-10-12/jia.html", "2026-10-12/yi.html", "2026-10-26/jia.html"} {
		k.visit(address)
		k.becomes(hereKept, "true")
	}
	k.becomes(`(async () => !!await caches.match("../2026-10-12/jia.html"))()`, "false")
	k.cut()
	k.shows("2026-10-12/yi.html", "楼下长出花园")
	k.shows("2026-10-26/jia.html", "楼下长出花园")
	k.shows("2026-11-09/jia.html", "楼下长出花园") // the newest issue has room of its own
	k.shows("2026-10-12/jia.html", absent)
}

// nothing is what is left of a worker that has gone.
const nothing = `(async () => (await navigator.serviceWorker.getRegistrations()).length + " " + (await caches.keys()).length)()`

// TestOfflineGoes holds that the worker goes when the site does, and when its
// editor does not want it.
func TestOfflineGoes(t *testing.T) {
	t.Parallel()
	t.Run("with the site", func(t *testing.T) {
		k := newKeeper(t, "")
		k.visit("")
		k.settled()
		k.mu.Lock()
		k.gone = true
		k.mu.Unlock()
		k.visit("")
		k.becomes(nothing, "0 0")
	})
	t.Run("when switched off", func(t *testing.T) {
		k := newKeeper(t, "/bao")
		k.switchOff()
		k.visit("2026-10-12/jia.html")
		k.becomes(nothing, "0 0")
	})
	t.Run("by itself where no page of the paper comes", func(t *testing.T) {
		k := newKeeper(t, "")
		k.switchOff()
		os.WriteFile(filepath.Join(k.out, "bare.html"), []byte("<!DOCTYPE html><title>x</title>"), 0o644)
		k.visit("bare.html")
		k.becomes(nothing, "0 0")
	})
}

// switchOff publishes a paper that is kept, and then one that is not to be.
func (k *keeper) switchOff() {
	k.t.Helper()
	k.visit("")
	k.settled()
	k.put("site.yaml", "报名: 槐荫里\n离线: 否\n")
	k.build()
}

// TestOfflineNotFromDisk holds that a paper on a USB stick makes no fuss.
func TestOfflineNotFromDisk(t *testing.T) {
	out := searched.output(t)
	ctx := tab(t)
	if err := atStart(ctx, `window.faults = []; addEventListener("error", e => faults.push(e.message)); addEventListener("unhandledrejection", e => faults.push(String(e.reason))); if (navigator.serviceWorker) navigator.serviceWorker.register = () => faults.push("registered");`); err != nil {
		t.Fatal(err)
	}
	if err := open(ctx, out, out.pages["index.html"]); err != nil {
		t.Fatal(err)
	}
	if got := evaluate[string](t, ctx, `document.readyState + faults.join()`); got != "complete" {
		t.Error(got)
	}
}
