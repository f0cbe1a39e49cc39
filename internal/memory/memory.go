// Package memory keeps in .bao/ of a site what load remembers, pages as they
// were composed and photos as they were developed, so that the next start does
// only what is new. Deleting that folder changes
// nothing but time.
//
// It must not fail a command: a site may stand on a disk that can only be
// read, and a damaged memory is an empty one.
package memory

import (
	"io"
	"os"
	"path/filepath"
	"sync"

	"bao/internal/dist"
	"bao/internal/load"
)

// Dir is the folder in a site that belongs to bao; File is what it holds.
const (
	Dir  = ".bao"
	File = "memory"
)

// Open returns what reads, when it is first called, what earlier runs of the
// same version of the program remembered of the site in dir. Whoever may start
// goroutines calls it in one of its own before the memory is needed: reading
// takes as long as listing the folders. It may be called concurrently.
func Open(dir, version string) func() *load.Memory {
	return sync.OnceValue(func() *load.Memory { return open(dir, version) })
}

func open(dir, version string) *load.Memory {
	saved, err := os.Open(filepath.Join(dir, Dir, File))
	if err != nil {
		return load.NewMemory(version)
	}
	defer saved.Close()
	info, err := saved.Stat()
	if err != nil {
		return load.NewMemory(version)
	}
	return load.ReadMemory(version, saved, info.Size())
}

// Save keeps m for the next run, if it has changed. It must not be called
// during a Load that uses m.
func Save(dir string, m *load.Memory) {
	if m.Changed() {
		_ = dist.Replace(filepath.Join(dir, Dir, File), m.Save) // see the package comment
	}
}

// Sweep removes what a run that was killed left half written in Dir of the
// site. Another that writes there now only loses time by it.
func Sweep(dir string) { dist.Sweep(filepath.Join(dir, Dir), 0) }

// write replaces a file in Dir of the site.
func write(dir, name string, data []byte) {
	_ = dist.Replace(filepath.Join(dir, Dir, name), bytesOf(data))
}

// bytesOf is for what is at hand as a whole.
func bytesOf(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}
