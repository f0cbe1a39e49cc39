package ftp

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
	"sync/atomic"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// trust tells the right server by its certificate.
type trust struct {
	name  string
	pin   string // SHA256:… of the certificate; empty for whom the system trusts
	roots *x509.CertPool
	way   host.Way
	old   atomic.Bool // only TLS 1.2: sessions are taken up again by old servers only there
}

func newTrust(t config.Target, way host.Way, name string) (*trust, error) {
	roots, err := x509.SystemCertPool()
	if err != nil {
		roots = x509.NewCertPool()
	}
	roots.AppendCertsFromPEM(way.RootCAs)
	return &trust{name: name, pin: strings.TrimRight(t.HostKey, "="), roots: roots, way: way}, nil
}

// config is for one control connection and its data connections. Servers
// (vsftpd's require_ssl_reuse, FileZilla) take data only from who continues
// the TLS session of the very control connection; so each has a cache of its
// own, and all ask for the same name (https://github.com/jlaffaye/ftp/issues/342).
func (t *trust) config() *tls.Config {
	c := &tls.Config{
		ServerName: t.name, ClientSessionCache: tls.NewLRUClientSessionCache(1),
		InsecureSkipVerify: true, // verify does it, to say more than yes or no
		VerifyConnection:   t.verify,
	}
	if t.old.Load() {
		c.MaxVersion = tls.VersionTLS12
	}
	return c
}

func (t *trust) verify(state tls.ConnectionState) error {
	if len(state.PeerCertificates) == 0 {
		return errors.New("no certificate")
	}
	leaf := state.PeerCertificates[0]
	print, spaced := fingerprint(leaf)
	if t.pin != "" {
		if print == t.pin {
			return nil
		}
		return &host.Refusal{
			Message: "服务器的证书和记下的指纹对不上，可能不是原来那台服务器：现在是 " + print,
			Hint:    "问主机商是不是换过证书（" + spaced + "）；换过，把 site.yaml 里的指纹改成 服务器指纹: " + print,
		}
	}
	options := x509.VerifyOptions{DNSName: t.name, Roots: t.roots, Intermediates: x509.NewCertPool(), CurrentTime: t.way.Time()}
	for _, c := range state.PeerCertificates[1:] {
		options.Intermediates.AddCert(c)
	}
	if _, err := leaf.Verify(options); err != nil {
		return &host.Refusal{
			Message: "服务器的证书不可信（" + why(err) + "），它的 SHA-256 指纹是 " + spaced,
			Hint:    "请主机商核对指纹；对得上，在 site.yaml 里加上 服务器指纹: " + print,
			Err:     err,
		}
	}
	return nil
}

// fingerprint is of a certificate, as site.yaml has those of servers and as
// FTP programs show it.
func fingerprint(c *x509.Certificate) (print, spaced string) {
	sum := sha256.Sum256(c.Raw)
	var pairs []string
	for _, b := range sum {
		pairs = append(pairs, strings.ToUpper(hex.EncodeToString([]byte{b})))
	}
	return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:]), strings.Join(pairs, ":")
}

func why(err error) string {
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &name):
		return "不是发给这个主机名的"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "过期了，或这台电脑的时间不对"
	}
	return "不是可信的机构发的，常是服务器自己签的"
}
