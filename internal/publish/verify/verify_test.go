package verify

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bao/internal/publish/host"
)

// isFront reports whether the front page is asked for, by either address.
func isFront(r *http.Request) bool {
	return r.URL.Path == "/bao/" || r.URL.Path == "/bao/index.html"
}

// fresh reports whether caches are to be gone by.
func fresh(r *http.Request) bool { return r.URL.Query().Has("bao") }

// replaced serves another front page.
func replaced(data []byte, fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !isFront(r) {
			serve(w, r)
			return
		}
		set(w, fields)
		send(w, r, types[".html"], data)
	}
}

// cache has the old front page, which only a fresh look goes by.
func cache(fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !isFront(r) || fresh(r) {
			serve(w, r)
			return
		}
		set(w, fields)
		send(w, r, types[".html"], oldFront)
	}
}

// root answers for the address itself only.
func root(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bao/" {
			answer(w, r)
			return
		}
		serve(w, r)
	}
}

// all answers with fields more, for files of an extension.
func all(ext string, fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ext) || ext == ".html" && r.URL.Path == "/bao/" {
			set(w, fields)
		}
		serve(w, r)
	}
}

func says(code int, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", types[".html"])
		w.WriteHeader(code)
		io.WriteString(w, text)
	}
}

func set(w http.ResponseWriter, fields []string) {
	for i := 0; i < len(fields); i += 2 {
		w.Header().Set(fields[i], fields[i+1])
	}
}

func change(from, to string) []byte { return bytes.Replace(newFront, []byte(from), []byte(to), 1) }

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name          string
		serve         http.HandlerFunc
		kind          string // of the one finding; none where it is empty
		message, hint string
	}{
		{"honest", serve, "", "", ""},
		{"other names of types", all(".xml", "Content-Type", "application/atom+xml"), "", "", ""},
		{"a page without charset says it itself", all(".html", "Content-Type", "text/html"), "", "", ""},
		{"a ZIP may be saved", all(".zip", "Content-Disposition", "attachment", "Content-Type", "application/octet-stream"), "", "", ""},

		{"nothing there", says(404, ""), Missing, "2026/qiao.html 等 8 个文件在公开的网址下找不到", "查网址"},
		{"nobody may see", says(403, "AccessDenied"), Forbidden, "不让读者看（403）", "公共读"},
		{"gateway", says(502, ""), Broken, "得到的是 502（源站连不上）", "源站"},
		{"teapot", says(418, ""), Broken, "打开得到的是 418", ""},
		{"not filed", says(403, "<h1>该网站暂时无法访问：域名未备案</h1>"), Unfiled, "没有备案", "ICP 备案"},
		{"one file missing", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/bao/feed.xml" {
				http.NotFound(w, r)
				return
			}
			serve(w, r)
		}, Missing, "feed.xml 在公开的网址下找不到", ""},

		{"no index", root(says(404, "")), NoIndex, "404（没有），加上 index.html 却打得开", "默认首页"},
		{"listing of a store", root(says(200, "<ListBucketResult/>")), NoIndex, "另一个网页", "index.php"},
		{"host's own front page", root(says(200, string(portal))), NoIndex, "另一个网页", "index.php"},
		{"missing in a cache, at the address itself", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/bao/" && !fresh(r) {
				says(404, "")(w, r)
				return
			}
			serve(w, r)
		}, Cached, "首页打开得到的是 404（没有）", "把首页设为 index.html"},
		{"only the address itself is cached", root(cache()), Cached, "首页还是旧的：新的已经在主机上", ""},
		{"cached and gone by at no time", root(replaced(oldFront)), Cached, "首页还是旧的", ""},

		{"cloudflare", cache("CF-Cache-Status", "HIT"), Cached, "留在缓存（Cloudflare）里", "清除所有内容"},
		{"cloudflare did not have it", cache("CF-Cache-Status", "DYNAMIC", "EagleId", "x"), Cached, "留在缓存（阿里云 CDN）里", "按目录刷新"},
		{"tencent", cache("X-NWS-LOG-UUID", "x"), Cached, "腾讯云 CDN", "按目录刷新"},
		{"github", cache("X-GitHub-Request-Id", "x", "X-Served-By", "y"), Cached, "GitHub Pages", "十分钟"},
		{"long lifetime", cache("Cache-Control", "public, max-age=86400"), Cached, "中间的缓存", "主机让网页存 24 小时"},
		{"never gone by", replaced(oldFront, "Age", "300"), Cached, "首页还是旧的：新的已经在主机上", ""},
		{"missing in a cache", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/bao/feed.xml" && !fresh(r) {
				says(404, "")(w, r)
				return
			}
			serve(w, r)
		}, Cached, "feed.xml 打开得到的是 404（没有）：文件已经在主机上", ""},

		{"only the address itself is cached, in another design", root(replaced(building)), Cached, "首页还是旧的：新的已经在主机上", ""},
		{"old by another design", replaced(building), Old, "首页还是旧的，不是这次发布的", ""},
		{"first missing, then old", func(w http.ResponseWriter, r *http.Request) {
			if isFront(r) && !fresh(r) {
				says(404, "")(w, r)
				return
			}
			replaced(oldFront)(w, r)
		}, Old, "首页还是旧的", ""},
		{"old news of filing", replaced(page("街坊自己的网站未备案")), Old, "首页还是旧的", ""},
		{"old on the host", replaced(oldFront), Old, "首页还是旧的，不是这次发布的", "一两分钟"},
		{"older still", replaced(page("桥要塌了"), "Age", "0"), Old, "首页还是旧的", "同一处"},
		{"an old style sheet", func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".css") {
				send(w, r, types[".css"], append([]byte("p { color: red }\n"), site["static/paper.css"]...))
				return
			}
			serve(w, r)
		}, Old, "static/paper.css 还是旧的", ""},

		{"portal", replaced(portal), Foreign, "首页打开的不是这份报纸，是别人的网页", "手机流量"},
		{"page in place of a style sheet", func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".css") {
				send(w, r, types[".html"], portal)
				return
			}
			serve(w, r)
		}, Foreign, "static/paper.css 打开的不是", ""},

		{"a script added", replaced(change("</body>", "<script src=\"//ad.example/x.js\"></script>\n</body>")), Altered, "首页有人在网页里加了东西", "https"},
		{"a frame added at the top", replaced(change("<body>", "<body><iframe src=\"//ad.example\"></iframe>")), Altered, "加了东西", "https"},
		{"hidden addresses", replaced(change("5 号", `<a href="/cdn-cgi/l/email-protection#1">[email]</a>`)), Altered, "邮箱地址", "Email Address Obfuscation"},
		{"set anew", replaced(bytes.ReplaceAll(newFront, []byte("\n"), nil)), Altered, "字没有变", ""},
		{"picture made smaller", func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".jpg") {
				send(w, r, "image/webp", []byte("RIFF"))
				return
			}
			serve(w, r)
		}, Altered, "photos/qiao.jpg 和发布的不一样", "图片优化"},

		{"page as text", all(".html", "Content-Type", "text/plain; charset=utf-8"), Type, "按 text/plain 发出，应当是 text/html：读者看到的是源代码", "把 .html 设为 text/html; charset=utf-8"},
		{"page as bytes", all(".html", "Content-Type", "application/octet-stream"), Type, "浏览器会去下载", ""},
		{"style sheet as text", all(".css", "Content-Type", "text/plain"), Type, "版面会乱", "把 .css 设为"},
		{"picture as bytes", all(".jpg", "Content-Type", "binary/octet-stream"), Type, "photos/qiao.jpg 按 binary/octet-stream", ""},
		{"wrong charset", all(".html", "Content-Type", "text/html; charset=GB2312"), Charset, "按 gb2312 编码发出", "utf-8"},
		{"text without charset", all(".txt", "Content-Type", "text/plain"), Charset, "notes.txt 没有写明字符编码", "把 .txt"},

		{"saved", all(".html", "Content-Disposition", `attachment; filename="index.html"`), Download, "2026/qiao.html 等 3 个文件浏览器不显示", "绑定自己的域名"},
		{"saved by OSS", all(".html", "Content-Disposition", "attachment", "x-oss-force-download", "true"), Download, "", "阿里云 OSS 自带的域名只让下载"},
		{"saved by COS", all(".html", "Content-Disposition", "attachment", "x-cos-force-download", "true"), Download, "", "腾讯云 COS 自带的域名只让下载"},

		{"not compressed", func(w http.ResponseWriter, r *http.Request) {
			r.Header.Del("Accept-Encoding")
			serve(w, r)
		}, Plain, "index.html、static/paper.css 没有压缩", "gzip"},

		{"circle", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/bao/?"+map[bool]string{true: "a", false: "b"}[r.URL.RawQuery == "b"], http.StatusFound)
		}, Loop, "转来转去", "SSL/TLS"},
		{"endless", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
		}, Loop, "转来转去", ""},
		{"cut", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100000")
			w.Write(newFront)
		}, Unreachable, "打不开", ""},
		{"what says gzip and is not", func(w http.ResponseWriter, r *http.Request) {
			if isFront(r) {
				w.Header().Set("Content-Encoding", "gzip")
			}
			if r.Header.Del("Accept-Encoding"); isFront(r) {
				w.Write(newFront)
				return
			}
			r.Header.Set("Accept-Encoding", "gzip")
			serve(w, r)
		}, Foreign, "首页", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := httptest.NewServer(c.serve)
			defer s.Close()
			checkOne(t, Check(t.Context(), s.Client(), s.URL+"/bao", published()), c.kind, c.message, c.hint)
		})
	}
}

// checkOne holds that there is one finding, of a kind, that says those words;
// none where the kind is empty.
func checkOne(t *testing.T, found []Finding, kind, message, hint string) {
	t.Helper()
	if kind == "" && len(found) == 0 {
		return
	}
	if len(found) != 1 || found[0].Kind != kind || !strings.Contains(found[0].Message, message) || !strings.Contains(found[0].Hint, hint) {
		t.Errorf("found %+v; want one %s with %q and %q", found, kind, message, hint)
	}
	for _, f := range found {
		if f.Message == "" || f.Hint == "" {
			t.Errorf("nothing said: %+v", f)
		}
	}
}

// TestElsewhere holds that a page of another host is named.
func TestElsewhere(t *testing.T) {
	login := httptest.NewServer(says(200, string(portal)))
	defer login.Close()
	s := httptest.NewServer(http.RedirectHandler(login.URL+"/login", http.StatusFound))
	defer s.Close()
	found := Check(t.Context(), s.Client(), s.URL, published()[:0])
	checkOne(t, found, "", "", "")
	for _, f := range published() {
		if f.Path == front {
			found = Check(t.Context(), s.Client(), s.URL, []File{f})
		}
	}
	checkOne(t, found, Foreign, "跳到了 "+strings.TrimPrefix(login.URL, "http://"), "")
	blocked := httptest.NewServer(http.RedirectHandler(login.URL+"/static/webblock.html", http.StatusFound))
	defer blocked.Close()
	checkOne(t, Check(t.Context(), s.Client(), blocked.URL, published()), Unfiled, "备案", "")
}

func TestCertificates(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(serve))
	defer s.Close()
	s.Config.ErrorLog = nil
	at := s.URL + "/bao/"
	checkOne(t, Check(t.Context(), s.Client(), at, published()), "", "", "")
	checkOne(t, Check(t.Context(), nil, at, published()), Certificate, "不是公认的机构", "127.0.0.1 申请或续签证书")

	// The certificate of httptest is for example.com and 127.0.0.1, until 2084.
	named := s.Client()
	named.Transport = s.Client().Transport.(*http.Transport).Clone()
	named.Transport.(*http.Transport).DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, s.Listener.Addr().String())
	}
	checkOne(t, Check(t.Context(), named, "https://www.example.cn/bao/", published()), Certificate, "不是 www.example.cn", "酒店")
	named.Transport.(*http.Transport).TLSClientConfig.Time = func() time.Time { return time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) }
	checkOne(t, Check(t.Context(), named, "https://example.com/bao/", published()), Certificate, "不在有效期里", "")

	plain := httptest.NewServer(http.HandlerFunc(serve))
	defer plain.Close()
	checkOne(t, Check(t.Context(), nil, strings.Replace(plain.URL, "http:", "https:", 1), published()), Certificate, "https 没有开好", "")
}

func TestUnreachable(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(serve))
	s.Close()
	checkOne(t, Check(t.Context(), nil, s.URL, published()), Unreachable, "不接受连接", "端口")
	checkOne(t, Check(t.Context(), nil, "www.example.cn", published()), Unreachable, "网址不对", "https://")

	lost := &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Name: "www.example.cn", IsNotFound: true}}
	}}}
	checkOne(t, Check(t.Context(), lost, "http://www.example.cn", published()), Unreachable, "域名 www.example.cn 找不到", "解析")

	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer silent.Close()
	hasty := &http.Client{Timeout: 30 * time.Millisecond}
	checkOne(t, Check(t.Context(), hasty, silent.URL, published()), Unreachable, "没有回音", "防火墙")
}

// TestCalledOff holds that a check which is called off returns at once and
// blames nobody.
func TestCalledOff(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		stop()
		<-r.Context().Done()
	}))
	defer s.Close()
	checkOne(t, Check(ctx, nil, s.URL, published()), "", "", "")
}

// TestEndless holds that no more is read than a page may have.
func TestEndless(t *testing.T) {
	var sent atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		for chunk := bytes.Repeat([]byte("x"), 1<<20); ; sent.Add(int64(len(chunk))) {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	}))
	defer s.Close()
	data := []byte("p { margin: 0 }")
	f := File{File: host.File{Path: "a.css", Size: int64(len(data)), Digest: sha256.Sum256(data), Type: types[".css"]}}
	checkOne(t, Check(t.Context(), nil, s.URL, []File{f}), Old, "a.css", "")
	if sent.Load() > 10*most {
		t.Errorf("%d bytes were taken", sent.Load())
	}
}

// TestLarge holds that of a film only the start is read, and believed.
func TestLarge(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "video/mp4")
		w.Write(make([]byte, most+1000))
	}))
	defer s.Close()
	f := File{File: host.File{Path: "a.mp4", Size: most + 1000, Type: "video/mp4"}}
	checkOne(t, Check(t.Context(), nil, s.URL, []File{f}), "", "", "")
}

// TestVersioned holds that what may be kept for long is asked for as pages ask
// for it, and everything else by its bare address.
func TestVersioned(t *testing.T) {
	files := published()
	for i := range files {
		if files[i].Cache = "public, max-age=60"; files[i].Path == "static/paper.css" {
			files[i].Cache = "public, max-age=2592000"
		}
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if css := strings.HasSuffix(r.URL.Path, ".css"); css != r.URL.Query().Has("v") || !css && r.URL.RawQuery != "" {
			says(404, "")(w, r)
			return
		}
		serve(w, r)
	}))
	defer s.Close()
	checkOne(t, Check(t.Context(), nil, s.URL+"/bao/", files), "", "", "")
}

func TestLifetime(t *testing.T) {
	for value, want := range map[string]string{
		"":                                    "",
		"max-age=600":                         "",
		"max-age=3600":                        "60 分钟",
		"public, s-maxage=7200, max-age=60":   "2 小时",
		`Max-Age="172800"`:                    "2 天",
		"max-age=99999999999":                 "3650 天",
		"max-age=9999999999999999999999":      "",
		"no-cache, max-age=86400":             "",
		"max-age=-5":                          "",
		"public, immutable, max-age=31536000": "365 天",
	} {
		hint := cached(&answer{status: 200, header: http.Header{"Cache-Control": {value}}}).Hint
		if strings.Contains(hint, "主机让网页存") != (want != "") || !strings.Contains(hint, want) {
			t.Errorf("%s: %s", value, hint)
		}
	}
}
