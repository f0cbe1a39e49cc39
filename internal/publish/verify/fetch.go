package verify

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	// most is how many bytes of a file are read, unpacked: more than any page.
	most = 4 << 20
	// patience is how long one file is waited for, its body too.
	patience = 20 * time.Second
	// hops is how many redirects are followed, as browsers do (about 20).
	hops = 20
)

// answer is what came for one address.
type answer struct {
	err    error
	status int
	header http.Header
	body   []byte // at most most bytes
	sum    [32]byte
	at     *url.URL // after redirects
}

// is reports whether the answer is the file as it was published. Of a file
// that is too large to be read, the start is believed.
func (a *answer) is(f File) bool {
	return a.status == http.StatusOK && (a.sum == f.Digest || f.Size > most && len(a.body) == most)
}

var errLoop = errors.New("redirected in a circle")

// following is a client that knows a circle of redirects when it sees one.
func following(client *http.Client) *http.Client {
	var c http.Client
	if client != nil {
		c = *client
	}
	c.CheckRedirect = func(next *http.Request, before []*http.Request) error {
		for _, r := range before {
			if r.URL.String() == next.URL.String() {
				return errLoop
			}
		}
		if len(before) >= hops {
			return errLoop
		}
		return nil
	}
	return &c
}

// get reads a file at a path below the base, the base itself where it is empty.
// What may be kept for long is asked for by an address that changes with it, as
// pages do: by the bare one, a cache rightly has what the last check asked for.
// A fresh look goes by caches: they are asked for none, and a query that nobody
// has used makes it another address for those that do not listen.
func (c *checker) get(ctx context.Context, f File, path string, fresh bool) *answer {
	at := c.base.ResolveReference(&url.URL{Path: path})
	query := url.Values{}
	if lifetime(f.Cache) >= 24*time.Hour {
		query.Set("v", hex.EncodeToString(f.Digest[:4]))
	}
	if fresh {
		query.Set("bao", strconv.FormatInt(time.Now().UnixNano(), 36))
	}
	at.RawQuery = query.Encode()
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return &answer{err: err}
	}
	r.Header.Set("User-Agent", "Mozilla/5.0 (compatible; bao)")
	r.Header.Set("Accept-Encoding", "gzip") // asked for here, it is seen whether it comes
	if fresh {
		r.Header.Set("Cache-Control", "no-cache")
		r.Header.Set("Pragma", "no-cache")
	}
	w, err := c.client.Do(r)
	if err != nil {
		return &answer{err: err}
	}
	defer w.Body.Close()
	a := &answer{status: w.StatusCode, header: w.Header, at: w.Request.URL}
	a.body, a.err = unpacked(w)
	a.sum = sha256.Sum256(a.body)
	return a
}

func unpacked(w *http.Response) ([]byte, error) {
	var body io.Reader = w.Body
	if w.Header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(w.Body)
		if err != nil {
			return nil, nil // no bytes of ours, whatever they are
		}
		body = z
	}
	data, err := io.ReadAll(io.LimitReader(body, most))
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return nil, nil
	}
	return data, err
}
