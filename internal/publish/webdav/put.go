package webdav

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"time"

	"bao/internal/publish/host"
)

const (
	control = host.Control + "/"
	temp    = control + "tmp-" // begins the names of files on their way
)

// Put implements host.Host.
func (h *Host) Put(ctx context.Context, f *host.File) error {
	if err := h.ready(ctx); err != nil {
		return err
	}
	h.putting.RLock()
	defer h.putting.RUnlock()
	if h.direct.Load() {
		return h.send(ctx, f, f.Path)
	}
	name := temp + rand.Text()
	err := h.send(ctx, f, name)
	if err == nil && h.plain {
		err = h.compare(ctx, f, name)
	}
	if err == nil {
		err = h.within(ctx, f.Path, request{
			method: "MOVE", path: name, header: map[string]string{"Destination": h.url(f.Path), "Overwrite": "T"},
		})
	}
	if err != nil {
		h.clean(ctx, name)
	}
	return err
}

// clean deletes what must not be left, also when ctx has ended.
func (h *Host) clean(ctx context.Context, name string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = h.delete(ctx, name)
}

func (h *Host) send(ctx context.Context, f *host.File, name string) error {
	return h.within(ctx, name, request{
		method: http.MethodPut, path: name, header: map[string]string{"Content-Type": f.Type}, size: f.Size,
		body: func() (io.ReadCloser, error) {
			from, err := f.Open()
			return &planned{ReadCloser: from, file: f, sum: sha256.New()}, err
		},
	})
}

// planned gives the bytes of a file, and an error instead of the last ones when
// they are not those that are planned: then the server does not get the whole
// of it and throws it away.
type planned struct {
	io.ReadCloser
	file *host.File
	sum  hash.Hash
	read int64
}

func (p *planned) Read(b []byte) (int, error) {
	rest := p.file.Size - p.read
	if rest == 0 {
		return 0, io.EOF
	}
	n, err := p.ReadCloser.Read(b[:min(int64(len(b)), rest)])
	p.sum.Write(b[:n])
	p.read += int64(n)
	switch {
	case p.read < p.file.Size && err == io.EOF, p.read == p.file.Size && [32]byte(p.sum.Sum(nil)) != p.file.Digest:
		return 0, fmt.Errorf("webdav: %s has changed meanwhile", p.file.Path)
	}
	return n, err
}

// errCorrupted is for bytes that came back as others.
var errCorrupted = errors.New("webdav: the server has got other bytes than were sent")

func (h *Host) compare(ctx context.Context, f *host.File, name string) error {
	answer, err := h.get(ctx, name)
	if err != nil {
		return err
	}
	defer done(answer)
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(answer.Body, f.Size+1))
	if err == nil && (n != f.Size || [32]byte(sum.Sum(nil)) != f.Digest) {
		return errCorrupted
	}
	return err
}

// get asks for a file as it is there, not for what a cache has of it.
func (h *Host) get(ctx context.Context, name string) (*http.Response, error) {
	answer, err := h.do(ctx, request{
		method: http.MethodGet, path: name, header: map[string]string{"Cache-Control": "no-cache", "Accept-Encoding": "identity"},
	})
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		defer done(answer)
		return nil, h.refuse(answer, http.MethodGet, name)
	}
	return answer, nil
}

// small is a file that is held in memory.
func small(name string, data []byte) *host.File {
	return &host.File{
		Path: name, Size: int64(len(data)), Digest: sha256.Sum256(data), Type: "application/octet-stream",
		Open: func() (io.ReadSeekCloser, error) { return body{bytes.NewReader(data)}, nil },
	}
}

type body struct{ *bytes.Reader }

func (body) Close() error { return nil }
