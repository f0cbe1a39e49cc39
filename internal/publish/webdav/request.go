package webdav

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"

	"bao/internal/publish/host"
)

// request is what is asked of the server, as often as needed.
type request struct {
	method string
	path   string // below the folder; a folder's ends in a slash, "" is the folder itself
	header map[string]string
	size   int64
	body   func() (io.ReadCloser, error) // nil for none
}

// waitsFrom is the size of a body from which the server is asked first whether
// it wants it.
const waitsFrom = 1 << 20

// do asks, with the password if the server wants it, and returns what it
// answered, whatever that is. The body of the answer must be closed by done.
func (h *Host) do(ctx context.Context, q request) (*http.Response, error) {
	doubted := false
	for try := 1; ; try++ {
		r, err := h.request(ctx, q)
		if err != nil {
			return nil, err
		}
		known, err := h.account.authorize(r)
		if err != nil {
			return nil, err
		}
		answer, err := h.client.Do(r)
		if err != nil {
			return nil, h.trouble(ctx, err)
		}
		switch {
		case answer.StatusCode == http.StatusForbidden && !doubted && (q.method == http.MethodGet || q.method == http.MethodDelete):
			// Apache says so of a file that goes while it is asked for.
			doubted = true
			try--
			done(answer)
			continue
		case answer.StatusCode != http.StatusUnauthorized:
			return answer, nil
		}
		done(answer)
		if err := h.account.challenged(ctx, answer.Header, known, try); err != nil {
			return nil, err
		}
	}
}

func (h *Host) request(ctx context.Context, q request) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, q.method, h.url(q.path), nil)
	if err != nil {
		return nil, err
	}
	for key, value := range q.header {
		r.Header.Set(key, value)
	}
	// Without a value it is not sent, but says that the request may be sent
	// again on another connection when this one turns out to be closed.
	r.Header["Idempotency-Key"] = nil
	if q.body == nil || q.size == 0 {
		return r, nil
	}
	r.ContentLength, r.GetBody = q.size, q.body
	if q.size >= waitsFrom {
		r.Header.Set("Expect", "100-continue")
	}
	r.Body, err = q.body()
	return r, err
}

// url is the address of a path, in the form that headers want, too.
func (h *Host) url(path string) string {
	u := *h.base
	u.Path += path
	return u.String()
}

// done ends an answer so that its connection can be used again.
func done(answer *http.Response) {
	_, _ = io.CopyN(io.Discard, answer.Body, 64<<10)
	answer.Body.Close()
}

// status asks and returns nothing but the status.
func (h *Host) status(ctx context.Context, q request) (int, *http.Response, error) {
	answer, err := h.do(ctx, q)
	if err != nil {
		return 0, nil, err
	}
	start, _ := io.ReadAll(io.LimitReader(answer.Body, 4<<10))
	done(answer)
	answer.Body = io.NopCloser(bytes.NewReader(start)) // for refuse
	return answer.StatusCode, answer, nil
}

func success(status int) bool {
	return status >= 200 && status < 300 && status != http.StatusMultiStatus
}

const askType = `<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getlastmodified/></prop></propfind>`

// propfind asks for a folder (depth 0) or for what is in it (depth 1).
func propfind(path, depth string) request {
	return request{
		method: "PROPFIND", path: path,
		header: map[string]string{"Depth": depth, "Content-Type": "application/xml; charset=utf-8"},
		size:   int64(len(askType)),
		body:   func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(askType)), nil },
	}
}

// ready asks once what the server is like: whether it is one of WebDAV, and
// how it replaces a file.
func (h *Host) ready(ctx context.Context) error {
	if h.asked.Load() {
		return nil
	}
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-h.turn }()
	if h.asked.Load() {
		return nil
	}
	err := h.ask(ctx)
	h.asked.Store(err == nil)
	return err
}

func (h *Host) ask(ctx context.Context) error {
	found, err := h.do(ctx, propfind("", "0"))
	if err != nil {
		return err
	}
	defer done(found)
	there := found.StatusCode == http.StatusMultiStatus
	if !there && found.StatusCode != http.StatusNotFound {
		return h.refuse(found, "PROPFIND", "")
	}
	if there {
		self, _, _, err := h.members(found, "")
		if err != nil {
			return err
		}
		if self != nil && !self.folder {
			return &host.Refusal{Message: "WebDAV 的地址是一个文件，不是文件夹：" + h.url(""), Hint: "改 site.yaml 里的地址"}
		}
	}
	h.found.Store(there)
	_, options, err := h.status(ctx, request{method: "OPTIONS"})
	if err != nil {
		return err
	}
	dav := strings.Join(options.Header.Values("DAV"), ",")
	if !there && dav == "" {
		return &host.Refusal{Message: "服务器上没有这个文件夹：" + h.url(""), Hint: "看看 site.yaml 里的地址有没有写错，服务器的这个地址有没有开 WebDAV"}
	}
	// Apache 2.4 writes what is PUT beside the file and renames it over it
	// (dav_fs_open_stream), but before a MOVE it deletes the file that is in the
	// way (dav_method_copymove), so that readers find none, as RFC 4918 (9.9.3)
	// wants it. What another server does with a PUT is not known. On http the
	// bytes are to be read back first, which only a MOVE allows.
	h.direct.Store(!h.plain && strings.Contains(dav, "<http://apache.org/dav/propset/fs/1>"))
	return nil
}
