package verify

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"bao/internal/publish/host"
)

// page is one of the paper's: a head, a nameplate and a foot that all share,
// and stories of its own.
func page(stories ...string) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>柳河街坊报</title>
<link rel="stylesheet" href="static/paper.css?v=1">
</head>
<body>
<header><p class="title"><a href="index.html">柳河街坊报</a></p></header>
`)
	for i, s := range stories {
		fmt.Fprintf(&b, "<article>\n<h2 id=\"story-%d\">%s</h2>\n<p>%s</p>\n</article>\n", i, s, strings.Repeat(s+"，说来话长。", 40))
	}
	b.WriteString("<footer><p class=\"foot\">柳河街坊报编辑部，柳河街 5 号</p></footer>\n</body>\n</html>\n")
	return []byte(b.String())
}

var (
	newFront = page("桥修好了", "菜场搬家", "夜校招生")
	oldFront = page("桥要修了", "菜场要搬")
	building = []byte(`<!DOCTYPE html><html><body><h1>网站正在建设</h1></body></html>`)
	portal   = []byte(`<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>上网认证</title></head><body><form action="/login">请先登录校园网</form></body></html>`)
)

// site is what was published.
var site = map[string][]byte{
	"index.html":       newFront,
	"2026/qiao.html":   page("桥修好了"),
	"2026/桥 100%.html": page("桥的名字"),
	"static/paper.css": []byte(strings.Repeat("body { margin: 0 auto; max-width: 40rem }\n", 200)),
	"photos/qiao.jpg":  bytes.Repeat([]byte{0xff, 0xd8, 7}, 3000),
	"feed.xml":         []byte(`<?xml version="1.0" encoding="utf-8"?><feed><title>柳河街坊报</title></feed>`),
	"notes.txt":        []byte("桥长四十米。\n"),
	"qiao.zip":         []byte("PK\x03\x04"),
}

var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".jpg": "image/jpeg",
	".xml": "text/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".zip": "application/zip",
}

type body struct{ *bytes.Reader }

func (body) Close() error { return nil }

// published are the files of site; the front page was another before.
func published() []File {
	var files []File
	for name, data := range site {
		f := File{File: host.File{
			Path: name, Size: int64(len(data)), Digest: sha256.Sum256(data), Type: types[path.Ext(name)],
			Open: func() (io.ReadSeekCloser, error) { return body{bytes.NewReader(data)}, nil },
		}}
		if name == front {
			old := sha256.Sum256(building)
			f.Earlier = [16]byte(old[:16])
		}
		files = append(files, f)
	}
	return files
}

// serve answers as an honest host does.
func serve(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/bao/")
	if name == "" {
		name = front
	}
	data, ok := site[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	send(w, r, types[path.Ext(name)], data)
}

// send sends bytes, text compressed.
func send(w http.ResponseWriter, r *http.Request, kind string, data []byte) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", kind)
	}
	if strings.HasPrefix(kind, "text/") && r.Header.Get("Accept-Encoding") == "gzip" {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write(data)
		z.Close()
		return
	}
	w.Write(data)
}
