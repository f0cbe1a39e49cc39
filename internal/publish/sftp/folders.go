package sftp

import (
	"errors"
	"io/fs"
	"path"
	"syscall"

	"bao/internal/publish/host"
)

// making is a folder that somebody makes.
type making struct {
	done chan struct{}
	err  error
}

// folder makes a folder of the place and those above it. Nothing is
// remembered: folders are made when a file finds none, so that those which are
// there cost nothing, and one that was removed is made again. Those who need
// the same one at once wait for the first.
func (h *site) folder(c *conn, dir string) error {
	h.mu.Lock()
	if m := h.making[dir]; m != nil {
		h.mu.Unlock()
		<-m.done
		return m.err
	}
	m := &making{done: make(chan struct{})}
	h.making[dir] = m
	h.mu.Unlock()

	m.err = h.mkdir(c, dir)

	h.mu.Lock()
	delete(h.making, dir)
	h.mu.Unlock()
	close(m.done)
	return m.err
}

func (h *site) mkdir(c *conn, dir string) error {
	full := h.at(dir)
	err := c.Mkdir(full)
	if errors.Is(err, fs.ErrNotExist) {
		if dir == "." {
			err = c.MkdirAll(full) // the place itself
		} else if err = h.folder(c, path.Dir(dir)); err == nil {
			err = c.Mkdir(full)
		}
	}
	if err == nil {
		return nil
	}
	// Version 3 of the protocol has no words for "is there already".
	info, there := c.Stat(full)
	if there == nil && info.IsDir() {
		return nil
	}
	if there == nil || errors.Is(err, syscall.ENOTDIR) { // which MkdirAll says of one above
		return host.Refuse(err, "服务器上这里要一个文件夹，可是有一个同名的文件："+full, "看看这个文件是什么，移走或改名，再发布一次")
	}
	return h.explain(c, err, full)
}

// inFolder does what needs a folder, and makes the folder when it lacks. A
// folder that others empty may be gone again at once, so there is a third time.
func (h *site) inFolder(c *conn, dir string, do func() error) error {
	err := do()
	for range 2 {
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err := h.folder(c, dir); err != nil {
			return err
		}
		err = do()
	}
	return err
}
