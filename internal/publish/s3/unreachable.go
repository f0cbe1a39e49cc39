package s3

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"

	"bao/internal/publish/host"
)

// unreachable is the error of a request that got no answer.
func (s *store) unreachable(err error) error {
	var (
		dns       *net.DNSError
		unknown   x509.UnknownAuthorityError
		wrongName x509.HostnameError
		invalid   x509.CertificateInvalidError
		noTLS     tls.RecordHeaderError
	)
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return host.Refuse(err, "找不到服务器："+s.at.host, "检查 site.yaml 里的地址和桶，再看看这台电脑上不上得了网")
	case errors.As(err, &wrongName):
		return host.Refuse(err, "服务器的证书不是给这个名字的："+s.at.host, "地址是自己的域名，就在控制台给它绑定证书；桶的名字里有点，就加上“桶的位置: 路径里”")
	case errors.As(err, &unknown), errors.As(err, &invalid):
		return host.Refuse(err, "服务器的证书不可信："+s.at.host, "检查地址和这台电脑的日期；单位的网络会换证书的，请管网络的人帮忙")
	case errors.As(err, &noTLS):
		return host.Refuse(err, "服务器没有加密："+s.at.host, "检查地址；服务器确实只有 http，地址写成 http:// 开头，加上“不加密: 是”")
	}
	return err
}
