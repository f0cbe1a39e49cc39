package ftp

import (
	"net"
	"net/url"
	"path"
	"strings"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// place is where an address leads to.
type place struct {
	host     string // name or number, without port
	address  string // host:port
	user     string
	account  string // for Way.Secret
	folder   string // as written, "/" before what is absolute
	implicit bool   // TLS from the first byte
	plain    bool   // no TLS at all
}

func parse(t config.Target) (place, error) {
	u, err := url.Parse(t.Address)
	if err != nil || u.Hostname() == "" {
		return place{}, &host.Refusal{Message: "FTP 的地址不对：" + t.Address, Hint: "写成 ftp://用户名@主机/文件夹", Err: err}
	}
	at := place{host: u.Hostname(), user: t.User, implicit: u.Scheme == "ftps"}
	at.plain = t.Plain && !at.implicit
	port := u.Port()
	if port == "" && at.implicit {
		port = "990"
	} else if port == "" {
		port = "21"
	}
	if at.user == "" {
		at.user = u.User.Username()
	}
	if at.user == "" {
		return at, &host.Refusal{Message: "没有写 FTP 的用户名", Hint: "写成 ftp://用户名@" + u.Host + u.Path}
	}
	at.address = net.JoinHostPort(at.host, port)
	at.account = u.Scheme + "://" + at.user + "@" + at.address
	at.folder = strings.TrimPrefix(u.Path, "/")
	if strings.ContainsAny(at.folder+at.user, "\r\n\x00") {
		return at, &host.Refusal{Message: "FTP 的地址里有换行", Hint: "写成 ftp://用户名@主机/文件夹"}
	}
	return at, nil
}

// base is the folder that is published to, seen from the one that a login
// leads to.
func (p place) base(home string) string {
	if strings.HasPrefix(p.folder, "/") {
		return path.Clean(p.folder)
	}
	return path.Join("/", home, p.folder)
}
