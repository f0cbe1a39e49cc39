package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"bao/internal/publish/host"
)

func (h *repo) Read(ctx context.Context, path string, most int64) ([]byte, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.fetched(ctx); err != nil {
		return nil, err
	}
	what, size := "", int64(0)
	if s, ok := h.changed[path]; ok {
		what, size = fmt.Sprintf(":%d", s.mark), s.size
	} else if o, ok := h.tree[path]; ok && !h.removed[path] && !isOurNoJekyll(path, o) {
		what, size = o.id, o.size
	} else {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	if size > most {
		return nil, &host.Refusal{Message: fmt.Sprintf("“%s”有 %d 字节，太大了", path, size), Hint: "这个文件不是发布时放上去的，看看是谁放的"}
	}
	in, err := h.importing()
	if err != nil {
		return nil, err
	}
	data, err := in.read(what, size)
	return data, h.spoil(err)
}

// inMemory is up to what size a file is read at once.
const inMemory = 1 << 20

// Put keeps the bytes as they are now: the file may change before Commit.
func (h *repo) Put(ctx context.Context, f *host.File) error {
	body, err := f.Open()
	if err != nil {
		return err
	}
	defer body.Close()
	if f.Size > inMemory {
		return h.put(ctx, f.Path, body, f.Size, &f.Digest)
	}
	// Read before it is this call's turn: with a virus scanner, opening and
	// reading are slow, and go on beside each other.
	data, err := io.ReadAll(io.LimitReader(body, f.Size+1))
	if err != nil {
		return err
	}
	return h.put(ctx, f.Path, bytes.NewReader(data), f.Size, &f.Digest)
}

// Create does not keep the promise of its name: see Traits.
func (h *repo) Create(ctx context.Context, path string, data []byte) error {
	h.mu.Lock()
	err := h.fetched(ctx)
	_, changed := h.changed[path]
	_, there := h.tree[path]
	there = changed || there && !h.removed[path]
	h.mu.Unlock()
	switch {
	case err != nil:
		return err
	case there:
		return fmt.Errorf("%s: %w", path, fs.ErrExist)
	}
	return h.put(ctx, path, strings.NewReader(string(data)), int64(len(data)), nil)
}

func (h *repo) put(ctx context.Context, path string, body io.Reader, size int64, digest *[32]byte) error {
	if err := storable(path); err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.fetched(ctx); err != nil {
		return err
	}
	in, err := h.importing()
	if err != nil {
		return err
	}
	mark, err := in.write(ctx, body, size, digest)
	if err != nil {
		return h.spoil(err)
	}
	h.ready = ""
	h.changed[path] = staged{mark, size}
	delete(h.removed, path)
	return nil
}

func (h *repo) Delete(ctx context.Context, path string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.fetched(ctx); err != nil {
		return err
	}
	_, changed := h.changed[path]
	_, there := h.tree[path]
	if changed || there && !h.removed[path] {
		h.ready = ""
	}
	delete(h.changed, path)
	if there {
		h.removed[path] = true
	}
	return nil
}

func (h *repo) List(ctx context.Context) ([]host.Entry, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.fetched(ctx); err != nil {
		return nil, err
	}
	var entries []host.Entry
	for path, o := range h.tree {
		if _, changed := h.changed[path]; !changed && !h.removed[path] && listed(path) && !isOurNoJekyll(path, o) {
			entries = append(entries, host.Entry{Path: path, Size: o.size})
		}
	}
	for path, s := range h.changed {
		if listed(path) {
			entries = append(entries, host.Entry{Path: path, Size: s.size})
		}
	}
	return entries, nil
}

// listed leaves out names that only somebody who means harm gives.
func listed(path string) bool {
	control := func(r rune) bool { return r < ' ' || r == 0x7f }
	return path != "." && fs.ValidPath(path) && strings.IndexFunc(path, control) < 0
}

// Close gives up what was not committed. A bare repository that something was
// wrong with is removed.
func (h *repo) Close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	var err error
	if h.in != nil {
		h.in.end()
		h.in = nil
	}
	if h.unlock != nil {
		if h.spoilt {
			err = h.remove()
		}
		err = errors.Join(err, h.unlock())
		h.unlock = nil
	}
	h.dir, h.seen = "", false
	clear(h.changed)
	clear(h.removed)
	return err
}
