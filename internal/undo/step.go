package undo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"bao/internal/patience"
)

// mostSteps and mostBytes bound what is kept: an editor takes back what was done
// just now, or today.
const (
	mostSteps = 100
	mostBytes = 32 << 20
)

// Step is a change that can be taken back.
type Step struct {
	ID    int
	What  string
	When  time.Time
	Paths []string // of the files that it changed or made
}

// step is how a change is kept.
type step struct {
	What    string
	When    time.Time
	Files   []kept
	Folders []string // that were made, the outer ones first
}

type kept struct {
	Path   string
	Before []byte
	After  Stamp // the zero Stamp where it was removed
	New    bool  // it was made; there is nothing before
}

// Steps lists the newest changes that can be taken back, no more than most, the
// newest first. Those beyond are not read.
func (h *History) Steps(most int) []Step {
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []Step
	for _, id := range slices.Backward(h.ids()) {
		if len(list) == most {
			break
		}
		s, err := h.read(id)
		if err != nil {
			continue // damaged, or just forgotten by another process
		}
		one := Step{ID: id, What: s.What, When: s.When}
		for _, f := range s.Files {
			one.Paths = append(one.Paths, f.Path)
		}
		list = append(list, one)
	}
	return list
}

// Undo takes a change back. It fails with *Conflict when one of its files is
// no longer what the change made of it, and with ErrNoStep.
func (h *History) Undo(id int) (what string, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	s, err := h.read(id)
	if err != nil {
		return "", ErrNoStep
	}
	for _, f := range s.Files {
		if err := h.returnable(f); err != nil {
			return s.What, err
		}
	}
	for _, f := range s.Files {
		if err := h.back(f); err != nil {
			return s.What, err
		}
	}
	for _, dir := range slices.Backward(s.Folders) {
		_ = h.root.Remove(dir) // unless there is something in it by now
	}
	return s.What, h.root.Remove(name(id))
}

// returnable says whether a file is what a change made of it, or was taken
// back already when an earlier attempt failed half way.
func (h *History) returnable(f kept) error {
	now, stamp, err := h.present(f.Path)
	switch {
	case err != nil:
		return err
	case stamp == f.After, f.New && stamp == "", !f.New && stamp == StampOf(f.Before):
		return nil
	}
	return &Conflict{Path: f.Path, Now: now, Wanted: f.Before}
}

// present is a file as it is; one that is gone has the zero Stamp.
func (h *History) present(path string) ([]byte, Stamp, error) {
	data, err := h.root.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", nil
	}
	return data, StampOf(data), err
}

func (h *History) back(f kept) error {
	_, stamp, err := h.present(f.Path)
	switch {
	case err != nil:
		return err
	case f.New && stamp == "", !f.New && stamp == StampOf(f.Before):
		return nil
	case f.New:
		return patience.Try(func() error { return h.root.Remove(f.Path) })
	case f.After == "":
		return h.root.WriteFile(f.Path, f.Before, 0o644)
	}
	return h.swap(f.Path, f.After, f.Before)
}

// name is that of the file in which a step is kept.
func name(id int) string { return path.Join(Dir, fmt.Sprintf("%08d.json", id)) }

// ids are those of the steps that are kept, in order: that of their names.
func (h *History) ids() []int {
	entries, _ := fs.ReadDir(h.root.FS(), Dir)
	var list []int
	for _, e := range entries {
		stem, ok := strings.CutSuffix(e.Name(), ".json")
		if id, err := strconv.Atoi(stem); ok && err == nil {
			list = append(list, id)
		}
	}
	return list
}

// read reads a step. Its paths come from a file that anybody may have written,
// and lead nowhere but into the folder.
func (h *History) read(id int) (s step, err error) {
	data, err := h.root.ReadFile(name(id))
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, err
	}
	for _, f := range s.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return s, fs.ErrInvalid
		}
	}
	for _, dir := range s.Folders {
		if !filepath.IsLocal(filepath.FromSlash(dir)) {
			return s, fs.ErrInvalid
		}
	}
	return s, nil
}

// keep writes a step under the next number and returns its file.
func (h *History) keep(s step) (string, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	if err := h.root.Mkdir(Dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	next := 1
	if ids := h.ids(); len(ids) > 0 {
		next = ids[len(ids)-1] + 1
	}
	for {
		file, err := h.root.OpenFile(name(next), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			next++ // another process was faster
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = file.Write(data)
		if err = errors.Join(err, file.Close()); err != nil {
			return "", errors.Join(err, h.root.Remove(name(next)))
		}
		return name(next), nil
	}
}

// forget drops the oldest steps beyond the bounds; the newest one stays.
func (h *History) forget() {
	size, ids := int64(0), h.ids()
	for i, id := range slices.Backward(ids) {
		if info, err := h.root.Stat(name(id)); err == nil {
			size += info.Size()
		}
		if n := len(ids) - i; n > 1 && (n > mostSteps || size > mostBytes) {
			_ = h.root.Remove(name(id))
		}
	}
}
