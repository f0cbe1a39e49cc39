// Package webdav publishes to a folder of a WebDAV server (RFC 4918).
//
// It has a client of its own over net/http. That of studio-b12/gowebdav (v0.13)
// takes no contexts, cannot ask for a file that is not there yet, says of a
// failed DELETE only that it failed, and prints; what is left of it would be
// these few requests.
//
// It must not ask for a listing of infinite depth, nor delete a folder that is
// not empty: servers do both.
package webdav

import (
	"context"
	"crypto/x509"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// parallel is how many requests are under way at once. With fewer, the round
// trips to a distant server count more than the bytes.
const parallel = 8

// Host is a folder of a WebDAV server.
type Host struct {
	base    *url.URL // of the folder, ends in a slash; without a user
	plain   bool     // http
	client  *http.Client
	account account

	turn   chan struct{} // of who asks what the server is like
	asked  atomic.Bool
	direct atomic.Bool // PUT replaces a file at once, see ask
	found  atomic.Bool // the folder was there

	mu      sync.Mutex
	folders map[string]*folder
	left    map[string]int // files and folders in a folder, at most, by its path

	putting sync.RWMutex // held by what puts files, against deletions of folders
}

// Open reaches the server and refuses what will not do; when there is trouble
// that may pass, the next call meets it again.
func Open(ctx context.Context, t config.Target, way host.Way) (host.Host, error) {
	base, err := address(t)
	if err != nil {
		return nil, err
	}
	transport, err := transport(way, t.HostKey)
	if err != nil {
		return nil, err
	}
	named := *base
	if t.User != "" {
		named.User = url.User(t.User)
	}
	h := &Host{
		base: base, plain: base.Scheme == "http",
		client: &http.Client{
			Transport: transport,
			CheckRedirect: func(*http.Request, []*http.Request) error {
				return http.ErrUseLastResponse // a PUT that is led elsewhere would lose its bytes
			},
		},
		account: account{user: t.User, name: strings.TrimSuffix(named.String(), "/"), secret: way.Secret},
		turn:    make(chan struct{}, 1),
		folders: map[string]*folder{}, left: map[string]int{},
	}
	var refused *host.Refusal
	if err := h.ready(ctx); errors.As(err, &refused) {
		transport.CloseIdleConnections()
		return nil, err
	}
	return h, nil
}

// address is that of a target, as http or https, ending in a slash.
func address(t config.Target) (*url.URL, error) {
	u, err := url.Parse(t.Address)
	if err != nil || u.Host == "" {
		return nil, &host.Refusal{Message: "WebDAV 的地址写得不对：" + t.Address, Hint: "写成 https://www.example.cn/dav/bao 这样的地址"}
	}
	switch u.Scheme {
	case "https", "webdavs", "davs":
		u.Scheme = "https"
	default:
		u.Scheme = "http"
		if !t.Plain {
			return nil, &host.Refusal{Message: "这个地址不加密，密码会在路上被人看见：" + u.Scheme + "://" + u.Host, Hint: "写成 https:// 开头的地址；服务器确实只有 http，在 site.yaml 里加上 不加密: 是"}
		}
	}
	u.User, u.RawQuery, u.Fragment, u.RawPath = nil, "", "", ""
	u.Path = "/" + strings.Trim(u.Path, "/") + "/"
	if u.Path == "//" {
		u.Path = "/"
	}
	return u, nil
}

func transport(way host.Way, pin string) (*http.Transport, error) {
	var roots *x509.CertPool // nil is the system's
	if len(way.RootCAs) > 0 {
		pool, err := x509.SystemCertPool()
		if err != nil {
			return nil, err
		}
		pool.AppendCertsFromPEM(way.RootCAs)
		roots = pool
	}
	// No HTTP/2: several connections carry more than one where packets get lost.
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           way.Dial,
		TLSClientConfig:       trusting(roots, pin),
		TLSHandshakeTimeout:   30 * time.Second,
		MaxIdleConnsPerHost:   parallel,
		IdleConnTimeout:       4 * time.Second, // Apache ends them after five, which a request may run into
		ExpectContinueTimeout: 2 * time.Second,
		DisableCompression:    true, // bytes are wanted as they are stored
	}, nil
}

// Traits implements host.Host.
func (h *Host) Traits() host.Traits {
	t := host.Traits{Parallel: parallel, Whole: h.direct.Load(), Exclusive: true}
	switch {
	case h.plain:
		t.Warning = "http 不加密：密码和网页在路上可能被人看见、改动。换文件的一瞬间读者可能打不开它"
	case !t.Whole:
		t.Warning = "这台 WebDAV 服务器换文件时，可能先删旧的、再放新的，那一瞬间读者打不开它"
	}
	return t
}

// Close implements host.Host.
func (h *Host) Close() error {
	h.client.CloseIdleConnections()
	return nil
}
