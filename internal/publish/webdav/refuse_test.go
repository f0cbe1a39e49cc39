package webdav

import (
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// refused expects a Refusal with a message and a hint that begin so.
func refused(t *testing.T, err error, message, hint string) *host.Refusal {
	t.Helper()
	var r *host.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("not refused: %v", err)
	}
	if !strings.HasPrefix(r.Message, message) || !strings.HasPrefix(r.Hint, hint) {
		t.Errorf("message %q, hint %q", r.Message, r.Hint)
	}
	return r
}

// fake is a server whose every answer the test writes, and the way there.
func fake(t *testing.T, answer http.HandlerFunc) (config.Target, host.Way) {
	s := httptest.NewUnstartedServer(answer)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return config.Target{Address: s.URL + "/dav", User: "editor"}, host.Way{
		Dial:    host.Dialer(time.Minute),
		RootCAs: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw}),
		Secret:  func(context.Context, string, string) (string, error) { return "s3cret", nil },
	}
}

// good is what a server says of its folder, and that it is one of WebDAV.
func good(w http.ResponseWriter, r *http.Request) bool {
	w.Header().Set("DAV", "1")
	switch {
	case r.Method == "OPTIONS":
		return true
	case r.Method == "PROPFIND" && r.Header.Get("Depth") == "0" && r.URL.Path == "/dav/":
		listing(w, "/dav/")
		return true
	}
	return false
}

// listing answers with these paths; those that end in a slash are folders.
func listing(w http.ResponseWriter, paths ...string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(http.StatusMultiStatus)
	io.WriteString(w, `<?xml version="1.0"?><x:multistatus xmlns:x="DAV:">`)
	for _, p := range paths {
		kind := ""
		if strings.HasSuffix(p, "/") {
			kind = "<x:collection/>"
		}
		fmt.Fprintf(w, "<x:response><x:href>%s</x:href><x:propstat><x:prop><x:resourcetype>%s</x:resourcetype><x:getcontentlength>7</x:getcontentlength></x:prop><x:status>HTTP/1.1 200 OK</x:status></x:propstat></x:response>", p, kind)
	}
	io.WriteString(w, "</x:multistatus>")
}

func TestAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.cn/dav/": "https://a.cn/dav/", "webdavs://u@a.cn:8/报/纸": "https://a.cn:8/%E6%8A%A5/%E7%BA%B8/", "davs://a.cn": "https://a.cn/",
	} {
		if u, err := written(address, false); err != nil || u != want {
			t.Errorf("%s: %s, %v", address, u, err)
		}
	}
	for _, address := range []string{"http://a.cn/x", "webdav://a.cn/x", "dav://a.cn/x"} {
		_, err := written(address, false)
		refused(t, err, "这个地址不加密，密码会在路上被人看见：http://a.cn", "写成 https://")
		if u, err := written(address, true); err != nil || u != "http://a.cn/x/" {
			t.Errorf("%s: %s, %v", address, u, err)
		}
	}
	_, err := written("https:///x", false)
	refused(t, err, "WebDAV 的地址写得不对：https:///x", "写成 https://www.example.cn")
}

func written(a string, plain bool) (string, error) {
	u, err := address(config.Target{Address: a, Plain: plain})
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

func TestPassword(t *testing.T) {
	for _, setup := range []hosttest.DAVSetup{{}, {Digest: true}} {
		d := hosttest.WebDAV(t, setup)
		to, way := target(t, d)
		way.Secret = func(context.Context, string, string) (string, error) { return "wr0ng", nil }
		_, err := Open(t.Context(), to, way)
		r := refused(t, err, "用户名或密码不对，服务器没有让 editor 进去", "再发布一次，重新输入密码")
		if !r.Secret || strings.Contains(fmt.Sprintf("%+v", r), "wr0ng") {
			t.Errorf("%+v", r)
		}
		none := &host.Refusal{Message: "没有密码"}
		way.Secret = func(context.Context, string, string) (string, error) { return "", none }
		if _, err := Open(t.Context(), to, way); !errors.Is(err, none) {
			t.Error(err)
		}
		to.User = ""
		_, err = Open(t.Context(), to, way)
		refused(t, err, "服务器要用户名和密码", "在 site.yaml 的发布目标里加上 用户")
	}
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", "Negotiate")
		w.WriteHeader(http.StatusUnauthorized)
	})
	_, err := Open(t.Context(), to, way)
	refused(t, err, "服务器要的登录方式 bao 不会", "请管服务器的人打开 Basic")
}

// TestDigestAges has a server want another number for each request, saying
// that the last one is old, or not.
func TestDigestAges(t *testing.T) {
	for _, stale := range []string{"", ", stale=true"} {
		n, refused := 0, 0
		to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
			known := strings.Contains(r.Header.Get("Authorization"), fmt.Sprintf(`nonce="%d"`, n))
			if known && stale != "" && r.Method == http.MethodPut && refused < 2 { // others have used it meanwhile
				known = false
				refused++
			}
			if !known {
				n++
				w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Digest realm="bao", nonce="%d", qop="auth"%s`, n, stale))
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			n++
			if !good(w, r) {
				w.WriteHeader(http.StatusCreated)
			}
		})
		h, err := Open(t.Context(), to, way)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Put(t.Context(), hosttest.File("a.html", []byte("a"))); err != nil {
			t.Error(err)
		}
	}
}

// TestAnswers opens what is no WebDAV folder.
func TestAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		answer        http.HandlerFunc
		message, hint string
	}{
		"none": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) }, "服务器上没有这个文件夹：https://", "看看 site.yaml 里的地址"},
		"405":  {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(405) }, "这个地址没有 WebDAV，或者只让读：https://", "看看 site.yaml 里的地址"},
		"501":  {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(501) }, "这个地址没有 WebDAV：https://", "看看 site.yaml 里的地址"},
		"page": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, "<html>请登录</html>")
		}, "回答的是一个网页，不是 WebDAV：https://", "先用浏览器打开这个地址：上网要登录的，先登录"},
		"text": {func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") }, "这个地址没有 WebDAV：https://", "看看 site.yaml"},
		"elsewhere": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://b.cn/login?token=1", http.StatusFound)
		}, "服务器让人到别的地址去：https://b.cn/login", "上网要登录的，先在浏览器里登录"},
		"nowhere": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(301) }, "服务器让人到别的地址去", "用浏览器打开 https://"},
		"denied":  {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) }, "服务器不让写：https://", "请管服务器的人给这个用户写的权限"},
		"proxy":   {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(407) }, "到服务器的路上有一个代理", "请管网络的人放行"},
		"file":    {func(w http.ResponseWriter, r *http.Request) { listing(w, "/dav") }, "WebDAV 的地址是一个文件，不是文件夹：https://", "改 site.yaml 里的地址"},
	} {
		t.Run(name, func(t *testing.T) {
			to, way := fake(t, c.answer)
			_, err := Open(t.Context(), to, way)
			r := refused(t, err, c.message, c.hint)
			if strings.Contains(r.Message, "token") || r.Secret {
				t.Errorf("%+v", r)
			}
		})
	}
}

// TestWriting is refused what is asked for after the folder has been found.
func TestWriting(t *testing.T) {
	for status, c := range map[int][2]string{
		403: {"服务器不让写：https://", "请管服务器的人给"},
		409: {"服务器上，路径里有一段不是文件夹", "到服务器上看看"},
		413: {"服务器不收这么大的文件：https://", "把图片或文件改小"},
		423: {"服务器上的文件被锁着，有人正打开着它：https://", "在打开着它的程序里关上"},
		507: {"服务器上的空间满了：https://", "在服务器上清出一些空间"},
	} {
		to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
			if !good(w, r) {
				w.WriteHeader(status)
			}
		})
		h, err := Open(t.Context(), to, way)
		if err != nil {
			t.Fatal(err)
		}
		refused(t, h.Put(t.Context(), hosttest.File("a.html", []byte("a"))), c[0], c[1])
		refused(t, h.Create(t.Context(), "a.html", []byte("a")), c[0], c[1])
		refused(t, h.Delete(t.Context(), "a.html"), c[0], c[1])
	}
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if !good(w, r) {
			w.WriteHeader(http.StatusMultiStatus)
			io.WriteString(w, `<D:multistatus xmlns:D="DAV:"><D:response><D:href>/dav/a.html</D:href><D:status>HTTP/1.1 423 Locked</D:status></D:response></D:multistatus>`)
		}
	})
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, h.Delete(t.Context(), "a.html"), "服务器上的文件被锁着", "在打开着它的程序里关上")
}

// TestPasses holds that what may pass is no Refusal.
func TestPasses(t *testing.T) {
	for _, status := range []int{408, 429, 500, 502, 503, 504} {
		to, way := fake(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) })
		h, err := Open(t.Context(), to, way)
		if err != nil {
			t.Fatal(err)
		}
		err = h.Put(t.Context(), hosttest.File("a.html", nil))
		if r := (*host.Refusal)(nil); err == nil || errors.As(err, &r) {
			t.Errorf("%d: %v", status, err)
		}
	}
}

// TestGoing reads a file that goes at the moment, of which Apache says that it
// may not be read.
func TestGoing(t *testing.T) {
	asked := 0
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if !good(w, r) {
			w.WriteHeader([]int{403, 404}[asked])
			asked++
		}
	})
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Read(t.Context(), "a", 1); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestConnection(t *testing.T) {
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) { good(w, r) })
	address := strings.TrimPrefix(strings.TrimSuffix(to.Address, "/dav"), "https://")

	stranger := way
	stranger.RootCAs = nil
	_, err := Open(t.Context(), to, stranger)
	r := refused(t, err, "认不出 "+address+" 的证书", "证书的指纹是 SHA256:")

	pinned := to
	_, pinned.HostKey, _ = strings.Cut(strings.TrimSuffix(strings.SplitN(r.Hint, "：请", 2)[0], "="), "证书的指纹是 ")
	if h, err := Open(t.Context(), pinned, stranger); err != nil {
		t.Errorf("with the fingerprint: %v", err)
	} else {
		h.Close()
	}
	pinned.HostKey = "SHA256:" + strings.Repeat("A", 43)
	_, err = Open(t.Context(), pinned, way)
	refused(t, err, "服务器的证书和记下的指纹对不上", "问管服务器的人")

	other, there := to, way
	other.Address = "https://b.cn/dav"
	there.Dial = func(ctx context.Context, network, _ string) (net.Conn, error) { return way.Dial(ctx, network, address) }
	_, err = Open(t.Context(), other, there)
	refused(t, err, "b.cn 的证书是别的网站的", "看看 site.yaml 里的地址有没有写错")

	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	other.Address = strings.Replace(plain.URL, "http:", "https:", 1)
	_, err = Open(t.Context(), other, way)
	refused(t, err, strings.TrimPrefix(plain.URL, "http://")+" 的这个端口不加密", "看看 site.yaml 里的端口")

	there.Dial = func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "b.cn", IsNotFound: true}}
	}
	other.Address = "https://b.cn/dav"
	_, err = Open(t.Context(), other, there)
	refused(t, err, "找不到服务器：b.cn", "看看 site.yaml 里的地址有没有写错，网络通不通")
}

// TestCancelled holds that a server which does not answer is not waited for.
func TestCancelled(t *testing.T) {
	stalls := make(chan struct{})
	defer close(stalls)
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if !good(w, r) {
			io.Copy(io.Discard, r.Body)
			<-stalls
		}
	})
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func(context.Context) error{
		"read":   func(ctx context.Context) error { _, err := h.Read(ctx, "a", 1); return err },
		"delete": func(ctx context.Context) error { return h.Delete(ctx, "a") },
		"list":   func(ctx context.Context) error { _, err := h.List(ctx); return err },
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		begun := time.Now()
		if err := do(ctx); !errors.Is(err, context.DeadlineExceeded) || time.Since(begun) > 30*time.Second {
			t.Errorf("%s: %v after %v", name, err, time.Since(begun))
		}
		cancel()
	}
}

// TestNoneAround holds that a folder which is missing around the place is
// named: the last of an address is made, no more.
func TestNoneAround(t *testing.T) {
	to, way := fake(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("DAV", "1")
		switch r.Method {
		case "OPTIONS":
		case "PROPFIND":
			w.WriteHeader(http.StatusNotFound)
		default:
			w.WriteHeader(http.StatusConflict)
		}
	})
	to.Address += "/a/b"
	h, err := Open(t.Context(), to, way)
	if err != nil {
		t.Fatal(err)
	}
	_, server, _ := strings.Cut(to.Address, "://")
	around := "https://" + strings.TrimSuffix(server, "b")
	refused(t, h.Put(t.Context(), hosttest.File("index.html", []byte("x"))), "服务器上没有这个文件夹："+around, "看看 site.yaml 里的地址")
}
