// Package folder publishes to a folder of this computer or of its network:
// each file is the old one or the new one, never a part.
//
// It must not touch what lies outside of the folder, whatever links are in it.
package folder

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/disk"
)

// Host is a folder, which is made when the first file is put.
type Host struct {
	dir  string
	mu   sync.Mutex
	root *os.Root // nil until needed
}

// Open looks whether t's address, a path, is a folder or can become one: the
// folder itself may be missing, the one around it not, for then a drive is
// rather not plugged in.
func Open(_ context.Context, t config.Target, _ host.Way) (host.Host, error) {
	h := &Host{dir: filepath.Clean(t.Address)}
	info, err := os.Stat(h.dir)
	switch {
	case err == nil && !info.IsDir():
		return nil, &host.Refusal{Message: "要发布到的地方是一个文件，不是文件夹：" + h.dir, Hint: "改 site.yaml 里的地址，或者把这个文件移走"}
	case err == nil:
		return h, nil
	case disk.Lost(err) || !errors.Is(err, fs.ErrNotExist):
		return nil, absent(disk.Refuse(err), h.dir)
	}
	around := filepath.Dir(h.dir)
	if info, err := os.Stat(around); err != nil || !info.IsDir() {
		return nil, absent(err, around)
	}
	return h, nil
}

func absent(err error, dir string) error {
	return host.Refuse(err, "要发布到的文件夹不在："+dir, "把U盘插好，把网络盘接通，再发布一次；确实要发布到那里，先建好这个文件夹，或者改 site.yaml 里的地址")
}

// Traits implements host.Host. Eight at once keep a network drive busy.
func (h *Host) Traits() host.Traits {
	return host.Traits{Parallel: 8, Whole: true, Exclusive: true}
}

// Close implements host.Host.
func (h *Host) Close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.root == nil {
		return nil
	}
	err := h.root.Close()
	h.root = nil
	return err
}

// open returns the folder; making it if told to, else it may be fs.ErrNotExist.
func (h *Host) open(create bool) (*os.Root, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.root != nil {
		return h.root, nil
	}
	if create {
		if err := os.Mkdir(h.dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
	root, err := os.OpenRoot(h.dir)
	h.root = root
	return root, err
}

// moved reports whether the folder that is open is not the one that is there.
// A file is missing as well where others delete beside it, who go on in it.
func (h *Host) moved(root *os.Root) bool {
	open, err := root.Stat(".")
	there, gone := os.Stat(h.dir)
	return err != nil || gone != nil || !os.SameFile(open, there)
}

// in does something in the folder, and refuses what will not pass. After a
// network drive was gone, the folder is opened anew.
func (h *Host) in(ctx context.Context, create bool, do func(*os.Root) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	root, err := h.open(create)
	if err == nil {
		err = do(root)
	}
	gone := disk.Lost(err)
	if gone || create && errors.Is(err, fs.ErrNotExist) && root != nil && h.moved(root) {
		h.Close()
	}
	if gone {
		return err
	}
	return disk.Refuse(err)
}
