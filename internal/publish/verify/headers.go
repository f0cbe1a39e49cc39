package verify

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
)

// headers says what is wrong with those of an answer with our bytes.
func headers(f File, a *answer) []Finding {
	var found []Finding
	want := f.kind()
	got, params, _ := mime.ParseMediaType(a.header.Get("Content-Type"))
	if shown(want) {
		kind, _, _ := mime.ParseMediaType(a.header.Get("Content-Disposition"))
		if kind == "attachment" {
			found = append(found, Finding{
				Kind: Download, Message: "浏览器不显示，只让读者下载（Content-Disposition: attachment）", Hint: downloadHint(a),
			})
		}
	}
	switch {
	case want == "":
	case !sameType(want, got):
		found = append(found, Finding{
			Kind: Type, Message: "按 " + orNone(got) + " 发出，应当是 " + want + "：" + effect(want, got),
			Hint: "在主机的设置（MIME 类型）里把 " + path.Ext(f.Path) + " 设为 " + f.Type,
		})
	default:
		if message := charset(got, params["charset"], a.body); message != "" {
			found = append(found, Finding{
				Kind: Charset, Message: message,
				Hint: "在主机的设置里把 " + path.Ext(f.Path) + " 的字符编码设为 utf-8（nginx：charset utf-8；Apache：AddDefaultCharset utf-8）",
			})
		}
	}
	if f.text() && f.Size > 4<<10 && a.header.Get("Content-Encoding") == "" {
		found = append(found, Finding{
			Kind: Plain, Remark: true, Message: "没有压缩，读者打开要慢几倍",
			Hint: "在主机或 CDN 的设置里打开 gzip 压缩",
		})
	}
	return found
}

// kind is the media type without parameters.
func (f File) kind() string {
	kind, _, _ := mime.ParseMediaType(f.Type)
	return kind
}

// text reports whether a file is text, which hosts compress and may alter.
func (f File) text() bool {
	kind := f.kind()
	return strings.HasPrefix(kind, "text/") || slices.Contains([]string{
		"application/json", "application/xml", "application/manifest+json", "image/svg+xml",
		"application/rss+xml", "application/atom+xml", "application/javascript",
	}, kind)
}

// shown reports whether browsers show, or use in a page, what has that type.
func shown(kind string) bool {
	top, _, _ := strings.Cut(kind, "/")
	return slices.Contains([]string{"text", "image", "audio", "video", "font"}, top) ||
		slices.Contains([]string{"application/pdf", "application/json", "application/xml", "application/manifest+json"}, kind)
}

// sameTypes are names of one type.
var sameTypes = [][]string{
	{"text/html", "application/xhtml+xml"},
	{"text/javascript", "application/javascript", "application/x-javascript"},
	{"text/xml", "application/xml", "application/rss+xml", "application/atom+xml"},
	{"application/json", "application/manifest+json", "text/json", "application/feed+json"},
	{"image/x-icon", "image/vnd.microsoft.icon"},
	{"image/jpeg", "image/jpg"},
	{"audio/mpeg", "audio/mp3"},
	{"font/woff2", "application/font-woff2", "application/x-font-woff2"},
	{"font/woff", "application/font-woff", "application/x-font-woff"},
}

// sameType reports whether what was sent does as well as what was meant. What
// is saved anyway may have any type but that of a page.
func sameType(want, got string) bool {
	if want == got || !shown(want) && got != "text/html" {
		return true
	}
	return slices.ContainsFunc(sameTypes, func(names []string) bool {
		return slices.Contains(names, want) && slices.Contains(names, got)
	})
}

func orNone(kind string) string {
	if kind == "" {
		return "没有写明的类型"
	}
	return kind
}

// effect is what a reader notices of a wrong type.
func effect(want, got string) string {
	switch {
	case want == "text/css" || want == "text/javascript":
		return "浏览器不认，版面会乱"
	case got == "text/plain":
		return "读者看到的是源代码"
	case got == "application/octet-stream" || got == "binary/octet-stream":
		return "浏览器会去下载，不显示"
	}
	return "浏览器可能不显示"
}

// charset is what is wrong with the encoding that a text is sent with. The
// header counts more than what a page says of itself (HTML, 13.2.3.1), so a
// wrong one breaks every Chinese page; without one, style sheets and scripts
// take that of the page and XML is UTF-8.
func charset(kind, name string, body []byte) string {
	switch {
	case name != "" && !strings.EqualFold(name, "utf-8") && !strings.EqualFold(name, "utf8"):
		return "按 " + strings.ToLower(name) + " 编码发出，报纸是 utf-8：汉字会成乱码"
	case name != "" || !slices.ContainsFunc(body, func(b byte) bool { return b >= 0x80 }):
	case kind == "text/plain", kind == "text/csv",
		kind == "text/html" && !bytes.Contains(bytes.ToLower(body[:min(len(body), 1024)]), []byte("charset")):
		return "没有写明字符编码，汉字会成乱码"
	}
	return ""
}

// downloadHint names what to do about pages that are only saved. Aliyun OSS and,
// for buckets made since 2024, Tencent COS do so on the domains that they give
// to a bucket, and on no others (help.aliyun.com/document_detail/31902,
// tencentcloud.com/document/product/436/57456).
func downloadHint(a *answer) string {
	name := a.at.Hostname()
	switch {
	case strings.HasSuffix(name, ".aliyuncs.com") || a.header.Get("X-Oss-Force-Download") != "":
		return "阿里云 OSS 自带的域名只让下载：在 OSS 控制台“域名管理”里给桶绑定自己的域名，把网址改成它"
	case strings.HasSuffix(name, ".myqcloud.com") || a.header.Get("X-Cos-Force-Download") != "":
		return "腾讯云 COS 自带的域名只让下载：在 COS 控制台“域名与传输管理”里绑定自己的域名，把网址改成它"
	}
	return "在主机的设置里去掉 Content-Disposition；对象存储自带的域名多半只让下载，绑定自己的域名，把网址改成它"
}

func status(code int) string {
	known := map[int]string{
		http.StatusUnauthorized: "401（要密码）", http.StatusForbidden: "403（不许看）", http.StatusNotFound: "404（没有）",
		http.StatusInternalServerError: "500（主机出错）", http.StatusBadGateway: "502（源站连不上）",
		http.StatusServiceUnavailable: "503（主机太忙）", http.StatusGatewayTimeout: "504（源站没有回音）",
		http.StatusTooManyRequests: "429（访问太多）",
	}
	if text, ok := known[code]; ok {
		return text
	}
	return strconv.Itoa(code)
}
