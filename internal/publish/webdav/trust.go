package webdav

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"strings"

	"bao/internal/publish/host"
)

// trusting tells the right server by its certificate: by the fingerprint in
// the settings (pin), for those that signed theirs themselves, else by who
// signed it.
func trusting(roots *x509.CertPool, pin string) *tls.Config {
	pin = strings.TrimRight(pin, "=")
	if pin == "" {
		return &tls.Config{RootCAs: roots}
	}
	return &tls.Config{
		InsecureSkipVerify: true, // the fingerprint says more
		VerifyConnection: func(state tls.ConnectionState) error {
			if len(state.PeerCertificates) == 0 {
				return errors.New("webdav: no certificate")
			}
			print := fingerprint(state.PeerCertificates[0])
			if print == pin {
				return nil
			}
			return &host.Refusal{
				Message: "服务器的证书和记下的指纹对不上，可能不是原来那台服务器：现在是 " + print,
				Hint:    "问管服务器的人是不是换过证书；换过，把 site.yaml 里的指纹改成 服务器指纹: " + print,
			}
		},
	}
}

// fingerprint is of a certificate, as site.yaml has those of servers.
func fingerprint(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:])
}
