package webdav

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"bao/internal/publish/host"
)

// Read implements host.Host.
func (h *Host) Read(ctx context.Context, name string, most int64) ([]byte, error) {
	if err := h.ready(ctx); err != nil {
		return nil, err
	}
	answer, err := h.get(ctx, name)
	if missing(err) {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, most+1))
	if err == nil && int64(len(data)) > most {
		return nil, &host.Refusal{Message: "服务器上的这个文件太大，不像是 bao 放的：" + h.url(name), Hint: "看看是谁改了它；不要了就删掉，再发布一次"}
	}
	return data, err
}

// Delete implements host.Host.
func (h *Host) Delete(ctx context.Context, name string) error {
	if err := h.ready(ctx); err != nil {
		return err
	}
	if err := h.delete(ctx, name); err != nil {
		return err
	}
	if strings.HasPrefix(name, control) {
		return h.delete(ctx, mark(name)) // last, see Create
	}
	return h.emptied(ctx, name)
}

// delete deletes a file, or a folder with all that is in it.
func (h *Host) delete(ctx context.Context, name string) error {
	status, answer, err := h.status(ctx, request{method: http.MethodDelete, path: name})
	if err != nil {
		return err
	}
	if success(status) || status == http.StatusNotFound || status == http.StatusGone {
		return nil
	}
	return h.refuse(answer, http.MethodDelete, name)
}

// mark is the folder that stands for a file which Create has made.
func mark(name string) string { return name + ".mark/" }

// markOnly is after when a mark without its file is that of a Create which was
// cut off.
const markOnly = 20 * time.Second

// errBusy is for a file that is in the making.
var errBusy = errors.New("webdav: somebody else makes the file at the moment")

// Create implements host.Host. Two PUTs with If-None-Match may both succeed:
// servers look first and write then. Of two MKCOLs only one does (RFC 4918,
// 9.3), because a file system makes a folder once. So a folder is made first
// and goes last.
func (h *Host) Create(ctx context.Context, name string, data []byte) error {
	if err := h.ready(ctx); err != nil {
		return err
	}
	h.putting.RLock()
	defer h.putting.RUnlock()
	if err := h.claim(ctx, name); err != nil {
		return err
	}
	there, err := h.exists(ctx, name) // by a Put
	switch {
	case err != nil:
	case there:
		err = &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	default:
		err = h.send(ctx, small(name, data), name)
	}
	if err != nil {
		h.clean(ctx, mark(name))
	}
	return err
}

// claim makes the mark of a file.
func (h *Host) claim(ctx context.Context, name string) error {
	const most = 6
	for again := range most {
		made := h.within(ctx, name, request{method: "MKCOL", path: mark(name)})
		if made == nil {
			return nil
		}
		marked, age, err := h.marked(ctx, name)
		switch {
		case err != nil:
			return err
		case !marked && again == most-1: // nor is it deleted time and again
			return made
		case !marked:
			continue
		}
		there, err := h.exists(ctx, name)
		switch {
		case err != nil:
			return err
		case there:
			return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
		case age < markOnly:
			return errBusy
		}
		if err := h.delete(ctx, mark(name)); err != nil {
			return err
		}
	}
	return errBusy
}

func (h *Host) exists(ctx context.Context, name string) (bool, error) {
	answer, err := h.get(ctx, name)
	if missing(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	done(answer)
	return true, nil
}

// missing reports whether an answer was that there is no such file.
func missing(err error) bool {
	var said *statusError
	return errors.As(err, &said) && (said.status == http.StatusNotFound || said.status == http.StatusGone)
}

// marked reports whether there is a mark and for how long, by the server's
// clock.
func (h *Host) marked(ctx context.Context, name string) (there bool, age time.Duration, err error) {
	answer, err := h.do(ctx, propfind(mark(name), "0"))
	if err != nil {
		return false, 0, err
	}
	defer done(answer)
	if answer.StatusCode != http.StatusMultiStatus {
		return false, 0, nil
	}
	self, _, _, err := h.members(answer, mark(name))
	if err != nil || self == nil {
		return false, 0, err
	}
	if now, err := http.ParseTime(answer.Header.Get("Date")); err == nil && !self.time.IsZero() {
		age = now.Sub(self.time)
	}
	return true, age, nil
}
