package sftp

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/pkg/sftp"

	"bao/internal/publish/host"
)

// temp begins the names of files on their way.
const temp = host.Control + "/tmp-"

// onePacket is how many bytes any server takes at once.
const onePacket = 32 << 10

// Put implements host.Host. SSH itself finds bytes that changed on their way,
// so nothing is read back.
func (h *site) Put(ctx context.Context, f *host.File) error {
	return h.do(ctx, func(c *conn) error {
		from, err := f.Open()
		if err != nil {
			return err
		}
		defer from.Close()
		if !c.replaces && !control(f.Path) {
			if done, err := h.inPlace(ctx, c, from, f); done {
				return err
			}
		}
		tmp, err := h.upload(ctx, c, from, f.Size, f.Digest)
		if err != nil {
			return err
		}
		return h.finish(ctx, c, tmp, f.Path)
	})
}

// upload makes a file on its way, and returns its name.
func (h *site) upload(ctx context.Context, c *conn, from io.Reader, size int64, digest [32]byte) (string, error) {
	tmp := h.at(temp + rand.Text())
	var to *sftp.File
	err := h.inFolder(c, host.Control, func() (err error) {
		to, err = c.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
		return err
	})
	if err != nil {
		return "", h.explain(c, err, tmp)
	}
	n, sum, err := send(ctx, to, from, size)
	if err = errors.Join(err, to.Close()); err != nil {
		err = h.explainWrite(c, err, tmp)
	} else if n != size || sum != digest {
		err = fmt.Errorf("sftp: the file has changed meanwhile: %d bytes of %d", n, size)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		_ = c.Remove(tmp) // a full disk needs the room
		return "", err
	}
	return tmp, nil
}

// send writes a file: a small one at once, a large one in many requests that
// are under way together.
func send(ctx context.Context, to *sftp.File, from io.Reader, size int64) (n int64, sum [32]byte, err error) {
	from = &reader{ctx, io.LimitReader(from, size+1)} // one more shows a file that grew
	if size < onePacket {
		var data bytes.Buffer
		data.Grow(int(size) + bytes.MinRead)
		if n, err = data.ReadFrom(from); err == nil && n > 0 {
			_, err = to.Write(data.Bytes())
		}
		return n, sha256.Sum256(data.Bytes()), err
	}
	hash := sha256.New()
	n, err = to.ReadFromWithConcurrency(io.TeeReader(from, hash), int(min(size/onePacket+1, 64)))
	return n, [32]byte(hash.Sum(nil)), err
}

// reader ends with its context.
type reader struct {
	ctx  context.Context
	from io.Reader
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}

// finish gives a file its name.
func (h *site) finish(ctx context.Context, c *conn, tmp, p string) error {
	to := h.at(p)
	err := h.inFolder(c, path.Dir(p), func() error { return rename(ctx, c, tmp, to) })
	if err == nil {
		return nil
	}
	if info, there := c.Lstat(to); there == nil && info.IsDir() {
		// One that is empty stood for nothing.
		if c.RemoveDirectory(to) == nil && rename(ctx, c, tmp, to) == nil {
			return nil
		}
		err = host.Refuse(err, "服务器上这里要放文件，可是有一个同名的文件夹："+to, "看看这个文件夹里有什么，移走或改名，再发布一次")
	}
	_ = c.Remove(tmp)
	return h.explain(c, err, to)
}

// rename puts a file where another may be. A server that does not rename over
// one says so; then a file of Control waits beside it until it is removed, where
// read finds it should the line be cut between.
func rename(ctx context.Context, c *conn, from, to string) error {
	if c.replaces {
		return c.PosixRename(from, to)
	}
	err := c.Rename(from, to)
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || ctx.Err() != nil {
		return err
	}
	if info, there := c.Lstat(to); there != nil || info.IsDir() {
		return err
	}
	_ = c.Remove(to + next)
	if err := c.Rename(from, to+next); err != nil {
		return err
	}
	if err := c.Remove(to); err != nil {
		return err
	}
	return c.Rename(to+next, to)
}

// next is added to the name of a file of Control that is to take the place of
// another.
const next = ".new"

func control(p string) bool { return strings.HasPrefix(p, host.Control+"/") }

// inPlace writes over a file of a server that can't put another in its place;
// done is false where there is none. To be gone for a moment would be worse
// than to be of two for a moment. A small file goes over in one request.
func (h *site) inPlace(ctx context.Context, c *conn, from io.Reader, f *host.File) (done bool, err error) {
	at := h.at(f.Path)
	if info, err := c.Lstat(at); err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	to, err := c.OpenFile(at, os.O_WRONLY)
	if err != nil {
		return true, h.explain(c, err, at)
	}
	n, sum, err := send(ctx, to, from, f.Size)
	if err == nil {
		err = to.Truncate(f.Size)
	}
	if err = errors.Join(err, to.Close()); err != nil {
		return true, h.explainWrite(c, err, at)
	}
	if n != f.Size || sum != f.Digest {
		return true, fmt.Errorf("sftp: the file has changed meanwhile: %d bytes of %d", n, f.Size)
	}
	return true, nil
}
