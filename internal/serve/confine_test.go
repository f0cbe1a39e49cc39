package serve

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// thief is a script that reads the desk and a draft and says so.
const thief = `document.title = 'ran';
Promise.all(['/__bao/', '/2026-03-02/cao.html'].map(a => fetch(a).then(r => r.text()))).then(t => document.title = 'read ' + t.join(''));`

// attachments are a paper with files of strangers in it, which it allows.
func attachments() map[string]string {
	files := someFiles()
	files["site.yaml"] += "附件: {允许: [html, svg, js]}\n"
	var links []string
	add := func(name, data string) {
		files["content/2026-03-02/fj/"+name] = data
		links = append(links, "[件](fj/"+name+")")
	}
	add("evil.html", "<!DOCTYPE html><title>none</title><p>网页</p><script>"+thief+"</script><img src=x onerror='document.title=\"ran\"'>"+
		"<iframe src='/__bao/'></iframe><script src='evil.js'></script>")
	add("evil.js", thief)
	add("tu.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" onload="alert(1)"><title>none</title><script>`+thief+`</script><rect width="60" height="40" fill="green"/></svg>`)
	add("biao.txt", "一行字")
	add("bao.zip", "PK\x03\x04")
	add("biao.pdf", aPDF())
	add("lu.wav", aWAV())
	add("pian.mp4", strings.Repeat("0123456789", 100))
	files["content/2026-03-02/dianti.md"] = "---\n标题: 电梯装上了\n---\n" + strings.Join(links, "\n\n") + "\n\n![示意图](fj/tu.svg)\n"
	files["static/own.html"] = "<!DOCTYPE html><title>none</title><script>document.title = 'ran'</script>"
	files["static/own.js"] = "1"
	files["static/own.svg"] = `<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`
	return files
}

// aPDF is one empty page.
func aPDF() string {
	var b strings.Builder
	var at []int
	for i, object := range []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"} {
		if i == 0 {
			b.WriteString("%PDF-1.4\n")
		}
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj%sendobj\n", i+1, object)
	}
	xref := b.Len()
	b.WriteString("xref\n0 4\n0000000000 65535 f \n")
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", xref)
	return b.String()
}

// aWAV is a second of silence.
func aWAV() string {
	const rate = 8000
	head := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x00\x00\x00\x00")
	binary.LittleEndian.PutUint32(head[4:], uint32(len(head)-8+rate))
	binary.LittleEndian.PutUint32(head[40:], rate)
	return string(head) + strings.Repeat("\x80", rate)
}

func TestConfined(t *testing.T) {
	s := newSite(t, attachments(), nil)
	for path, want := range map[string]bool{
		"/2026-03-02/fj/evil.html": true, "/2026-03-02/fj/evil.js": true, "/2026-03-02/fj/tu.svg": true, "/2026-03-02/fj/biao.txt": true, "/2026-03-02/fj/bao.zip": true,
		"/2026-03-02/fj/biao.pdf": false, "/2026-03-02/fj/lu.wav": false, "/2026-03-02/fj/pian.mp4": false,
		"/static/own.svg": true, "/static/favicon.svg": true, "/static/own.html": false, "/static/own.js": false, "/static/own.css": false,
		"/": false, "/__bao/": false, "/2026-03-02/dianti.html": false,
	} {
		w := s.request(path)
		h := w.Header()
		policy := h.Get("Content-Security-Policy")
		if w.Code != 200 || strings.Contains(policy, "sandbox") != want || strings.Contains(policy, "allow-") {
			t.Errorf("%s: %d, policy %q", path, w.Code, policy)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("X-Frame-Options") != "SAMEORIGIN" || h.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s: %v", path, h)
		}
	}
	if got := s.get("/2026-03-02/fj/tu.svg"); strings.Contains(got, "script") || strings.Contains(got, "onload") || !strings.Contains(got, "<rect") {
		t.Errorf("the drawing is %s", got)
	}
	if got := s.get("/2026-03-02/dianti.html"); !strings.Contains(got, `<img src="../2026-03-02/fj/tu.svg" width="60" height="40"`) {
		t.Errorf("the drawing is not shown in %s", got)
	}
}

// TestBrowserConfines opens what strangers sent, as an editor does.
func TestBrowserConfines(t *testing.T) {
	t.Parallel()
	w := newWindow(t, attachments(), "/2026-03-02/dianti.html", nil)
	w.becomes("document.querySelector('img').complete && document.querySelector('img').naturalWidth", "60")
	open := func(path string) {
		t.Helper()
		if err := chromedp.Do(w.ctx, chromedp.Navigate("http://"+w.address+path)); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/2026-03-02/fj/evil.html", "/2026-03-02/fj/tu.svg"} {
		open(path)
		time.Sleep(300 * time.Millisecond) // for what must not happen
		for expression, want := range map[string]string{
			"document.title": "none", "self.origin": "null", "document.contentType.includes('html') || document.contentType.includes('svg')": "true",
			"(() => { try { return document.cookie } catch (e) { return e.name } })()":        "SecurityError",
			"(() => { try { return localStorage.length } catch (e) { return e.name } })()":    "SecurityError",
			"document.querySelector('iframe')?.contentDocument?.body?.textContent.length":     "undefined",
			"document.querySelectorAll('iframe').length + frames.length > 2 ? 'many' : 'few'": "few",
		} {
			if got := w.eval(expression); got != want {
				t.Errorf("%s: %s is %q, want %q", path, expression, got, want)
			}
		}
		// Even a script that did run could not read.
		w.eval("void ['/__bao/', '/2026-03-02/cao.html'].forEach(a => fetch(a).then(() => document.title = 'read', () => document.title = 'refused'))")
		w.becomes("document.title", "refused")
	}
	open("/static/own.html") // the owner's
	w.becomes("document.title", "ran")
	open("/2026-03-02/fj/biao.txt")
	w.becomes("document.body.textContent.trim()", "一行字")
	open("/2026-03-02/fj/lu.wav")
	w.becomes("document.querySelector('video').duration", "1")
	open("/2026-03-02/fj/biao.pdf")
	w.becomes("document.contentType", "application/pdf")
}
