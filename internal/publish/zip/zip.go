// Package zip publishes to a ZIP: one folder in it, named like the ZIP. The
// same files make the same bytes, in whatever order they are put.
//
// Nothing shows, nor is anything left, unless it is committed.
package zip

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"bao/internal/config"
	"bao/internal/dist"
	"bao/internal/parcel"
	"bao/internal/publish/host"
	"bao/internal/publish/host/disk"
)

// Host is a ZIP that is to be. Until then its files lie in a folder of their
// own, for their order in a ZIP is known only when all are there.
type Host struct {
	file    string // the ZIP
	scratch string // where the folder is made; empty for the system's own place

	mu    sync.Mutex
	stage string // the folder, empty until needed
	files map[string]staged
}

// staged is a file that was put.
type staged struct {
	at   string // where it lies
	size int64
}

// leftAfter is when what another run has left is taken to be nobody's: it was
// killed.
const leftAfter = 24 * time.Hour

// Open looks whether there can be a ZIP at t's address, a path.
func Open(_ context.Context, t config.Target, way host.Way) (host.Host, error) {
	h := &Host{file: filepath.Clean(t.Address), files: map[string]staged{}}
	if info, err := os.Stat(h.file); err == nil && info.IsDir() {
		return nil, &host.Refusal{Message: "压缩包的位置上有一个文件夹：" + h.file, Hint: "把这个文件夹移走或改名，或者改 site.yaml 里压缩包的名字"}
	}
	if err := ours(h.file); err != nil {
		return nil, err
	}
	around := filepath.Dir(h.file)
	if info, err := os.Stat(around); err != nil || !info.IsDir() {
		return nil, host.Refuse(err, "放压缩包的文件夹不在："+around, "把U盘插好，把网络盘接通，再发布一次；或者先建好这个文件夹")
	}
	dist.Sweep(around, leftAfter)
	if way.Scratch != "" {
		h.scratch = filepath.Join(way.Scratch, t.Slug)
		sweep(h.scratch)
	}
	return h, nil
}

const stagePrefix = "zip-"

func sweep(scratch string) {
	entries, _ := os.ReadDir(scratch)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), stagePrefix) && time.Since(info.ModTime()) > leftAfter {
			os.RemoveAll(filepath.Join(scratch, e.Name()))
		}
	}
}

// Traits implements host.Host.
func (h *Host) Traits() host.Traits {
	return host.Traits{Parallel: 4, Whole: true, Staged: true, Forgets: true, Exclusive: true}
}

// Close implements host.Host: what was not committed is gone.
func (h *Host) Close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stage == "" {
		return nil
	}
	err := os.RemoveAll(h.stage)
	h.stage, h.files = "", map[string]staged{}
	return err
}

// when is the time of every file in the ZIP. Their own would make it another
// one each time; a reader sees no time at all.
var when = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// Commit implements host.Committer. The message has no place in a ZIP whose
// bytes are those of its files.
func (h *Host) Commit(ctx context.Context, _ string) error {
	h.mu.Lock()
	files := maps.Clone(h.files)
	h.mu.Unlock()
	maps.DeleteFunc(files, func(name string, _ staged) bool { return control(name) })
	open := func(name string) (io.ReadCloser, error) {
		f, err := os.Open(files[name].at)
		return struct {
			io.Reader
			io.Closer
		}{&reader{ctx, f}, f}, err
	}
	base := filepath.Base(h.file)
	folder := strings.TrimSuffix(base, filepath.Ext(base))
	if err := ours(h.file); err != nil { // it may have come meanwhile
		return err
	}
	err := dist.Replace(h.file, func(w io.Writer) error {
		return parcel.Pack(w, slices.Sorted(maps.Keys(files)), open, folder, when)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return host.Refuse(err, "放压缩包的文件夹不见了："+filepath.Dir(h.file), "把U盘插好，把网络盘接通，再发布一次")
	}
	return disk.Refuse(err)
}

func control(name string) bool { return strings.HasPrefix(name, host.Control+"/") }
