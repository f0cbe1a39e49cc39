package s3

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7/pkg/s3utils"
	miniosigner "github.com/minio/minio-go/v7/pkg/signer"
	"pgregory.net/rapid"

	"bao/internal/config"
)

// asMinio signs a request with minio-go and with ours, at the same time, and
// returns both.
func asMinio(t testing.TB, s signer, method string, u *url.URL, header http.Header) (ours, theirs string) {
	t.Helper()
	header.Set(amzDigest, emptyDigest)
	theirURL := *u
	their := miniosigner.SignV4(http.Request{Method: method, URL: &theirURL, Host: u.Host, Header: header.Clone()}, s.keyID, s.secret, "", s.region)
	at, err := time.Parse(amzDate, their.Header.Get("X-Amz-Date"))
	if err != nil {
		t.Fatal(err)
	}
	our := &http.Request{Method: method, URL: u, Header: header.Clone()}
	s.sign(our, at.In(time.FixedZone("", 8*3600)))
	if our.URL.RawQuery != their.URL.RawQuery {
		t.Errorf("query %q, want %q", our.URL.RawQuery, their.URL.RawQuery)
	}
	if want := s3utils.EncodePath(u.Path); our.URL.EscapedPath() != want {
		t.Errorf("path %q, want %q", our.URL.EscapedPath(), want)
	}
	return our.Header.Get("Authorization"), their.Header.Get("Authorization")
}

var awkward = []string{
	"index.html", "2026-11-09/page-1.html", "photos/王府井 第一张 100%+#.jpg", "a=b&c;d.html", "end.", "..end..", "a~b!c*d'(e),f",
	"a%20b", "a+b", `back\slash`, "?query", "[x]@:$", "\"<>^`{|}", "é", "𠮷", "/", "", "a//b",
}

func TestSign(t *testing.T) {
	s := signer{keyID: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", region: "eu-central-1"}
	forms := []place{
		{scheme: "https", host: "s3.eu-central-1.amazonaws.com", bucket: "/pa per"},
		{scheme: "https", host: "paper.oss-cn-hangzhou.aliyuncs.com"},
		{scheme: "http", host: "127.0.0.1:9000", bucket: "/paper"},
	}
	for _, p := range forms {
		for _, key := range awkward {
			for _, method := range []string{"PUT", "GET", "DELETE"} {
				header := http.Header{"Content-Type": {"text/html;  charset=utf-8 "}, "Content-Md5": {"1B2M2Y8AsgTpgAmY7PhCfg=="}, "If-None-Match": {"*"}, "X-Oss-Forbid-Overwrite": {"true"}}
				if ours, theirs := asMinio(t, s, method, p.target(p.path(key), nil), header); ours != theirs {
					t.Errorf("%s %q at %s:\n%s, want\n%s", method, key, p.host, ours, theirs)
				}
			}
			query := url.Values{"list-type": {"2"}, "prefix": {key}, "continuation-token": {"1/=+ &" + key}}
			if ours, theirs := asMinio(t, s, "GET", p.target(p.path(""), query), http.Header{}); ours != theirs {
				t.Errorf("list %q at %s:\n%s, want\n%s", key, p.host, ours, theirs)
			}
		}
	}
}

// TestSignAny signs whatever keys there can be as minio-go does.
func TestSignAny(t *testing.T) {
	p := place{scheme: "https", host: "paper.example.com"}
	rapid.Check(t, func(rt *rapid.T) {
		s := signer{keyID: rapid.StringMatching(`[A-Z0-9]{4,20}`).Draw(rt, "id"), secret: rapid.StringN(1, 40, -1).Draw(rt, "secret"), region: rapid.StringMatching(`[a-z0-9-]{2,12}`).Draw(rt, "region")}
		key := rapid.String().Draw(rt, "key")
		value := rapid.StringMatching(`[ -~]{0,20}`).Draw(rt, "header")
		if ours, theirs := asMinio(t, s, "PUT", p.target(p.path(key), nil), http.Header{"X-Amz-Meta-A": {value}}); ours != theirs {
			rt.Errorf("%s, want %s", ours, theirs)
		}
	})
}

// TestSignKnown is the example of the documentation of AWS:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
func TestSignKnown(t *testing.T) {
	s := signer{keyID: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", region: "us-east-1"}
	p := place{scheme: "https", host: "examplebucket.s3.amazonaws.com"}
	req := &http.Request{Method: "GET", URL: p.target("/test.txt", nil), Header: http.Header{"Range": {"bytes=0-9"}, amzDigest: {emptyDigest}}}
	s.sign(req, time.Date(2013, 5, 24, 0, 0, 0, 0, time.UTC))
	const want = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
	if got := req.Header.Get("Authorization"); !strings.HasSuffix(got, "Signature="+want) {
		t.Errorf("signed %s", got)
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct{ address, bucket, at, want string }{
		{"https://s3.eu-central-1.amazonaws.com", "paper", config.BucketHost, "https://paper.s3.eu-central-1.amazonaws.com/a%20b"},
		{"https://s3.eu-central-1.amazonaws.com/", "Paper", config.BucketPath, "https://s3.eu-central-1.amazonaws.com/Paper/a%20b"},
		{"https://paper.s3.example.com/报/", "paper", config.BucketHost, "https://paper.s3.example.com/%E6%8A%A5/a%20b"},
		{"https://paperhouse.cn", "paper", config.BucketHost, "https://paper.paperhouse.cn/a%20b"},
		{"https://WWW.报纸.cn:8443/x", "", config.BucketNone, "https://www.xn--4ruw83d.cn:8443/x/a%20b"},
		{"http://127.0.0.1:9000/x/y", "paper", config.BucketPath, "http://127.0.0.1:9000/paper/x/y/a%20b"},
	} {
		p, err := placeOf(config.Target{Address: c.address, Bucket: c.bucket, BucketAt: c.at, Plain: true})
		if err != nil {
			t.Errorf("%s: %v", c.address, err)
			continue
		}
		if got := p.target(p.path(p.prefix+"a b"), nil).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.address, got, c.want)
		}
	}
}

func TestPlaceRefused(t *testing.T) {
	for _, c := range []struct{ address, bucket, at, message, hint string }{
		{"ftp://a.cn", "paper", config.BucketPath, "地址不对", "https://"},
		{"https://a.cn/../b", "paper", config.BucketPath, "地址不对", "https://"},
		{"https://a.cn/?x", "paper", config.BucketPath, "地址不对", "https://"},
		{"https://127.0.0.1:9000", "paper", config.BucketHost, "地址是数字", "桶的位置: 路径里"},
		{"https://a.cn", "我的桶", config.BucketHost, "桶的名字不对", "控制台"},
		{"https://a.cn", "a/b", config.BucketPath, "桶的名字不对", "控制台"},
		{"http://a.cn", "paper", config.BucketPath, "不加密", "https://"},
	} {
		_, err := placeOf(config.Target{Address: c.address, Bucket: c.bucket, BucketAt: c.at})
		refused(t, err, c.message, c.hint)
	}
}

func TestWarning(t *testing.T) {
	for _, c := range []struct {
		address, url string
		warns        bool
	}{
		{"https://oss-cn-hangzhou.aliyuncs.com", "", true},
		{"https://oss-cn-hangzhou.aliyuncs.com", "https://www.example.cn/", false},
		{"https://www.example.cn", "https://paper.cos.ap-guangzhou.myqcloud.com/", true},
		{"https://s3.eu-central-1.amazonaws.com", "", false},
	} {
		target := config.Target{Address: c.address, URL: c.url, User: "AKIDEXAMPLE", Bucket: "paper", BucketAt: config.BucketHost}
		w := open(t, target, wayTo(t, c.address, "x")).Traits().Warning
		if (w != "") != c.warns || c.warns && !strings.Contains(w, "绑定自己的域名") {
			t.Errorf("%s, %s: %q", c.address, c.url, w)
		}
	}
}

func TestRegion(t *testing.T) {
	for address, want := range map[string]string{
		"oss-cn-hangzhou.aliyuncs.com": "cn-hangzhou", "s3.oss-cn-hangzhou-internal.aliyuncs.com": "cn-hangzhou", "paper.oss-cn-beijing.aliyuncs.com:443": "cn-beijing",
		"oss-accelerate.aliyuncs.com":   "us-east-1",
		"cos.ap-guangzhou.myqcloud.com": "ap-guangzhou", "paper-125.cos.ap-shanghai.tencentcos.cn": "ap-shanghai",
		"s3.eu-central-1.amazonaws.com": "eu-central-1", "s3-eu-west-1.amazonaws.com": "eu-west-1", "s3.dualstack.us-west-2.amazonaws.com": "us-west-2",
		"s3.cn-north-1.amazonaws.com.cn": "cn-north-1", "s3.amazonaws.com": "us-east-1",
		"0a1b.r2.cloudflarestorage.com": "auto", "0a1b.eu.R2.cloudflarestorage.com": "auto",
		"s3.bj.bcebos.com": "bj", "s3-cn-east-1.qiniucs.com": "cn-east-1", "s3.cn-east-1.qiniucs.com": "cn-east-1",
		"obs.cn-north-4.myhuaweicloud.com": "cn-north-4", "tos-s3-cn-beijing.volces.com": "cn-beijing", "s3.us-west-004.backblazeb2.com": "us-west-004",
		"www.example.cn": "us-east-1", "127.0.0.1:9000": "us-east-1",
	} {
		if got := regionOf("", address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
	if got := regionOf("x-1", "s3.eu-central-1.amazonaws.com"); got != "x-1" {
		t.Errorf("the region written is %q", got)
	}
}
