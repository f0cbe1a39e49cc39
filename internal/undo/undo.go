// Package undo changes files of a folder in a way that can be taken back: it
// keeps what every change replaced. A file is replaced only while it is what
// the caller saw, and taken back only while it is what the change made of it;
// what somebody else has written since is never lost.
//
// What is kept stands in the folder .bao-desk, a file a change, the newest
// hundred. It is not in .bao, where everything may be deleted at the cost of
// time alone; here the cost would be the way back. The name begins with a dot,
// so that nothing of it is taken for copy.
//
// It must not know what the files mean, and asks nobody.
package undo

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
	"time"

	"bao/internal/fresh"
	"bao/internal/patience"
)

// Dir is the folder in which changes are kept.
const Dir = ".bao-desk"

// Stamp tells the bytes of a file from others; it is text, to be sent about.
// The zero Stamp is that of no file.
type Stamp string

// StampOf is the stamp of a file with that data.
func StampOf(data []byte) Stamp {
	sum := sha256.Sum256(data)
	return Stamp(hex.EncodeToString(sum[:16]))
}

// File is a file that is new. The path starts at the folder.
type File = fresh.File

// Conflict is the error for a file that somebody else has changed meanwhile.
// Nothing was touched.
type Conflict struct {
	Path   string
	Now    []byte // what it says now; nil when it is gone
	Wanted []byte // what it was to say; nil where it was to go
}

func (c *Conflict) Error() string { return "undo: " + c.Path + " has been changed meanwhile" }

// ErrNoStep is returned for a change that can't be taken back any more: it was,
// or too much has come after it.
var ErrNoStep = errors.New("undo: there is no such change")

// History is the changes of one folder. It may be used concurrently.
type History struct {
	mu   sync.Mutex
	root *os.Root
	now  func() time.Time
}

// Open opens the history of a folder; now is the clock.
func Open(dir string, now func() time.Time) (*History, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &History{root: root, now: now}, nil
}

// Close lets the folder go.
func (h *History) Close() error { return h.root.Close() }

// Read returns the bytes of a file.
func (h *History) Read(path string) ([]byte, error) { return h.root.ReadFile(path) }

// Replace puts data in the place of a file that has the stamp, and keeps what
// it was; what names the change to people. It fails with *Conflict when the
// file is another by now.
func (h *History) Replace(what, path string, was Stamp, data []byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	old, err := h.unless(path, was, data)
	if err != nil {
		return err
	}
	return h.keeping(step{What: what, Files: []kept{{Path: path, Before: old, After: StampOf(data)}}}, func() error {
		return h.swap(path, was, data)
	})
}

// Remove is Replace by nothing.
func (h *History) Remove(what, path string, was Stamp) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	old, err := h.unless(path, was, nil)
	if err != nil {
		return err
	}
	return h.keeping(step{What: what, Files: []kept{{Path: path, Before: old}}}, func() error {
		return patience.Try(func() error { return h.root.Remove(path) })
	})
}

// Create has write make files that are not there yet. Either it makes all, or
// it returns an error and makes none.
func (h *History) Create(what string, files []File, write func(root *os.Root) error) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := step{What: what}
	for _, f := range files {
		dir, name := path.Split(f.Path)
		s.Folders = h.missing(s.Folders, path.Clean(dir))
		if name != "" {
			s.Files = append(s.Files, kept{Path: f.Path, After: StampOf(f.Data), New: true})
		}
	}
	return h.keeping(s, func() error { return write(h.root) })
}

// missing adds the folders of a path that are not there, the outer ones first.
func (h *History) missing(list []string, dir string) []string {
	if dir == "." || slices.Contains(list, dir) {
		return list
	}
	if _, err := h.root.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return list
	}
	return append(h.missing(list, path.Dir(dir)), dir)
}

// keeping makes a change that is kept before it is made: were the program
// killed between the two, the files are still what the step says they were.
func (h *History) keeping(s step, change func() error) error {
	s.When = h.now()
	name, err := h.keep(s)
	if err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	if err := change(); err != nil {
		return errors.Join(err, h.root.Remove(name))
	}
	h.forget()
	return nil
}

// unless reads a file that is to have a stamp before it says what is wanted.
func (h *History) unless(path string, was Stamp, wanted []byte) ([]byte, error) {
	data, err := h.root.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Conflict{Path: path, Wanted: wanted}
	case err != nil:
		return nil, err
	case StampOf(data) != was:
		return nil, &Conflict{Path: path, Now: data, Wanted: wanted}
	}
	return data, nil
}

// swap replaces a file by way of a neighbour, so that a reader sees the old
// bytes or the new ones, and looks at it once more just before.
func (h *History) swap(file string, was Stamp, data []byte) error {
	info, err := h.root.Lstat(file)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &fs.PathError{Op: "replace", Path: file, Err: fs.ErrInvalid}
	}
	// A name that package source passes over, and that no other program has,
	// which may be putting the same bytes in the place of another file.
	temp := path.Join(path.Dir(file), ".bao-"+rand.Text()+".tmp")
	defer h.root.Remove(temp)
	if err := h.root.WriteFile(temp, data, info.Mode().Perm()); err != nil {
		return err
	}
	if err := h.root.Chmod(temp, info.Mode().Perm()); err != nil { // less the umask
		return err
	}
	if _, err := h.unless(file, was, data); err != nil {
		return err
	}
	return patience.Try(func() error { return h.root.Rename(temp, file) })
}
