package headers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"mime"
	"strconv"
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	for _, c := range []struct{ path, kind, cache string }{
		{"index.html", "text/html; charset=utf-8", brief},
		{"2026-11-09/bai-suqin.html", "text/html; charset=utf-8", brief},
		{"old.HTM", "text/html; charset=utf-8", brief},
		{"feed.xml", "text/xml; charset=utf-8", brief},
		{"search.json", "application/json; charset=utf-8", brief},
		{"offline.js", "text/javascript; charset=utf-8", never},
		{"offline.json", "application/json; charset=utf-8", never},
		{"2026-11-09/offline.json", "application/json; charset=utf-8", never},
		{"offline.html", "text/html; charset=utf-8", brief},
		{"section/yaowen/feed.json", "application/json; charset=utf-8", brief},
		{"robots.txt", "text/plain; charset=utf-8", brief},
		{"site.webmanifest", "application/manifest+json", brief},
		{"static/paper.css", "text/css; charset=utf-8", long},
		{"static/paper.js", "text/javascript; charset=utf-8", long},
		{"static/search.js", "text/javascript; charset=utf-8", long},
		{"search/2026/s0.js", "text/javascript; charset=utf-8", long},
		{"search/index.js", "text/javascript; charset=utf-8", brief},
		{"static/favicon.svg", "image/svg+xml", long},
		{"static/own.css", "text/css; charset=utf-8", brief},
		{"2026/static/paper.css", "text/css; charset=utf-8", brief},
		{"favicon.ico", "image/x-icon", while},
		{"apple-touch-icon.png", "image/png", while},
		{"2026-11-09/photos/beidi-480.jpg", "image/jpeg", while},
		{"photos/a.b.WEBP", "image/webp", while},
		{"photos/a.avif", "image/avif", while},
		{"photos/a.gif", "image/gif", while},
		{"static/song.woff2", "font/woff2", while},
		{"2026-11-09/bao.pdf", "application/pdf", while},
		{"biao.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", while},
		{"gao.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", while},
		{"all.zip", "application/zip", while},
		{"luyin.mp3", "audio/mpeg", while},
		{"luxiang.mp4", "video/mp4", while},
		{"luxiang.vtt", "text/vtt; charset=utf-8", brief},
		{"CNAME", "application/octet-stream", brief},
		{".nojekyll", "application/octet-stream", brief},
		{"a.unknown", "application/octet-stream", brief},
	} {
		if kind, cache := Type(c.path), Cache(c.path); kind != c.kind || cache != c.cache {
			t.Errorf("%s: %s, %s; want %s, %s", c.path, kind, cache, c.kind, c.cache)
		}
	}
}

// TestCharset holds that all text says its encoding: many hosts take a missing
// one for Latin.
func TestCharset(t *testing.T) {
	for ext, value := range types {
		kind, params, err := mime.ParseMediaType(value)
		if err != nil || ext != strings.ToLower(ext) || ext[0] != '.' {
			t.Errorf("%s: %s: %v", ext, value, err)
		}
		if text := strings.HasPrefix(kind, "text/"); text && params["charset"] != "utf-8" {
			t.Errorf("%s: %s", ext, value)
		}
	}
}

// TestVersioned holds that what may be kept for long is what pages ask for by
// an address with its digest: the cases of the one place that makes such.
func TestVersioned(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "../../edition/view/frame.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		c, ok := n.(*ast.CaseClause)
		if !ok {
			return true
		}
		for _, e := range c.List {
			if l, ok := e.(*ast.BasicLit); ok {
				if s, _ := strconv.Unquote(l.Value); strings.HasPrefix(s, "static/") {
					given[s] = true
				}
			}
		}
		return true
	})
	for address := range versioned {
		if !given[address] {
			t.Errorf("pages give %s no digest", address)
		}
	}
	for address := range given {
		if !versioned[address] {
			t.Errorf("%s has a digest", address)
		}
	}
}
