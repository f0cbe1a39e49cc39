package folder

import (
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

	"bao/internal/patience"
	"bao/internal/publish/host"
)

// temp begins the names of files on their way.
const temp = host.Control + "/tmp-"

// Put implements host.Host.
func (h *Host) Put(ctx context.Context, f *host.File) error {
	return h.in(ctx, true, func(root *os.Root) error {
		name := temp + rand.Text()
		err := write(ctx, root, name, f)
		if err == nil {
			err = within(root, f.Path, func() error {
				return patience.Try(func() error { return root.Rename(name, f.Path) })
			})
		}
		if err != nil {
			_ = patience.Try(func() error { return root.Remove(name) })
			if info, there := root.Lstat(f.Path); there == nil && info.IsDir() {
				return host.Refuse(err, "这里要放文件，可是有一个同名的文件夹："+f.Path, "看看这个文件夹里有什么，移走或改名，再发布一次")
			}
		}
		return err
	})
}

// write makes a new file of f's bytes.
func write(ctx context.Context, root *os.Root, name string, f *host.File) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := create(root, name)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(to, sum), &reader{ctx, from})
	if err = errors.Join(err, to.Close()); err != nil {
		return err
	}
	if n != f.Size || [32]byte(sum.Sum(nil)) != f.Digest {
		return fmt.Errorf("folder: %s has changed meanwhile", f.Path)
	}
	return nil
}

// reader ends with its context.
type reader struct {
	ctx context.Context
	io.Reader
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// create opens a file that must not be there yet.
func create(root *os.Root, name string) (f *os.File, err error) {
	err = within(root, name, func() error {
		f, err = root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		return err
	})
	return f, err
}

// within does something to a file; when it finds no folder for it, the folder
// is made. A Delete at the same time may remove that again while it is empty.
func within(root *os.Root, name string, do func() error) error {
	err := do()
	for range 100 {
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made := root.MkdirAll(path.Dir(name), 0o777)
		if made != nil && !errors.Is(made, fs.ErrNotExist) && !errors.Is(made, fs.ErrExist) {
			return made
		}
		err = do()
	}
	return err
}

// Create implements host.Host.
func (h *Host) Create(ctx context.Context, name string, data []byte) error {
	return h.in(ctx, true, func(root *os.Root) error {
		f, err := create(root, name)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if err = errors.Join(err, f.Close()); err != nil {
			_ = patience.Try(func() error { return root.Remove(name) })
		}
		return err
	})
}

// Delete implements host.Host.
func (h *Host) Delete(ctx context.Context, name string) error {
	err := h.in(ctx, false, func(root *os.Root) error {
		err := patience.Try(func() error { return root.Remove(name) })
		if err != nil {
			return err
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if root.Remove(dir) != nil {
				break // there is something else in it
			}
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) || notThere(err) {
		return nil
	}
	return err
}

// Sweep implements host.Sweeper.
func (h *Host) Sweep(ctx context.Context) error {
	err := h.in(ctx, false, func(root *os.Root) error {
		entries, err := fs.ReadDir(root.FS(), host.Control)
		for _, e := range entries {
			if name := host.Control + "/" + e.Name(); strings.HasPrefix(name, temp) && err == nil {
				err = patience.Try(func() error { return root.Remove(name) })
			}
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
