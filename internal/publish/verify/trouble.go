package verify

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"syscall"
)

// wsaRefused is ECONNREFUSED as Windows says it (WSAECONNREFUSED); elsewhere no
// error has that number.
const wsaRefused = syscall.Errno(10061)

// trouble is the finding for a request that got no answer.
func (c *checker) trouble(err error) Finding {
	at := c.base.String()
	if f, ok := c.certificate(err); ok {
		return f
	}
	var dns *net.DNSError
	var network net.Error
	f := Finding{Kind: Unreachable, Hint: "查这台电脑上不上得了网；上得了，就是主机停了，或者防火墙没有放行"}
	switch {
	case errors.Is(err, errLoop):
		return Finding{
			Kind:    Loop,
			Message: at + " 转来转去，打不开（重定向成了一圈）",
			Hint:    "多半是 CDN 用 http 去取、主机又转到 https：在 Cloudflare 面板把 SSL/TLS 设为“完全”，别家 CDN 把回源协议设为 https，或者在主机上去掉一处跳转",
		}
	case errors.As(err, &dns) && dns.IsNotFound:
		f.Message, f.Hint = "域名 "+dns.Name+" 找不到", "查网址有没有写错；刚买的域名要先在域名服务商那里加解析记录，过几分钟到几小时才生效"
	case errors.As(err, &network) && network.Timeout():
		f.Message = at + " 没有回音"
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, wsaRefused):
		f.Message, f.Hint = at+" 不接受连接", "主机上的网站服务没有开，或者网址的端口不对"
	default:
		f.Message = at + " 打不开：连接断了"
	}
	return f
}

// certificate is the finding for a connection that is not secure.
func (c *checker) certificate(err error) (Finding, bool) {
	f := Finding{Kind: Certificate, Hint: "在主机的面板里给 " + c.base.Hostname() + " 申请或续签证书，再重启网站服务"}
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var unknown x509.UnknownAuthorityError
	var verifying *tls.CertificateVerificationError
	var alert tls.AlertError
	switch {
	case errors.As(err, &name):
		f.Message = "https 的证书是给别的域名的，不是 " + name.Host
		f.Hint += "；正在酒店、校园网里的话，先在浏览器里登录"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		f.Message = "https 的证书不在有效期里（过期，或者这台电脑的时间不对）"
	case errors.As(err, &unknown):
		f.Message = "https 的证书不是公认的机构发的，读者会看到警告"
	case errors.As(err, &invalid), errors.As(err, &verifying):
		f.Message = "https 的证书不对，读者会看到警告"
	case errors.As(err, &alert), errors.Is(err, http.ErrSchemeMismatch):
		f.Message = c.base.Hostname() + " 的 https 没有开好"
	default:
		return f, false
	}
	return f, true
}
