package zip

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bao/internal/publish/host"
	"bao/internal/publish/host/disk"
)

// Put implements host.Host.
func (h *Host) Put(ctx context.Context, f *host.File) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	sum := sha256.New()
	s, err := h.keep(ctx, io.TeeReader(from, sum))
	if err == nil && (s.size != f.Size || [32]byte(sum.Sum(nil)) != f.Digest) {
		os.Remove(s.at)
		err = fmt.Errorf("zip: %s has changed meanwhile", f.Path)
	}
	if err != nil {
		return disk.Refuse(err)
	}
	h.mu.Lock()
	old, replaced := h.files[f.Path]
	h.files[f.Path] = s
	h.mu.Unlock()
	if replaced {
		os.Remove(old.at)
	}
	return nil
}

// Create implements host.Host.
func (h *Host) Create(ctx context.Context, name string, data []byte) error {
	s, err := h.keep(ctx, strings.NewReader(string(data)))
	if err != nil {
		return disk.Refuse(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, there := h.files[name]; there {
		os.Remove(s.at)
		return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	h.files[name] = s
	return nil
}

// keep writes bytes to a file of their own. Its name is no part of theirs: not
// every disk tells A from a.
func (h *Host) keep(ctx context.Context, from io.Reader) (s staged, err error) {
	stage, err := h.folder()
	if err != nil {
		return s, err
	}
	to, err := os.CreateTemp(stage, "")
	if err != nil {
		return s, err
	}
	s.at = to.Name()
	s.size, err = io.Copy(to, &reader{ctx, from})
	if err = errors.Join(err, to.Close()); err != nil {
		os.Remove(s.at)
	}
	return s, err
}

// folder returns where files lie until they are packed.
func (h *Host) folder() (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stage != "" {
		return h.stage, nil
	}
	if h.scratch != "" {
		if err := os.MkdirAll(h.scratch, 0o700); err != nil {
			return "", err
		}
	}
	var err error
	h.stage, err = os.MkdirTemp(h.scratch, stagePrefix)
	return filepath.Clean(h.stage), err
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

// Read implements host.Host.
func (h *Host) Read(ctx context.Context, name string, most int64) ([]byte, error) {
	h.mu.Lock()
	defer h.mu.Unlock() // so that no Put removes it meanwhile
	s, there := h.files[name]
	if !there {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	if s.size > most {
		return nil, &host.Refusal{Message: "压缩包里，这个文件太大：" + name, Hint: "再发布一次"}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return os.ReadFile(s.at)
}

// Delete implements host.Host.
func (h *Host) Delete(_ context.Context, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s, there := h.files[name]; there {
		delete(h.files, name)
		os.Remove(s.at)
	}
	return nil
}

// List implements host.Host.
func (h *Host) List(context.Context) ([]host.Entry, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []host.Entry
	for name, s := range h.files {
		list = append(list, host.Entry{Path: name, Size: s.size})
	}
	return list, nil
}
