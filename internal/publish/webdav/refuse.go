package webdav

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/xml"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"bao/internal/publish/host"
)

// refusals are the answers that will be the same again, by their status: what
// is wrong, and what to do.
var refusals = map[int][2]string{
	http.StatusForbidden:             {"服务器不让写", "请管服务器的人给这个用户写的权限，也看看名字以点开头的文件夹（" + host.Control + "）让不让建"},
	http.StatusMethodNotAllowed:      {"这个地址没有 WebDAV，或者只让读", "看看 site.yaml 里的地址有没有写错；在服务器上打开 WebDAV"},
	http.StatusNotImplemented:        {"这个地址没有 WebDAV", "看看 site.yaml 里的地址有没有写错；在服务器上打开 WebDAV"},
	http.StatusProxyAuthRequired:     {"到服务器的路上有一个代理，要用户名和密码", "请管网络的人放行这个地址，或者在 HTTPS_PROXY 里写上代理的用户名和密码"},
	http.StatusConflict:              {"服务器上，路径里有一段不是文件夹，或者要放文件的地方有一个文件夹", "到服务器上看看，把它移走或改名，再发布一次"},
	http.StatusRequestEntityTooLarge: {"服务器不收这么大的文件", "把图片或文件改小；或者请管服务器的人放宽（nginx 的 client_max_body_size，Apache 的 LimitRequestBody）"},
	http.StatusLocked:                {"服务器上的文件被锁着，有人正打开着它", "在打开着它的程序里关上，或者过一会儿再发布一次"},
	http.StatusInsufficientStorage:   {"服务器上的空间满了", "在服务器上清出一些空间，再发布一次，会从断开的地方接着来"},
}

// refuse makes an error of an answer that is no success: a *host.Refusal where
// the same will be answered again.
func (h *Host) refuse(answer *http.Response, method, path string) error {
	status, where := answer.StatusCode, h.url(path)
	said := &statusError{method, where, status}
	switch media, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type")); {
	case status == http.StatusMultiStatus: // of what is in a folder
		if said.status = firstStatus(answer); said.status == status {
			return said
		}
		status = said.status
	case status >= 300 && status < 400:
		return h.elsewhere(answer, said)
	case status < 300 && media == "text/html":
		return host.Refuse(said, "回答的是一个网页，不是 WebDAV："+where, "先用浏览器打开这个地址：上网要登录的，先登录；地址写错的，改 site.yaml 里的地址；没有开 WebDAV 的，在服务器上打开")
	case status < 300:
		return host.Refuse(said, "这个地址没有 WebDAV："+where, refusals[http.StatusMethodNotAllowed][1])
	}
	if words, ok := refusals[status]; ok {
		return host.Refuse(said, words[0]+"："+where, words[1])
	}
	return said
}

type statusError struct {
	method, url string
	status      int
}

func (e *statusError) Error() string {
	return fmt.Sprintf("%s %s: %d %s", e.method, e.url, e.status, http.StatusText(e.status))
}

// elsewhere refuses an answer that sends to another address, and names it.
func (h *Host) elsewhere(answer *http.Response, said error) error {
	const message = "服务器让人到别的地址去"
	to, err := answer.Location()
	if err != nil {
		return host.Refuse(said, message, "用浏览器打开 "+h.url("")+" 看看到了哪里，改 site.yaml 里的地址")
	}
	clean := &url.URL{Scheme: to.Scheme, Host: to.Host, Path: to.Path}
	return host.Refuse(said, message+"："+clean.String(), "上网要登录的，先在浏览器里登录；不是的话，把 site.yaml 里的地址改成新的")
}

// firstStatus is that of the first thing that went wrong in a folder.
func firstStatus(answer *http.Response) int {
	var all struct {
		Responses []struct {
			Status string `xml:"DAV: status"`
		} `xml:"DAV: response"`
	}
	_ = xml.NewDecoder(&meter{answer.Body, mostOfOne}).Decode(&all) // what was read until an error will do
	for _, r := range all.Responses {
		if fields := strings.Fields(r.Status); len(fields) > 1 {
			if status, err := strconv.Atoi(fields[1]); err == nil && status >= 400 {
				return status
			}
		}
	}
	return answer.StatusCode
}

// trouble refuses what is wrong with a connection and will be again.
func (h *Host) trouble(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var (
		unknown x509.UnknownAuthorityError
		name    x509.HostnameError
		invalid x509.CertificateInvalidError
		record  tls.RecordHeaderError
		dns     *net.DNSError
	)
	server := h.base.Host
	var refused *host.Refusal
	switch {
	case errors.As(err, &refused):
		return err
	case strings.Contains(err.Error(), http.StatusText(http.StatusProxyAuthRequired)): // net/http has no name for it
		words := refusals[http.StatusProxyAuthRequired]
		return host.Refuse(err, words[0]+"："+server, words[1])
	case errors.As(err, &unknown):
		return host.Refuse(err, "认不出 "+server+" 的证书，不知道是不是真的服务器", "证书的指纹是 "+fingerprint(unknown.Cert)+"：请管服务器的人核对，对得上，在 site.yaml 里加上 服务器指纹: "+fingerprint(unknown.Cert)+"；或者请他换上公认机构签的证书（如 Let’s Encrypt）；在别处能连上的话，换一个网络试试")
	case errors.As(err, &name):
		return host.Refuse(err, server+" 的证书是别的网站的", "看看 site.yaml 里的地址有没有写错；请管服务器的人换上这个域名的证书")
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return host.Refuse(err, server+" 的证书过期了，或者这台电脑的时间不对", "看看电脑的日期；日期对的话，请管服务器的人换新的证书")
	case errors.As(err, &invalid):
		return host.Refuse(err, server+" 的证书不能用", "请管服务器的人换上公认机构签的证书（如 Let’s Encrypt）")
	case errors.As(err, &record), strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"): // nor for this
		return host.Refuse(err, server+" 的这个端口不加密", "看看 site.yaml 里的端口有没有写错；服务器确实只有 http，写成 http:// 并加上 不加密: 是")
	case !h.asked.Load() && errors.As(err, &dns) && dns.IsNotFound:
		return host.Refuse(err, "找不到服务器："+h.base.Hostname(), "看看 site.yaml 里的地址有没有写错，网络通不通")
	}
	return err
}
