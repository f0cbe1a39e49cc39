package webdav

import (
	"context"
	"net/http"
	"path"
	"strings"
	"sync"

	"bao/internal/publish/host"
)

// folder is one of the server's, as far as is known.
type folder struct {
	mu    sync.Mutex // held while it is made
	there bool
	fresh bool // made by this Host, so that nothing was in it
}

func (h *Host) folder(dir string) *folder {
	h.mu.Lock()
	defer h.mu.Unlock()
	f := h.folders[dir]
	if f == nil {
		f = &folder{}
		h.folders[dir] = f
	}
	return f
}

func (f *folder) known() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.there
}

func (f *folder) set(there bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.there = there
	f.fresh = f.fresh && there
}

// make makes the folder of a path, "." being the one that is published to.
// Those around it are made when the server can't do it without: usually they
// are there.
func (h *Host) make(ctx context.Context, dir string) error {
	f := h.folder(dir)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.there {
		return nil
	}
	q := request{method: "MKCOL", path: dir + "/"}
	if dir == "." {
		q.path = ""
	}
	for again := range 2 {
		status, answer, err := h.status(ctx, q)
		if err != nil {
			return err
		}
		if success(status) || status == http.StatusMethodNotAllowed { // made, or there already (RFC 4918, 9.3.1)
			f.there, f.fresh = true, status == http.StatusCreated
			return nil
		}
		if dir == "." && status == http.StatusConflict && !h.found.Load() { // those around it are missing (RFC 4918, 9.3.1)
			return h.noneAround(answer)
		}
		if again == 1 || dir == "." {
			return h.refuse(answer, q.method, q.path)
		}
		if err := h.make(ctx, path.Dir(dir)); err != nil {
			return err
		}
	}
	return nil
}

// noneAround refuses a place whose folder around is not there.
func (h *Host) noneAround(answer *http.Response) error {
	around := *h.base
	around.Path = strings.TrimSuffix(path.Dir(strings.TrimSuffix(around.Path, "/")), "/") + "/"
	return host.Refuse(&statusError{"MKCOL", h.url(""), answer.StatusCode},
		"服务器上没有这个文件夹："+around.String(), "看看 site.yaml 里的地址有没有写错；没有写错，先在服务器上建好它，再发布一次")
}

// surelyMissing reports whether a folder would have been made by this Host, as
// the one around it was.
func (h *Host) surelyMissing(dir string) bool {
	for ; ; dir = path.Dir(dir) {
		f := h.folder(dir)
		f.mu.Lock()
		there, fresh := f.there, f.fresh
		f.mu.Unlock()
		if there || dir == "." {
			return fresh
		}
	}
}

// forget takes a folder, and those around it, not to be there any more.
func (h *Host) forget(dir string) {
	for ; ; dir = path.Dir(dir) {
		h.folder(dir).set(false)
		if dir == "." {
			return
		}
	}
}

// within asks for something that needs the folder of name. That it is there is
// tried out, for then it costs nothing; when it fails, the folder is made and
// it is asked for again. What is answered when it is missing differs: of
// Apache, 409 to PUT and 500 to MOVE.
func (h *Host) within(ctx context.Context, name string, q request) error {
	dir := path.Dir(name)
	if h.surelyMissing(dir) {
		if err := h.make(ctx, dir); err != nil {
			return err
		}
	}
	for again := range 2 {
		known := h.folder(dir).known()
		status, answer, err := h.status(ctx, q)
		if err != nil {
			return err
		}
		if success(status) {
			h.folder(dir).set(true)
			return nil
		}
		switch status {
		case http.StatusConflict, http.StatusNotFound, http.StatusForbidden, http.StatusInternalServerError:
			if known { // somebody else may have deleted it
				h.forget(dir)
			}
		default:
			again = 1
		}
		if again == 1 {
			return h.refuse(answer, q.method, name)
		}
		if err := h.make(ctx, dir); err != nil {
			return err
		}
	}
	return nil
}

// emptied deletes the folders around a file that was deleted, as far as nothing
// else is in them. A server deletes a folder with all that is in it: so each is
// looked into before, while nothing is put anywhere.
func (h *Host) emptied(ctx context.Context, name string) error {
	for dir := path.Dir(name); dir != "." && !strings.HasPrefix(dir+"/", control); dir = path.Dir(dir) {
		if h.others(dir) {
			return nil
		}
		gone, err := h.deleteEmpty(ctx, dir)
		if err != nil || !gone {
			return err
		}
	}
	return nil
}

// others reports whether there must be more in a folder than what was deleted
// since it was looked into. To look again for each of a thousand files would
// cost a million lines.
func (h *Host) others(dir string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.left[dir]--
	return h.left[dir] > 0
}

func (h *Host) deleteEmpty(ctx context.Context, dir string) (gone bool, err error) {
	h.putting.Lock()
	defer h.putting.Unlock()
	_, all, err := h.look(ctx, dir+"/")
	if err != nil || all == 0 {
		return err == nil, err
	}
	h.mu.Lock()
	h.left[dir] = all - 1
	h.mu.Unlock()
	if all > 1 {
		return false, nil
	}
	status, answer, err := h.status(ctx, request{method: "DELETE", path: dir + "/"})
	if err != nil {
		return false, err
	}
	h.forget(dir)
	if !success(status) && status != http.StatusNotFound {
		return false, h.refuse(answer, "DELETE", dir+"/")
	}
	return true, nil
}
