package sftp

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/pkg/sftp"

	"bao/internal/publish/host"
)

// Read implements host.Host.
func (h *site) Read(ctx context.Context, p string, most int64) ([]byte, error) {
	var data []byte
	err := h.do(ctx, func(c *conn) (err error) {
		data, err = h.read(c, h.at(p), most)
		if control(p) && !c.replaces && errors.Is(err, fs.ErrNotExist) {
			data, err = h.read(c, h.at(p+next), most)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return data, nil
}

func (h *site) read(c *conn, file string, most int64) ([]byte, error) {
	f, err := c.Open(file)
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return nil, host.Refuse(err, "服务器不让用户 "+h.place.user+" 读 "+file, "请管服务器的人让这个用户能读这个文件")
		}
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		return nil, &host.Refusal{Message: "服务器上的文件太大，不像是 bao 放的：" + file, Hint: "看看这个文件是什么，移走，再发布一次"}
	}
	data := make([]byte, info.Size())
	n, err := f.ReadAt(data, 0)
	if n == len(data) {
		return data, nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return nil, err
}

// Create implements host.Host. A file that is made by a link is there whole or
// not at all; otherwise a connection that breaks leaves an empty one.
func (h *site) Create(ctx context.Context, p string, data []byte) error {
	return h.do(ctx, func(c *conn) error {
		if _, there := c.Lstat(h.at(p)); there == nil { // some servers don't look
			return fs.ErrExist
		}
		if !c.links {
			return h.createOpen(ctx, c, p, data)
		}
		tmp, err := h.upload(ctx, c, bytes.NewReader(data), int64(len(data)), sha256.Sum256(data))
		if err != nil {
			return err
		}
		defer c.Remove(tmp)
		err = h.inFolder(c, path.Dir(p), func() error { return c.Link(tmp, h.at(p)) })
		_, there := c.Lstat(h.at(p)) // rclone says that it has made a link, and has not
		switch {
		case err == nil && there == nil:
			return nil
		case there == nil:
			return fs.ErrExist
		}
		return h.createOpen(ctx, c, p, data) // a disk without links
	})
}

func (h *site) createOpen(ctx context.Context, c *conn, p string, data []byte) error {
	file := h.at(p)
	var f *sftp.File
	err := h.inFolder(c, path.Dir(p), func() (err error) {
		f, err = c.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
		return err
	})
	if err != nil {
		if _, there := c.Lstat(file); there == nil {
			return fs.ErrExist
		}
		return h.explain(c, err, file)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close(), ctx.Err()); err != nil {
		_ = c.Remove(file)
		return h.explainWrite(c, err, file)
	}
	return nil
}

// Delete implements host.Host.
func (h *site) Delete(ctx context.Context, p string) error {
	return h.do(ctx, func(c *conn) error {
		if control(p) && !c.replaces {
			_ = c.Remove(h.at(p + next)) // or read would find it
		}
		if err := c.Remove(h.at(p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return h.explain(c, err, h.at(p))
		}
		for dir := path.Dir(p); dir != "." && ctx.Err() == nil; dir = path.Dir(dir) {
			if c.RemoveDirectory(h.at(dir)) != nil {
				break // others lie in it, or it is gone
			}
		}
		return nil
	})
}

// Sweep implements host.Sweeper.
func (h *site) Sweep(ctx context.Context) error {
	return h.do(ctx, func(c *conn) error {
		infos, err := c.ReadDirContext(ctx, h.at(host.Control))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, info := range infos {
			name := host.Control + "/" + info.Name()
			if !strings.HasPrefix(name, temp) || info.IsDir() {
				continue
			}
			if err := c.Remove(h.at(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return h.explain(c, err, h.at(name))
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return nil
	})
}
