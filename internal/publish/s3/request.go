package s3

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"bao/internal/publish/host"
)

// emptyDigest is the SHA-256 of no bytes.
const emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

// call is one request to the store.
type call struct {
	method string
	key    string // in the bucket; empty for the bucket itself
	query  url.Values
	header http.Header
	body   func() (io.ReadCloser, error) // nil where nothing is sent; called again when it is sent again
	size   int64
	digest string // of the body, in hexadecimal; empty where nothing is sent
	once   bool   // it must not be sent again unasked over a connection that was found closed
}

// do sends a call and returns the answer of a store that did what was asked,
// whose body is to be closed. A clock that is off is put right once, and the
// call made again.
func (s *store) do(ctx context.Context, c call) (*http.Response, error) {
	for first := true; ; first = false {
		resp, err := s.send(ctx, c)
		if err != nil {
			return nil, s.unreachable(err)
		}
		if resp.StatusCode/100 == 2 && !alien(c, resp) {
			if c.key != "" {
				s.proved.Store(true)
			}
			return resp, nil
		}
		f := failureOf(resp)
		if first && s.mend(f) {
			continue
		}
		return nil, s.refuse(c, f)
	}
}

func (s *store) send(ctx context.Context, c call) (*http.Response, error) {
	req := (&http.Request{
		Method: c.method, URL: s.at.target(s.at.path(c.key), c.query), Header: c.header.Clone(), ContentLength: c.size, Body: http.NoBody,
	}).WithContext(ctx)
	if req.Header == nil {
		req.Header = http.Header{}
	}
	if c.digest == "" {
		c.digest = emptyDigest
	}
	req.Header.Set(amzDigest, c.digest)
	s.signer.sign(req, s.now().Add(time.Duration(s.clock.Load())))
	req.Header.Set("Accept-Encoding", "identity")
	req.Header.Set("User-Agent", "bao")
	if !c.once {
		req.Header["X-Idempotency-Key"] = nil // is not sent, but lets the transport use another connection when one was closed
	}
	if c.body != nil && c.size > 0 {
		body, err := c.body()
		if err != nil {
			return nil, err
		}
		req.Body, req.GetBody = body, c.body
	}
	return s.transport.RoundTrip(req)
}

// alien reports whether an answer of success cannot come from a store: what is
// in the way, to log in to a network, says 200 to all.
func alien(c call, resp *http.Response) bool {
	switch {
	case c.key == "":
		return false // the listing is not one, which shows
	case c.method == http.MethodDelete:
		return page(resp)
	}
	return resp.Header.Get("ETag") == ""
}

// mend reports whether a call that failed is worth sending again at once.
func (s *store) mend(f *failure) bool {
	if f.skewed() && !f.date.IsZero() {
		s.clock.Store(int64(f.date.Sub(s.now())))
		return true
	}
	switch f.status {
	case http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden:
		return s.at.scheme == "http" // bytes can change on their way, and with them what was asked
	}
	return false
}

// transportOf dials on w's way. It speaks HTTP/1.1, as the stores do: none of
// OSS, COS and AWS speaks 2, and over one connection a lost packet would hold
// up all calls.
func transportOf(way host.Way) (*http.Transport, error) {
	var pool *x509.CertPool // the system's
	if len(way.RootCAs) > 0 {
		var err error
		if pool, err = x509.SystemCertPool(); err != nil {
			return nil, err
		}
		if !pool.AppendCertsFromPEM(way.RootCAs) {
			return nil, errors.New("no certificate in RootCAs")
		}
	}
	var one http.Protocols
	one.SetHTTP1(true)
	return &http.Transport{
		DialContext:         way.Dial,
		TLSClientConfig:     &tls.Config{RootCAs: pool},
		TLSHandshakeTimeout: 30 * time.Second,
		MaxIdleConns:        parallel, MaxIdleConnsPerHost: parallel,
		IdleConnTimeout: 60 * time.Second,
		Protocols:       &one,
		WriteBufferSize: 32 << 10, // a page and its header leave in one piece
	}, nil
}

// drain ends an answer so that its connection is used again.
func drain(resp *http.Response) {
	_, _ = io.CopyN(io.Discard, resp.Body, 64<<10)
	_ = resp.Body.Close()
}
