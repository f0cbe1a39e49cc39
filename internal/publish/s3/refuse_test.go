package s3

import (
	"context"
	"errors"
	"io/fs"
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

// saying is a server that gives one answer.
func saying(status int, body string, header ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	})
}

// at opens a store that a handler plays.
func at(t testing.TB, handler http.Handler, change func(*config.Target)) *store {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	target := config.Target{Address: server.URL, Plain: true, User: "AKIDEXAMPLE", Bucket: "paper", BucketAt: config.BucketPath}
	if change != nil {
		change(&target)
	}
	return open(t, target, wayTo(t, server.URL, "secret"))
}

func code(c string) string {
	return "<?xml version=\"1.0\"?>\n<Error><Code>" + c + "</Code><Message>no</Message></Error>"
}

const login = "<html><body>请登录</body></html>"

// asks are the calls that an answer is given to.
var asks = map[string]func(ctx context.Context, s *store) error{
	"put":    func(ctx context.Context, s *store) error { return s.Put(ctx, hosttest.File("a.html", []byte("一"))) },
	"read":   func(ctx context.Context, s *store) error { _, err := s.Read(ctx, "a.html", 100); return err },
	"delete": func(ctx context.Context, s *store) error { return s.Delete(ctx, "a.html") },
	"list":   func(ctx context.Context, s *store) error { _, err := s.List(ctx); return err },
	"create": func(ctx context.Context, s *store) error { return s.Create(ctx, "a.html", []byte("一")) },
}

func TestRefusals(t *testing.T) {
	none := func(t *config.Target) { t.BucketAt, t.Bucket = config.BucketNone, "" }
	aliyun := func(t *config.Target) {
		t.Address, t.BucketAt = "http://oss-cn-hangzhou.aliyuncs.com", config.BucketHost
	}
	html := []string{"Content-Type", "text/html; charset=utf-8"}
	for _, c := range []struct {
		asks, name    string
		answer        http.Handler
		change        func(*config.Target)
		message, hint string
		secret        bool
	}{
		{"put read delete list create", "wrong key", saying(403, code("SignatureDoesNotMatch")), nil, "密钥不对", "AKIDEXAMPLE", true},
		{"put read delete list create", "unknown key", saying(403, code("InvalidAccessKeyId")), nil, "不认识这个密钥编号：AKIDEXAMPLE", "“用户”", true},
		{"put", "may not put", saying(403, code("AccessDenied")), nil, "没有权限：PutObject", "PutObject", false},
		{"delete", "may not delete", saying(403, code("AccessDenied")), nil, "没有权限：DeleteObject", "DeleteObject", false},
		{"read create", "may not read", saying(403, code("AccessDenied")), nil, "没有权限：GetObject", "ListBucket", false},
		{"list", "may not list", saying(403, code("AccessDenied")), nil, "没有权限：ListBucket", "ListObjects", false},
		{"put", "a new user of OSS", saying(403, code("AccessDenied")), aliyun, "没有权限：PutObject", "桶的位置: 不写", false},
		{"put read delete list create", "no bucket", saying(404, code("NoSuchBucket")), nil, "没有这个桶：paper", "“桶”", false},
		{"list", "no bucket at the host", saying(404, code("NoSuchBucket")), none, "没有这个桶：127.0.0.1", "“桶”", false},
		{"put read list", "OSS, bucket in the path", saying(403, code("SecondLevelDomainForbidden")), nil, "桶的名字写在域名前", "桶的位置: 域名前", false},
		{"put read list", "COS, bucket in the path", saying(403, code("PathStyleDomainForbidden")), nil, "桶的名字写在域名前", "桶的位置: 域名前", false},
		{"put read list", "another region", saying(400, "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region></Error>"), nil, "在 eu-west-1", "区域: eu-west-1", false},
		{"put read list", "another region, by header", saying(301, code("PermanentRedirect"), "X-Amz-Bucket-Region", "eu-west-1"), nil, "在 eu-west-1", "区域: eu-west-1", false},
		{"put read list", "another host", saying(301, "<Error><Code>PermanentRedirect</Code><Endpoint>paper.s3-eu-west-1.amazonaws.com</Endpoint></Error>"), nil, "桶不在这个地址", "http://s3-eu-west-1.amazonaws.com", false},
		{"put read list", "another host of OSS", saying(403, "<Error><Code>AccessDenied</Code><Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint></Error>"), aliyun, "桶不在这个地址：oss-cn-hangzhou.aliyuncs.com", "http://oss-cn-beijing.aliyuncs.com", false},
		{"put list", "another region, unnamed", saying(400, code("InvalidRegionName")), nil, "桶不在这个区域：us-east-1", "区域: ", false},
		{"put", "a name that is none", saying(301, "<Error><Code>PermanentRedirect</Code><Endpoint>a b&#10;\u009b</Endpoint></Error>"), nil, "桶不在这个区域", "区域: ", false},
		{"put", "full", saying(403, code("QuotaExceeded")), nil, "空间用完了", "扩容", false},
		{"put", "full disk", saying(507, code("XMinioStorageFull")), nil, "空间用完了", "扩容", false},
		{"put", "full, in no words", saying(507, ""), nil, "空间用完了", "扩容", false},
		{"put list", "not paid", saying(403, code("UserDisable")), nil, "欠费", "费用", false},
		{"put", "name too long", saying(400, code("KeyTooLongError")), nil, "文件名太长，对象存储不收：a.html", "改短", false},
		{"put delete", "a site's address", saying(405, code("MethodNotAllowed")), nil, "只能看，不能上传", "Endpoint", false},
		{"put read list", "whatever else", saying(400, code("InvalidRequest")), nil, "不接受（InvalidRequest）", "代码", false},
		{"put read delete list create", "a proxy's page", saying(200, login, html...), nil, "答话的不是对象存储", "登录", false},
		{"put read delete list create", "a proxy's redirect", saying(302, login, append(html, "Location", "http://10.0.0.1/login")...), nil, "答话的不是对象存储", "登录", false},
		{"put read delete list create", "a proxy's no", saying(403, login, html...), nil, "答话的不是对象存储", "登录", false},
		{"put read delete list create", "a site", saying(404, login, html...), nil, "答话的不是对象存储", "登录", false},
		{"put", "whatever, hostile", saying(400, code("A\u009bB")), nil, "不接受（A B）", "代码", false},
		{"put", "not found", saying(404, code("NoSuchKey")), nil, "不接受（NoSuchKey）", "代码", false},
		{"put", "no store", saying(200, ""), nil, "答话的不是对象存储", "地址", false},
	} {
		for ask := range strings.FieldsSeq(c.asks) {
			t.Run(c.name+"/"+ask, func(t *testing.T) {
				s := at(t, c.answer, c.change)
				r := refused(t, asks[ask](t.Context(), s), c.message, c.hint)
				if r.Secret != c.secret {
					t.Errorf("Secret is %v", r.Secret)
				}
				if text := r.Error() + r.Hint; strings.ContainsAny(text, "\u009b\n") || strings.Contains(text, "secret") {
					t.Errorf("says %q", text)
				}
			})
		}
	}
}

// TestPassing are answers that are worth asking again.
func TestPassing(t *testing.T) {
	for name, answer := range map[string]http.Handler{
		"slow down":       saying(503, code("SlowDown")),
		"internal error":  saying(500, code("InternalError")),
		"a gateway":       saying(502, login, "Content-Type", "text/html"),
		"too many":        saying(429, ""),
		"changed":         saying(400, code("BadDigest")),
		"changed, signed": saying(400, code("XAmzContentSHA256Mismatch")),
		"slow":            saying(400, code("RequestTimeout")),
		"two at once":     saying(409, code("ConditionalRequestConflict")),
	} {
		for ask, call := range asks {
			err := call(t.Context(), at(t, answer, nil))
			if refusal := new(host.Refusal); err == nil || errors.As(err, &refusal) || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s, %s: %v", name, ask, err)
			}
		}
	}
}

// TestWrongKey tries a store that verifies signatures.
func TestWrongKey(t *testing.T) {
	s := hosttest.S3(t)
	for ask, call := range asks {
		h := open(t, targetOf(s), wayTo(t, s.Address, s.Secret+"x"))
		if r := refused(t, call(t.Context(), h), "密钥不对", "重新复制密钥"); !r.Secret {
			t.Errorf("%s: the key is not said to be wrong", ask)
		}
	}
	target := targetOf(s)
	target.Region = "cn-hangzhou"
	refused(t, asks["put"](t.Context(), open(t, target, wayTo(t, s.Address, s.Secret))), "在 us-east-1", "区域: us-east-1")
	target = targetOf(s)
	target.Bucket = "papers"
	refused(t, asks["list"](t.Context(), open(t, target, wayTo(t, s.Address, s.Secret))), "没有这个桶：papers", "控制台")
	if len(s.Objects(t)) > 0 {
		t.Error("something was put")
	}
}

// TestProved holds that a key that was right once is not called wrong for
// bytes that changed on their way.
func TestProved(t *testing.T) {
	for _, answer := range []http.Handler{saying(403, code("SignatureDoesNotMatch")), saying(403, code("InvalidAccessKeyId")), saying(400, code("AuthorizationHeaderMalformed")), saying(400, "400 Bad Request", "Content-Type", "text/plain")} {
		first := true
		s := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if first {
				w.Header().Set("ETag", `"e"`)
			} else {
				answer.ServeHTTP(w, r)
			}
			first = false
		}), nil)
		if _, err := s.Read(t.Context(), "a.html", 100); err != nil {
			t.Fatal(err)
		}
		err := s.Put(t.Context(), hosttest.File("a.html", []byte("一")))
		if refusal := new(host.Refusal); err == nil || errors.As(err, &refusal) {
			t.Errorf("%v", err)
		}
	}
}

func TestNoKeyID(t *testing.T) {
	target := config.Target{Address: "https://s3.example.cn", Bucket: "paper", BucketAt: config.BucketHost}
	_, err := Open(t.Context(), target, host.Way{})
	refused(t, err, "没有写对象存储的密钥编号", "用户: ")
	target.User = "AKIDEXAMPLE"
	none := &host.Refusal{Message: "没有密钥", Hint: "x"}
	if _, err := Open(t.Context(), target, host.Way{Secret: func(context.Context, string, string) (string, error) { return "", none }}); !errors.Is(err, none) {
		t.Errorf("opened without a key: %v", err)
	}
}

// TestUnreachable are servers that no answer comes from.
func TestUnreachable(t *testing.T) {
	target := config.Target{User: "AKIDEXAMPLE", Bucket: "paper", BucketAt: config.BucketPath, Plain: true}
	to := func(address string, way host.Way) error {
		target.Address = address
		return asks["put"](t.Context(), open(t, target, way))
	}
	nowhere := wayTo(t, "", "x")
	nowhere.Dial = func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", IsNotFound: true}}
	}
	refused(t, to("https://s3.exmple.cn", nowhere), "找不到服务器：s3.exmple.cn", "上不上得了网")

	store := hosttest.S3(t)
	address, roots := secure(t, store.Handler)
	way := wayTo(t, address, store.Secret)
	refused(t, to("https://example.com", way), "证书不可信", "日期")
	way.RootCAs = roots
	refused(t, to("https://www.paper.cn", way), "证书不是给这个名字的：www.paper.cn", "绑定证书")
	if err := to("https://example.com", way); err != nil {
		t.Errorf("with the right name: %v", err)
	}
	refused(t, to("http://example.com", way), "答话的不是对象存储", "地址")
	refused(t, to("https://example.com", wayTo(t, store.Address, store.Secret)), "没有加密", "不加密: 是")

	closed := wayTo(t, "http://127.0.0.1:1", "x")
	err := to("http://127.0.0.1:1", closed)
	if refusal := new(host.Refusal); err == nil || errors.As(err, &refusal) {
		t.Errorf("nobody answers: %v", err)
	}
}

// TestClock publishes from a computer whose clock is off by a day.
func TestClock(t *testing.T) {
	for _, off := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		s := hosttest.S3(t)
		w := watch(t, s)
		way := wayTo(t, s.Address, s.Secret)
		way.Now = func() time.Time { return time.Now().Add(off) }
		h := open(t, targetOf(s), way)
		for range 3 {
			if err := h.Put(t.Context(), hosttest.File("a.html", []byte("一"))); err != nil {
				t.Fatal(err)
			}
		}
		if len(w.seen) != 4 {
			t.Errorf("%d requests for 3 files", len(w.seen))
		}
	}
	for _, c := range []string{"RequestTimeTooSkewed", "RequestExpired"} {
		requests := 0
		s := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			requests++
			saying(403, code(c)).ServeHTTP(w, r)
		}), nil)
		refused(t, asks["put"](t.Context(), s), "时钟不对", "自动设置时间")
		if requests != 2 {
			t.Errorf("%d requests", requests)
		}
	}
}

// TestCancel holds that a call ends when it is told to.
func TestCancel(t *testing.T) {
	release := make(chan struct{})
	s := at(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		<-release
	}), nil)
	defer close(release)
	for ask, call := range asks {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		start := time.Now()
		if err := call(ctx, s); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", ask, err)
		}
		if time.Since(start) > 30*time.Second {
			t.Errorf("%s took %v", ask, time.Since(start))
		}
		cancel()
	}
}
