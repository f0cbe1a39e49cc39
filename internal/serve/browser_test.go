package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"bao/internal/browser/browsertest"
	"bao/internal/loopback"

	"github.com/chromedp/chromedp"
)

// window is a browser's window on a preview that listens on a port.
type window struct {
	*folder
	ctx     context.Context
	address string
	served  chan error
}

// newWindow opens the page in a browser.
func newWindow(t *testing.T, files map[string]string, page string, change func(*Options)) *window {
	t.Helper()
	ctx := browsertest.Open(t)
	address, err := loopback.Free()
	if err != nil {
		t.Fatal(err)
	}
	w := &window{folder: newSite(t, files, change), address: address}
	w.listen()
	w.ctx = ctx
	if err := chromedp.Do(ctx, chromedp.Navigate("http://"+w.address+page)); err != nil {
		t.Fatal(err)
	}
	// A page that is loaded again forgets this.
	w.eval("window.same = true")
	w.until("a connection", func() bool {
		w.preview.streams.mu.Lock()
		defer w.preview.streams.mu.Unlock()
		return len(w.preview.streams.open) > 0
	})
	return w
}

func (w *window) listen() {
	w.t.Helper()
	l, err := net.Listen("tcp", w.address)
	if err != nil {
		w.t.Fatal(err)
	}
	w.served = make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	stop := w.stop
	w.stop = func() { cancel(); stop() }
	p := w.preview
	go func() { w.served <- p.Serve(ctx, l) }()
}

// eval runs JavaScript in the page and returns its value as text.
func (w *window) eval(expression string) string {
	w.t.Helper()
	v, err := chromedp.Run(w.ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		w.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// becomes waits until an expression has a value.
func (w *window) becomes(expression, want string) {
	w.t.Helper()
	got := ""
	for end := time.Now().Add(atMost); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		// While a page is loaded there is nothing to evaluate in.
		if v, err := chromedp.Run(w.ctx, chromedp.Evaluate[string]("String("+expression+")")); err == nil {
			if got = v; got == want {
				return
			}
		}
	}
	w.t.Fatalf("%s is %q, want %q", expression, got, want)
}

func (w *window) shows(text string) {
	w.t.Helper()
	w.becomes(fmt.Sprintf("document.body.textContent.includes(%q)", text), "true")
}

func (w *window) isSame() {
	w.t.Helper()
	if got := w.eval("window.same"); got != "true" {
		w.t.Error("the page was loaded again")
	}
}

const panelText = "document.querySelector('bao-preview').shadowRoot.querySelector('.panel')?.textContent"

// longArticle has a line for each number, and a headline.
func longArticle(headline string, change map[int]string) string {
	text := "---\n标题: " + headline + "\n---\n"
	for i := range 120 {
		line := fmt.Sprintf("第%d段：居民把花种进土里。", i)
		if other, ok := change[i]; ok {
			line = other
		}
		text += line + "\n\n"
	}
	return text
}

func TestBrowserEdit(t *testing.T) {
	t.Parallel()
	files := someFiles()
	files["content/2026-03-02/huayuan.md"] = longArticle("楼下长出花园", nil)
	w := newWindow(t, files, "/2026-03-02/huayuan.html", nil)
	w.eval(`(() => {
		const p = [...document.querySelectorAll('.body p')];
		const words = e => document.createTreeWalker(e, NodeFilter.SHOW_TEXT).nextNode();
		document.querySelector('details').open = true;
		document.querySelector('input').value = '没写完的字';
		document.querySelector('input').focus({ preventScroll: true });
		document.querySelector('h1').append(document.createElement('button')); // as a script may
		scrollTo(0, p[60].offsetTop);
		const range = document.createRange();
		range.setStart(words(p[61]), 0);
		range.setEnd(words(p[62]), 4);
		getSelection().removeAllRanges();
		getSelection().addRange(range);
		window.kept = p[61];
	})()`)
	y := w.eval("scrollY")
	// A change below, one in the paragraph where the selection ends.
	w.write("content/2026-03-02/huayuan.md", longArticle("楼下长出花园", map[int]string{62: "第62段：居民又把树种进土里。", 90: "第90段：花开了。"}))
	w.shows("第90段：花开了")
	w.shows("又把树种进")
	for expression, want := range map[string]string{
		"scrollY": y, "document.querySelector('details').open": "true",
		"document.querySelector('input').value":                              "没写完的字",
		"document.activeElement.name":                                        "word",
		"document.querySelectorAll('h1 button').length":                      "1",
		"getSelection().toString().replace(/\\s+/g, '')":                     "第61段：居民把花种进土里。第62段",
		"window.kept === document.querySelectorAll('.body p')[61]":           "true",
		"document.querySelectorAll('.body p').length":                        "120",
		"document.querySelectorAll('script[data-bao]').length":               "1",
		"document.documentElement.querySelectorAll('bao-preview').length":    "1",
		"document.querySelector('.body p:nth-child(91)').textContent.trim()": "第90段：花开了。",
	} {
		if got := w.eval(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	// Paragraphs that come in above keep what is read in its place.
	top := "Math.round(window.kept.getBoundingClientRect().top)"
	before := w.eval(top)
	w.write("content/2026-03-02/huayuan.md", longArticle("楼下 长出 大花园", map[int]string{3: "第3段：甲。\n\n乙。\n\n丙。\n\n丁。\n\n戊。"}))
	w.shows("戊。")
	w.becomes("document.title", "楼下 长出 大花园｜槐荫里")
	w.becomes("window.kept.isConnected", "true")
	w.becomes(top, before)
	w.isSame()
}

func TestBrowserPanel(t *testing.T) {
	t.Parallel()
	files := someFiles()
	w := newWindow(t, files, "/2026-03-02/huayuan.html", nil)
	good := files["content/2026-03-02/huayuan.md"]
	w.write("content/2026-03-02/huayuan.md", strings.Replace(good, "栏目: 社区", "栏目: 社曲", 1))
	w.becomes(panelText+".includes('没有“社曲”这个栏目')", "true")
	for _, text := range []string{"content/2026-03-02/huayuan.md:4:5", "是不是“社区”", "1 处错误"} {
		if got := w.eval(panelText); !strings.Contains(got, text) {
			t.Errorf("the panel does not say %s: %s", text, got)
		}
	}
	w.shows("居民把花种进土里")
	if got := w.eval("document.querySelector('bao-preview').shadowRoot.querySelector('mark').textContent"); got != "社曲" {
		t.Errorf("%q is marked", got)
	}
	if got := w.eval("document.querySelector('bao-preview').shadowRoot.querySelector('.panel').getBoundingClientRect().height > 50"); got != "true" {
		t.Error("the panel cannot be seen")
	}
	w.write("content/2026-03-02/huayuan.md", strings.Replace(good, "花都开了", "都好了", 1))
	w.becomes(panelText, "undefined")
	w.shows("都好了")
	// A template with a mistake.
	w.write("layouts/article.html", "<body>{{.Nothing}}</body>")
	w.becomes(panelText+".includes('Nothing')", "true")
	w.shows("都好了")
	w.write("layouts/article.html", `<body><link rel="stylesheet" href="{{.Style}}"><p>新版式</p>{{.Withdrawal}}{{.Body.HTML}}{{range .Corrections}}{{.Text}}{{end}}</body>`)
	w.shows("新版式")
	w.becomes(panelText, "undefined")
	w.isSame()
}

func TestBrowserFiles(t *testing.T) {
	t.Parallel()
	files := someFiles()
	w := newWindow(t, files, "/", nil)
	w.shows("电梯装上了")
	text := files["content/2026-03-02/dianti.md"]
	w.remove("content/2026-03-02/dianti.md")
	w.becomes("document.body.textContent.includes('电梯装上了')", "false")
	if err := os.Rename(w.file("content/2026-03-02/huayuan.md"), w.file("content/2026-03-02/xiaohuayuan.md")); err != nil {
		t.Fatal(err)
	}
	w.becomes("!!document.querySelector('a[href$=\"/xiaohuayuan.html\"]')", "true")
	w.becomes("!!document.querySelector('a[href$=\"/huayuan.html\"]')", "false")
	w.write("content/2026-03-09/xin/dianti.md", text)
	w.becomes("document.querySelector('li a')?.getAttribute('href')", "2026-03-09/dianti.html")
	w.becomes("!!document.querySelector('a[href=\"2026-03-02/index.html\"]')", "true")
	w.isSame()
	// A page that goes away, and comes back.
	if err := chromedp.Do(w.ctx, chromedp.Navigate("http://"+w.address+"/2026-03-09/dianti.html")); err != nil {
		t.Fatal(err)
	}
	w.shows("六楼的老人")
	w.remove("content/2026-03-09")
	w.shows("没有这一页")
	w.becomes("document.querySelector('main a')?.pathname", "/index.html")
	w.write("content/2026-03-09/dianti.md", text)
	w.shows("六楼的老人")
}

func TestBrowserStyle(t *testing.T) {
	t.Parallel()
	w := newWindow(t, someFiles(), "/2026-03-02/huayuan.html", nil)
	w.becomes("getComputedStyle(document.body).marginTop", "10px")
	// The paper's own sheet has a version in its address, the other has not.
	w.write("static/paper.css", "body { margin-top: 33px }\n")
	w.becomes("getComputedStyle(document.body).marginTop", "33px")
	w.write("static/own.css", "p { color: rgb(1, 2, 3) }\n")
	w.becomes("getComputedStyle(document.querySelector('.body p')).color", "rgb(1, 2, 3)")
	w.becomes("document.styleSheets.length", "2")
	w.isSame()
}

func TestBrowserReconnects(t *testing.T) {
	t.Parallel()
	w := newWindow(t, someFiles(), "/2026-03-02/dianti.html", nil)
	w.close()
	if err := <-w.served; err != nil {
		t.Fatal(err)
	}
	w.write("content/2026-03-02/dianti.md", "---\n标题: 电梯装上了\n---\n停着的时候改了一句。\n")
	w.open(nil)
	w.listen()
	w.shows("停着的时候改了一句")
	w.isSame()
	w.write("content/2026-03-02/dianti.md", "---\n标题: 电梯装上了\n---\n又开着了。\n")
	w.shows("又开着了")
	w.isSame()
}

func TestBrowserFollows(t *testing.T) {
	t.Parallel()
	w := newWindow(t, someFiles(), "/2026-03-02/huayuan.html", func(o *Options) { o.Follow = true })
	for _, name := range []string{"dianti", "xinde"} {
		w.write("content/2026-03-02/"+name+".md", "---\n标题: 跟着走"+name+"\n---\n到这一篇了。\n")
		w.becomes("location.pathname", "/2026-03-02/"+name+".html")
		w.shows("到这一篇了")
		w.until("a connection", func() bool {
			w.preview.streams.mu.Lock()
			defer w.preview.streams.mu.Unlock()
			return len(w.preview.streams.open) == 1
		})
	}
}

func TestBrowserStartsWithErrors(t *testing.T) {
	t.Parallel()
	files := someFiles()
	files["content/2026-03-02/dianti.md"] = "---\n题头: 电梯\n---\n"
	w := newWindow(t, files, "/2026-03-02/dianti.html", nil)
	w.shows("dianti.md:2:1")
	w.write("content/2026-03-02/dianti.md", "---\n题头: 电梯\n气象: 晴\n---\n")
	w.shows("dianti.md:3:1")
	w.write("content/2026-03-02/dianti.md", "---\n标题: 电梯\n---\n好了。\n")
	w.shows("好了。")
	w.becomes(panelText, "undefined")
}

// TestBrowserMorphs compares what the morph makes with what was to be made,
// for pairs of pages that differ in many ways.
func TestBrowserMorphs(t *testing.T) {
	t.Parallel()
	w := newWindow(t, someFiles(), "/about.html", nil)
	w.eval("(() => { " + string(morphScript) + `
		window.check = (a, b) => {
			const parse = html => new DOMParser().parseFromString('<body>' + html, 'text/html').body;
			const live = parse(a);
			morph(live, parse(a), parse(b));
			return live.innerHTML === parse(b).innerHTML ? 'same' : live.innerHTML;
		};
	})()`)
	pieces := []string{
		"", "<p>一</p>", "<p>二</p>", "<p id=a>三</p>", "<p class=b title=c>四</p>", "五", "<ul><li>六<li>七</ul>",
		"<p>一<b>八</b>九</p>", "<ul><li>七</ul>", "<!-- 十 -->", "<p id=d>一</p>", "<img src=x>", "<table><tr><td>一<td>二</table>",
	}
	var pairs [][2]string
	for _, a := range pieces {
		for _, b := range pieces {
			pairs = append(pairs, [][2]string{{a + b, b}, {a, a + b}, {a + b, b + a}, {a + a + b, b + a}, {a + b + "<hr>", b + "<hr>" + a}}...)
		}
	}
	list, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	made, err := chromedp.Run(w.ctx, chromedp.Evaluate[[]string](string(list)+".map(([a, b]) => check(a, b))"))
	if err != nil || len(made) < 500 {
		t.Fatalf("%d pairs: %v", len(made), err)
	}
	for i, got := range made {
		if got != "same" {
			t.Errorf("%q to %q made %q", pairs[i][0], pairs[i][1], got)
		}
	}
}
