package serve

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"net"
	"os"
	"path/filepath"
	"testing"

	"bao"
	"bao/internal/browser/browsertest"
	"bao/internal/build"
	"bao/internal/paper"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "write the handbook's pictures into this `folder` (JPEG)")

// heaviest is what a picture of the handbook may weigh: it is shipped in every
// archive.
const heaviest = 60_000

// TestBrowserPictures makes a paper as the handbook's first page tells it, and
// draws the pictures for that page when it is asked to:
//
//	go test ./internal/serve -run BrowserPictures -pictures $PWD/.art/handbook
func TestBrowserPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no pictures are wanted; -pictures FOLDER asks for them")
	}
	w := firstPaper(t)
	w.draw("wenti", 720, 980)
	if err := chromedp.Do(w.ctx, chromedp.Click(chromedp.CSS("button[value=found]"))); err != nil {
		t.Fatal(err)
	}
	w.becomes("!!document.querySelector('bao-preview')", "true")
	w.draw("baozhi", 820, 600)
	for name, text := range firstCopy {
		w.write("content/2026-11-09/"+name, text)
	}
	for i := range 2 {
		w.write(fmt.Sprintf("content/2026-11-09/photos/%d.jpg", i+1), string(river(t, i)))
	}
	w.remove("content/2026-11-09/di-yi-pian.md")
	w.becomes("document.body.textContent.includes('新渡船') && !document.body.textContent.includes('这是第一篇稿件')", "true")
	w.visit("/__bao/")
	w.eval(`(() => {
		const data = new DataTransfer();
		data.items.add(new File(['北岸停水通知\n\n本报讯（通讯员 闻一舟）11月11日晚上9点到次日早上6点，北岸三条巷子停水，换一段旧水管。\n'], '停水.txt'));
		const drop = document.querySelector('.drop');
		for (const kind of ['dragenter', 'dragover', 'drop']) {
			drop.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
		}
	})()`)
	w.shows("导入了 1 篇稿件")
	w.eval("document.querySelectorAll('.pieces .soft').forEach(e => e.textContent = e.textContent.replace(/　改于.*/, ''))")
	w.eval("document.querySelector('#said .soft').textContent = '09:30'")
	w.draw("bianjitai", 860, 980)
	w.visit("/2026-11-09/page-1.html")
	w.becomes("[...document.images].every(i => i.complete)", "true")
	w.draw("banmian", 720, 1000)
}

// firstPaper opens the questions in a folder whose name is Chinese.
func firstPaper(t *testing.T) *window {
	dir := filepath.Join(t.TempDir(), "芦花渡")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	day := paper.Date{Year: 2026, Month: 11, Day: 9}
	ctx, cancel := context.WithCancel(context.Background())
	s := NewSetup(SetupOptions{Dir: dir, Theme: bao.Theme, Today: day, Open: func(dir string) (*Preview, error) {
		return Open(ctx, Options{Dir: dir, Theme: bao.Theme, Version: "test", Day: day, Each: build.Each(2), Show: func(string) error { return nil }})
	}})
	w := &window{folder: &folder{t: t, dir: dir}, ctx: browsertest.Open(t)}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w.address = l.Addr().String()
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, l) }()
	t.Cleanup(func() { cancel(); <-served; s.Wait() })
	light := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}
	err = chromedp.Do(w.ctx, chromedp.EmulateViewport(1000, 1010), chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: light})
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	w.visit("/")
	// The folder of a test says nothing to an editor.
	w.eval(`document.querySelector('.place').textContent = 'C:\\Users\\编辑\\Desktop\\芦花渡'`)
	w.eval("document.querySelector('#publisher').value = '芦花渡街道办事处'")
	return w
}

func (w *window) visit(page string) {
	w.t.Helper()
	if err := chromedp.Do(w.ctx, chromedp.Navigate("http://"+w.address+page)); err != nil {
		w.t.Fatal(err)
	}
}

// draw writes what the window shows.
func (w *window) draw(name string, wide, high int64) {
	w.t.Helper()
	if err := chromedp.Do(w.ctx, chromedp.EmulateViewport(wide, high)); err != nil {
		w.t.Fatal(err)
	}
	// Days as a browser in Chinese writes them.
	w.eval("document.querySelectorAll('[type=date]').forEach(e => { const day = e.value; e.dataset.day = day; e.type = 'text'; e.value = day.replaceAll('-', '/'); })")
	defer w.eval("document.querySelectorAll('[data-day]').forEach(e => { e.type = 'date'; e.value = e.dataset.day; })")
	for quality := int64(80); ; quality -= 10 {
		shot, err := chromedp.Run(w.ctx, func(ctx context.Context, target *chromedp.Target) (cdpage.CaptureScreenshotResult, error) {
			return cdp.Call(ctx, target, cdpage.CaptureScreenshot, cdpage.CaptureScreenshotParams{Format: "jpeg", Quality: &quality})
		})
		if err != nil {
			w.t.Fatal(err)
		}
		if len(shot.Data) > heaviest && quality > 30 {
			continue
		}
		if err := os.WriteFile(filepath.Join(*pictures, name+".jpg"), shot.Data, 0o644); err != nil {
			w.t.Fatal(err)
		}
		w.t.Logf("%s: %d bytes at quality %d", name, len(shot.Data), quality)
		return
	}
}

// river is a photo that nobody took.
func river(t *testing.T, n int) []byte {
	const wide, high = 900, 600
	m := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			shore := 250 + 40*math.Sin(float64(x)/150+float64(n)) + 12*math.Sin(float64(x)/31)
			at := float64(y) / high
			c := color.RGBA{uint8(200 - 60*at), uint8(215 - 50*at), 225, 255}
			switch boat := math.Abs(float64(x)-300-150*float64(n)) < 130-math.Abs(float64(y)-410)/2; {
			case boat && y > 370 && y < 430:
				c = color.RGBA{150, 60, 50, 255}
			case math.Abs(float64(x)-300-150*float64(n)) < 70 && y > 320 && y <= 370:
				c = color.RGBA{235, 230, 215, 255}
			case float64(y) > shore+90:
				c = color.RGBA{uint8(105 + 25*at), uint8(140 + 8*math.Sin(float64(y)/6)), 165, 255}
			case float64(y) > shore:
				c = color.RGBA{95, 120, 85, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
