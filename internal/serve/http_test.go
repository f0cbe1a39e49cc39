package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	files := someFiles()
	files["static/film.mp4"] = strings.Repeat("0123456789", 100)
	files["static/secret.txt"] = "静"
	files["outside.txt"] = "不给看"
	s := newSite(t, files, nil)
	for _, c := range []struct {
		path, kind string
		code       int
		says       string
	}{
		{"/", "text/html; charset=utf-8", 200, "楼下长出花园"},
		{"/index.html", "text/html; charset=utf-8", 200, "楼下长出花园"},
		{"/2026-03-02/", "text/html; charset=utf-8", 200, "楼下长出花园"},
		{"/2026-03-02/huayuan.html", "text/html; charset=utf-8", 200, "居民把花种进土里"},
		{"/2026-03-02", "text/html; charset=utf-8", 302, ""},
		{"/about.html", "text/html; charset=utf-8", 200, "一份社区的报纸"},
		{"/nowhere.html", "text/html; charset=utf-8", 404, "没有这一页"},
		{"/2026-03-02/nothing/", "text/html; charset=utf-8", 404, "没有这一页"},
		{"/static/own.css", "text/css; charset=utf-8", 200, "color: black"},
		{"/static/film.mp4", "video/mp4", 200, "0123456789"},
		{"/static/favicon.svg", "image/svg+xml", 200, "<svg"},
		{"/__bao/preview.js", "text/javascript; charset=utf-8", 200, "EventSource"},
		{"/__bao/", "text/html; charset=utf-8", 200, "编辑台"},
		{"/__bao/nothing", "text/html; charset=utf-8", 404, "没有这一页"},
	} {
		w := s.request(c.path)
		if w.Code != c.code || w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s: %d %s, want %d %s with %q", c.path, w.Code, w.Header().Get("Content-Type"), c.code, c.kind, c.says)
		}
		keptPrivate(t, c.path, w.Header())
	}
	if to := s.request("/2026-03-02?a=b").Header().Get("Location"); to != "/2026-03-02/?a=b" {
		t.Errorf("the folder leads to %q", to)
	}
	for _, path := range []string{
		"/outside.txt", "/../outside.txt", "/static/../outside.txt", "/..%2foutside.txt", "/%2e%2e/outside.txt",
		"/site.yaml", "/content/2026-03-02/huayuan.md", "/.bao/memory", "//outside.txt", "/static/..%5c..%5coutside.txt",
	} {
		if w := s.request(path); w.Code != 404 || strings.Contains(w.Body.String(), "不给看") {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// keptPrivate holds that an answer is kept to who asked for it.
func keptPrivate(t *testing.T, what string, header http.Header) {
	t.Helper()
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "same-origin",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s: %s %q", what, name, got)
		}
	}
}

func TestRange(t *testing.T) {
	files := someFiles()
	files["static/film.mp4"] = strings.Repeat("0123456789", 100)
	s := newSite(t, files, nil)
	w := s.request("/static/film.mp4", "Range", "bytes=995-")
	if w.Code != 206 || w.Body.String() != "56789" || w.Header().Get("Content-Range") != "bytes 995-999/1000" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
	if w := s.request("/static/film.mp4", "Range", "bytes=2000-"); w.Code != 416 {
		t.Errorf("a range behind the end: %d", w.Code)
	}
	if w := s.request("/static/paper.css", "Range", "bytes=0-1"); w.Code != 206 || w.Body.Len() != 2 {
		t.Errorf("a built-in file: %d, %d bytes", w.Code, w.Body.Len())
	}
}

func TestMethods(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		r := httptest.NewRequest(method, "http://localhost/", nil)
		w := httptest.NewRecorder()
		s.preview.ServeHTTP(w, r)
		if w.Code != 405 {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
	for path, code := range map[string]int{"/": 200, "/nowhere": 404} {
		w := httptest.NewRecorder()
		s.preview.ServeHTTP(w, httptest.NewRequest("HEAD", "http://localhost"+path, nil))
		if w.Code != code || w.Body.Len() > 0 || w.Header().Get("Content-Length") == "" {
			t.Errorf("HEAD %s: %d with %d bytes, length %q", path, w.Code, w.Body.Len(), w.Header().Get("Content-Length"))
		}
	}
}

func TestGuard(t *testing.T) {
	s := newSite(t, someFiles(), func(o *Options) { o.Hosts = []string{"bianjibu", "bianjibu.local"} })
	for _, c := range []struct {
		ok      bool
		headers []string
	}{
		{true, []string{"Host", "127.0.0.1:8618"}},
		{true, []string{"Host", "localhost:1"}},
		{true, []string{"Host", "LOCALHOST."}},
		{true, []string{"Host", "bao.localhost:8618"}},
		{true, []string{"Host", "[::1]:8618"}},
		{true, []string{"Host", "192.168.3.7:8618"}},
		{true, []string{"Host", "bianjibu.local:8618"}},
		{false, []string{"Host", "attacker.example:8618"}},
		{false, []string{"Host", "127.0.0.1.attacker.example"}},
		{false, []string{"Host", "localhost.attacker.example:8618"}},
		{false, []string{"Host", ""}},
		{true, []string{"Origin", "http://127.0.0.1:8618"}},
		{false, []string{"Origin", "http://localhost:3000"}},
		{false, []string{"Origin", "null"}},
		{false, []string{"Origin", "http://127.0.0.1:8618.attacker.example"}},
		{true, []string{"Sec-Fetch-Site", "same-origin"}},
		{true, []string{"Sec-Fetch-Site", "none"}},
		{false, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}},
		{false, []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"}},
		{false, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}},
		{true, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}},
	} {
		for _, path := range []string{"/", "/__bao/", "/static/own.css"} {
			w := s.request(path, c.headers...)
			if ok := w.Code == 200; ok != c.ok {
				t.Errorf("%s with %q: %d", path, c.headers, w.Code)
			}
			if !c.ok && strings.Contains(w.Body.String(), "花") {
				t.Errorf("%s with %q gives the paper away", path, c.headers)
			}
		}
	}
}

func TestWithScript(t *testing.T) {
	for page, want := range map[string]string{
		"<body>a</body></html>":      "<body>aT</body></html>",
		"<pre></body></pre>b</body>": "<pre></body></pre>bT</body>",
		"no body":                    "no bodyT",
		"":                           "T",
	} {
		if got := string(withScript([]byte(page), []byte("T"))); got != want {
			t.Errorf("%q: %q", page, got)
		}
	}
}
