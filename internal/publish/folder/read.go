package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"unicode"

	"bao/internal/publish/host"
)

// Read implements host.Host.
func (h *Host) Read(ctx context.Context, name string, most int64) (data []byte, err error) {
	err = h.in(ctx, false, func(root *os.Root) error {
		info, err := root.Stat(name)
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() { // a pipe would be waited for
			return &host.Refusal{Message: "要发布到的文件夹里，这不是文件：" + name, Hint: "把它移走或改名，再发布一次"}
		}
		f, err := root.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		data, err = io.ReadAll(io.LimitReader(&reader{ctx, f}, most+1))
		if err == nil && int64(len(data)) > most {
			return &host.Refusal{Message: fmt.Sprintf("要发布到的文件夹里，这个文件太大，不像是 bao 放的：%s", name), Hint: "看看是谁改了它；不要了就删掉，再发布一次"}
		}
		return err
	})
	if notThere(err) {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// notThere reports whether a path leads through a file, so that nothing is
// there.
func notThere(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// mostEntries is beyond what any paper has.
const mostEntries = 2_000_000

// List implements host.Host. Links are left out, and so are folders that one
// may not look into, as there are at the top of every drive.
func (h *Host) List(ctx context.Context) (list []host.Entry, err error) {
	seen := 0
	err = h.in(ctx, false, func(root *os.Root) error {
		return fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
			if seen++; seen > mostEntries {
				return &host.Refusal{Message: "要发布到的文件夹里文件太多，不像是报纸的", Hint: "看看 site.yaml 里的地址有没有写错；给报纸一个自己的文件夹"}
			}
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil && name != "." && (errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist)):
				return nil
			case err != nil:
				return err
			case !d.Type().IsRegular(), !fs.ValidPath(name), strings.ContainsFunc(name, unicode.IsControl):
				return nil
			}
			if info, err := d.Info(); err == nil { // else it is gone by now
				list = append(list, host.Entry{Path: name, Size: info.Size(), Time: info.ModTime()})
			}
			return nil
		})
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return list, err
}
